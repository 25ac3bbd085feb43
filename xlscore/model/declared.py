"""What every declaration shares: unknown keys refused, and how well a figure is known."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Declared(BaseModel):
    """Base of everything read from a declaration: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Standing(StrEnum):
    """How well a figure is known; an unconfirmed one never supports more than a WARNING."""

    CONFIRMED = "confirmed"
    DERIVED = "derived"
    UNCONFIRMED = "unconfirmed"


STANDING_WORDS = {Standing.CONFIRMED: "已核实", Standing.DERIVED: "推算", Standing.UNCONFIRMED: "待核"}
