"""A check of ours that breaks: every command says so, no file passes, and the exit code is 2."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.cli.runner import Run
from tests.cli.test_commands import CLEAN as RIGHT
from tests.cli.test_commands import WRONG
from tests.read.tables_by_hand import saved
from xlscore import pipeline
from xlscore.checks import ROSTER, SCORED
from xlscore.checks.registry import Check, Fault, Scored
from xlscore.cli import running
from xlscore.model.dossier import Dossier
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.pipeline import Options, Outcome, Plan, Task, assess, one_file
from xlscore.pipeline.returns import work_off

SAID = "自身出错：审核规则 XS308 在 "


def _breaks(stage: object) -> Iterator[Fault]:
    raise KeyError(stage)


def _here(tasks: Sequence[Task], plan: Plan) -> Iterator[tuple[Outcome, Record]]:
    """Work files off in this process: a child process would not see the patch."""
    for task in tasks:
        outcome = work_off(task, plan.options, data=plan.data)
        yield outcome, outcome.record()


def _assess_here(paths: Sequence[Path], options: Options, **_: object) -> Iterator[Dossier]:
    return (assess(path, options) for path in paths)


@pytest.fixture(autouse=True)
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    tuple_with: list[Check[Scored]] = [
        Check(item.code, item.severity, item.title, item.fix, _breaks) if item.code == "XS308" else item
        for item in SCORED
    ]
    monkeypatch.setattr(one_file, "SCORED", tuple(tuple_with))
    monkeypatch.setattr(running, "work_off_all", _here)
    monkeypatch.setattr(pipeline, "assess_all", _assess_here)


def test_check_passes_no_such_file_and_keeps_what_was_found_wrong(run: Run) -> None:
    code, out, _ = run("check", RIGHT, WRONG)
    assert code == 2
    assert "结论：未能全部核对" in out
    assert "结论：不通过" in out
    assert "结论：通过" not in out
    assert f"{SAID}“{RIGHT}”、“{WRONG}”上未能运行" in out
    assert "共审核 2 个文件：不通过 1，未能全部核对 1。" in out


def test_quiet_does_not_hide_the_file(run: Run) -> None:
    assert "结论：未能全部核对" in run("check", RIGHT, "--quiet")[1]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_results_for_programs_hold_it_and_the_error_stream_says_it(run: Run, form: str) -> None:
    code, out, err = run("check", RIGHT, "--format", form)
    assert code == 2
    assert SAID in err
    if form == "json":
        (item,) = json.loads(out)["files"]
        assert (item["verdict"], item["failed_checks"]) == ("unchecked", ["XS308"])
    else:
        rows = list(csv.DictReader(io.StringIO(out.lstrip("\ufeff"))))
        assert [row["审核结论"] for row in rows if row["代码"] == "XS308"] == ["未能全部核对"]
        assert [row["问题"] for row in rows if row["代码"] == "XS308"] == ["审核规则未能运行"]


def test_annotate_says_it_on_screen_and_in_the_letter(run: Run, tmp_path: Path) -> None:
    code, out, err = run("annotate", RIGHT, "-o", tmp_path / "批注.xlsx")
    assert code == 2
    assert "未能全部核对" in out
    assert SAID in err
    letter = openpyxl.load_workbook(tmp_path / "批注.xlsx")["审核意见书"]
    text = "".join(str(cell.value) for row in letter.iter_rows() for cell in row if cell.value)
    assert "未能全部核对：审核程序有规则未能运行，与填报无关" in text
    assert "经审核通过" not in text
    assert "重新报送" not in text


def test_the_letter_of_a_file_that_fails_says_that_there_may_be_more(run: Run, tmp_path: Path) -> None:
    assert run("annotate", WRONG, "-o", tmp_path / "批注.xlsx")[0] == 2
    letter = openpyxl.load_workbook(tmp_path / "批注.xlsx")["审核意见书"]
    text = "".join(str(cell.value) for row in letter.iter_rows() for cell in row if cell.value)
    assert "经审核不通过。" in text
    assert "另有审核规则因程序缺陷未能运行" in text


def test_summary_says_it_on_screen_and_on_its_first_sheet(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "汇总.xlsx"
    code, _, err = run("summary", RIGHT, "-o", target)
    assert code == 2
    assert SAID in err
    book = openpyxl.load_workbook(target)
    front = [str(cell.value) for row in book["总览"].iter_rows() for cell in row if cell.value]
    assert any(SAID in text for text in front)
    listed = [str(cell.value) for row in book["上报情况"].iter_rows() for cell in row if cell.value]
    assert "未能全部核对" in listed


def test_explain_and_roster_say_it_too(run: Run, tmp_path: Path) -> None:
    code, out, err = run("explain", RIGHT, "I14")
    assert (code, SAID in err, "自评得分" in out) == (2, True, True)
    code, _, err = run("roster", RIGHT, "-o", tmp_path / "名册.xlsx")
    assert (code, SAID in err) == (2, True)


def test_a_check_across_files_that_breaks_is_said_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (first, *others) = ROSTER
    failing: Check[Roster] = Check(first.code, first.severity, first.title, first.fix, _breaks)
    monkeypatch.setattr(one_file, "ROSTER", (failing, *others))
    code, out, _ = run("check", WRONG)
    assert code == 2
    assert f"跨文件的审核规则 {first.code} 未能运行，其结论缺失" in out
    code, out, err = run("check", WRONG, "--format", "json")
    assert code == 2
    assert json.loads(out)["failed_checks"] == [first.code]
    assert "跨文件的审核规则" in err
    code, out, _ = run("check", WRONG, "--format", "csv")
    assert out.count("审核规则未能运行") == 2


def test_the_line_of_the_unit_on_a_roster_says_it(run: Run, tmp_path: Path) -> None:
    units = [("单位编码", "单位名称"), ("201", "样例区科技服务中心")]
    roster = saved(tmp_path / "名册.xlsx", 名册=units)
    assert run("summary", RIGHT, "--roster", roster, "-o", tmp_path / "汇总.xlsx")[0] == 2
    page = openpyxl.load_workbook(tmp_path / "汇总.xlsx")["上报情况"]
    assert page["K4"].value == "未能全部核对"
    assert page["N4"].value == "审核规则 XS308 未能运行，意见可能不全"
