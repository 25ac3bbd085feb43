"""The day a form was filled in (填报日期), as it states it anywhere beside or below its tables."""

import re
from datetime import date, datetime
from typing import Final

from xlscore.model.workbook import CellValue
from xlscore.read.tables.grid import Grid
from xlscore.values import Kind, Operator, read_value

_LABEL: Final = re.compile(r"(?:填报|填表|报送)日期\s*[:：]?\s*(?P<day>.*)", re.DOTALL)


def filing_day(grid: Grid) -> date | None:
    """Return the day behind or right of its label; ``None`` where there is none or it is no certain day."""
    for row in grid.rows:
        for item in grid.own(row):
            found = _LABEL.search(item.text)
            if found is None:
                continue
            if found["day"].strip():
                day = certain_day(found["day"].strip())
            else:
                beside = next((other for other in grid.items(row) if other.left > item.right), None)
                cell = grid.cell(beside.top, beside.left) if beside is not None else None
                day = None if cell is None else certain_day(cell.value)
            if day is not None:
                return day
    return None


def certain_day(value: CellValue) -> date | None:
    """Return a date cell, or a text that names one single day with its year."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    reading = read_value(value.strip(), column="target")
    certain = reading.kind is Kind.DEADLINE and reading.op in {Operator.UNSTATED, Operator.AT_MOST}
    return reading.value if certain and isinstance(reading.value, date) else None
