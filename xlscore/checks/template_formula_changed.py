"""XS105: a formula of the template that was overwritten with a figure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.cells import CellRef
from xlscore.checks._wording import joined
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text, exact, round_to
from xlscore.model.finding import Severity
from xlscore.model.scorecard import Rate, Score
from xlscore.model.stamp import EXTRA_HEADERS, SHEET_STATEMENT, STATEMENT_HEADERS, VERSION
from xlscore.model.workbook import Cell, Sheet

_, _RECOMPUTED, _DIFFERENCE, _ = EXTRA_HEADERS
_RATE: Final = STATEMENT_HEADERS[8]
_RATE_PLACES: Final = 4
_WITH_FORMULAS: Final = "xlsx"
"""Of the other formats not every formula can be read for certain."""
_REFERENCE: Final = re.compile(r"\$?[A-Za-z]{1,3}\$?[0-9]+")


@dataclass(frozen=True, slots=True)
class _Overwritten:
    at: CellRef
    header: str
    typed: Fraction
    due: Fraction | None


def _constant(cell: Cell | None) -> Fraction | None:
    """Return the number that stands where a formula should: typed, or a formula that refers to no cell."""
    if cell is None or isinstance(cell.value, bool) or not isinstance(cell.value, int | float):
        return None
    if cell.formula is not None and _REFERENCE.search(cell.formula):
        return None
    try:
        return exact(cell.value)
    except (ValueError, OverflowError):
        return None


class _Columns(dict[str, dict[str, list[int]]]):
    """Sheet → header of a column of formulas → the columns that bear it."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        super().__init__()
        for sheet in sheets:
            found: dict[str, set[int]] = {header: set() for header in (_RECOMPUTED, _DIFFERENCE, _RATE)}
            for (_, column), cell in sheet.cells.items():
                if isinstance(cell.value, str) and cell.value in found:
                    found[cell.value].add(column)
            self[sheet.name] = {header: sorted(columns) for header, columns in found.items()}


def _in_row(stage: Scored, score: Score, columns: _Columns) -> Iterator[_Overwritten]:
    row = score.row
    place = row.claimed.at or row.at
    sheet = stage.workbook.sheet(place.sheet) if place is not None else None
    if place is None or sheet is None:
        return
    claimed, recomputed = row.claimed.value, score.recomputed
    gap = claimed - recomputed if claimed is not None and recomputed is not None else None
    for header, due in ((_RECOMPUTED, recomputed), (_DIFFERENCE, gap)):
        for column in columns[sheet.name][header]:
            typed = _constant(sheet.cells.get((place.row, column)))
            if typed is not None and (due is None or not _same(typed, due, stage.framework.policy.places)):
                yield _Overwritten(CellRef(place.sheet, place.row, column), header, typed, due)


def _same(typed: Fraction, due: Fraction, places: int) -> bool:
    return typed == due or round_to(typed, places) == round_to(due, places)


def _in_statement(stage: Scored, rate: Rate, columns: _Columns) -> Iterator[_Overwritten]:
    place = rate.line.at if rate.line is not None else None
    if place is None or place.sheet != SHEET_STATEMENT:
        return
    sheet = stage.workbook.sheet(place.sheet)
    for column in columns[sheet.name][_RATE] if sheet is not None else ():
        typed = _constant(sheet.cells.get((place.row, column))) if sheet is not None else None
        due = rate.recomputed
        if typed is not None and (due is None or not _same(typed, due, _RATE_PLACES)):
            yield _Overwritten(CellRef(place.sheet, place.row, column), _RATE, typed, due)


def _words(item: _Overwritten) -> str:
    rate = item.header == _RATE

    def shown(value: Fraction) -> str:
        return f"{decimal_text(value * 100)}%" if rate else decimal_text(value)

    due = f"公式应得 {shown(round_to(item.due, _RATE_PLACES))}" if item.due is not None else "按表内数据不能算出"
    return f"{item.at}（{item.header}）填为 {shown(item.typed)}，{due}"


@check(
    "XS105",
    Severity.WARNING,
    "模板的公式被改成固定数值",
    fix="请从下发的模板复制恢复这些单元格的公式（先撤销工作表保护，无密码），不要在公式格填数。",
)
def template_formula_changed(stage: Scored) -> Iterator[Fault]:
    """Report figures typed over the formulas of our templates' own columns, where they differ from what is due.

    查什么：用下发模板填报的，其中“复算得分”“差异”“复算执行率”列应为公式，却改成了固定数值，而且与公式应得的结果不同。
    总分、小计、执行率改错的，由相应的计算规则指出，这里不重复。

    为什么：这些列供填报人自查，改成固定数值后，表上看不出得分与数据不符。

    怎么办：恢复公式，看清差异后更正得分或数据。
    """
    if VERSION not in stage.workbook.names or stage.workbook.format != _WITH_FORMULAS:
        return
    columns = _Columns(stage.workbook.sheets)
    found = [item for score in stage.scorecard.scores for item in _in_row(stage, score, columns)]
    found += [item for rate in stage.scorecard.rates for item in _in_statement(stage, rate, columns)]
    unique = list({item.at: item for item in found}.values())
    if unique:
        yield Fault(
            message=f"{len(unique)} 个公式格被改成了固定数值：{joined(map(_words, unique))}。",
            cells=tuple(item.at for item in unique),
        )
