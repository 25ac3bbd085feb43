"""Explanations that several units handed in word for word."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Protocol

from xlscore.checks.settlement.matching import Filed
from xlscore.consolidation.long_texts import LEAST, wording
from xlscore.model.finding import Finding, Severity
from xlscore.model.settlement import Answer
from xlscore.values.glyphs import MASK, clean, mask_documents

_MOST: Final = 3
"""Other units that are named."""
_FAULT: Final = "与其他单位的说明一字不差："


class Explained(Filed, Protocol):
    """A return with its findings, as a dossier or as a record."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Its findings."""

    @property
    def strays(self) -> tuple[Answer, ...]:
        """Explanations whose finding it does not have."""


def without_copies(returns: Sequence[Explained]) -> list[tuple[Finding, ...]]:
    """Return the findings of each return, explanations found wanting that another unit handed in word for word.

    Who copied from whom nobody can tell, so both are asked.  Texts too short to be no coincidence and texts that
    cite the document they rest on are left alone.
    """
    whose: dict[str, list[str]] = {}
    for item in returns:
        for finding in item.findings:
            key = _key(finding)
            if key and item.unit and item.unit not in whose.setdefault(key, []):
                whose[key].append(item.unit)
    if all(len(units) < 2 for units in whose.values()):  # noqa: PLR2004 -- one unit may say the same twice
        return [item.findings for item in returns]
    return [tuple(_asked(finding, item.unit, whose) for finding in item.findings) for item in returns]


def _key(finding: Finding) -> str:
    """Return what an explanation is known by, an empty text where it is no matter."""
    if finding.explanation is None or finding.severity is not Severity.WARNING:
        return ""
    text = finding.explanation.text
    key = wording(text)
    return key if len(key) >= LEAST and MASK not in mask_documents(clean(text).text) else ""


def _asked(finding: Finding, unit: str, whose: dict[str, list[str]]) -> Finding:
    others = [other for other in whose.get(_key(finding), []) if other != unit]
    explanation = finding.explanation
    if not unit or not others or explanation is None or any(fault.startswith(_FAULT) for fault in explanation.faults):
        return finding
    more = "等" if len(others) > _MOST else ""
    fault = f"{_FAULT}{'、'.join(others[:_MOST])}{more}。请写本单位的情况；确属统一口径的，写明依据的文号。"
    return replace(finding, explanation=replace(explanation, faults=(*explanation.faults, fault)))
