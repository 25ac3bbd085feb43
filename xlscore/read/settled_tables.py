"""What became of a finding, read back from its line of a tidy table."""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from xlscore.model.finding import OnTrial, Severity
from xlscore.model.settlement import Explanation, Stake, Waiver


def settled(line: Mapping[str, Any]) -> dict[str, Any]:
    """Return stake, explanation, waiver and trial of a line by the names ``Finding`` has for them."""
    return {"stake": _stake(line), "explanation": _explanation(line), "waiver": _waiver(line), "trial": _trial(line)}


def _stake(line: Mapping[str, Any]) -> Stake | None:
    between = line["stake_between"]
    return None if between is None else Stake(line["stake"], tuple(map(Fraction, json.loads(between))))


def _explanation(line: Mapping[str, Any]) -> Explanation | None:
    faults = line["explanation_faults"]
    if faults is None:
        return None
    return Explanation(
        line["explanation"], line["explanation_at"], tuple(json.loads(faults)), line["explanation_working"]
    )


def _waiver(line: Mapping[str, Any]) -> Waiver | None:
    units = line["waiver_units"]
    if units is None:
        return None
    words = {name: line[f"waiver_{name}"] for name in ("code", "reason", "approved_by", "until", "place", "at")}
    return Waiver(units=tuple(json.loads(units)), **words)


def _trial(line: Mapping[str, Any]) -> OnTrial | None:
    severity = line["trial_severity"]
    return None if severity is None else OnTrial(line["trial_until"], Severity(severity))
