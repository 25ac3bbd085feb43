"""Worked cases of an edition (``cases.yaml``): sentences with figures in and the exact score out."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from xlscore.model.framework import Declared
from xlscore.rules.base import Exact

NONE = "none"
"""Written for a score or total that cannot be known."""


def _known(value: object) -> object:
    return None if value == NONE else value


Known = Annotated[Exact | None, BeforeValidator(_known)]
"""An exact number, or ``none`` where it cannot be known."""

Sign = Literal["≥", ">", "=", "≤", "<", "定性", ""]


class Case(Declared):
    """One line worked out: of a fixed indicator from its fields, or of an open section from target and actual."""

    name: str
    indicator: str | None = None
    section: str | None = None
    given: dict[str, str] = Field(default_factory=dict)
    """Field → value.  ``level`` and ``chosen`` are the level word and claimed score of a row a person scores;
    an open section's line takes ``operator``, ``target``, ``actual``, ``unit`` and the two as well."""
    points: Exact | None = None
    """分值 of the row, where the edition does not fix it."""
    score: Known
    why: str = ""
    """Why there is no score."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.indicator is None) == (self.section is None):
            msg = "indicator 与 section 应写且只写一个"
            raise ValueError(msg)
        if self.section is not None and self.points is None:
            msg = "自设指标的分值由单位填写，请写明 points"
            raise ValueError(msg)
        if self.score is None and not self.why:
            msg = "score 为 none 时请用 why 写明原因"
            raise ValueError(msg)
        return self


class FundAmounts(Declared):
    """One sub-row of the funds block, in the unit of the block."""

    initial: Exact | None = None
    budget: Exact | None = None
    executed: Exact | None = None


class SheetLine(Declared):
    """One line a unit lists itself in an open section."""

    section: str
    group: str = ""
    title: str
    operator: Sign = ""
    target: str
    unit: str = ""
    actual: str = ""
    points: Exact
    level: str = ""
    chosen: Exact | None = None
    reason: str = ""


class SheetCase(Declared):
    """A whole filled sheet and what is recomputed from it."""

    name: str
    unit: str
    fiscal_year: int
    head: dict[str, str] = Field(default_factory=dict)
    """Other head cells by label."""
    texts: dict[str, str] = Field(default_factory=dict)
    """Free texts by label (预期目标 …)."""
    given: dict[str, str] = Field(default_factory=dict)
    levels: dict[str, str] = Field(default_factory=dict)
    """Level words of judged rows, by code."""
    claimed: dict[str, Exact] = Field(default_factory=dict)
    """Claimed scores by code; a row without one claims its recomputed score."""
    points: dict[str, Exact] = Field(default_factory=dict)
    """分值 by code, where the edition does not fix them."""
    reasons: dict[str, str] = Field(default_factory=dict)
    funds: dict[str, FundAmounts] = Field(default_factory=dict)
    rows: tuple[SheetLine, ...] = ()
    scores: dict[str, Known] = Field(default_factory=dict)
    rates: dict[str, str] = Field(default_factory=dict)
    """Recomputed rates by indicator as printed with two decimals (``98.88%``), where they are worth stating."""
    remainder: Exact | None = None
    """Claimed score of the points no listed indicator carries."""
    total: Known
    claimed_total: Exact | None = None
    """The total the sheet states, where it is not the recomputed one."""
    why: str = ""
    """Why there is no total."""
    grade: str | None = None

    @model_validator(mode="after")
    def _reasoned(self) -> Self:
        if self.total is None and not self.why:
            msg = "total 为 none 时请用 why 写明原因"
            raise ValueError(msg)
        return self


class Cases(Declared):
    """All cases of an edition."""

    cases: tuple[Case, ...] = ()
    sheets: tuple[SheetCase, ...]
