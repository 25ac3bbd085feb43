"""``xlscore roster`` and the roster's options of ``summary``, with wrong usage answered in one sentence."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.cli.runner import Run
from xlscore.read.roster import read_roster

BUREAU = Path(__file__).resolve().parents[2] / "samples" / "bureau"
SMALL = BUREAU / "上报"


def test_a_roster_is_drafted_from_a_folder(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    code, out, err = run("roster", SMALL, "-o", target)
    assert (code, err) == (0, "")
    assert out == (f"{target}：起草 11 户，编码待填 0 户，收到多份的 1 户。请补全后用于 xlscore summary --roster。\n")
    units = read_roster(target).units
    assert [unit.code for unit in units] == [str(number) for number in range(201, 212)]
    assert {unit.kind for unit in units} == {"部门整体支出"}


def test_unreadable_files_are_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "表").mkdir()
    (tmp_path / "表" / "301_甲.xlsx").write_text("甲", "utf-8")
    code, out, _ = run("roster", tmp_path / "表", "-o", tmp_path / "名册.xlsx")
    assert code == 0
    assert "起草 1 户，编码待填 0 户，有文件无法读取的 1 户。" in out


def test_an_existing_roster_is_only_replaced_by_force(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "名册.xlsx"
    target.write_bytes(b"x")
    code, _, err = run("roster", SMALL, "-o", target)
    assert code == 2
    assert "--force" in err
    assert target.read_bytes() == b"x"
    assert run("roster", SMALL, "-o", target, "--force")[0] == 0
    assert zipfile.is_zipfile(target)


def test_the_draft_in_the_folder_is_no_submission(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "表"
    folder.mkdir()
    (folder / "201.xlsx").write_bytes((SMALL / "201_样例区教育局.xlsx").read_bytes())
    target = folder / "名册.xlsx"
    assert run("roster", folder, "-o", target)[0] == 0
    assert "起草 1 户" in run("roster", folder, "-o", target, "--force")[1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--balance", "元"), "--balance 的取值“元”不对，请写万元或亿元。"),
        (("--balance-places", "2"), "--balance-places 要与 --balance 一起用"),
        (("--as-of", "2022-04-08"), "要与 --roster 一起用"),
        (("--as-of", "昨天", "--roster", BUREAU / "上报名册.xlsx"), "--as-of 的取值“昨天”不是日期"),
    ],
)
def test_wrong_options_of_summary_are_one_sentence(
    run: Run,
    tmp_path: Path,
    words: tuple[object, ...],
    sentence: str,
) -> None:
    code, _, err = run("summary", SMALL, "-o", tmp_path / "汇总.xlsx", *words)
    assert code == 2
    assert sentence in err
    assert not (tmp_path / "汇总.xlsx").exists()


def test_summary_counts_days_late_and_balances_amounts(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "汇总.xlsx"
    roster = ("--roster", BUREAU / "上报名册.xlsx", "--as-of", "2022-04-08")
    assert run("summary", SMALL, *roster, "--balance", "万元", "--balance-places", 0, "-o", target)[0] == 0
    book = openpyxl.load_workbook(target, data_only=True)
    assert "舍位平衡" in book.sheetnames
    assert book["舍位平衡"]["A1"].value == "舍位平衡表（万元）"
    assert book["催报"]["F5"].value == 5


def test_doubtful_rosters_are_used_and_said(run: Run, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BUREAU / "上报名册.xlsx")
    book["上报名册"]["B14"] = "样例区教育局"
    book.save(tmp_path / "名册.xlsx")
    code, _, err = run("summary", SMALL, "--roster", tmp_path / "名册.xlsx", "-o", tmp_path / "汇总.xlsx")
    assert code == 0
    assert "名册中 2 户同名“样例区教育局”：上报名册!A3（201）、上报名册!A14（212）" in err
