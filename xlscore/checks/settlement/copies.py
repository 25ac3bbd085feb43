"""Explanations that several units handed in word for word."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from xlscore.consolidation.long_texts import LEAST
from xlscore.model.finding import Finding, Severity
from xlscore.model.record import Record
from xlscore.model.settlement import Across
from xlscore.values.glyphs import MASK, clean, mask_documents, plain

_MOST: Final = 3
"""Other units that are named."""


def shared_texts(records: Iterable[Record]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the explanations handed in word for word by several units, each with its units.

    Texts too short to be no coincidence and texts that cite the document they rest on are left alone.
    """
    whose: dict[str, dict[str, None]] = {}
    for record in records:
        for finding in record.findings:
            key = _key(finding)
            if key and record.unit:
                whose.setdefault(key, {})[record.unit] = None
    return tuple((key, tuple(units)) for key, units in whose.items() if len(units) > 1)


def without_copies(findings: Iterable[Finding], unit: str, across: Across) -> tuple[Finding, ...]:
    """Return a unit's findings with explanations found wanting that another unit handed in word for word.

    Who copied from whom nobody can tell, so both are asked.
    """
    whose = dict(across.shared)
    return tuple(_asked(finding, unit, whose.get(_key(finding), ())) for finding in findings)


def _key(finding: Finding) -> str:
    """Return what an explanation is known by, an empty text where it is no matter."""
    if finding.explanation is None or finding.severity is not Severity.WARNING:
        return ""
    text = finding.explanation.text
    key = plain(text)
    return key if len(key) >= LEAST and MASK not in mask_documents(clean(text).text) else ""


def _asked(finding: Finding, unit: str, units: tuple[str, ...]) -> Finding:
    others = [other for other in units if other != unit]
    explanation = finding.explanation
    if not unit or not others or explanation is None:
        return finding
    more = "等" if len(others) > _MOST else ""
    fault = (
        f"与其他单位的说明一字不差：{'、'.join(others[:_MOST])}{more}。请写本单位的情况；"
        "确属统一口径的，写明依据的文号。"
    )
    return replace(finding, explanation=replace(explanation, faults=(*explanation.faults, fault)))
