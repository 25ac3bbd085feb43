"""Figures asked of a unit (填报项) and the rates made of them."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from xlscore.model.declared import Declared


class FieldKind(StrEnum):
    """What a field holds."""

    AMOUNT = "amount"
    QUANTITY = "quantity"
    COUNT = "count"
    PERCENT = "percent"
    YES_NO = "yes_no"
    CHOICE = "choice"
    DATE = "date"
    DATES = "dates"


class FieldSpec(Declared):
    """A figure asked of the unit (填报项)."""

    label: str
    unit: str = ""
    kind: FieldKind
    supplied_by: Literal["unit", "finance", "both"] = "unit"
    signed: bool = False
    """Whether it may be negative (追加 negative is 追减)."""
    choices: tuple[str, ...] = ()
    note: str = ""


class SignedField(Declared):
    """A field as a term of a sum: ``budget_initial`` or ``-balance_end``."""

    field: str
    sign: Literal[1, -1] = 1

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if isinstance(value, str):
            return {"field": value.lstrip("+-"), "sign": -1 if value.startswith("-") else 1}
        return value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Terms = Annotated[tuple[SignedField, ...], BeforeValidator(_listed)]


class RateSpec(Declared):
    """Which fields a rate is made of: Σ ``of`` ÷ Σ ``to``; an empty ``to`` divides by one (the field is a rate)."""

    name: str = ""
    of: Terms
    to: Terms = ()
