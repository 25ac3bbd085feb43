"""Small frameworks and submissions for the tests of scoring, written as an official would read them."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from xlscore.cells import CellRef
from xlscore.exact import exact, places_of
from xlscore.model.framework import Framework
from xlscore.model.submission import MISSING, Entry, ScoreRow, State, Submission
from xlscore.values import read_value

SHEET = "评分表"


def framework(**parts: Any) -> Framework:
    """Return a framework with the given parts and the least of everything else."""
    base: dict[str, Any] = {
        "id": "sample_overall_2021",
        "title": "评分表",
        "place": "样例市",
        "family": "overall",
        "fiscal_year": 2021,
        "total": "100",
        "source": {
            "document": "样财〔2021〕1号",
            "title": "通知",
            "standing": "confirmed",
            "checked_on": date(2026, 11, 20),
        },
        "grades": {
            "standing": "confirmed",
            "bands": [
                {"totals": "[90, 100]", "label": "优"},
                {"totals": "[80, 90)", "label": "良"},
                {"totals": "[60, 80)", "label": "中"},
                {"totals": "[0, 60)", "label": "差"},
            ],
        },
        "layout": {
            "form": "table",
            "sheet": SHEET,
            "columns": [{"role": "level3", "header": "三级指标"}, {"role": "score", "header": "得分"}],
            "standing": "confirmed",
        },
    }
    return Framework.model_validate({**base, **parts})


def indicator(code: str, points: str | None, rule: Mapping[str, Any] | None, **more: Any) -> dict[str, Any]:
    """Return an indicator's declaration; everything confirmed unless said."""
    return {
        "code": code,
        "path": ["过程"],
        "title": code,
        "points": points,
        "standing": "confirmed",
        "rule": rule,
        **more,
    }


def amounts(*names: str) -> dict[str, Any]:
    """Return field declarations of amounts."""
    return {name: {"label": name, "kind": "amount", "unit": "万元"} for name in names}


def given(number: str, row: int = 1, column: int = 1) -> Entry:
    """Return an entry printed as ``number``."""
    value = exact(number)
    places = len(number.partition(".")[2]) if "." in number else places_of(value)
    return Entry(State.GIVEN, CellRef(SHEET, row, column), value, number, places)


def word(text: str) -> Entry:
    """Return an entry of text."""
    return Entry(State.GIVEN, text=text)


def row(code: str, claimed: str | None = None, **more: Any) -> ScoreRow:
    """Return a scored line."""
    return ScoreRow(code, code, ("过程",), claimed=given(claimed) if claimed else MISSING, **more)


def open_row(code: str, target: str, actual: str, points: str = "10", path: str = "产出指标", **more: Any) -> ScoreRow:
    """Return a line the unit wrote itself."""
    goal, done = read_value(target, column="target"), read_value(actual, column="actual")
    return ScoreRow(
        code,
        code,
        (path,),
        points=given(points),
        target=Entry(State.GIVEN, text=target, reading=goal) if target else MISSING,
        actual=Entry(State.GIVEN, text=actual, reading=done) if actual else MISSING,
        **more,
    )


def submission(*rows: ScoreRow, fields: Mapping[str, Entry] | None = None, **more: Any) -> Submission:
    """Return a submission of these rows."""
    return Submission("table", fields=fields or {}, rows=rows, **more)


def number(text: str) -> Fraction:
    """Return a figure of a test."""
    return Fraction(text)
