"""Cases for the rule oracle: rules, points and what stands in the input cells, generated from a fixed seed.

A case says what is typed; both sides are derived from it: the cells LibreOffice calculates on, and the exact facts
``score`` works on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from random import Random

from pydantic import TypeAdapter

from tests.oracle.rule_declarations import DECLARED
from xlscore.exact import round_to
from xlscore.rules import Input, InputKind, Rule, RuleShape
from xlscore.rules.bands import Bands
from xlscore.rules.base import DENOMINATOR, NUMERATOR, YES, Fact
from xlscore.rules.combined import Combined
from xlscore.rules.deadline import Deadline
from xlscore.rules.either import Either
from xlscore.rules.levels import LevelRule
from xlscore.rules.steps import StepRule
from xlscore.rules.target import OPERATORS, Target
from xlscore.rules.targets import TargetRule
from xlscore.rules.zero_above import ZeroAbove
from xlscore.values.day_serials import day_serial


@dataclass(frozen=True)
class Sum:
    """A bracketed sum of cells, blanks among them."""

    terms: tuple[Fraction | None, ...]


@dataclass(frozen=True)
class Days:
    """A range of date cells, blanks among them."""

    cells: tuple[Fraction | None, ...]


Typed = Fraction | str | Sum | Days | None
"""What stands in the cells of one input."""


@dataclass(frozen=True)
class Case:
    """One row of the oracle."""

    rule: RuleShape
    points: Fraction
    typed: Mapping[str, Typed]

    def facts(self) -> dict[str, Fact]:
        """Return the facts the typed cells amount to."""
        read = {item.name: _fact(item, self.typed[item.name]) for item in self.rule.inputs()}
        return {name: fact for name, fact in read.items() if fact is not None}


def _fact(item: Input, typed: Typed) -> Fact | None:
    if isinstance(typed, Sum):
        given = [term for term in typed.terms if term is not None]
        return sum(given, Fraction(0)) if len(given) == len(typed.terms) else None
    if isinstance(typed, Days):
        return tuple(cell for cell in typed.cells if cell is not None)
    if not isinstance(typed, str):
        return typed
    if item.kind is InputKind.YES_NO and typed in {"是", "否"}:
        return Fraction(typed == YES)
    return Fraction(item.choices.index(typed) + 1) if typed in item.choices else None


POINTS = [
    Fraction(text)
    for text in ["0.5", "1", "2", "2.5", "3", "4.25", "5", "6", "7", "8", "10", "10.02", "12.35", "15", "20", "33.33"]
]

AWKWARD = [("115", "100"), ("1.15", "1"), ("103.2", "100"), ("0.3", "0.1"), ("110.11", "100.1"), ("57", "100")]
"""Pairs that binary arithmetic puts on the wrong side of a step or an edge."""

_RULE: TypeAdapter[RuleShape] = TypeAdapter(Rule)


def cases(kind: str, count: int) -> list[Case]:
    """Return ``count`` cases of a shape, the same ones every time."""
    random = Random(f"xlscore {kind}")  # noqa: S311 -- the same cases every time, no secret
    rules = [_RULE.validate_python({"kind": kind, **keys}) for keys in DECLARED[kind]]
    drawn = []
    for number in range(count):
        rule, points = rules[number % len(rules)], random.choice(POINTS)
        drawn.append(Case(rule, points, _typed(rule, points, random)))
    return drawn


def _typed(rule: RuleShape, points: Fraction, random: Random) -> dict[str, Typed]:
    if isinstance(rule, Either):
        word = random.choice([*rule.labels, *rule.labels, None])
        first = {f"first.{name}": typed for name, typed in _typed(rule.first, points, random).items()}
        return {"which": word} | first | _prefixed("second", _typed(rule.second, points, random))
    if isinstance(rule, Combined):
        whole: dict[str, Typed] = {}
        for place, part in enumerate(rule.parts, start=1):
            whole |= _prefixed(str(place), _typed(part.rule, part.points, random))
        return whole
    if isinstance(rule, Target):
        return _row(rule, points, random)
    return _leaf(rule, points, random)


def _row(rule: Target, points: Fraction, random: Random) -> dict[str, Typed]:
    words = rule.by_operator("定性")
    assert isinstance(words, LevelRule)
    operator = random.choice([*OPERATORS, "定性", None, "≧"])
    return {"operator": operator} | _target(random) | _level(words, points, random)


def _leaf(rule: RuleShape, points: Fraction, random: Random) -> dict[str, Typed]:
    if isinstance(rule, TargetRule):
        return _target(random)
    if isinstance(rule, LevelRule):
        return _level(rule, points, random)
    if isinstance(rule, Deadline):
        return _deadline(random)
    if NUMERATOR in {item.name for item in rule.inputs()}:
        return _rate(_edges(rule), random)
    return {item.name: _BY_KIND[item.kind](random) for item in rule.inputs()}


def _prefixed(prefix: str, typed: Mapping[str, Typed]) -> dict[str, Typed]:
    return {f"{prefix}.{name}": value for name, value in typed.items()}


def _count(random: Random) -> Typed:
    return random.choice([*map(Fraction, range(12)), Fraction(-1), Fraction("2.5"), None, "三次"])


def _yes_no(random: Random) -> Typed:
    return random.choice(["是", "是", "是", "否", "否", "否", None, "部分"])


_BY_KIND: dict[InputKind, Callable[[Random], Typed]] = {InputKind.COUNT: _count, InputKind.YES_NO: _yes_no}


def _edges(rule: RuleShape) -> list[Fraction]:
    """Return the rates at which a rule changes its mind."""
    if isinstance(rule, Bands):
        return [end for band in rule.bands for end in (band.low, band.high) if end is not None]
    if isinstance(rule, StepRule):
        return [rule.limit + place * rule.step for place in range(-15, 16)]
    if isinstance(rule, ZeroAbove):
        return [rule.limit]
    return [Fraction(0), Fraction(1)]


def _amount(random: Random, places: int = 2) -> Fraction:
    return Fraction(random.randrange(1, 10 ** random.randrange(2, 9)), 10**places)


def _rate(edges: list[Fraction], random: Random) -> dict[str, Typed]:
    draw = random.random()
    bottom = _amount(random)
    if draw < 0.15:
        top, bottom = (Fraction(text) for text in random.choice(AWKWARD))
    elif draw < 0.65:
        off = random.choice(["0", "0", "0", "0.01", "-0.01", "0.0001", "-0.0001"])
        top = bottom * random.choice(edges) + Fraction(off)
    elif draw < 0.85:
        top = round_to(bottom * Fraction(random.randrange(-300, 1500), 1000), 2)
    elif draw < 0.95:
        top, bottom = random.choice([_amount(random), Fraction(0), -_amount(random)]), Fraction(0)
    else:
        top, bottom = _amount(random), -bottom
    return {NUMERATOR: _cells(top, random), DENOMINATOR: _cells(bottom, random)}


def _cells(value: Fraction, random: Random) -> Typed:
    """Return a value in one cell, as a sum of cells, or left out."""
    draw = random.random()
    if draw < 0.06:
        return None
    if draw < 0.08:
        return "未提供"
    if draw < 0.75:
        return value
    first, second = _amount(random), _amount(random)
    terms: list[Fraction | None] = [first, second, value - first - second]
    if draw > 0.97:
        terms[random.randrange(3)] = None
    return Sum(tuple(terms))


def _target(random: Random) -> dict[str, Typed]:
    target = random.choice([_amount(random), Fraction(random.randrange(1, 120)), Fraction(0), Fraction("0.95")])
    share = Fraction(
        random.choice(["0", "0.5999", "0.6", "0.6001", "0.8", "1", "1", "1.2", "1.9999", "2", "2.5", "-0.1"])
    )
    draw = random.random()
    actual = target * share if draw < 0.6 else _amount(random) if draw < 0.95 else -_amount(random)
    if random.random() < 0.03:
        target = -target
    return {"target": _typed_figure(target, random), "actual": _typed_figure(actual, random)}


def _typed_figure(value: Fraction, random: Random) -> Typed:
    draw = random.random()
    return None if draw < 0.05 else "按期完成" if draw < 0.07 else value


def _level(rule: LevelRule, points: Fraction, random: Random) -> dict[str, Typed]:
    label = random.choice(rule.labels())
    band = rule.level(label, points, "").band
    assert band.low is not None
    assert band.high is not None
    chosen = random.choice([band.low, band.high, (band.low + band.high) / 2, points]) + Fraction(
        random.choice(["0", "0", "0.01", "-0.01"])
    )
    level: Typed = label if random.random() < 0.9 else random.choice([None, "很好"])
    return {"level": level, "chosen": _cells(round_to(chosen, 2), random)}


_NEW_YEAR_2021 = day_serial(date(2021, 1, 1))


def _deadline(random: Random) -> dict[str, Typed]:
    due = _NEW_YEAR_2021 + random.randrange(1200)
    filed: Fraction = due + random.choice([*range(-3, 25), 60, 400])
    if random.random() < 0.1:
        filed += Fraction(random.choice(["0.5", "0.75"]))
    odd: list[Typed] = [None, "3月底", Fraction(20230115), Fraction(5)]

    def around() -> Typed:
        near = [due + random.randrange(-3, 28) for _ in range(5)]
        near[4] = random.choice(near)
        kept = [day if random.random() < 0.7 else None for day in near]
        return Days(tuple(kept) if random.random() < 0.8 else (None,) * 5)

    return {
        "due": due if random.random() < 0.95 else random.choice(odd),
        "filed": filed if random.random() < 0.95 else random.choice(odd),
        "holidays": around(),
        "workdays": around(),
    }
