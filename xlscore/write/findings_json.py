"""The machine-readable result: one JSON object, schema 1, numbers as decimal strings."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any, Final

from xlscore import __version__
from xlscore.cells import CellRef
from xlscore.exact import decimal_text
from xlscore.model.dossier import Dossier, Form
from xlscore.model.doubt import GradeDoubt
from xlscore.model.finding import Finding
from xlscore.model.roster import Roster
from xlscore.model.scorecard import Rate, Score, Scorecard
from xlscore.model.submission import Entry, Submission
from xlscore.model.suggestion import Change, Suggestion
from xlscore.values import Reading
from xlscore.write.settled_json import kept_json, settled_json

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
        "effect": _number(finding.effect),
        "spoils": [str(cell) for cell in finding.spoils],
        **settled_json(finding),
    }


def doubt_json(doubt: GradeDoubt) -> Json:
    """Return the range of grades of a unit whose grade hangs on disputed cells."""
    return {
        "lowest_total": _number(doubt.lowest),
        "highest_total": _number(doubt.highest),
        "lowest_grade": doubt.lowest_grade,
        "highest_grade": doubt.highest_grade,
        "findings": list(doubt.findings),
        "cells": [str(cell) for cell in doubt.cells],
    }


def _changes(changes: tuple[Change, ...]) -> list[Json]:
    return [
        {"cell": str(item.at), "now": item.now, "then": item.then, "basis": item.basis, "follows": item.follows}
        for item in changes
    ]


def suggestion_json(suggestion: Suggestion) -> Json:
    """Return the smallest correction; ``follows`` marks cells whose formula gives the figure by itself."""
    return {
        "changes": _changes(suggestion.changes),
        "alternatives": [_changes(other) for other in suggestion.others],
        "left": list(suggestion.left),
        "why": suggestion.why,
        "tried": suggestion.tried,
    }


def _project(submission: Submission | None) -> Json:
    return {
        "project": submission.project_name if submission else "",
        "project_code": submission.project_code if submission else "",
    }


def _figures(submission: Submission | None, card: Scorecard | None) -> Json:
    """Return totals, grades, scores and rates: the same keys for a file's first form and for each further one."""
    return {
        "claimed_total": _number(submission.total.value) if submission else None,
        "recomputed_total": _number(card.total) if card else None,
        "claimed_grade": submission.grade.text or None if submission else None,
        "recomputed_grade": card.grade if card else None,
        "money_unit": submission.money_unit if submission else None,
        "scores": [score_json(score) for score in card.scores] if card else [],
        "rates": [rate_json(rate) for rate in card.rates] if card else [],
    }


def form_json(form: Form) -> Json:
    """Return a further form of a workbook as the schema's ``forms`` item; ``number`` counts the forms from 1."""
    return {
        "number": form.number,
        "unit": form.submission.unit_name,
        **_project(form.submission),
        "fiscal_year": form.submission.fiscal_year,
        **_figures(form.submission, form.scorecard),
    }


def dossier_json(dossier: Dossier) -> Json:
    """Return one file as the schema's ``files`` item: its first form, and the others under ``forms``."""
    framework = dossier.framework
    return {
        "file": dossier.file,
        "sha256": dossier.sha256,
        "framework": framework.id if framework else None,
        "overlays": list(framework.overlays) if framework else [],
        "recognised_by": dossier.recognised_by,
        "confidence": dossier.confidence,
        "unit": dossier.unit,
        **_project(dossier.submission),
        "fiscal_year": dossier.fiscal_year,
        "verdict": dossier.verdict.value,
        **_figures(dossier.submission, dossier.scorecard),
        "forms": [form_json(form) for form in dossier.further],
        "grade_doubt": doubt_json(dossier.grade_doubt) if dossier.grade_doubt else None,
        "findings": [finding_json(finding) for finding in dossier.findings],
        "suggestion": suggestion_json(dossier.suggestion) if dossier.suggestion else None,
        "failed_checks": list(dossier.failed_checks),
        **kept_json(dossier),
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
    if roster.failed_checks:
        result["failed_checks"] = list(roster.failed_checks)
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
