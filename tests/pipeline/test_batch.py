import hashlib
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from xlscore.model.dossier import Dossier
from xlscore.model.finding import Verdict
from xlscore.pipeline import Cache, Limits, Options, Outcome, Plan, Task, assess_all, work_off_all
from xlscore.pipeline.returns import work_off

PATHS = [Path(f"{number}.xlsx") for number in range(35)]


def named(path: Path, _options: Options) -> Dossier:
    return Dossier(str(path), "")


def dying(path: Path, options: Options) -> Dossier:
    if path.stem == "20":
        os._exit(3)
    return named(path, options)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_files(jobs: int) -> None:
    found = [dossier.file for dossier in assess_all(PATHS, Options(), jobs, named)]
    assert found == [str(path) for path in PATHS]


def test_a_file_that_kills_its_process_is_the_only_one_lost() -> None:
    found = list(assess_all(PATHS, Options(), 2, dying))
    assert [dossier.file for dossier in found] == [str(path) for path in PATHS]
    lost = [dossier.file for dossier in found if dossier.verdict is Verdict.UNREADABLE]
    assert lost == ["20.xlsx"]


def test_real_files_are_the_same_from_one_process_or_two() -> None:
    folder = Path(__file__).resolve().parents[2] / "samples" / "faults"
    paths = sorted(folder.glob("*.xlsx"))[:4]
    one = list(assess_all(paths, Options(), 1))
    two = list(assess_all(paths, Options(), 2))
    assert [d.findings for d in one] == [d.findings for d in two]
    assert one == two


def mistaken(path: Path, options: Options) -> Dossier:
    if path.stem == "3":
        raise ZeroDivisionError
    return named(path, options)


def test_a_mistake_of_ours_costs_one_file_and_is_said_to_be_ours() -> None:
    found = list(assess_all(PATHS[:5], Options(), 2, mistaken))
    assert [dossier.file for dossier in found] == [str(path) for path in PATHS[:5]]
    (lost,) = [dossier for dossier in found if dossier.failed_checks]
    assert lost.file == "3.xlsx"
    assert lost.verdict is Verdict.UNREADABLE
    assert "自身出错（ZeroDivisionError）" in lost.findings[0].message


def greedy(path: Path, options: Options) -> Dossier:
    if path.stem == "2":
        bytearray(400 * 2**20)
    return named(path, options)


def test_limits_hold_for_each_file_and_are_named_where_they_are_reached() -> None:
    found = list(assess_all(PATHS[:4], Options(), 1, greedy, Limits(memory=300)))
    assert [dossier.readable for dossier in found] == [True, True, False, True]
    assert found[2].findings[0].code == "XS101"
    assert "超过 300 MiB" in found[2].findings[0].message
    assert all(dossier.readable for dossier in assess_all(PATHS[:4], Options(), 1, greedy, Limits(memory=600)))


def content_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_file_lost_with_its_process_keeps_its_digest(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.xlsx" for name in ("20", "3", "2")]
    for path in paths:
        path.write_bytes(path.stem.encode() * 700_000)
    (killed,) = assess_all(paths[:1], Options(), 1, dying)
    (mistake,) = assess_all(paths[1:2], Options(), 1, mistaken)
    (hungry,) = assess_all(paths[2:], Options(), 1, greedy, Limits(memory=300))
    assert [found.readable for found in (killed, mistake, hungry)] == [False] * 3
    assert [found.sha256 for found in (killed, mistake, hungry)] == [content_of(path) for path in paths]


FAULTS = Path(__file__).resolve().parents[2] / "samples" / "faults"


def counting(task: Task, options: Options, *, data: bool) -> Outcome:
    """Work a file off, and leave a mark that it was."""
    with Path(os.environ["MARKS"]).open("a") as marks:
        marks.write(f"{task.file.name}\n")
    if task.file.name == "错.xlsx":
        raise ZeroDivisionError
    if task.file.name == "死.xlsx":
        os._exit(3)
    return work_off(task, options, data=data)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MARKS", str(tmp_path / "marks"))
    monkeypatch.setattr("threading.active_count", lambda: 1)
    monkeypatch.delitem(sys.modules, "numpy", raising=False)
    (tmp_path / "marks").touch()
    for name in ("一.xlsx", "二.xlsx", "错.xlsx", "死.xlsx"):
        shutil.copy(FAULTS / "无误的自评表.xlsx", tmp_path / name)
    shutil.copytree(tmp_path, tmp_path / "再")
    return tmp_path


def worked(folder: Path) -> list[str]:
    names = (folder / "marks").read_text().split()
    (folder / "marks").write_text("")
    return sorted(names)


def run(folder: Path, names: Sequence[str], cache: Cache | None, *, data: bool = False) -> list[tuple[str, Verdict]]:
    tasks = [Task(folder / name) for name in names]
    plan = Plan(jobs=2, data=data, cache=cache, work=counting)
    return [(record.file, record.verdict) for _, record in work_off_all(tasks, plan)]


def test_a_file_worked_off_before_is_not_opened_again(folder: Path) -> None:
    names = ["一.xlsx", "再/一.xlsx", "二.xlsx"]
    first = run(folder, names, Cache("f", folder / "cache"))
    assert worked(folder) == ["一.xlsx", "一.xlsx", "二.xlsx"]
    assert run(folder, names, Cache("f", folder / "cache")) == first
    assert worked(folder) == []
    assert first == [(str(folder / name), Verdict.PASS) for name in names]
    assert run(folder, names, None) == first
    assert len(worked(folder)) == 3
    assert run(folder, names, Cache("f", folder / "cache"), data=True) == first
    assert len(worked(folder)) == 3
    (folder / "二.xlsx").write_bytes((FAULTS / "XS301_得分与复算不符.xlsx").read_bytes())
    assert run(folder, names, Cache("f", folder / "cache"))[2] == (str(folder / "二.xlsx"), Verdict.FAIL)
    assert worked(folder) == ["二.xlsx"]


def test_what_went_wrong_is_tried_again(folder: Path) -> None:
    names = ["一.xlsx", "错.xlsx", "死.xlsx", "没有.xlsx", "二.xlsx"]
    for _ in range(2):
        found = run(folder, names, Cache("f", folder / "cache"))
        assert [verdict.value for _, verdict in found] == ["pass", "unreadable", "unreadable", "unreadable", "pass"]
        marks = worked(folder)
        assert {"错.xlsx", "死.xlsx", "没有.xlsx"} <= set(marks)
    assert "一.xlsx" not in marks


def test_a_damaged_result_is_worked_off_again(folder: Path) -> None:
    cache = Cache("f", folder / "cache")
    (good,) = work_off_all([Task(folder / "一.xlsx")], Plan(work=counting))
    cache.keep(good[1].sha256, replace(good[0], packed=b"right sum, wrong content"))
    cache.flush()
    worked(folder)
    assert run(folder, ["一.xlsx", "二.xlsx"], cache) == [
        (str(folder / "一.xlsx"), Verdict.PASS),
        (str(folder / "二.xlsx"), Verdict.PASS),
    ]
    assert worked(folder) == ["一.xlsx", "二.xlsx"]


def test_a_file_whose_copy_is_wanted_is_worked_off_again(folder: Path) -> None:
    cache = Cache("f", folder / "cache")
    run(folder, ["一.xlsx"], cache)
    worked(folder)
    task = Task(folder / "一.xlsx", folder / "批注.xlsx", folder / ".part" / "0.xlsx")
    ((outcome, _),) = work_off_all([task], Plan(cache=cache, work=counting))
    assert outcome.copy == folder / "批注.xlsx"
    assert worked(folder) == ["一.xlsx"]
