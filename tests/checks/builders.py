"""Small editions, submissions and scorecards for the tests of checks; every figure stands in a cell of its own."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from xlscore.cells import CellRef, parse_a1
from xlscore.checks.registry import Check, Fault, Scored, Understood, run_checks
from xlscore.exact import Interval, exact
from xlscore.model.finding import Finding
from xlscore.model.framework import Framework
from xlscore.model.scorecard import Score, Scorecard, ScoreState
from xlscore.model.submission import MISSING, Entry, FundLine, ScoreRow, State, Submission, SumRow
from xlscore.model.workbook import Workbook
from xlscore.scoring import compute_scorecard
from xlscore.values import Kind, Operator, Reading

SHEET = "自评表"
_ABSENT = {"": State.BLANK, "未提供": State.NOT_PROVIDED, "不适用": State.NOT_APPLICABLE, "—": State.NOT_APPLICABLE}


def cell(a1: str, sheet: str = SHEET) -> CellRef:
    """Return a cell of the score sheet."""
    return CellRef(sheet, *parse_a1(a1))


def typed(text: str, a1: str | None = None, sheet: str = SHEET) -> Entry:
    """Return a figure as typed: ``9.50``, ``98.87%``, ``未提供``, ``—`` or nothing."""
    place = cell(a1, sheet) if a1 else None
    if text in _ABSENT:
        return Entry(_ABSENT[text], place, text=text)
    number = text.removesuffix("%")
    value = exact(number) / (100 if text.endswith("%") else 1)
    places = len(number.partition(".")[2])
    return Entry(State.GIVEN, place, value, text, places, percent=text.endswith("%"))


def word(text: str, a1: str | None = None) -> Entry:
    """Return an entry of words, blank where there are none."""
    return Entry(State.GIVEN if text else State.BLANK, cell(a1) if a1 else None, text=text)


def measured(text: str, number: str, a1: str, op: Operator = Operator.AT_LEAST, kind: Kind = Kind.QUANTITY) -> Entry:
    """Return a target or an actual that was read as a number."""
    value = exact(number)
    return Entry(State.GIVEN, cell(a1), value, text, reading=Reading(text, kind, op, value))


def broken(text: str, a1: str, error: str | None = None, formula: str | None = None) -> Entry:
    """Return an entry that cannot be read, or an error value."""
    return Entry(State.MALFORMED, cell(a1), text=text, error=error, formula=formula)


def row(number: int, code: str, points: str = "10", claimed: str = "10", **more: Any) -> ScoreRow:
    """Return a score line: title C, target F, actual G, points H, claimed I, reason J of sheet row ``number``."""
    base: dict[str, Any] = {
        "code": code,
        "title": f"指标{code}",
        "path": ("过程",),
        "points": typed(points, f"H{number}"),
        "claimed": typed(claimed, f"I{number}"),
        "reason": word("", f"J{number}"),
        "at": cell(f"C{number}"),
    }
    return ScoreRow(**{**base, **more})


def line(number: int, name: str, budget: str = "", executed: str | Entry = "", rate: str = "", **more: Any) -> FundLine:
    """Return a funds line: initial E, budget F, executed G, rate H, reason J of sheet row ``number``."""
    base: dict[str, Any] = {
        "name": name,
        "initial": typed(more.pop("initial", ""), f"E{number}"),
        "budget": typed(budget, f"F{number}"),
        "executed": typed(executed, f"G{number}") if isinstance(executed, str) else executed,
        "rate": typed(rate, f"H{number}"),
        "reason": word("", f"J{number}"),
        "at": cell(f"C{number}"),
    }
    return FundLine(**{**base, **more})


def closing(number: int, path: tuple[str, ...], claimed: str = "", points: str = "") -> SumRow:
    """Return a subtotal (or the total, with an empty path)."""
    return SumRow(path, typed(points, f"H{number}"), typed(claimed, f"I{number}"), "—".join(path) or "总分")


def indicator(code: str, points: str | None = "10", **more: Any) -> dict[str, Any]:
    """Return an indicator's declaration; everything confirmed, no rule."""
    return {"code": code, "path": ["过程"], "title": f"指标{code}", "points": points, "standing": "confirmed", **more}


EXECUTION: dict[str, Any] = indicator(
    "E", "10", title="预算执行率", rate={"of": "executed", "to": "budget_full"}, rule={"kind": "proportional"}
)

AMOUNTS: dict[str, Any] = {
    name: {"label": label, "kind": "amount", "unit": "万元"}
    for name, label in (
        ("executed", "全年执行数"),
        ("budget_full", "全年预算数"),
        ("budget_initial", "年初预算数"),
        ("purchase_plan", "采购计划金额"),
        ("purchase_budget", "政府采购预算数"),
        ("purchase_actual", "实际采购金额"),
    )
}

OUTPUT: dict[str, Any] = {
    "code": "P",
    "path": ["产出指标"],
    "points": "50",
    "standing": "confirmed",
    "rule": {"kind": "target", "reverse": "quotient"},
}


def grades(standing: str = "confirmed") -> dict[str, Any]:
    """Return the four half-open grade bands."""
    bands = (("[90, 100]", "优"), ("[80, 90)", "良"), ("[60, 80)", "中"), ("[0, 60)", "差"))
    return {
        "standing": standing,
        "bands": [{"totals": totals, "label": label} for totals, label in bands],
        "synonyms": {"优秀": "优"},
    }


def edition(**parts: Any) -> Framework:
    """Return a framework with the given parts and the least of everything else."""
    base: dict[str, Any] = {
        "id": "sample_overall_2021",
        "title": "评分表",
        "place": "样例市",
        "family": "overall",
        "fiscal_year": 2021,
        "total": "100",
        "source": {"document": "", "title": "通知", "standing": "confirmed", "checked_on": date(2026, 11, 20)},
        "grades": grades(),
        "layout": {
            "form": "table",
            "sheet": SHEET,
            "columns": [{"role": "level3", "header": "三级指标"}, {"role": "score", "header": "得分"}],
            "standing": "confirmed",
        },
    }
    return Framework.model_validate({**base, **parts})


BOOK = Workbook("自评表.xlsx", "0" * 64, "xlsx", ())


def understood(submission: Submission, framework: Framework | None = None, book: Workbook = BOOK) -> Understood:
    """Return what is known at stage 2."""
    return Understood(book, framework or edition(), submission)


def scored(
    submission: Submission, *scores: Score, framework: Framework | None = None, total: str | None = None
) -> Scored:
    """Return what is known at stage 3: rates recomputed, scores as given (each brings its row)."""
    known = framework or edition()
    whole = replace(submission, rows=submission.rows or tuple(score.row for score in scores))
    computed = compute_scorecard(known, whole)
    card = Scorecard(
        scores=scores or computed.scores,
        rates=computed.rates,
        total=exact(total) if total is not None else None,
        claimed_sum=computed.claimed_sum,
    )
    return Scored(BOOK, known, whole, card)


def score(of: ScoreRow, recomputed: str | None = None, **more: Any) -> Score:
    """Return a row recomputed; ``unrounded`` follows unless given."""
    value = exact(recomputed) if recomputed is not None else None
    base: dict[str, Any] = {
        "row": of,
        "state": ScoreState.SCORED if value is not None else ScoreState.UNCONFIRMED,
        "points": of.points.value,
        "recomputed": value,
        "unrounded": value,
    }
    return Score(**{**base, **more})


def exact_interval(low: str, high: str) -> Interval:
    """Return all numbers between two printed ones, both included."""
    return Interval(exact(low), exact(high))


def sheet(**more: Any) -> Submission:
    """Return a submission of the project form."""
    return Submission("project", **more)


def faults(check: Check[Any], stage: Any) -> list[Fault]:
    """Return what a check yields."""
    return list(check.run(stage))


def only(check: Check[Any], stage: Any) -> Fault:
    """Return the one fault a check yields."""
    (found,) = faults(check, stage)
    return found


def finding(check: Check[Any], stage: Any) -> Finding:
    """Return the one finding a check leads to, severity and all."""
    found, broke = run_checks((check,), stage)
    assert broke == []
    (one,) = found
    return one


def addresses(fault: Fault) -> list[str]:
    """Return the cells of a fault without their sheet."""
    return [place.a1 for place in fault.cells]


__all__ = [
    "AMOUNTS",
    "BOOK",
    "EXECUTION",
    "MISSING",
    "OUTPUT",
    "SHEET",
    "Fraction",
    "addresses",
    "broken",
    "cell",
    "closing",
    "edition",
    "exact_interval",
    "faults",
    "finding",
    "grades",
    "indicator",
    "line",
    "measured",
    "only",
    "row",
    "score",
    "scored",
    "sheet",
    "typed",
    "understood",
    "word",
]
