"""The machine-readable result: one JSON object, schema 1, numbers as decimal strings."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any, Final

from xlscore import __version__
from xlscore.cells import CellRef
from xlscore.exact import decimal_text
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding
from xlscore.model.roster import Roster
from xlscore.model.scorecard import Rate, Score
from xlscore.model.submission import Entry
from xlscore.values import Reading

SCHEMA: Final = 1

Json = dict[str, Any]


def _number(value: Fraction | None) -> str | None:
    return None if value is None else decimal_text(value)


def _claimed(entry: Entry) -> str | None:
    return _number(entry.value)


def _cell(at: CellRef | None) -> str | None:
    return None if at is None else str(at)


def _value(reading: Reading) -> str | None:
    if isinstance(reading.value, date):
        return reading.value.isoformat()
    return _number(reading.value)


def _reading(entry: Entry) -> Json | None:
    reading = entry.reading
    if reading is None:
        return None
    return {
        "text": reading.text,
        "operator": reading.op.value,
        "value": _value(reading),
        "unit": reading.unit,
        "kind": reading.kind.value,
    }


def score_json(score: Score) -> Json:
    """Return one recomputed row as the schema's ``scores`` item."""
    row = score.row
    cells = {
        "title": row.at,
        "points": row.points.at,
        "claimed": row.claimed.at,
        "target": row.target.at,
        "actual": row.actual.at,
        "reason": row.reason.at,
    }
    return {
        "code": row.code,
        "title": row.title,
        "path": list(row.path),
        "points": _number(score.points),
        "claimed": _claimed(row.claimed),
        "recomputed": _number(score.recomputed),
        "state": score.state.value,
        "target": _reading(row.target),
        "actual": _reading(row.actual),
        "at": {name: _cell(at) for name, at in cells.items() if at is not None},
        "working": score.working,
        "why": score.why,
    }


def rate_json(rate: Rate) -> Json:
    """Return one rate as the schema's ``rates`` item; rates are fractions of one."""
    cells = {"numerator": rate.numerator.at, "denominator": rate.denominator.at, "claimed": rate.claimed.at}
    return {
        "name": rate.name,
        "base": rate.base,
        "numerator": _number(rate.numerator.value),
        "denominator": _number(rate.denominator.value),
        "claimed": _claimed(rate.claimed),
        "recomputed": _number(rate.recomputed),
        "at": {name: _cell(at) for name, at in cells.items() if at is not None},
    }


def finding_json(finding: Finding) -> Json:
    """Return one finding as the schema's ``findings`` item."""
    return {
        "id": finding.id,
        "code": finding.code,
        "severity": finding.severity.value,
        "cells": [str(cell) for cell in finding.cells],
        "title": finding.title,
        "message": finding.message,
        "claimed": finding.claimed,
        "recomputed": finding.recomputed,
        "difference": finding.difference,
        "working": finding.working,
        "diagnosis": finding.diagnosis,
        "fix": finding.fix,
        "rests_on": list(finding.rests_on),
        "caused_by": finding.caused_by,
    }


def dossier_json(dossier: Dossier) -> Json:
    """Return one file as the schema's ``files`` item."""
    submission, card = dossier.submission, dossier.scorecard
    framework = dossier.framework
    claimed_total = submission.total.value if submission else None
    claimed_grade = submission.grade.text or None if submission else None
    return {
        "file": dossier.file,
        "sha256": dossier.sha256,
        "framework": framework.id if framework else None,
        "overlays": list(framework.overlays) if framework else [],
        "recognised_by": dossier.recognised_by,
        "confidence": dossier.confidence,
        "unit": dossier.unit,
        "project": submission.project_name if submission else "",
        "project_code": submission.project_code if submission else "",
        "fiscal_year": dossier.fiscal_year,
        "verdict": dossier.verdict.value,
        "claimed_total": _number(claimed_total),
        "recomputed_total": _number(card.total) if card else None,
        "claimed_grade": claimed_grade,
        "recomputed_grade": card.grade if card else None,
        "money_unit": submission.money_unit if submission else None,
        "scores": [score_json(score) for score in card.scores] if card else [],
        "rates": [rate_json(rate) for rate in card.rates] if card else [],
        "findings": [finding_json(finding) for finding in dossier.findings],
        "failed_checks": list(dossier.failed_checks),
    }


def item_text(dossier: Dossier) -> str:
    """Return the JSON text of one file's item, as it stands in the whole: two levels in."""
    return json.dumps(dossier_json(dossier), ensure_ascii=False, indent=2).replace("\n", "\n    ")


def named_item(text: str, file: str) -> str:
    """Return the text of an item that was made without its path, with the path in it."""
    return text.replace('"file": ""', f'"file": {json.dumps(file, ensure_ascii=False)}', 1)


def roster_json(roster: Roster) -> Json:
    """Return what the schema's object holds beside ``files``: the roster's part, where a roster was given."""
    result: Json = {"schema": SCHEMA, "xlscore": __version__, "files": []}
    if roster.filings:
        result["filings"] = [
            {
                "code": filing.unit.code,
                "name": filing.unit.name,
                "state": filing.state.value,
                "files": [roster.records[place].file for place in filing.records],
                "matched_by": filing.matched_by,
                "days_late": filing.days_late,
                "replaced": [roster.records[place].file for place in filing.replaced],
                "note": filing.note,
            }
            for filing in roster.filings
        ]
    if roster.filings or roster.previous:
        result["findings"] = [finding_json(finding) for finding in roster.findings]
    return result


def write_json(items: Iterable[str], roster: Roster) -> Iterator[str]:
    """Yield the JSON text of a run piece by piece: characters as they are, two spaces a level, a newline at the end.

    ``items`` are the texts of the files, as ``item_text`` makes them, in their order.
    """
    before, after = json.dumps(roster_json(roster), ensure_ascii=False, indent=2).split('"files": []', 1)
    mark = ""
    yield f'{before}"files": ['
    for item in items:
        yield f"{mark}\n    {item}"
        mark = ","
    yield f"\n  ]{after}\n" if mark else f"]{after}\n"
