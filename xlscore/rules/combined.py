"""分项合计: an indicator whose parts follow rules of their own."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from xlscore.rules.base import Facts, Input, NotNegative, RuleShape
from xlscore.rules.excel import UNKNOWN, literal
from xlscore.rules.given import prefixed, under
from xlscore.rules.wording import figure, numbered

if TYPE_CHECKING:
    from xlscore.rules import Rule


class CombinedPart(BaseModel):
    """One part: what it is worth and its rule."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    points: NotNegative
    rule: "Rule"


class Combined(RuleShape):
    """The sum of the parts, each scored with its own points; unknown while any part is.

    The inputs of part *n* are named ``n.…``; where a person scores the part, ``n.chosen`` is a number asked for.
    """

    kind: Literal["combined"] = "combined"
    parts: tuple[CombinedPart, ...] = Field(min_length=1)

    @property
    def continuous(self) -> bool:
        """Only where every part is."""
        return all(part.rule.continuous for part in self.parts)

    def inputs(self) -> tuple[Input, ...]:
        """Return the inputs of all parts in their order."""
        return tuple(item for name, part in self._named() for item in prefixed(part.rule.inputs(), name, part.label))

    def _named(self) -> Iterator[tuple[str, CombinedPart]]:
        return ((str(place), part) for place, part in enumerate(self.parts, start=1))

    def most(self, points: Fraction) -> Fraction:
        """Return the sum of the most each part gives."""
        del points
        return sum((part.rule.most(part.points) for part in self.parts), Fraction(0))

    def score(self, facts: Facts, points: Fraction) -> Fraction | None:
        """Return the sum of the parts."""
        del points
        total = Fraction(0)
        for name, part in self._named():
            score = part.rule.score(under(facts, name), part.points)
            if score is None:
                return None
            total += score
        return total

    def formula(self, cells: Mapping[str, str], points: str) -> str:
        """Return the sum in Excel: a part still unknown is a text, and a text makes the sum an error."""
        del points
        terms = (part.rule.formula(under(cells, name), literal(part.points)) for name, part in self._named())
        return f"IFERROR({'+'.join(terms)},{UNKNOWN})"

    def describe(self, points: Fraction) -> str:
        """Return the parts as a numbered list."""
        del points
        return "".join(
            f"{numbered(place)}{part.label}（{figure(part.points)}分）：{part.rule.describe(part.points)}"
            for place, part in enumerate(self.parts, start=1)
        )

    def working(self, facts: Facts, points: Fraction) -> str:
        """Return the working of every part, and the sum."""
        texts = [
            f"{numbered(place)}{part.label}：{part.rule.working(under(facts, str(place)), part.points)}"
            for place, part in enumerate(self.parts, start=1)
        ]
        total = self.score(facts, points)
        end = "有分项无法计分，合计无法得出" if total is None else f"合计得{figure(total)}分"
        return f"{'；'.join(texts)}；{end}"
