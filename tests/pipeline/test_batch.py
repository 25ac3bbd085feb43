import hashlib
import os
from pathlib import Path

import pytest

from xlscore.model.dossier import Dossier
from xlscore.model.finding import Verdict
from xlscore.pipeline import Limits, Options, assess_all

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
