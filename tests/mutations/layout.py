"""Faults of the form itself: rows missing or twice, sheets missing, stamps of other editions and years."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random

from tests.mutations.clean import Clean
from tests.mutations.draft import Draft
from tests.mutations.mutant import Mutant, expect, follows, kind
from xlscore.cells import Area, CellRef
from xlscore.model import stamp
from xlscore.model.scorecard import Score
from xlscore.model.workbook import Sheet
from xlscore.read.names import named_cell


def _moved(sheet: Sheet, place: Callable[[int], int | None]) -> Sheet:
    """Return a sheet with its rows put elsewhere; ``None`` drops one."""
    cells = {(new, column): cell for (row, column), cell in sheet.cells.items() if (new := place(row)) is not None}
    merges = []
    for area in sheet.merges:
        rows = [new for row in range(area.top, area.bottom + 1) if (new := place(row)) is not None]
        if rows and (min(rows), area.left) != (max(rows), area.right):
            merges.append(Area(min(rows), area.left, max(rows), area.right))
    return replace(sheet, cells=cells, merges=tuple(merges))


def _last_of_group(clean: Clean) -> list[Score]:
    """Return rows of foreign layouts whose level cells start higher up, so that the row can go without them."""
    if clean.template:
        return []
    rows = clean.scores()
    starts = {score.row.path: score.row.at.row for score in reversed(rows) if score.row.at is not None}
    return [score for score in rows if score.row.at is not None and starts[score.row.path] != score.row.at.row]


@kind("指标行删去")
def row_removed(clean: Clean, pick: Random) -> Mutant | None:
    rows = _last_of_group(clean)
    if not rows:
        return None
    row = pick.choice(rows).row
    at = row.at
    assert at is not None
    draft = Draft(clean).carry(-(row.claimed.value or Fraction(0)), row)
    sheet = draft.sheets[at.sheet]
    draft.sheet(at.sheet, _moved(sheet, lambda number: None if number == at.row else number - (number > at.row)))
    code = "XS104" if clean.framework.indicator(row.code) is not None else "XS304"
    wanted = expect(code, within=frozenset(_cells(sheet)))
    return Mutant(draft.build(), (wanted,), follows("XS312"))


def _cells(sheet: Sheet) -> list[CellRef]:
    return [CellRef(sheet.name, row, column) for row, column in sheet.cells]


@kind("指标行重复")
def row_repeated(clean: Clean, pick: Random) -> Mutant | None:
    rows = _last_of_group(clean)
    if not rows:
        return None
    row = pick.choice(rows).row
    at = row.at
    assert at is not None
    draft = Draft(clean).carry(row.claimed.value or Fraction(0), row)
    sheet = draft.sheets[at.sheet]
    moved = _moved(sheet, lambda number: number + (number > at.row))
    merges = [
        area._replace(bottom=area.bottom + 1) if area.top < at.row == area.bottom else area for area in moved.merges
    ]
    copy = {(at.row + 1, column): cell for (number, column), cell in sheet.cells.items() if number == at.row}
    again = [area._replace(top=at.row + 1, bottom=at.row + 1) for area in merges if area.top == area.bottom == at.row]
    draft.sheet(at.sheet, replace(moved, cells={**moved.cells, **copy}, merges=(*merges, *again)))
    code = "XS104" if clean.framework.indicator(row.code) is not None else "XS304"
    wanted = expect(code, within=frozenset(_cells(draft.sheets[at.sheet])))
    return Mutant(draft.build(), (wanted,))


@kind("缺少基础数据表")
def fields_sheet_missing(clean: Clean, _: Random) -> Mutant | None:
    outside = [
        entry.at.sheet
        for entry in clean.submission.fields.values()
        if entry.at and entry.at.sheet == stamp.SHEET_FIELDS
    ]
    if not clean.template or len(outside) < len(clean.submission.fields):
        return None
    return Mutant(Draft(clean).sheet(stamp.SHEET_FIELDS, None).build(), (expect("XS103"),))


@kind("缺少评分表")
def score_sheet_missing(clean: Clean, _: Random) -> Mutant | None:
    if not clean.template:
        return None
    name = clean.framework.layout.sheet
    return Mutant(Draft(clean).sheet(clean.workbook.sheets[0].name, None).build(), (expect("XS103"),)) if name else None


@kind("标记为未知版本")
def stamp_unknown(clean: Clean, pick: Random) -> Mutant | None:
    if not clean.template:
        return None
    draft = Draft(clean)
    draft.names[stamp.FRAMEWORK] = f'"{clean.framework.id}{pick.randint(1, 9)}"'
    return Mutant(draft.build(), (expect("XS102"),))


@kind("年度与模板不符")
def year_wrong(clean: Clean, pick: Random) -> Mutant | None:
    year = clean.framework.fiscal_year
    at = named_cell(clean.workbook, stamp.YEAR)
    if year is None or at is None:
        return None
    book = Draft(clean).put(at, year + pick.choice([-2, -1, 1, 2])).build()
    return Mutant(book, (expect("XS102", at),))


@kind("单位名称未填")
def unit_blank(clean: Clean, _: Random) -> Mutant | None:
    at = named_cell(clean.workbook, stamp.UNIT)
    if at is None:
        return None
    return Mutant(Draft(clean).empty(at).build(), (expect("XS201", at),))


@kind("表外添加内容（无错）")
def content_added(clean: Clean, pick: Random) -> Mutant | None:
    sheet = clean.workbook.sheets[0]
    bottom, right = max(row for row, _ in sheet.cells), max(column for _, column in sheet.cells)
    at = CellRef(sheet.name, bottom + pick.randint(2, 6), pick.randint(1, right))
    words = ("以上数据由财务室提供", "制表：张三", "2022年3月15日")
    return Mutant(Draft(clean).put(at, pick.choice(words)).build(), ())
