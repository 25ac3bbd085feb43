"""What the rules a person scores have in common: a level, its band of scores, and the score chosen from it."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from xlscore.exact import Interval
from xlscore.rules.base import CHOSEN, Facts, Input, InputKind, RuleShape
from xlscore.rules.excel import UNKNOWN, quoted, term, when_given
from xlscore.rules.given import choice, number
from xlscore.rules.wording import figure, lacking, span

LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Level:
    """One level: its word, the scores it allows, and the two ends of that band as Excel expressions."""

    label: str
    band: Interval
    low: str
    high: str


class LevelRule(RuleShape):
    """A person picks a level and a score; the rule says which scores the level allows, never which one to give."""

    person: ClassVar[bool] = True

    @abstractmethod
    def labels(self) -> tuple[str, ...]:
        """Return the words of the levels, in the order a form offers them."""

    @abstractmethod
    def level(self, label: str, points: Fraction, expression: str) -> Level:
        """Return the level of a word, for points given exactly and as an Excel expression."""

    def inputs(self) -> tuple[Input, ...]:
        """Return the level and the chosen score."""
        return (
            Input(LEVEL, "评定等级", InputKind.CHOICE, self.labels()),
            Input(CHOSEN, "评定得分", InputKind.NUMBER),
        )

    def score(self, facts: Facts, points: Fraction) -> Fraction | None:
        """Return the chosen score where its level allows it, otherwise ``None``."""
        label, chosen = choice(facts, self.inputs()[0]), number(facts, CHOSEN)
        if label is None or chosen is None:
            return None
        return chosen if chosen in self.level(label, points, "").band else None

    def allowed(self, facts: Facts, points: Fraction) -> tuple[Interval, ...]:
        """Return the band of the level, or all bands while the level is not known; bands without a number left out."""
        label = choice(facts, self.inputs()[0])
        labels = self.labels() if label is None else (label,)
        bands = (self.level(word, points, "").band for word in labels)
        return tuple(band for band in bands if not band.empty)

    def formula(self, cells: Mapping[str, str], points: str) -> str:
        """Return the chosen score where its level allows it, compared after ROUND(…, 9)."""
        chosen, points, text = term(cells[CHOSEN]), term(points), UNKNOWN
        for label in reversed(self.labels()):
            level = self.level(label, Fraction(0), points)
            above = f"ROUND({chosen},9){'>=' if level.band.low_closed else '>'}{level.low}"
            below = f"ROUND({chosen},9){'<=' if level.band.high_closed else '<'}{level.high}"
            inside = f"IF(AND({above},{below}),{chosen},{UNKNOWN})"
            text = f"IF({cells[LEVEL]}={quoted(label)},{inside},{text})"
        return when_given((chosen, points), text)

    def working(self, facts: Facts, points: Fraction) -> str:
        """Return the level, its band and whether the chosen score lies in it."""
        label, chosen = choice(facts, self.inputs()[0]), number(facts, CHOSEN)
        if label is None or chosen is None:
            return lacking(self.inputs(), facts) or "评定等级不在所列等级之内，无法计分"
        band = self.level(label, points, "").band
        if band.empty:
            return f"分值{figure(points)}分过小，等级“{label}”没有可选的得分，无法计分"
        start = f"等级“{label}”可评{span(band)}"
        if chosen in band:
            return f"{start}，评定{figure(chosen)}分在此范围内，得{figure(chosen)}分"
        return f"{start}，评定{figure(chosen)}分不在此范围内，得分不能认定"
