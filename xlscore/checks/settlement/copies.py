"""Explanations that several units handed in word for word."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from xlscore.checks.settlement.adequacy import key_of
from xlscore.checks.text_identical_across_units import LEAST
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, Severity
from xlscore.values.glyphs import MASK, clean, mask_documents

_MOST: Final = 3
"""Other units that are named."""
_FAULT: Final = "与其他单位的说明一字不差："


def without_copies(dossiers: Iterable[Dossier]) -> tuple[Dossier, ...]:
    """Return the dossiers with explanations found wanting that another unit handed in word for word.

    Who copied from whom nobody can tell, so both are asked.  Texts too short to be no coincidence and texts that
    cite the document they rest on are left alone.
    """
    held = tuple(dossiers)
    whose: dict[str, list[str]] = {}
    for dossier in held:
        for finding in dossier.findings:
            key = _key(finding)
            if key and dossier.unit and dossier.unit not in whose.setdefault(key, []):
                whose[key].append(dossier.unit)
    if all(len(units) < 2 for units in whose.values()):  # noqa: PLR2004 -- one unit may say the same twice
        return held
    return tuple(
        replace(dossier, findings=tuple(_asked(finding, dossier.unit, whose) for finding in dossier.findings))
        for dossier in held
    )


def _key(finding: Finding) -> str:
    """Return what an explanation is known by, an empty text where it is no matter."""
    if finding.explanation is None or finding.severity is not Severity.WARNING:
        return ""
    text = finding.explanation.text
    key = key_of(text)
    return key if len(key) >= LEAST and MASK not in mask_documents(clean(text).text) else ""


def _asked(finding: Finding, unit: str, whose: dict[str, list[str]]) -> Finding:
    others = [other for other in whose.get(_key(finding), []) if other != unit]
    explanation = finding.explanation
    if not unit or not others or explanation is None or any(fault.startswith(_FAULT) for fault in explanation.faults):
        return finding
    more = "等" if len(others) > _MOST else ""
    fault = f"{_FAULT}{'、'.join(others[:_MOST])}{more}。请写本单位的情况；确属统一口径的，写明依据的文号。"
    return replace(finding, explanation=replace(explanation, faults=(*explanation.faults, fault)))
