"""Results kept from one run to the next, in one database file in the user's cache folder.

Anything wrong with it (damaged, locked, no room, no permission) means that there is nothing in it, never an error.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from xlscore.model.path_text import path_text
from xlscore.pipeline.digest import digest_of
from xlscore.pipeline.returns import Outcome

FOLDER: Final = "XLSCORE_CACHE"
"""Environment variable that names another folder for it."""
LARGEST: Final = 256 * 2**20
"""Bytes of results kept; beyond that those not used for longest go."""
_LAYOUT: Final = 1
_MANY: Final = 500
"""Keys asked for at a time; SQLite allows 999 parameters in a statement everywhere."""
_PATIENCE: Final = 5.0
"""Seconds to wait for another run that is writing."""
_SETTLED: Final = 86_400
"""Seconds after which being used again is worth writing down."""
_LOOKS: Final = 100_000
"""Files kept in mind of which is known whether they are annotated copies."""
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS result (
    key TEXT PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL, check_sum BLOB NOT NULL,
    packed BLOB NOT NULL, report BLOB NOT NULL, data BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS look (key TEXT PRIMARY KEY, marked INTEGER NOT NULL);
"""


def cache_folder() -> Path:
    """Return the folder results are kept in: the user's own on this platform, or the one the environment names."""
    if named := os.environ.get(FOLDER):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("xlscore", appauthor=False)


def _check_sum(key: str, parts: Iterable[bytes]) -> bytes:
    digest = sha256(key.encode())
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


class Cache:
    """Results by the file's bytes, its name, and the fingerprint of everything else they rest on."""

    def __init__(self, fingerprint: str, folder: Path | None = None, largest: int = LARGEST) -> None:
        """Name the place; nothing is opened yet."""
        self._fingerprint = fingerprint
        self._file = (folder or cache_folder()) / f"results-{_LAYOUT}.sqlite"
        self._largest = largest
        self._fresh: dict[str, Outcome] = {}
        self._digests: dict[Path, str] = {}

    def under(self, fingerprint: str) -> "Cache":
        """Return the same cache for results that rest on something else; files are not read again."""
        other = Cache(fingerprint, self._file.parent, self._largest)
        other._digests = self._digests
        return other

    def digest(self, path: Path) -> str:
        """Return the SHA-256 of a file, read once a run; empty where it cannot be read."""
        found = self._digests.get(path)
        if found is None:
            found = self._digests[path] = digest_of(path)
        return found

    def looked(self, paths: Iterable[Path], look: Callable[[Path], bool]) -> Iterator[Path]:
        """Yield the paths for which ``look`` says yes; of files with bytes met before it is not asked again."""
        keys = {path: self.key(digest, "") for path in paths if (digest := self.digest(path))}
        known: dict[str, bool] = {}
        names = list(keys.values())

        def recall(base: sqlite3.Connection) -> None:
            for start in range(0, len(names), _MANY):
                some = names[start : start + _MANY]
                marks = ",".join("?" * len(some))
                rows = base.execute(f"SELECT key, marked FROM look WHERE key IN ({marks})", some)  # noqa: S608 -- question marks
                known.update((key, marked == 1) for key, marked in rows)

        def remember(base: sqlite3.Connection) -> None:
            base.execute("BEGIN IMMEDIATE")
            base.executemany("INSERT OR REPLACE INTO look VALUES (?, ?)", fresh)
            base.execute("DELETE FROM look WHERE rowid <= (SELECT max(rowid) FROM look) - ?", (_LOOKS,))
            base.execute("COMMIT")

        self._do(recall)
        fresh = [(key, look(path)) for path, key in keys.items() if key not in known]
        known |= dict(fresh)
        if fresh:
            self._do(remember)
        yield from (path for path, key in keys.items() if known[key])

    def key(self, digest: str, name: str) -> str:
        """Return the key of a file's result; its name counts because messages may state it."""
        return sha256(f"{self._fingerprint}\n{digest}\n{name}".encode()).hexdigest()

    def found(self, files: Mapping[str, Path], *, data: bool) -> dict[str, Outcome]:
        """Return the results at hand by key; ``files`` are the paths to show, by key.

        ``data`` asks for results that have the machine-readable item.
        """
        results: dict[str, Outcome] = {}

        def look(base: sqlite3.Connection) -> None:
            idle: list[str] = []
            now = int(time.time())
            for key, used, check, *parts in _rows(base, list(files)):
                if check == _check_sum(key, parts) and (parts[2] or not data):
                    shown = path_text(files[key])
                    results[key] = Outcome(shown, parts[0], parts[1].decode(), parts[2], name=Path(shown).name)
                    idle += [key] if now - used > _SETTLED else []
            base.executemany("UPDATE result SET used = ? WHERE key = ?", [(now, key) for key in idle])

        self._do(look)
        return results

    def keep(self, digest: str, outcome: Outcome) -> None:
        """Keep a result; it is on disk after ``flush`` at the latest."""
        self._fresh[self.key(digest, outcome.name)] = outcome
        if len(self._fresh) >= _MANY:
            self.flush()

    def flush(self) -> None:
        """Write what was kept to disk at once, and let the oldest results go where there are too many."""
        fresh, self._fresh = self._fresh, {}
        if not fresh:
            return
        now = int(time.time())
        rows = [_row(key, now, outcome) for key, outcome in fresh.items()]

        def write(base: sqlite3.Connection) -> None:
            base.execute("BEGIN IMMEDIATE")
            base.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            self._make_room(base)
            base.execute("COMMIT")

        self._do(write)

    def _make_room(self, base: sqlite3.Connection) -> None:
        """Let the results go that were not used for longest, until a quarter of the room is free."""
        (held,) = base.execute("SELECT coalesce(sum(size), 0) FROM result").fetchone()
        if held <= self._largest:
            return
        gone: list[tuple[str]] = []
        for key, size in base.execute("SELECT key, size FROM result ORDER BY used, rowid"):
            if held <= self._largest * 3 // 4:
                break
            gone.append((key,))
            held -= size
        base.executemany("DELETE FROM result WHERE key = ?", gone)

    def _do(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Work on the database; what goes wrong ends that without a word, and a damaged file is done away with."""
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)) as base:
                base.executescript(_TABLES)
                work(base)
        except sqlite3.OperationalError:
            return
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
        except OSError:
            return


def _row(key: str, now: int, outcome: Outcome) -> tuple[object, ...]:
    parts = (outcome.packed, outcome.report.encode(), outcome.data)
    return (key, now, sum(map(len, parts)), _check_sum(key, parts), *parts)


def _rows(base: sqlite3.Connection, keys: list[str]) -> Iterator[tuple[Any, ...]]:
    """Yield key, time of last use, check sum and the three parts of what is held under these keys."""
    for start in range(0, len(keys), _MANY):
        some = keys[start : start + _MANY]
        parts = ", ".join(f"CAST({name} AS BLOB)" for name in ("check_sum", "packed", "report", "data"))
        marks = ",".join("?" * len(some))
        yield from base.execute(f"SELECT key, used, {parts} FROM result WHERE key IN ({marks})", some)  # noqa: S608 -- names of ours and question marks
