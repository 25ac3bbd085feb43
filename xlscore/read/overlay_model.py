"""What an overlay file says: figures for one edition, in the edition's own words."""

from typing import Literal, Self

from pydantic import Field, model_validator

from xlscore.model.framework import Declared, FieldSpec, Grades, RateSpec, Remainder, Source, Standing
from xlscore.rules import Rule
from xlscore.rules.base import Exact

FIGURES = ("points", "rule", "rate")


class IndicatorFigures(Declared):
    """What an overlay says of one indicator; ``standing`` as one word speaks of the figures given here only."""

    code: str
    points: Exact | None = None
    rule: Rule | None = None
    rate: RateSpec | None = None
    rates: dict[str, RateSpec] = Field(default_factory=dict)
    inputs: dict[str, str] = Field(default_factory=dict)
    standing: Standing | dict[Literal["points", "rule", "rate"], Standing] | None = None
    not_applicable: Literal["refuse", "full_marks", "redistribute"] | None = None
    criterion: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _standing_stated(self) -> Self:
        if self.standing is None and self.model_fields_set & {*FIGURES, "rates"}:
            msg = "改动了分值、评分标准或计算口径，却没有写明核实程度，请补上 standing"
            raise ValueError(msg)
        return self


class SectionFigures(Declared):
    """The points of a fixed section, by its path."""

    path: tuple[str, ...]
    points: Exact
    standing: Standing


class OpenFigures(Declared):
    """Points or rule of an open section, by its code."""

    code: str
    points: Exact | None = None
    rule: Rule | None = None
    standing: Standing


class Overlay(Declared):
    """A file of figures for one edition, in the edition's own words."""

    framework: str
    source: Source
    """The document the figures were taken from."""
    policy: dict[str, str] = Field(default_factory=dict)
    grades: Grades | None = None
    fields: dict[str, FieldSpec] = Field(default_factory=dict)
    sections: tuple[SectionFigures, ...] = ()
    indicators: tuple[IndicatorFigures, ...] = ()
    open_sections: tuple[OpenFigures, ...] = ()
    remainder: Remainder | None = None
