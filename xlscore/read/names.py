"""Defined names of our templates: the stamp, and the cells they point at however far these have moved."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from xlscore.cells import Area, CellRef
from xlscore.model.framework import Framework
from xlscore.model.stamp import FIELD_PREFIX, FRAMEWORK, field_name, row_name
from xlscore.model.workbook import Workbook

_REFERENCE: Final = re.compile(
    r"\$?(?P<sheet>'(?:[^']|'')+'|[^'!]+)[!.](?P<area>\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)"
)
_CONSTANT: Final = re.compile(r'=?"(.*)"', re.DOTALL)


def stamped_id(workbook: Workbook) -> str | None:
    """Return the framework id a template was stamped with (name first, then document property), else ``None``."""
    for text in (_lookup(workbook.names, FRAMEWORK), _lookup(workbook.properties, FRAMEWORK)):
        if not text:
            continue
        constant = _CONSTANT.fullmatch(text.strip())
        found = (constant[1].replace('""', '"') if constant else text).strip()
        if found and not found.startswith("#"):
            return found
    return None


def _lookup(named: Mapping[str, str], wanted: str) -> str | None:
    """Names are compared as spreadsheets do, without regard to case."""
    if wanted in named:
        return named[wanted]
    return next((value for name, value in named.items() if name.lower() == wanted.lower()), None)


def named_area(workbook: Workbook, name: str) -> tuple[str, Area] | None:
    """Return sheet and area a defined name points at, ``None`` where it is missing, a constant or ``#REF!``."""
    text = _lookup(workbook.names, name)
    match = _REFERENCE.match(text.strip().lstrip("=")) if text else None
    if match is None:
        return None
    sheet = match["sheet"]
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    try:
        area = Area.parse(match["area"])
    except ValueError:
        return None
    known = next((item.name for item in workbook.sheets if item.name.lower() == sheet.lower()), None)
    return None if known is None else (known, area)


def named_cell(workbook: Workbook, name: str) -> CellRef | None:
    """Return the (first) cell a defined name points at, ``None`` where there is none."""
    found = named_area(workbook, name)
    return None if found is None else CellRef(found[0], found[1].top, found[1].left)


def named_rows(workbook: Workbook, framework: Framework) -> dict[tuple[str, int], str]:
    """Return (sheet, row) → code of every indicator whose title cell bears its name."""
    found = ((item.code, named_cell(workbook, row_name(item.code))) for item in framework.indicators)
    return {(at.sheet, at.row): code for code, at in found if at is not None}


def named_fields(workbook: Workbook, framework: Framework) -> Iterator[tuple[str, str, Area]]:
    """Yield field, sheet and area of every field whose input cells bear its name."""
    for field in framework.all_fields():
        found = named_area(workbook, field_name(field))
        if found is not None:
            yield field, *found


def holds_fields(workbook: Workbook, sheet: str) -> bool:
    """Tell whether a sheet holds input cells of our own template."""
    names = (name for name in workbook.names if name.lower().startswith(FIELD_PREFIX))
    return any(found[0] == sheet for name in names if (found := named_area(workbook, name)) is not None)
