"""分项给分: points for each part that is fulfilled."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from xlscore.rules.base import Facts, Input, InputKind, Positive, RuleShape
from xlscore.rules.excel import UNKNOWN, answered, is_yes, literal
from xlscore.rules.given import yes_no
from xlscore.rules.wording import figure, lacking, numbered


class ChecklistPart(BaseModel):
    """One thing to fulfil and what it is worth."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    points: Positive


class Checklist(RuleShape):
    """The sum of the points of the parts answered 是; every part must be answered."""

    kind: Literal["checklist"] = "checklist"
    parts: tuple[ChecklistPart, ...] = Field(min_length=1)

    def inputs(self) -> tuple[Input, ...]:
        """Return one yes/no for each part: ``part1``, ``part2`` and so on."""
        return tuple(
            Input(f"part{place}", part.label, InputKind.YES_NO) for place, part in enumerate(self.parts, start=1)
        )

    def most(self, points: Fraction) -> Fraction:
        """Return the sum of all parts."""
        del points
        return sum((part.points for part in self.parts), Fraction(0))

    def score(self, facts: Facts, points: Fraction) -> Fraction | None:
        """Return the sum of the parts fulfilled."""
        del points
        answers = [yes_no(facts, item.name) for item in self.inputs()]
        if None in answers:
            return None
        return sum((part.points for part, yes in zip(self.parts, answers, strict=True) if yes), Fraction(0))

    def formula(self, cells: Mapping[str, str], points: str) -> str:
        """Return the same in Excel."""
        del points
        names = [item.name for item in self.inputs()]
        terms = [f"{literal(part.points)}*{is_yes(cells[name])}" for part, name in zip(self.parts, names, strict=True)]
        return f"IF(AND({','.join(answered(cells[name]) for name in names)}),{'+'.join(terms)},{UNKNOWN})"

    def describe(self, points: Fraction) -> str:
        """Return the parts as a numbered list."""
        del points
        items = [
            f"{numbered(place)}{part.label}，得{figure(part.points)}分"
            for place, part in enumerate(self.parts, start=1)
        ]
        return f"{'；'.join(items)}；未做到的该项不得分。"

    def working(self, facts: Facts, points: Fraction) -> str:
        """Return part by part what was earned, and the sum."""
        total = self.score(facts, points)
        if total is None:
            return lacking(self.inputs(), facts) or "有的分项既不是“是”也不是“否”，无法计分"
        earned = [
            figure(part.points if yes_no(facts, item.name) else Fraction(0))
            for part, item in zip(self.parts, self.inputs(), strict=True)
        ]
        shown = [f"{numbered(place)}{text}分" for place, text in enumerate(earned, start=1)]
        return f"{'，'.join(shown)}，合计{'+'.join(earned)}={figure(total)}分"
