"""Scores worked out from exact figures by every rule shape, the figures printed to any precision: no alarm."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.checks.builders import BOOK, cell, edition, indicator, row, sheet, typed, word
from tests.oracle.rule_declarations import DECLARED
from xlscore.checks import SCORED, UNDERSTOOD
from xlscore.checks.registry import Scored, Understood, run_checks
from xlscore.exact import decimal_text, round_to
from xlscore.model.finding import Severity
from xlscore.model.framework import Framework
from xlscore.model.submission import Entry, State, Submission
from xlscore.rules import Input, InputKind, Rule
from xlscore.rules.base import CHOSEN, DENOMINATOR, NUMERATOR, Fact
from xlscore.scoring import compute_scorecard
from xlscore.values.day_serials import day_serial

OPEN_ONLY = {"target", "target_forward", "target_reverse", "target_equal", "qualitative"}
"""Shapes of rows the unit writes itself; ``test_false_alarms`` and the mutations draw those."""
SHAPES = sorted(set(DECLARED) - OPEN_ONLY)
POINTS = 20
FIRST_DAY = date(2021, 1, 1)


def declared(shape: str, number: int) -> tuple[Framework, Rule]:
    """Return an edition of one indicator with that rule; its rate is of two fields of its own."""
    rule = {"kind": shape, **DECLARED[shape][number % len(DECLARED[shape])]}
    more: dict[str, Any] = {"rule": rule}
    fields = {name: {"label": f"{name} 的数", "kind": "quantity", "signed": True} for name in ("n", "d")}
    known = edition(indicators=[indicator("A1", str(POINTS), **more)])
    assert known.indicators[0].rule is not None
    wanted = {item.name.rpartition(".")[0] for item in known.indicators[0].rule.inputs() if _side(item)}
    if "" in wanted:
        more["rate"] = {"of": "n", "to": "d"}
    more["rates"] = {prefix: {"of": "n", "to": "d"} for prefix in wanted if prefix}
    known = edition(
        indicators=[indicator("A1", str(POINTS), **more)], fields=fields if wanted else {}, total=str(POINTS)
    )
    found = known.indicators[0].rule
    assert found is not None
    return known, found


def _side(item: Input) -> bool:
    return item.name.rpartition(".")[2] in {NUMERATOR, DENOMINATOR}


def printed(value: Fraction, places: int, at: str) -> Entry:
    shown = round_to(value, places)
    return Entry(State.GIVEN, cell(at), shown, decimal_text(shown, places), places)


@st.composite
def rate(draw: st.DrawFn, *, exact: bool) -> tuple[dict[str, Entry], dict[str, Fraction]]:
    """Return two amounts as printed, to one precision, and as they are.

    What is printed is what they are where steps or bands are decided on it, and for whole numbers.
    """
    places = draw(st.integers(0, 4))
    most = draw(st.sampled_from([10**5, 10**6, 10**8]))
    true = {name: Fraction(draw(st.integers(10**4, most)), 10**4) for name in ("n", "d")}
    entries = {name: printed(true[name], places, at) for name, at in (("n", "B2"), ("d", "B3"))}
    if exact or places == 0:
        true = {name: entry.value or Fraction(1) for name, entry in entries.items()}
    return entries, true


@st.composite
def filled(draw: st.DrawFn, shape: str) -> tuple[Framework, Submission]:
    """Return an edition and a sheet with the score its rule gives for the true figures."""
    known, rule = declared(shape, draw(st.integers(0, 40)))
    spec = known.indicators[0]
    entries: dict[str, Entry] = {}
    facts: dict[str, Fact] = {}
    shown, true = draw(rate(exact=not rule.continuous))
    bound = {item.name: item.field for item in spec.bound_inputs()}
    for place, item in enumerate(rule.inputs(), 4):
        if _side(item):
            name = "n" if item.name.endswith(NUMERATOR) else "d"
            entries[name], facts[item.name] = shown[name], true[name]
        elif item.name != CHOSEN:
            entries[bound[item.name]], fact = draw(entry(item, f"B{place}"))
            if fact is not None:
                facts[item.name] = fact
    if rule.judges(facts):
        bands = rule.allowed(facts, Fraction(POINTS))
        assume(bool(bands))
        ends = [end for band in bands or () for end in (band.low, band.high) if end is not None and end in band]
        assume(bool(ends))
        facts[CHOSEN] = draw(st.sampled_from(ends))
    score = rule.score(facts, Fraction(POINTS))
    assume(score is not None and score <= POINTS)
    claimed = round_to(score or Fraction(0), 2)
    line = row(9, "A1", str(POINTS), decimal_text(claimed), reason=word("年中任务调整", "J9"))
    return known, sheet(fields=entries, rows=(line,), total=typed(decimal_text(claimed), "I20"))


@st.composite
def entry(draw: st.DrawFn, item: Input, at: str) -> tuple[Entry, Fact | None]:
    """Return what is typed for an input that is not a side of a rate, and the fact it is."""
    if item.kind in {InputKind.NUMBER, InputKind.COUNT}:
        number = Fraction(draw(st.integers(0, 40)))
        return printed(number, 0, at), number
    if item.kind in {InputKind.YES_NO, InputKind.CHOICE}:
        words = ("是", "否") if item.kind is InputKind.YES_NO else item.choices
        text = draw(st.sampled_from(words))
        fact = Fraction(text == "是") if item.kind is InputKind.YES_NO else Fraction(item.choices.index(text) + 1)
        return word(text, at), fact
    days = [FIRST_DAY + timedelta(days=draw(st.integers(0, 364)))]
    serial = day_serial(days[0])
    if item.kind is InputKind.DATE:
        return Entry(State.GIVEN, cell(at), serial, days[0].isoformat()), serial
    return word(days[0].isoformat(), at), (serial,)


def alarms(known: Framework, submission: Submission) -> list[str]:
    card = compute_scorecard(known, submission)
    early, broke = run_checks(UNDERSTOOD, Understood(BOOK, known, submission))
    late, broke_late = run_checks(SCORED, Scored(BOOK, known, submission, card))
    assert broke == broke_late == []
    return [f"{item.code} {item.message}" for item in (*early, *late) if item.severity is not Severity.NOTE]


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_score_given_by_its_rule_is_never_called_wrong(shape: str, data: st.DataObject) -> None:
    known, submission = data.draw(filled(shape))
    assert alarms(known, submission) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_proportion_three_tenths_off_is_called_wrong_at_every_precision(data: st.DataObject) -> None:
    known, submission = data.draw(filled("proportional"))
    (line,) = submission.rows
    # Figures of four digits and more leave no three tenths of a point to rounding.
    assume(all((entry.value or 0) >= 1000 for entry in submission.fields.values()))
    wrong = (line.claimed.value or Fraction(0)) - Fraction(3, 10)
    assume(wrong > 0)
    lower = sheet(fields=submission.fields, rows=(row(9, "A1", str(POINTS), decimal_text(wrong), reason=line.reason),))
    assert any(text.startswith("XS301") for text in alarms(known, lower))
