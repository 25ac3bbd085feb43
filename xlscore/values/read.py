"""Reads one cell."""

from datetime import date, datetime
from fractions import Fraction

from xlscore.exact import exact
from xlscore.values.reading import Kind, Operator, Reading


def read_value(
    text_or_number: str | float | Fraction | datetime | date | None,
    *,
    number_format: str | None = None,
    unit: str | None = None,
    column: str = "target",
    year: int | None = None,
) -> Reading:
    """Return what a cell means (plain numbers and blanks only, for now)."""
    del number_format, column, year
    raw = "" if text_or_number is None else str(text_or_number).strip()
    if raw in {"", "/", "-", "—"}:
        return Reading(raw, Kind.BLANK)
    try:
        number = exact(text_or_number) if not isinstance(text_or_number, (str, date)) and text_or_number is not None else exact(raw.rstrip("%"))
    except ValueError:
        return Reading(raw, Kind.QUALITATIVE)
    if raw.endswith("%"):
        return Reading(raw, Kind.PERCENT, Operator.UNSTATED, number / 100, unit="%")
    return Reading(raw, Kind.QUANTITY, Operator.UNSTATED, number, unit=unit or "")
