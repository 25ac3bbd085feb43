"""计入汇总 changed by hand: averages follow, and sheets that cannot follow say so in their titles."""

from pathlib import Path

import openpyxl
import pytest

from tests.consolidation.years import record
from tests.oracle.office import recalculated
from xlscore.model.roster import Roster
from xlscore.write.summary import summary_bytes, unit_columns

FIXED = ("总览", "指标得分", "失分分析", "执行率", "执行率明细", "差额调整", "图表")
WARNING = "（“计入汇总”已改动，本表须重新汇总才完整）"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the summary of two units, and of one that filed two different sheets: neither counts."""
    folder = tmp_path_factory.mktemp("汇总")
    files = (record("a", "甲"), record("b", "乙"), record("c", "丙", sha256="1"), record("d", "丙", sha256="2"))
    (folder / "汇总.xlsx").write_bytes(summary_bytes(Roster(files), folder))
    return folder / "汇总.xlsx"


def with_words(path: Path, folder: Path, words: dict[int, str]) -> Path:
    """Return the summary with other words in 计入汇总 of these rows, recalculated by LibreOffice."""
    book = openpyxl.load_workbook(path)
    for row, word in words.items():
        book[unit_columns.NAME].cell(row, unit_columns.COUNTED + 1).value = word
    folder.mkdir()
    book.save(folder / "改.xlsx")
    return recalculated(folder / "改.xlsx", folder / "算")


def titles(path: Path) -> dict[str, str]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {name: str(book[name]["A1"].value) for name in FIXED if name in book.sheetnames}


@pytest.mark.office
@pytest.mark.parametrize("words", [{6: "是"}, {4: "否"}, {4: "否", 6: "是"}, {5: "含在上级"}])
def test_titles_warn_once_a_return_is_counted_that_was_not_or_the_other_way(
    written: Path, tmp_path: Path, words: dict[int, str]
) -> None:
    plain = titles(written)
    assert set(plain) >= set(FIXED) - {"差额调整"}
    assert WARNING not in "".join(plain.values())
    assert titles(with_words(written, tmp_path / "改", words)) == {name: t + WARNING for name, t in plain.items()}


@pytest.mark.office
def test_the_same_words_typed_again_are_no_change(written: Path, tmp_path: Path) -> None:
    assert titles(with_words(written, tmp_path / "改", {4: "是", 6: "否"})) == titles(written)


@pytest.mark.office
def test_the_first_page_counts_and_averages_the_same_returns(written: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(with_words(written, tmp_path / "改", {6: "是"}), data_only=True)
    line = next(row for row in book["总览"].iter_rows(values_only=True) if row[0] == 1 and row[3])
    scores = [float(str(book[unit_columns.NAME].cell(row, unit_columns.CLAIMED + 1).value)) for row in (4, 5, 6)]
    assert line[3:5] == pytest.approx((3, sum(scores) / 3))
