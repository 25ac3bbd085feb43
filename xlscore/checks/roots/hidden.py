"""Figures that carry more decimals than they show: a finding that rests on one says both."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.cells import CellRef
from xlscore.checks._figures import all_figures
from xlscore.checks._wording import joined
from xlscore.checks.registry import Scored
from xlscore.exact import decimal_text, percent_text, places_of, round_to
from xlscore.model.finding import Finding

_COMPARED: Final = frozenset(
    {"XS301", "XS302", "XS303", "XS304", "XS401", "XS402", "XS403", "XS404", "XS406", "XS407", "XS409", "XS410"}
)
"""Findings that compare figures with figures."""

_MOST: Final = 6
_SHOWN_PLACES: Final = 6


def with_hidden_digits(stage: Scored, findings: list[Finding]) -> list[Finding]:
    """Return the findings, those on figures shown shorter than they are with both spellings in their message."""
    said = _hidden(stage)
    return [_said(finding, said) for finding in findings] if said else findings


def _said(finding: Finding, hidden: dict[CellRef, str]) -> Finding:
    words = [hidden[cell] for cell in finding.cells if cell in hidden]
    if finding.code not in _COMPARED or not words:
        return finding
    more = f"等 {len(words)} 格" if len(words) > _MOST else ""
    listed = f"{joined(words[:_MOST])}{more}"
    return replace(finding, message=f"{finding.message}（显示位数少于实存位数：{listed}；按实存数计算。）")


def _hidden(stage: Scored) -> dict[CellRef, str]:
    found: dict[CellRef, str] = {}
    for entry in (figure.entry for figure in all_figures(stage.framework, stage.submission)):
        if entry.at is None or entry.value is None or entry.places is None:
            continue
        places = entry.places + 2 if entry.percent else entry.places
        if round_to(entry.value, places) != entry.value:
            found[entry.at] = _both(entry.at, entry.value, places, percent=entry.percent)
    return found


def _both(at: CellRef, value: Fraction, places: int, *, percent: bool) -> str:
    needed = places_of(round_to(value, places + _SHOWN_PLACES)) or places
    if percent:
        return f"{at} 显示 {percent_text(value, places - 2)}、实存 {percent_text(value, needed - 2)}"
    return f"{at} 显示 {decimal_text(value, places)}、实存 {decimal_text(value, needed)}"
