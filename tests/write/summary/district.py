"""The sample district's two years, gathered once for all tests of the summary."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from xlscore.consolidation.condense import condense
from xlscore.model.dossier import Dossier
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.pipeline import assess, find_workbooks, gather
from xlscore.read.roster import read_roster

BUREAU = Path(__file__).resolve().parents[3] / "samples" / "bureau"
AS_OF = {"2021": date(2022, 4, 8), "2022": date(2023, 4, 14)}
REVIEWED = {"样例区演艺中心": Fraction("79.995"), "样例区图书馆": Fraction(90), "样例区博物馆": Fraction("89.99")}
"""Scores a reviewer gave, on both sides of the bands."""


@cache
def dossiers(year: str) -> tuple[Dossier, ...]:
    """Return what became of every file of a year."""
    return tuple(assess(path) for path in find_workbooks([BUREAU / year / "上报"]))


def records(year: str) -> list[Record]:
    """Return the records of a year, three of them reviewed."""
    kept = map(condense, dossiers(year))
    return [replace(record, reviewed=REVIEWED.get(record.unit)) for record in kept]


@cache
def district(year: str) -> Roster:
    """Return the district's roster of a year."""
    expected = replace(read_roster(BUREAU / year / "上报名册.xlsx"), as_of=AS_OF[year])
    return gather(records(year), expected)


def sheet(path: Path, name: str) -> Worksheet:
    """Return a sheet with the values stored beside its formulas."""
    found: Worksheet = openpyxl.load_workbook(path, data_only=True)[name]
    return found


def table(path: Path, name: str) -> list[dict[str, object]]:
    """Return the lines of a sheet below its header in row 3, up to the first blank one, by their headers."""
    rows = sheet(path, name).iter_rows(min_row=3, values_only=True)
    header = [str(cell) for cell in next(rows)]
    lines: list[dict[str, object]] = []
    for row in rows:
        if row[0] is None:
            break
        lines.append(dict(zip(header, row, strict=False)))
    return lines
