"""Values of a workbook's sheets by pandas and calamine, as rows and columns from A1.

An Open XML workbook is handed over as a small package written here, which holds nothing but the sheets, texts and
date formats that were looked at before: neither a lying archive nor an unusual part name reaches the reader.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

import pandas as pd
from python_calamine import CalamineSheet, CalamineWorkbook

from xlscore.values.number_format import is_date_format, is_elapsed_format

KNOWN_ERRORS: Final = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
"""Error texts calamine takes; any other makes it refuse the sheet."""

Grid = list[list[Any]]
"""Rows of values from A1; blank cells and errors are ``""``."""

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


def open_xml_grids(
    sheets: Sequence[bytes], strings: bytes | None, number_formats: Sequence[str], *, date_1904: bool
) -> list[Grid]:
    """Return the values of sheets given as XML, in their order; raises whatever the libraries raise."""
    buffer = io.BytesIO()
    names = [f"S{number}" for number in range(1, len(sheets) + 1)]
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
        archive.writestr("_rels/.rels", _relationships({"W": ("officeDocument", "xl/workbook.xml")}))
        archive.writestr("xl/workbook.xml", _workbook(names, date_1904=date_1904))
        targets = {name: ("worksheet", f"worksheets/{name}.xml") for name in names}
        archive.writestr("xl/_rels/workbook.xml.rels", _relationships(targets))
        archive.writestr("xl/styles.xml", _styles(number_formats))
        if strings is not None:
            archive.writestr("xl/sharedStrings.xml", strings)
        for name, sheet in zip(names, sheets, strict=True):
            archive.writestr(f"xl/worksheets/{name}.xml", sheet)
    buffer.seek(0)
    book = CalamineWorkbook.from_filelike(buffer)
    return [grid_of(book.get_sheet_by_name(name)) for name in names]


def grid_of(sheet: CalamineSheet) -> Grid:
    """Return the values of one sheet; row ``i``, column ``j`` is cell (i + 1, j + 1).

    The frame is made at once from what calamine gives, as objects, so that pandas infers nothing.
    """
    frame = pd.DataFrame(sheet.to_python(skip_empty_area=False), dtype=object)
    rows: Grid = frame.to_numpy().tolist()
    return rows


def plain_value(value: Any) -> Any:
    """Return a value of the grid as a cell holds it: whole numbers whole, days as moments at midnight."""
    if type(value) is float:
        return int(value) if value.is_integer() else value
    if type(value) is date:
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 -- a cell has no zone
    return value


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _workbook(names: Sequence[str], *, date_1904: bool) -> str:
    items = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="{name}"/>' for n, name in enumerate(names, start=1))
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONSHIPS}"><workbookPr date1904="{int(date_1904)}"/>'
        f"<sheets>{items}</sheets></workbook>"
    )


def _styles(number_formats: Sequence[str]) -> str:
    """Return a style sheet that says of each style only whether it shows dates, elapsed time or neither."""
    ids = [46 if is_elapsed_format(code) else 14 if is_date_format(code) else 0 for code in number_formats]
    items = "".join(f'<xf numFmtId="{number}"/>' for number in ids)
    return f'<styleSheet xmlns="{_MAIN}"><cellXfs count="{len(ids)}">{items}</cellXfs></styleSheet>'
