"""Workbooks and findings the tests of the annotated copy are made of."""

import hashlib
import io
from datetime import datetime
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.ooxml.packages import SHEET
from xlscore.cells import CellRef
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, Severity
from xlscore.model.framework import Framework

KEPT = "xl/xlscore/submitted1.bin"
"""The part in which a copy keeps what it was made from."""


def finding(
    *cells: str, severity: Severity = Severity.ERROR, code: str = "XS301", message: str = "自评得分与复算不符。"
) -> Finding:
    """Return a finding at cells written ``B2`` (of the sheet 自评表) or with their sheet."""
    refs = tuple(CellRef.parse(cell if "!" in cell else f"{SHEET}!{cell}") for cell in cells)
    return Finding(
        code, severity, "得分不符", message, "请更正。", cells=refs, claimed="10", recomputed="9", working="10 × 90%"
    )


def dossier(data: bytes, *findings: Finding, file: str = "报送/自评表.xlsx") -> Dossier:
    """Return the dossier of a file with the given findings."""
    return Dossier(file, hashlib.sha256(data).hexdigest(), unit="某单位", fiscal_year=2023, findings=findings)


def edition(**parts: Any) -> Framework:
    """Return a framework with the given parts and the least of everything else."""
    source = {"document": "样财〔2021〕1号", "title": "通知", "standing": "confirmed", "checked_on": "2026-11-20"}
    column = {"role": "score", "header": "得分"}
    base: dict[str, Any] = {
        "id": "sample_overall_2021",
        "title": "评分表",
        "place": "样例市",
        "family": "overall",
        "fiscal_year": 2021,
        "total": "100",
        "source": source,
        "grades": {"standing": "confirmed", "bands": [{"totals": "[0, 100]", "label": "优"}]},
        "layout": {"form": "table", "sheet": SHEET, "columns": [column], "standing": "confirmed"},
    }
    return Framework.model_validate(base | parts)


def xlsxwriter_book(*, noted: bool = False) -> bytes:
    """Return a form of two sheets with formulas, merges, a defined name and, where asked, a note of the user."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": datetime(2020, 1, 1)})  # noqa: DTZ001 -- the property has no zone
    framed = book.add_format({"border": 1, "num_format": "0.00", "text_wrap": True})
    for name in (SHEET, "基础数据"):
        sheet = book.add_worksheet(name)
        sheet.set_column(0, 0, 30)
        sheet.merge_range("A1:E1", "项目支出绩效自评表", framed)
        for row in range(2, 12):
            sheet.write_row(row, 0, [f"指标{row}", "≥30场次", 28 + row, 10], framed)
            sheet.write_formula(row, 4, f"=D{row + 1}*0.9", framed, 9)
        sheet.write_formula(12, 4, "=SUM(E3:E12)", framed, 90)
    book.define_name("基础数据!局部", "=基础数据!$A$1")
    first = book.get_worksheet_by_name(SHEET)
    assert first is not None
    if noted:
        first.write_comment("E3", "用户的批注", {"author": "用户"})
    book.close()
    return stream.getvalue()


def openpyxl_book(*, noted: bool = False) -> bytes:
    """Return a workbook of another writer, with a note of the user where asked."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    for row in range(1, 9):
        sheet.append([f"指标{row}", row, row / 3, f"=B{row}*2"])
    if noted:
        sheet["B2"].comment = Comment("用户的批注", "用户")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
