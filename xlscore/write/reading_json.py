"""What was understood of a workbook as one JSON object, schema 1, numbers as decimal strings."""

import json
from datetime import date
from fractions import Fraction
from typing import Any, Final

from xlscore import __version__
from xlscore.cells import CellRef
from xlscore.exact import decimal_text
from xlscore.model.recognition import Nearness, confidence_text
from xlscore.model.submission import MISSING, Entry, FundLine, ScoreRow, Submission
from xlscore.model.understanding import SheetSeen, Understanding
from xlscore.values import Reading

SCHEMA: Final = 1

Json = dict[str, Any]


def _text(value: Fraction | date | None) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else decimal_text(value)


def _cell(at: CellRef | None) -> str | None:
    return None if at is None else str(at)


def _reading(reading: Reading) -> Json:
    return {
        "text": reading.text,
        "kind": reading.kind.value,
        "operator": reading.op.value,
        "operator_from": reading.where_op,
        "value": _text(reading.value),
        "value2": _text(reading.value2),
        "unit": reading.unit,
        "scale": _text(reading.scale),
        "places": reading.places,
        "exactness": reading.exactness.value,
        "notes": [str(note) for note in reading.notes],
        "flags": sorted(flag.value for flag in reading.flags),
        "mentioned": [_reading(candidate) for candidate in reading.candidates],
    }


def _entry(entry: Entry) -> Json | None:
    """Return an entry, ``None`` where the sheet has no cell for it."""
    if entry == MISSING:
        return None
    return {
        "at": _cell(entry.at),
        "state": entry.state.value,
        "text": entry.text,
        "value": _text(entry.value),
        "places": entry.places,
        "percent": entry.percent,
        "formula": entry.formula,
        "converted_from": entry.converted_from or None,
        "unread": list(entry.unread),
        "error": entry.error,
        "uncached": entry.uncached,
        "reading": _reading(entry.reading) if entry.reading is not None else None,
    }


def _entries(holder: object, *names: str) -> Json:
    return {name: _entry(getattr(holder, name)) for name in names}


def _row(row: ScoreRow) -> Json:
    return {
        "code": row.code,
        "title": row.title,
        "path": list(row.path),
        "at": _cell(row.at),
        **_entries(row, "points", "target", "actual", "claimed", "level", "reason", "evidence"),
    }


def _line(line: FundLine) -> Json:
    return {
        "name": line.name,
        "at": _cell(line.at),
        "unit": line.unit,
        "parent": line.parent,
        "breakdown": line.breakdown,
        "indicator": line.indicator,
        "source": line.source,
        **_entries(line, "previous", "initial", "budget", "executed", "rate", "points", "claimed", "reason"),
    }


def _sheet(sheet: SheetSeen) -> Json:
    return {
        "name": sheet.name,
        "visibility": sheet.visibility.value,
        "filled": sheet.filled,
        "last": _cell(sheet.last),
        "hidden_rows": list(sheet.hidden_rows),
        "hidden_columns": list(sheet.hidden_columns),
        "headers": [{"at": str(at), "text": text} for at, text in sheet.headers],
    }


def _nearness(near: Nearness) -> Json:
    return {
        "framework": near.framework,
        "confidence": confidence_text(near.confidence),
        "fits": list(near.fits),
        "misses": list(near.misses),
    }


def _submission(submission: Submission) -> Json:
    sums = [
        {"path": list(item.path), "label": item.label, "at": _cell(item.at), **_entries(item, "points", "claimed")}
        for item in submission.sums
    ]
    return {
        "form": submission.form,
        "unit": submission.unit_name,
        "project": submission.project_name,
        "project_code": submission.project_code,
        "fiscal_year": submission.fiscal_year,
        "money_unit": submission.money_unit,
        "texts": {label: _entry(entry) for label, entry in submission.texts.items()},
        "lines": [_line(line) for line in submission.lines],
        "rows": [_row(row) for row in submission.rows],
        "sums": sums,
        "total": _entry(submission.total),
        "grade": _entry(submission.grade),
        "fields": {name: _entry(entry) for name, entry in submission.fields.items()},
        "missing_tables": list(submission.missing_tables),
        "absent": list(submission.absent),
        "repeated": {code: [str(at) for at in cells] for code, cells in submission.repeated.items()},
        "leftovers": [{"at": str(at), "why": why} for at, why in submission.leftovers],
    }


def reading_json(understanding: Understanding) -> Json:
    """Return what was understood of a workbook as the object of the schema."""
    workbook, recognition = understanding.workbook, understanding.recognition
    framework = recognition.framework
    return {
        "schema": SCHEMA,
        "xlscore": __version__,
        "file": understanding.file,
        "sha256": workbook.sha256,
        "format": workbook.format,
        "framework": framework.id if framework else None,
        "overlays": list(framework.overlays) if framework else [],
        "recognised_by": recognition.by,
        "confidence": confidence_text(recognition.confidence) if recognition.confidence is not None else None,
        "candidates": list(recognition.candidates),
        "nearest": [_nearness(near) for near in recognition.nearest],
        "conflict": {"sentence": recognition.conflict, "at": _cell(recognition.conflict_at)}
        if recognition.conflict
        else None,
        "sheets": [_sheet(sheet) for sheet in understanding.sheets],
        "external_links": list(workbook.external_links),
        "unknown": list(workbook.unknown),
        "submission": _submission(understanding.submission) if understanding.submission is not None else None,
        "forms": [_submission(submission) for submission in understanding.further],
    }


def write_reading_json(understanding: Understanding) -> str:
    """Return the JSON text: UTF-8 characters as they are, two spaces a level, a newline at the end."""
    return json.dumps(reading_json(understanding), ensure_ascii=False, indent=2) + "\n"
