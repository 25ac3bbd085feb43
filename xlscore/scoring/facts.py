"""From a submission's entries to the facts a rule asks for."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from xlscore.exact import Interval
from xlscore.model.framework import Framework, Indicator, RateSpec, SignedField
from xlscore.model.submission import MISSING, Entry, ScoreRow, State, Submission
from xlscore.rules import Input, InputKind
from xlscore.rules.base import CHOSEN, DENOMINATOR, NUMERATOR, YES, Fact
from xlscore.scoring.precision import field_places, finest_of, money_fields, sum_terms
from xlscore.values.day_lists import read_days
from xlscore.values.day_serials import day_serial


class Gap(NamedTuple):
    """An input without a usable figure: its label, its state and, of a list, the pieces that cannot be read."""

    label: str
    state: State
    unread: tuple[str, ...] = ()


@dataclass(slots=True)
class Gathered:
    """The facts found for one rule, what the printed figures may stand for, and the entries that were missing."""

    facts: dict[str, Fact] = field(default_factory=dict)
    spans: dict[str, Interval] = field(default_factory=dict)
    whole_spans: dict[str, Interval] = field(default_factory=dict)
    """What those may stand for besides that rest on amounts of money, all whole, that may be rounded to their unit."""
    missing: list[Gap] = field(default_factory=list)

    def lacks(self, state: State) -> bool:
        """Tell whether an input is missing in that way."""
        return any(gap.state is state for gap in self.missing)


def _gather_side(found: Gathered, name: str, terms: tuple[SignedField, ...], sheet: "_Sheet", finest: int) -> None:
    if not terms:
        found.facts[name], found.spans[name] = Fraction(1), Interval.point(Fraction(1))
        return
    fields, money = sheet.submission.fields, sheet.money
    summed = sum_terms(terms, fields, finest, money)
    if summed is not None:
        found.facts[name], found.spans[name] = summed
        rounded = None if finest else sum_terms(terms, fields, 0, money, whole=True)
        if rounded is not None and rounded[1] != summed[1]:
            found.whole_spans[name] = rounded[1]
        return
    for term in terms:
        entry = fields.get(term.field, MISSING)
        if not entry.given:
            state = State.BLANK if entry.state is State.GIVEN else entry.state
            found.missing.append(Gap(sheet.label(term.field), state))


@dataclass(frozen=True, slots=True)
class _Sheet:
    framework: Framework
    submission: Submission
    money: frozenset[str]
    """Fields that hold an amount of money."""

    def finest(self, terms: tuple[SignedField, ...]) -> int:
        """Return the decimals of the figures of a rate; where all are whole amounts, those of the sheet's amounts."""
        fields = self.submission.fields
        finest = finest_of(fields[term.field] for term in terms if term.field in fields)
        if finest or not any(term.field in self.money for term in terms):
            return finest
        return field_places(self.framework, self.submission)

    def label(self, name: str) -> str:
        spec = self.framework.all_fields().get(name)
        return spec.label if spec else name


def fact_of(entry: Entry, kind: InputKind, choices: tuple[str, ...]) -> Fact | None:
    """Return an entry as the fact an input of that kind wants, ``None`` where it holds no such thing."""
    if kind in {InputKind.NUMBER, InputKind.COUNT}:
        return entry.value
    text = entry.text.strip()
    if kind is InputKind.YES_NO:
        return Fraction(text == YES) if text in {YES, "否"} else None
    if kind is InputKind.CHOICE:
        return Fraction(choices.index(text) + 1) if text in choices else None
    if kind is InputKind.DATE:
        found = entry.reading.value if entry.reading else None
        return day_serial(found) if isinstance(found, date) else entry.value
    listed = read_days(text)
    return tuple(day_serial(day) for day in listed.days) or None if not listed.unread else None


def gather_facts(framework: Framework, indicator: Indicator, row: ScoreRow, submission: Submission) -> Gathered:
    """Collect the facts of a fixed indicator from the fields of the submission and from its own row."""
    found = Gathered()
    sheet = _Sheet(framework, submission, money_fields(framework))
    if indicator.rule is None:
        return found
    rates: dict[str, RateSpec] = {f"{prefix}.": rate for prefix, rate in indicator.rates.items()}
    if indicator.rate is not None:
        rates[""] = indicator.rate
    bound = {item.name: item.field for item in indicator.bound_inputs()}
    for item in indicator.rule.inputs():
        prefix, dot, last = item.name.rpartition(".")
        if last in {NUMERATOR, DENOMINATOR}:
            rate = rates.get(prefix + dot)
            if rate is not None:
                finest = sheet.finest((*rate.of, *rate.to))
                _gather_side(found, item.name, rate.of if last == NUMERATOR else rate.to, sheet, finest)
        elif item.name == CHOSEN:
            if row.claimed.value is not None:
                found.facts[CHOSEN] = row.claimed.value
        else:
            entry = submission.fields.get(bound[item.name], MISSING)
            if item.name == "level" and row.level.text:
                entry = row.level
            _gather_one(found, item, entry, sheet.label(bound[item.name]))
    return found


def _gather_one(found: Gathered, item: Input, entry: Entry, label: str) -> None:
    fact = fact_of(entry, item.kind, item.choices)
    if fact is not None and entry.state is State.GIVEN:
        found.facts[item.name] = fact
        span = entry.interval()
        if span is not None:
            found.spans[item.name] = span
        return
    unread = entry.unread
    if item.kind is InputKind.DATES:
        unread = unread or read_days(entry.text).unread
        if entry.state is not State.MALFORMED and not (entry.state is State.GIVEN and unread):
            return  # a calendar may be empty: the week alone then says which days are worked
    state = State.MALFORMED if entry.state is State.GIVEN else entry.state
    found.missing.append(Gap(label, state, unread))
