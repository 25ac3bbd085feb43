"""A framework: one edition of a score sheet, as declared in its folder."""

from datetime import date
from fractions import Fraction
from typing import Literal, Self

from pydantic import Field, model_validator

from xlscore.exact import Rounding
from xlscore.model.declared import STANDING_WORDS, Declared, Standing
from xlscore.model.fields import FieldKind, FieldSpec, RateSpec, SignedField, Terms
from xlscore.model.layout import ColumnSpec, FundList, FundsBlock, Layout
from xlscore.rules import Rule
from xlscore.rules.base import CHOSEN, DENOMINATOR, NUMERATOR, Exact, InputKind, Span


class Source(Declared):
    """The document an edition rests on, and when it was last looked at."""

    document: str
    """Document number (文号); empty where it is not known."""
    title: str
    url: str = ""
    standing: Standing
    checked_on: date
    note: str = ""


class Policy(Declared):
    """The decisions of scoring that differ by edition: steps, rounding, base, reverse targets and thresholds."""

    steps: Literal["whole", "started", "pro_rata"] = "whole"
    rounding: Rounding = Rounding.HALF_UP
    places: int = 2
    base: Literal["full_year_budget", "initial_budget"] = "full_year_budget"
    reverse: Literal["quotient", "deviation"] = "quotient"
    """F3′ quotient (T÷A) or F3 proportional deviation (1 − (A−T)÷T)."""
    over_prompt: Exact = Fraction(12, 10)
    over_reason: Exact = Fraction(13, 10)
    low_execution: Exact = Fraction(9, 10)


class Standings(Declared):
    """The standing of each figure of an indicator; one word in the declaration stands for all three."""

    points: Standing
    rule: Standing
    rate: Standing

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: object) -> object:
        return dict.fromkeys(("points", "rule", "rate"), value) if isinstance(value, str) else value

    def unconfirmed(self) -> tuple[str, ...]:
        """Return the Chinese names of the figures nobody has confirmed."""
        words = {"points": "分值", "rule": "评分标准", "rate": "计算口径"}
        return tuple(word for key, word in words.items() if getattr(self, key) is Standing.UNCONFIRMED)


class BoundInput(Declared):
    """An input of an indicator's rule, bound to the field that holds it."""

    name: str
    field: str


class Indicator(Declared):
    """A scored line (三级指标)."""

    code: str
    path: tuple[str, ...]
    """The labels above it, 一级指标 first."""
    title: str
    aliases: tuple[str, ...] = ()
    points: Exact | None = None
    """分值; ``None`` where the edition leaves it local or it was never published."""
    standing: Standings
    rule: Rule | None = None
    """``None`` where no rule is published: the score can only be bounded."""
    rate: RateSpec | None = None
    rates: dict[str, RateSpec] = Field(default_factory=dict)
    """Rates of a rule made of others, by the prefix of its inputs (``first``, ``second``)."""
    inputs: dict[str, str] = Field(default_factory=dict)
    """Rule input → field, where the field is one the edition names; others get a field of their own."""
    not_applicable: Literal["refuse", "full_marks", "redistribute"] = "refuse"
    supplied_by: Literal["unit", "finance", "both"] = "unit"
    criterion: str = ""
    """评分标准 in a few own words where no rule shape carries it (rule unknown or judged)."""
    evidence: tuple[str, ...] = ()
    note: str = ""

    def bound_inputs(self) -> tuple[BoundInput, ...]:
        """Return which field holds each input of the rule; rate inputs and the claimed score are not among them."""
        if self.rule is None:
            return ()
        return tuple(
            BoundInput(name=item.name, field=self.inputs.get(item.name, f"{self.code}_{item.name}".replace(".", "_")))
            for item in self.rule.inputs()
            if item.name != CHOSEN and item.name.rpartition(".")[2] not in {NUMERATOR, DENOMINATOR}
        )


class Section(Declared):
    """A level above the indicators, with the points it must add up to where they are known."""

    path: tuple[str, ...]
    points: Exact | None = None
    standing: Standing


class OpenSection(Declared):
    """A section whose indicators the unit lists itself (产出、效益、满意度)."""

    code: str
    path: tuple[str, ...]
    groups: tuple[str, ...] = ()
    """二级指标 printed under it."""
    points: Exact | None = None
    standing: Standing
    rule: Rule
    rows: int = 30
    optional: bool = False
    """Whether a unit may leave it empty (成本指标 of a project without cost targets)."""


class Remainder(Declared):
    """Points of the total that no listed indicator carries, and why."""

    points: Exact
    standing: Standing
    why: str


class GradeBand(Declared):
    """One grade: the totals it covers and its label."""

    totals: Span
    label: str


class Grades(Declared):
    """The grade bands of an edition and how well they are known."""

    bands: tuple[GradeBand, ...]
    standing: Standing
    synonyms: dict[str, str] = Field(default_factory=dict)
    """Other labels for a grade: 优秀 → 优."""

    def of(self, total: Fraction) -> str | None:
        """Return the label of a total, or ``None`` outside every band."""
        return next((band.label for band in self.bands if total in band.totals), None)


class Framework(Declared):
    """One edition of a score sheet (指标体系): place, family, fiscal year, indicators, rules and their standing."""

    id: str
    title: str
    place: str
    family: Literal["overall", "project", "workcheck"]
    fiscal_year: int | None
    """``None`` for a standing national form that is reissued every year."""
    total: Exact
    source: Source
    policy: Policy = Policy()
    grades: Grades
    fields: dict[str, FieldSpec] = Field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    open_sections: tuple[OpenSection, ...] = ()
    remainder: Remainder | None = None
    layout: Layout
    overlays: tuple[str, ...] = ()
    """Names of the overlays merged in (``--with``); every output names them."""

    @model_validator(mode="after")
    def _codes_once(self) -> Self:
        codes = [*(item.code for item in self.indicators), *(item.code for item in self.open_sections)]
        twice = {code for code in codes if codes.count(code) > 1}
        if twice:
            msg = f"code stands twice: {', '.join(sorted(twice))}"
            raise ValueError(msg)
        return self

    def indicator(self, code: str) -> Indicator | None:
        """Return the indicator of that code, or ``None``."""
        return next((item for item in self.indicators if item.code == code), None)

    def open_section(self, code: str) -> OpenSection | None:
        """Return the open section of that code, or ``None``."""
        return next((item for item in self.open_sections if item.code == code), None)

    def all_fields(self) -> dict[str, FieldSpec]:
        """Return declared fields and those the indicators' rules bring along, in the order of a form."""
        result = dict(self.fields)
        for indicator in self.indicators:
            if indicator.rule is None:
                continue
            kinds = {item.name: item for item in indicator.rule.inputs()}
            for bound in indicator.bound_inputs():
                item = kinds[bound.name]
                result.setdefault(
                    bound.field,
                    FieldSpec(
                        label=f"{indicator.title}：{item.label}",
                        unit="次" if item.kind is InputKind.COUNT else "",
                        kind=_KINDS[item.kind],
                        supplied_by=indicator.supplied_by,
                        choices=item.choices,
                    ),
                )
        return result


_KINDS = {
    InputKind.NUMBER: FieldKind.QUANTITY,
    InputKind.COUNT: FieldKind.COUNT,
    InputKind.YES_NO: FieldKind.YES_NO,
    InputKind.CHOICE: FieldKind.CHOICE,
    InputKind.DATE: FieldKind.DATE,
    InputKind.DATES: FieldKind.DATES,
}

__all__ = [
    "STANDING_WORDS",
    "BoundInput",
    "ColumnSpec",
    "Declared",
    "FieldKind",
    "FieldSpec",
    "Framework",
    "FundList",
    "FundsBlock",
    "GradeBand",
    "Grades",
    "Indicator",
    "Layout",
    "OpenSection",
    "Policy",
    "RateSpec",
    "Remainder",
    "Section",
    "SignedField",
    "Source",
    "Standing",
    "Standings",
    "Terms",
]
