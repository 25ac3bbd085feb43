"""Findings read back from the lines of tidy tables, with what became of them."""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from xlscore.cells import CellRef
from xlscore.model.finding import Finding, OnTrial, Severity
from xlscore.model.settlement import Answer, Explanation, Stake, Waiver

Line = Mapping[str, Any]
"""Values of a line by column, as their kinds say."""


def names_in(text: str) -> tuple[str, ...]:
    """Return the texts of a JSON array."""
    return tuple(map(str, json.loads(text)))


def finding_of(line: Line) -> Finding:
    """Return the finding of a line."""
    same = (
        *("code", "title", "message", "fix", "subject", "claimed", "recomputed", "difference", "working", "diagnosis"),
        *("effect", "caused_by", "percent", "twin"),
    )
    return Finding(
        severity=Severity(line["severity"]),
        cells=tuple(map(CellRef.parse, names_in(line["cells"]))),
        rests_on=names_in(line["rests_on"]),
        spoils=tuple(map(CellRef.parse, names_in(line["spoils"]))),
        stake=_stake(line),
        explanation=_explanation(line),
        waiver=_waiver(line),
        trial=_trial(line),
        **{name: line[name] for name in same},
    )


def _stake(line: Line) -> Stake | None:
    amount = line["stake_amount"]
    return None if amount is None else Stake(amount, tuple(map(Fraction, names_in(line["stake_between"]))))


def _explanation(line: Line) -> Explanation | None:
    faults = line["explanation_faults"]
    if faults is None:
        return None
    text, at, working = (line[name] or "" for name in ("explanation", "explanation_at", "explanation_working"))
    return Explanation(text, at, names_in(faults), working)


def _waiver(line: Line) -> Waiver | None:
    if line["waiver_until"] is None:
        return None
    code, reason, approved, place, at = (
        line[name] or "" for name in ("waiver", "waiver_reason", "waiver_approved_by", "waiver_place", "waiver_at")
    )
    return Waiver(code, reason, approved, line["waiver_until"], names_in(line["waiver_units"]), place, at)


def _trial(line: Line) -> OnTrial | None:
    until = line["trial_until"]
    return None if until is None else OnTrial(until, Severity(line["trial_severity"]))


def stray_of(line: Line) -> Answer:
    """Return the explanation of a line, which met no finding."""
    return Answer(line["finding"], line["text"], line["at"], names_in(line["units"]), line["file"])
