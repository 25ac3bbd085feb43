"""Results kept from one run to the next, in one database file in the user's cache folder.

Anything wrong with it (damaged, locked, no room, no permission) means that there is nothing in it, never an error.
"""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from xlscore.pipeline.returns import Outcome

FOLDER: Final = "XLSCORE_CACHE"
"""Environment variable that names another folder for it."""
LARGEST: Final = 256 * 2**20
"""Bytes of results kept; beyond that those not used for longest go."""
_LAYOUT: Final = 1
_MANY: Final = 500
"""Keys asked for at a time; SQLite allows 999 parameters in a statement everywhere."""
_SETTLED: Final = 86_400
"""Seconds after which being used again is worth writing down."""
_TABLE: Final = """
CREATE TABLE IF NOT EXISTS result (
    key TEXT PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL, check_sum BLOB NOT NULL,
    packed BLOB NOT NULL, report TEXT NOT NULL, data BLOB NOT NULL
)
"""


def cache_folder() -> Path:
    """Return the folder results are kept in: the user's own on this platform, or the one the environment names."""
    if named := os.environ.get(FOLDER):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("xlscore", appauthor=False)


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file, empty where it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _check_sum(key: str, packed: bytes, report: str, data: bytes) -> bytes:
    digest = sha256(key.encode())
    for part in (packed, report.encode(), data):
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

    def key(self, digest: str, name: str) -> str:
        """Return the key of a file's result; its name counts because messages may state it."""
        return sha256(f"{self._fingerprint}\n{digest}\n{name}".encode()).hexdigest()

    def found(self, files: Mapping[str, Path], *, data: bool) -> dict[str, Outcome]:
        """Return the results at hand by key; ``files`` are the paths to show, by key.

        ``data`` asks for results that have the machine-readable item.
        """
        results: dict[str, Outcome] = {}
        idle: list[str] = []
        now = int(time.time())
        with self._at_hand() as base:
            for key, used, check, packed, report, item in _rows(base, list(files)):
                if check == _check_sum(key, packed, report, item) and (item or not data):
                    path = files[key]
                    results[key] = Outcome(str(path), packed, report, item, name=path.name)
                    idle += [key] if now - used > _SETTLED else []
            base.executemany("UPDATE result SET used = ? WHERE key = ?", [(now, key) for key in idle])
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
        rows = [
            (
                key,
                now,
                len(one.packed) + len(one.report.encode()) + len(one.data),
                _check_sum(key, one.packed, one.report, one.data),
                one.packed,
                one.report,
                one.data,
            )
            for key, one in fresh.items()
        ]
        with self._at_hand() as base:
            base.execute("BEGIN IMMEDIATE")
            base.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            self._make_room(base)
            base.execute("COMMIT")

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

    @contextmanager
    def _at_hand(self) -> Iterator[sqlite3.Connection]:
        """Open the database; what goes wrong ends the block without a word, and a damaged file is done away with."""
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=5, isolation_level=None)) as base:
                base.execute(_TABLE)
                yield base
        except sqlite3.OperationalError:
            return
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
        except OSError:
            return


def _rows(base: sqlite3.Connection, keys: list[str]) -> Iterable[tuple[str, int, bytes, bytes, str, bytes]]:
    for start in range(0, len(keys), _MANY):
        some = keys[start : start + _MANY]
        marks = ",".join("?" * len(some))
        yield from base.execute(
            f"SELECT key, used, check_sum, packed, report, data FROM result WHERE key IN ({marks})",  # noqa: S608 -- question marks only
            some,
        )
