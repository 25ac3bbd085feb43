"""``--previous``, ``--csv``, ``--parquet`` and ``--no-cache`` as a user types them, and wrong usage of each."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.runner import Run
from tests.consolidation.years import SAMPLES, last_years, submitted_before

BUREAU = SAMPLES / "bureau" / "上报"
SCIENCE = BUREAU / "202_样例区科学技术局.xlsx"
ROSTER = SAMPLES / "bureau" / "上报名册.xlsx"
NAMES = {
    "units",
    "scores",
    "rates",
    "findings",
    "strays",
    "passages",
    "editions",
    "edition_columns",
    "edition_bands",
    "filings",
}


def test_check_says_what_changed_since_the_last_submission(run: Run, tmp_path: Path) -> None:
    before = submitted_before(tmp_path / "初报")
    code, out, err = run("check", SCIENCE, "--previous", before)
    assert (code, err) == (0, "")
    assert "  [说明] XS506 与上次报送相比的变动\n" in out
    assert f"的“{SCIENCE.name}”与上次报送的“202_科技局_初报.xlsx”相比，改动 5 处" in out
    assert "上次的审核意见已改正 2 条，仍未改正 0 条，新增 0 条。" in out
    _, out, _ = run("check", SCIENCE, "--previous", before, "--format", "json")
    (finding,) = json.loads(out)["findings"]
    assert finding["id"] == "XS506:样例区科学技术局"
    assert "[说明] XS506" not in run("check", SCIENCE, "--previous", before, "--ignore", "XS506")[1]
    assert "XS506" not in run("check", SCIENCE)[1]


def test_summary_compares_with_a_folder_of_last_year(run: Run, tmp_path: Path) -> None:
    before = last_years(tmp_path / "上年")
    target = tmp_path / "汇总.xlsx"
    code, out, _ = run("summary", BUREAU, "--roster", ROSTER, "--previous", before, "-o", target)
    assert (code, out) == (0, f"{target}：汇总 12 个文件。\n")
    book = openpyxl.load_workbook(target, data_only=True)
    assert {"上年对比", "上年指标"} <= set(book.sheetnames)
    assert book["上年对比"]["B4"].value == "样例区教育局"
    assert book["上年对比"]["I4"].value == pytest.approx(99.77)


def test_summary_compares_with_an_earlier_summary_and_with_tables(run: Run, tmp_path: Path) -> None:
    before = last_years(tmp_path / "上年")
    run("summary", before, "-o", tmp_path / "上年.xlsx", "--csv", tmp_path / "表")
    for name, previous in (("甲", tmp_path / "上年.xlsx"), ("乙", tmp_path / "表")):
        assert run("summary", BUREAU, "--previous", previous, "-o", tmp_path / f"{name}.xlsx")[0] == 0
        sheet = openpyxl.load_workbook(tmp_path / f"{name}.xlsx", data_only=True)["上年对比"]
        assert [sheet["B4"].value, sheet["I4"].value] == ["样例区教育局", pytest.approx(99.77)]


def test_an_earlier_summary_of_the_year_tells_only_what_it_keeps(run: Run, tmp_path: Path) -> None:
    before, earlier, target = submitted_before(tmp_path / "初报"), tmp_path / "初报.xlsx", tmp_path / "汇总.xlsx"
    run("summary", before, "-o", earlier)
    _, out, _ = run("check", SCIENCE, "--previous", earlier)
    assert "上次的资料是汇总表，只有总分、金额和各栏自评得分，指标值、文字和审核意见无从比较。" in out
    assert "新增" not in out
    assert run("summary", SCIENCE, "--previous", earlier, "-o", target)[0] == 0
    book = openpyxl.load_workbook(target, data_only=True)
    row = [cell.value for cell in book["本次变化"][4]]
    details = [values for values in book["变化明细"].iter_rows(min_row=4, values_only=True) if values[0]]
    assert row[10:15] == [len(details), "不详", "不详", "不详", "上次的资料是汇总表，只比总分、金额和各栏自评得分"]
    assert {values[4] for values in details} == {"改动"}
    assert not [values for values in details if "空" in values[8:10]]


def test_an_earlier_summary_of_last_year_leaves_indicators_unknown(run: Run, tmp_path: Path) -> None:
    run("summary", last_years(tmp_path / "上年"), "-o", tmp_path / "上年.xlsx")
    target = tmp_path / "汇总.xlsx"
    assert run("summary", BUREAU, "--previous", tmp_path / "上年.xlsx", "-o", target)[0] == 0
    book = openpyxl.load_workbook(target, data_only=True)
    assert [cell.value for cell in book["上年对比"][4]][24:29] == ["不详"] * 5
    rows = list(book["上年指标"].iter_rows(min_row=4, values_only=True))
    assert {(row[5], row[13], row[14]) for row in rows if row[0]} == {("不详", "不详", "不详")}


def test_an_earlier_summary_among_the_paths_is_not_taken_for_a_return(run: Run, tmp_path: Path) -> None:
    (tmp_path / "报").mkdir()
    (tmp_path / "报" / "a.xlsx").write_bytes(SCIENCE.read_bytes())
    run("summary", tmp_path / "报", "-o", tmp_path / "报" / "以前.xlsx")
    target = tmp_path / "新.xlsx"
    _, out, _ = run("summary", tmp_path / "报", "--previous", tmp_path / "报" / "以前.xlsx", "-o", target)
    assert out == f"{target}：汇总 1 个文件。\n"


def test_tables_of_several_bureaus_become_one_summary(run: Run, tmp_path: Path) -> None:
    run("summary", SCIENCE, "-o", tmp_path / "甲.xlsx", "--csv", tmp_path / "甲")
    run("summary", BUREAU / "201_样例区教育局.xlsx", "-o", tmp_path / "乙.xlsx", "--parquet", tmp_path / "乙")
    assert {path.stem for path in (tmp_path / "甲").iterdir()} == NAMES | {"说明"}
    assert {path.suffix for path in (tmp_path / "乙").iterdir()} == {".parquet", ".md"}
    target = tmp_path / "合.xlsx"
    code, out, _ = run("summary", tmp_path / "甲", tmp_path / "乙", BUREAU / "204_样例区司法局.xlsx", "-o", target)
    assert (code, out) == (0, f"{target}：汇总 3 个文件。\n")
    column = [cell.value for cell in openpyxl.load_workbook(target)["汇总"]["B"]]
    assert column[3:6] == ["样例区司法局", "样例区科学技术局", "样例区教育局"]


def test_a_folder_of_tables_named_twice_is_read_once(run: Run, tmp_path: Path) -> None:
    run("summary", SCIENCE, "-o", tmp_path / "甲.xlsx", "--csv", tmp_path / "甲")
    target = tmp_path / "合.xlsx"
    code, out, _ = run("summary", tmp_path / "甲", tmp_path / "甲" / ".." / "甲", "-o", target)
    assert (code, out) == (0, f"{target}：汇总 1 个文件。\n")


def test_tables_in_the_way_are_left_alone_without_force(run: Run, tmp_path: Path) -> None:
    words = ("summary", SCIENCE, "--csv", tmp_path / "表")
    assert run(*words, "-o", tmp_path / "1.xlsx")[0] == 0
    code, _, err = run(*words, "-o", tmp_path / "2.xlsx")
    assert code == 2
    assert "units.csv”已经存在，未作改动" in err
    assert not (tmp_path / "2.xlsx").exists()
    assert run(*words, "-o", tmp_path / "2.xlsx", "--force")[0] == 0


@pytest.mark.parametrize(
    ("previous", "sentence"),
    [
        ("没有", "找不到 --previous 指定的“没有”"),
        (ROSTER, "不是 xlscore 写出的汇总表"),
        (SAMPLES / "faults" / "XS101_文本文件改名.xlsx", "以前的汇总表"),
    ],
)
def test_previous_that_cannot_be_is_one_sentence(run: Run, tmp_path: Path, previous: object, sentence: str) -> None:
    code, out, err = run("summary", SCIENCE, "--previous", previous, "-o", tmp_path / "a.xlsx")
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_an_empty_folder_of_earlier_returns_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    code, _, err = run("check", SCIENCE, "--previous", tmp_path / "空")
    assert code == 2
    assert "里没有可审核的工作簿" in err


def test_results_are_the_same_from_what_was_kept_and_anew(run: Run, tmp_path: Path) -> None:
    first = run("check", BUREAU, "--format", "json")
    assert run("check", BUREAU, "--format", "json") == first
    assert run("check", BUREAU, "--format", "json", "--no-cache") == first
    told = run("check", BUREAU)
    assert run("check", BUREAU, "--no-cache", "--jobs", "2") == told
    books = [tmp_path / f"{name}.xlsx" for name in ("留", "新")]
    run("summary", BUREAU, "-o", books[0])
    run("summary", BUREAU, "-o", books[1], "--no-cache")
    assert books[0].read_bytes() == books[1].read_bytes()


def test_copies_are_written_whatever_was_kept(run: Run, tmp_path: Path) -> None:
    run("check", SCIENCE)
    run("check", SCIENCE, "--annotate", tmp_path / "一")
    run("check", SCIENCE, "--annotate", tmp_path / "二", "--no-cache")
    copies = [tmp_path / name / SCIENCE.name for name in ("一", "二")]
    assert all(copy.is_file() for copy in copies)
    assert [path.name for path in (tmp_path / "一").iterdir()] == [SCIENCE.name]
