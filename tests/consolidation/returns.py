"""Small records and rosters for the tests of what spans many returns."""

from fractions import Fraction
from typing import Any

from tests.checks.builders import edition as framework
from xlscore.consolidation.edition import edition_of
from xlscore.consolidation.matching import match_filings
from xlscore.model.finding import Verdict
from xlscore.model.record import Edition, RateCells, RateLine, RateTexts, Record
from xlscore.model.roster import Expected, Roster, RosterUnit

OVERALL = edition_of(framework())
PROJECT = edition_of(framework(id="sample_project_2021", family="project", title="项目表"))


def money(unit: str) -> RateLine:
    """Return the rate of the whole budget, stated in that unit."""
    texts, cells = RateTexts("", "", ""), RateCells(None, None, None)
    return RateLine("预算执行率", "", "", "", "E", None, None, unit, None, None, texts, True, cells)  # noqa: FBT003


def record(unit: str, file: str = "", **more: Any) -> Record:
    """Return a return of 2021 on the overall sheet; amounts as decimal strings, printed with their own decimals."""
    stated_in = more.pop("stated_in", "万元")
    for word in ("budget", "executed"):
        if (figure := more.get(word)) is not None:
            more.setdefault(f"{word}_places", len(figure.partition(".")[2]))
            more[word] = Fraction(figure)
    for word in ("claimed", "recomputed", "reviewed"):
        if more.get(word) is not None:
            more[word] = Fraction(more[word])
    more.setdefault("edition", OVERALL)
    more.setdefault("year", 2021)
    more.setdefault("rates", (money(stated_in),))
    name = file or f"{unit}.xlsx"
    more.setdefault("sha256", name)
    return Record(name, verdict=more.pop("verdict", Verdict.PASS), unit=unit, **more)


def unit(code: str, name: str, parent: str = "", **more: Any) -> RosterUnit:
    """Return a unit of the roster; adjustments as decimal strings."""
    for word in ("budget_adjustment", "executed_adjustment"):
        if more.get(word) is not None:
            more[word] = Fraction(more[word])
    return RosterUnit(code, name, more.pop("department", "教育局"), parent, **more)


def roster(records: list[Record], *units: RosterUnit, **more: Any) -> Roster:
    """Return a roster with its files matched."""
    expected = Expected(units, **more)
    return Roster(tuple(records), match_filings(records, expected), expected=expected)


__all__ = ["OVERALL", "PROJECT", "Edition", "money", "record", "roster", "unit"]
