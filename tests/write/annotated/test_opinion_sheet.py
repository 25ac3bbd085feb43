"""The page to be printed and stamped."""

import io
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.write.annotated.makers import dossier, finding, xlsxwriter_book
from xlscore.model.finding import Finding, Severity
from xlscore.write.annotated import annotate

_REST = (
    "另有未能核实的事项 1 项，不影响审核结论。计算过程、处理建议和填写说明的栏目见工作表“审核结果”，条号与该表一致。"
)
_DATA = xlsxwriter_book()


def _page(*findings: Finding) -> Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(annotate(dossier(_DATA, *findings), _DATA)))
    sheet = book["审核意见书"]
    assert isinstance(sheet, Worksheet)
    return sheet


def _rows(sheet: Worksheet) -> list[list[object]]:
    rows: list[list[object]] = [[cell.value for cell in row[:7] if cell.value is not None] for row in sheet]
    return [row for row in rows if row]


def test_a_failed_sheet_lists_the_gravest_first_and_leaves_blanks() -> None:
    advised = replace(finding("C4", severity=Severity.WARNING), claimed=None, recomputed=None)
    unknown = finding("E9", code="XS901", severity=Severity.NOTE)
    rows = _rows(_page(advised, replace(finding("基础数据!B2"), difference="1"), unknown))
    assert rows == [
        ["绩效自评表审核意见书"],
        ["致：某单位"],
        ["评分表", "未识别", "年度", "2023 年度"],
        ["报送文件", "自评表.xlsx", "审核意见", "强制性 1 条，提示性 1 条，说明 1 条"],
        ["自评总分及等级", "未读出", "复算总分及等级", "无法复算"],
        ["审核结论", "不通过"],
        ["你单位报送的上述自评表经审核不通过。请按下列强制性意见逐条更正，对提示性意见予以更正或书面说明。"],
        ["条", "级别", "代码", "位置", "审核意见"],
        [2, "强制性", "XS301", "基础数据!B2", "得分不符（填报 10，复算 9，差额 1）"],
        [1, "提示性", "XS301", "自评表!C4", "得分不符"],
        [_REST],
        ["请于", "前改正后重新报送。"],
        ["复核分：", "复核意见："],
        ["审核人：", "复核人："],
        ["审核日期：", "复核日期："],
        ["（公章）"],
    ]


@pytest.mark.parametrize(
    ("findings", "sentence", "asked"),
    [
        ((), "没有需要更正或说明的问题", None),
        ((finding("C4", severity=Severity.WARNING),), "未发现必须更正的问题", "前更正，或填写说明后重新报送。"),
    ],
)
def test_sentences_follow_the_verdict(findings: tuple[Finding, ...], sentence: str, asked: str | None) -> None:
    rows = _rows(_page(*findings))
    assert sentence in str(rows[6])
    assert [row[1] for row in rows if row[0] == "请于"] == ([asked] if asked else [])


def test_what_need_not_be_corrected_and_does_not_fit_is_counted() -> None:
    many = [replace(finding(f"C{row}", severity=Severity.WARNING), subject=str(row)) for row in range(1, 60)]
    page = _page(*many, finding("D1", severity=Severity.NOTE))
    listed = sum(1 for row in _rows(page) if row[1:2] == ["提示性"])
    assert 10 <= listed <= 18
    assert f"其余 {60 - listed} 条（提示性 {59 - listed} 条、说明 1 条）未在此列出。" in str(_rows(page))
    assert page.page_setup.fitToHeight == 1


def test_everything_that_must_be_corrected_is_listed_on_as_many_pages_as_it_needs() -> None:
    many = [replace(finding(f"C{row}"), subject=str(row)) for row in range(1, 60)]
    page = _page(*many, finding("D1", severity=Severity.NOTE))
    assert sum(1 for row in _rows(page) if row[1:2] == ["强制性"]) == 59
    assert "其余 1 条（说明 1 条）未在此列出。" in str(_rows(page))
    assert page.page_setup.fitToHeight == 0
    assert page.oddFooter is not None
    assert page.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_a_list_of_many_cells_is_cut() -> None:
    cells = [f"{sheet}!{column}{row}" for sheet in ("自评表", "基础数据") for row in (3, 5, 7) for column in "ACEG"]
    place = str(_rows(_page(finding(*cells)))[8][3])
    assert place.startswith("自评表!A3、C3、E3、G3、A5")
    assert place.endswith("……")


def test_page_is_a4_upright_and_one_page() -> None:
    setup = _page(finding("C4")).page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToHeight, setup.fitToWidth) == (9, "portrait", 1, None)
