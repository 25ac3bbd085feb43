"""Results kept from run to run: found by what they rest on, bounded, and nothing at all where anything is wrong."""

import sqlite3
import sys
import threading
from pathlib import Path

import pytest

from xlscore.consolidation.condense import condense
from xlscore.model.record import Record
from xlscore.pipeline import assess
from xlscore.pipeline import cache as module
from xlscore.pipeline.cache import Cache, cache_folder
from xlscore.pipeline.digest import digest_of
from xlscore.pipeline.returns import Outcome, outcome_of

CLEAN = Path(__file__).resolve().parents[2] / "samples" / "faults" / "无误的自评表.xlsx"
DIGEST = digest_of(CLEAN)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return outcome_of(assess(CLEAN), data=True)


def held(cache: Cache, name: str = CLEAN.name, *, data: bool = False) -> list[Outcome]:
    return list(cache.found({cache.key(DIGEST, name): Path("甲") / name}, data=data).values())


def test_a_result_comes_back_with_the_path_it_is_asked_for_by(outcome: Outcome, tmp_path: Path) -> None:
    cache = Cache("f", tmp_path)
    assert held(cache) == []
    cache.keep(DIGEST, outcome)
    assert held(cache) == []
    cache.flush()
    (found,) = held(Cache("f", tmp_path))
    assert found.file == str(Path("甲") / CLEAN.name)
    record = condense(assess(CLEAN))
    assert found.record() == Record(**{**{f: getattr(record, f) for f in Record.__slots__}, "file": found.file})
    assert '"verdict": "pass"' in found.item()


@pytest.mark.parametrize(("fingerprint", "name"), [("other", CLEAN.name), ("f", "另一个名字.xlsx")])
def test_another_fingerprint_or_name_is_another_result(
    outcome: Outcome, tmp_path: Path, fingerprint: str, name: str
) -> None:
    cache = Cache("f", tmp_path)
    cache.keep(DIGEST, outcome)
    cache.flush()
    assert held(Cache(fingerprint, tmp_path), name) == []


def test_a_result_without_its_machine_readable_item_does_not_do_where_that_is_asked(tmp_path: Path) -> None:
    cache = Cache("f", tmp_path)
    cache.keep(DIGEST, outcome_of(assess(CLEAN), data=False))
    cache.flush()
    assert held(cache, data=True) == []
    assert len(held(cache)) == 1


@pytest.mark.parametrize("column", ["packed", "report", "data"])
def test_a_damaged_entry_is_no_entry(outcome: Outcome, tmp_path: Path, column: str) -> None:
    cache = Cache("f", tmp_path)
    cache.keep(DIGEST, outcome)
    cache.flush()
    with sqlite3.connect(tmp_path / "results-1.sqlite") as base:
        base.execute(f"UPDATE result SET {column} = 'x'")  # noqa: S608 -- our own column names
    assert held(cache) == []


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be looked at" * 50, b""])
def test_a_damaged_file_is_done_away_with_and_made_anew(outcome: Outcome, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "results-1.sqlite").write_bytes(content)
    cache = Cache("f", tmp_path)
    assert held(cache) == []
    cache.keep(DIGEST, outcome)
    cache.flush()
    assert len(held(cache)) == 1


def test_a_place_that_cannot_be_written_is_nothing_but_an_empty_cache(outcome: Outcome, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = Cache("f", tmp_path / "file" / "folder")
    cache.keep(DIGEST, outcome)
    cache.flush()
    assert held(cache) == []


def test_a_locked_database_is_passed_over(outcome: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache("f", tmp_path)
    cache.keep(DIGEST, outcome)
    cache.flush()
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    other = sqlite3.connect(tmp_path / "results-1.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert held(cache) == []
    cache.keep(DIGEST, outcome)
    cache.flush()
    other.execute("COMMIT")
    other.close()
    assert len(held(cache)) == 1


def test_what_was_not_used_for_longest_goes_first(
    outcome: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = len(outcome.packed) + len(outcome.report.encode()) + len(outcome.data)
    clock = [1_000_000.0]
    monkeypatch.setattr("xlscore.pipeline.cache.time.time", lambda: clock[0])
    for number in range(4):
        cache = Cache(str(number), tmp_path, largest=size * 4)
        cache.keep(DIGEST, outcome)
        cache.flush()
        clock[0] += 100_000
    assert all(held(Cache(str(number), tmp_path)) for number in range(4))
    clock[0] += 100_000
    assert held(Cache("0", tmp_path))
    newest = Cache("new", tmp_path, largest=size * 4)
    newest.keep(DIGEST, outcome)
    newest.flush()
    assert [bool(held(Cache(name, tmp_path))) for name in ("0", "1", "2", "3", "new")] == [
        name not in {"1", "2"} for name in ("0", "1", "2", "3", "new")
    ]


def test_many_are_written_on_the_way(outcome: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MANY", 2)
    cache = Cache("f", tmp_path)
    for digest in ("1", "2", "3"):
        cache.keep(digest, outcome)
    keys = {cache.key(digest, CLEAN.name): CLEAN for digest in ("1", "2", "3")}
    assert len(cache.found(keys, data=False)) == 2
    cache.flush()
    assert len(cache.found(keys, data=False)) == 3


def test_runs_at_the_same_time_do_not_disturb_each_other(outcome: Outcome, tmp_path: Path) -> None:
    def write(start: int) -> None:
        for number in range(start, start + 20):
            cache = Cache("f", tmp_path)
            cache.keep(str(number), outcome)
            cache.flush()

    threads = [threading.Thread(target=write, args=(start,)) for start in (0, 100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cache = Cache("f", tmp_path)
    keys = {cache.key(str(start + n), CLEAN.name): CLEAN for start in (0, 100, 200) for n in range(20)}
    assert len(cache.found(keys, data=False)) == 60


def test_the_folder_is_the_users_own_unless_another_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XLSCORE_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("XLSCORE_CACHE")
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
        assert cache_folder() == tmp_path / "home" / "xlscore"


def test_a_file_that_cannot_be_read_has_no_digest(tmp_path: Path) -> None:
    assert Cache("f", tmp_path / "留").digest(tmp_path) == ""


def test_a_file_is_read_once_a_run_for_its_digest(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"1")
    cache = Cache("f", tmp_path / "留")
    first = cache.digest(file)
    file.write_bytes(b"2")
    assert cache.digest(file) == cache.under("g").digest(file) == first
    assert Cache("f", tmp_path / "留").digest(file) != first


class Looking:
    """Notes which files were looked at; yes for those whose bytes say so."""

    def __init__(self) -> None:
        self.at: list[str] = []

    def __call__(self, path: Path) -> bool:
        self.at.append(path.name)
        return path.read_bytes().startswith(b"yes")


def test_what_a_look_at_a_file_told_is_kept_by_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MANY", 2)
    texts = {"a": b"yes", "b": b"no", "c": b"yes too"}
    files = [tmp_path / name for name in texts]
    for path in files:
        path.write_bytes(texts[path.name])
    look = Looking()
    missing = tmp_path / "missing"
    assert [path.name for path in Cache("f", tmp_path / "留").looked([*files, missing], look)] == ["a", "c"]
    assert look.at == ["a", "b", "c"]
    files[1].write_bytes(b"yes now")
    files[0].rename(tmp_path / "d")
    again = [tmp_path / "d", *files[1:]]
    assert [path.name for path in Cache("f", tmp_path / "留").looked(again, look)] == ["d", "b", "c"]
    assert look.at == ["a", "b", "c", "b"]
    list(Cache("another version", tmp_path / "留").looked(again[:1], look))
    assert look.at[-1] == "d"


def test_a_look_is_taken_each_time_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"yes")
    look = Looking()
    for _ in range(2):
        assert len(list(Cache("f", tmp_path / "file" / "folder").looked([tmp_path / "file"], look))) == 1
    assert len(look.at) == 2


def test_of_many_looks_the_last_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LOOKS", 2)
    files = [tmp_path / name for name in ("a", "b", "c")]
    for path in files:
        path.write_bytes(path.name.encode())
    look = Looking()
    for path in files:
        list(Cache("f", tmp_path / "留").looked([path], look))
    list(Cache("f", tmp_path / "留").looked(files, look))
    assert look.at == ["a", "b", "c", "a"]
