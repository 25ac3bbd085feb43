"""One workbook with everything a look is made of, as .xlsx by XlsxWriter and converted by LibreOffice."""

import io
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from tests.oracle.office import convert

DAY = datetime(2023, 3, 15)  # noqa: DTZ001 -- a cell has no zone
FORMULAS = {
    "B8": "=SUM(B5:B7)",
    "C8": '=IF(B8>100,"超","")',
    "D8": "=ROUND(B5/B8,4)",
    "E8": "=-B5^2*(1+B6)%",
    "F8": '=基础数据!A1&"、"&$B$5',
    "G8": '=SUM($A$1:B1)+COUNTIF(B:B,">0")',
    "H8": '=IFERROR(1/0,"无")',
}


@cache
def original() -> bytes:
    """Return the workbook as .xlsx."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    title = book.add_format(
        {"bold": True, "font_size": 18, "font_name": "黑体", "align": "center", "valign": "vcenter"}
    )
    framed = book.add_format({"border": 1, "num_format": "0.00", "text_wrap": True, "bg_color": "#DCE6F1"})
    odd = book.add_format(
        {
            "italic": True, "underline": 1, "font_color": "#C00000", "font_strikeout": True, "bottom": 6, "top": 2,
            "bottom_color": "#0000FF", "align": "right", "valign": "top", "rotation": 45,
        }
    )  # fmt: skip
    sheet = book.add_worksheet("自评表")
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.5, 0.6, 0.7, 0.8)
    sheet.center_horizontally()
    sheet.repeat_rows(0, 3)
    sheet.print_area("A1:H20")
    sheet.freeze_panes(4, 1)
    sheet.hide_gridlines(2)
    sheet.set_zoom(85)
    sheet.set_footer("&C第 &P 页")
    sheet.set_column("A:A", 30)
    sheet.set_column("B:C", 12)
    sheet.set_column("K:K", 9, None, {"hidden": True})
    sheet.set_row(0, 36)
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.merge_range("A1:H1", "项目支出绩效自评表", title)
    sheet.write_string("A4", "=不是公式", odd)
    sheet.write_string("B4", "+1", framed)
    sheet.write_comment("A5", "用户的批注", {"author": "用户"})
    for row, value in enumerate((28.5, 0.3, 12), start=4):
        sheet.write(row, 0, f"指标{row}", framed)
        sheet.write(row, 1, value, framed)
        sheet.write(row, 2, "≥30场次", framed)
    sheet.write_blank("D5", None, framed)
    sheet.write_datetime("D6", DAY, book.add_format({"num_format": 'yyyy"年"m"月"d"日"'}))
    sheet.write_number("E6", 0.9888, book.add_format({"num_format": "0.00%"}))
    sheet.write_number("F6", -1234.5, book.add_format({"num_format": "#,##0.00;[Red]-#,##0.00"}))
    sheet.write_number("G6", 1.5, book.add_format({"num_format": "[h]:mm"}))
    sheet.write_boolean("H6", True)  # noqa: FBT003 -- the value itself
    for address, formula in FORMULAS.items():
        sheet.write_formula(address, formula)
    sheet.write_formula("A10", "=1/0")
    data = book.add_worksheet("基础数据")
    data.write("A1", 5)
    data.set_default_row(22)
    hidden = book.add_worksheet("藏")
    hidden.hide()
    hidden.write("A1", "藏着的")
    book.define_name("xlscore_total", "=自评表!$B$8")
    book.close()
    return stream.getvalue()


@cache
def converted(kind: str) -> bytes:
    """Return the workbook as LibreOffice converts it to ``xls`` or ``ods``."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "in" / "表.xlsx"
        source.parent.mkdir()
        source.write_bytes(original())
        return convert([source], Path(folder) / "out", kind)[0].read_bytes()
