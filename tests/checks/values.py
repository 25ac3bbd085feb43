"""Rows whose targets and actuals are read as the reader of workbooks reads them."""

from typing import Any

from tests.checks.builders import cell, row, sheet, understood, word
from xlscore.checks.registry import Understood
from xlscore.model.submission import Entry, ScoreRow, State
from xlscore.model.workbook import Cell
from xlscore.read.entries import value_entry
from xlscore.values import Column, Flag, join_target

COUNTS = ("产出指标", "数量指标")
COSTS = ("产出指标", "成本指标")
SOCIAL = ("效益指标", "社会效益指标")


def value(text: str | float, a1: str, column: Column, unit: str = "") -> Entry:
    """Return a target or an actual as it is read from a cell."""
    return value_entry(Cell(text), cell(a1), column=column, unit=unit, year=2021)


def target(text: str, a1: str, sign: str = "", unit: str = "", name: str = "") -> Entry:
    """Return a target spread over sign, value and unit cell."""
    reading = join_target(sign, text, unit, year=2021, name=name)
    state = State.MALFORMED if Flag.MALFORMED in reading.flags else State.BLANK if reading.empty else State.GIVEN
    return Entry(state, cell(a1), reading.number if state is State.GIVEN else None, text, reading=reading)


def measured_row(goal: str, done: str | float, path: tuple[str, ...] = COUNTS, **more: Any) -> ScoreRow:
    """Return row 9 of a form with a target in F9 and an actual in G9."""
    sign, unit = more.pop("sign", ""), more.pop("unit", "")
    title = more.pop("title", "培训人次")
    return row(
        9,
        "P.1",
        path=path,
        title=title,
        target=target(goal, "F9", sign, unit, title),
        actual=value(done, "G9", "actual", unit),
        **more,
    )


def stage(*rows: ScoreRow, **more: Any) -> Understood:
    """Return what is known of a sheet with these rows."""
    return understood(sheet(rows=rows, **more))


__all__ = ["COSTS", "COUNTS", "SOCIAL", "measured_row", "stage", "target", "value", "word"]
