"""The smallest correction of a workbook, proven on the workbook itself with the cells replaced in memory."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.cells import CellRef
from xlscore.checks.registry import Scored
from xlscore.checks.roots import Rank, Repair
from xlscore.exact import decimal_text, exact, percent_text, places_of
from xlscore.model.finding import Finding, Severity
from xlscore.model.submission import Entry
from xlscore.model.suggestion import Change, Suggestion
from xlscore.model.workbook import Cell, CellError, Workbook
from xlscore.pipeline.formula_links import FormulaLinks
from xlscore.pipeline.suggesting import MOST_CELLS, Sheet, Way, errors_of, search
from xlscore.values.number_format import printed_places, shown_size

_AROUND_FIGURES: Final = frozenset("0123456789.,%．，％-－+ 　分元万")
"""Letters a cell with a figure may hold; a cell with any other is a label."""

Assess = Callable[[Workbook], Iterable[Finding]]
"""All findings on a workbook."""


def suggested(stage: Scored, workbook: Workbook, assess: Assess) -> Suggestion:
    """Return the fewest cells whose change makes the binding findings of a form disappear.

    Findings no figure of the sheet can put right, and those of further forms, are left aside and named.  What is
    returned was assessed again on the whole workbook with the cells replaced.
    """
    before = _errors(assess(workbook))
    if not before:
        return Suggestion(why="没有强制性意见，不需改动。")
    sheet = _sheet(stage, workbook)
    found = search(sheet)
    left = frozenset(before) - {item.id for item in errors_of(stage) if item.id not in found.left}
    named = tuple(item for item in before if item in left)
    if not found.tried:
        return Suggestion(left=named, why="强制性意见都须由填报单位补填或核实数据，程序不能代拟数值。")
    proven = [
        _changes(sheet, workbook, way)
        for way in found.ways
        if left.issuperset(_errors(assess(_written(workbook, way.values()))))
    ]
    if not proven:
        bounds = f"改动 {MOST_CELLS} 格以内、试算 {sheet.tries()} 次以内"
        why = f"{bounds}，没有找到能消除强制性意见的改法，请按各条意见逐项核对。"
        return Suggestion(left=named, why=why, tried=found.tried)
    first, *others = proven
    result = Suggestion(first, tuple(others), named, tried=found.tried)
    return replace(result, why=_why(result))


def _why(found: Suggestion) -> str:
    follow = len(found.changes) - found.typed
    ruled = f"，另有 {follow} 格由公式自动得出" if follow else ""
    rest = "其余" if found.left else "全部"
    more = f"；另有 {len(found.others)} 种改动同样少，由填报单位按原始凭证确定" if found.others else ""
    return f"改动 {found.typed} 格{ruled}，代入后重新审核，{rest}强制性意见消除{more}。仅供参考，程序没有改动文件。"


def _errors(findings: Iterable[Finding]) -> list[str]:
    return [item.id for item in findings if item.severity is Severity.ERROR]


def _sheet(stage: Scored, workbook: Workbook) -> Sheet:
    links = FormulaLinks(workbook)
    wrong = {item.cells[0] for item in errors_of(stage) if item.cells}

    def writable(at: CellRef, value: Fraction | str) -> bool:
        cell = _cell(workbook, at)
        plain = cell is None or not isinstance(cell.value, str) or isinstance(cell.value, CellError)
        return isinstance(value, str) or plain or set(str(cell.value if cell else "")) <= _AROUND_FIGURES

    def follows(at: CellRef, others: frozenset[CellRef]) -> bool:
        return at not in wrong and links.formula(at) is not None and links.follows(at, others)

    return Sheet(stage, writable, follows)


def _cell(workbook: Workbook, at: CellRef) -> Cell | None:
    sheet = workbook.sheet(at.sheet)
    return sheet.cells.get((at.row, at.column)) if sheet is not None else None


def _written(workbook: Workbook, repairs: Iterable[Repair]) -> Workbook:
    """Return the workbook with the cells replaced, as somebody would type them; formulas are taken as recalculated."""
    contents: dict[str, dict[tuple[int, int], Cell]] = {}
    for repair in repairs:
        at = repair.entry.at
        if at is not None:
            contents.setdefault(at.sheet, {})[at.row, at.column] = _content(_cell(workbook, at), repair)
    sheets = (
        replace(sheet, cells={**sheet.cells, **contents[sheet.name]}) if sheet.name in contents else sheet
        for sheet in workbook.sheets
    )
    return replace(workbook, sheets=tuple(sheets))


def _content(cell: Cell | None, repair: Repair) -> Cell:
    entry, value, old = repair.entry, repair.value, cell or Cell(None)
    if isinstance(value, str):
        words = str(old.value).replace(entry.text, value) if entry.text and isinstance(old.value, str) else value
        return old._replace(value=words)
    if isinstance(old.value, str) and not isinstance(old.value, CellError) and old.value.strip():
        mark = "%" if entry.percent or "%" in old.value or "％" in old.value else ""
        return old._replace(value=f"{decimal_text(value * (100 if mark else 1))}{mark}")
    figure = value / _scale(old, entry)
    if repair.rank is Rank.RATE and not entry.value and not printed_places(old.number_format)[1]:
        old = old._replace(number_format="0.00%")
    return old._replace(value=int(figure) if figure.denominator == 1 else float(figure), cached=True)


def _scale(cell: Cell, entry: Entry) -> Fraction:
    """Return what one of the cell's own units is in the entry's: 元 in 万元, a bare 95.5 as a rate."""
    value = cell.value
    if isinstance(value, int | float) and value and entry.value:
        return entry.value / exact(value)
    return Fraction(1)


def _changes(sheet: Sheet, workbook: Workbook, way: Way) -> tuple[Change, ...]:
    return tuple(_told(sheet, workbook, way, at, way[at]) for at in sorted(way, key=lambda at: (at.sheet, at[1:])))


def _told(sheet: Sheet, workbook: Workbook, way: Way, at: CellRef, repair: Repair) -> Change:
    old = _cell(workbook, at)
    new = _content(old, repair)
    now = str(old.value) if isinstance(repair.value, str) and old is not None and old.value else repair.entry.text
    follows = sheet.follows(at, frozenset(way) - {at})
    formula = old is not None and old.formula is not None and not follows
    basis = f"{repair.basis}（该格现为公式，请更正公式）" if formula else repair.basis
    return Change(at, now, _shown(new, repair), basis, follows)


def _shown(cell: Cell, repair: Repair) -> str:
    """Return the new content as people read it, at the printed places of the old one at least."""
    if isinstance(cell.value, str):
        return cell.value
    figure = shown_size(exact(cell.value), cell.number_format) if isinstance(cell.value, int | float) else Fraction(0)
    least = repair.entry.places or 0
    if printed_places(cell.number_format)[1]:
        return percent_text(figure, max(least, (places_of(figure) or 0) - 2, 0))
    return decimal_text(figure, at_least=least)
