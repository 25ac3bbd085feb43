"""A sheet case typed into a template: what ``Filled`` holds of it."""

import re
from datetime import date
from fractions import Fraction

from xlscore.exact import exact
from xlscore.model.framework import FieldKind, FieldSpec, Framework
from xlscore.model.stamp import NOT_APPLICABLE, NOT_PROVIDED
from xlscore.model.submission import Submission
from xlscore.read.cases import SheetCase, SheetLine, submission_of
from xlscore.scoring import compute_scorecard
from xlscore.write.template import Amounts, Filled, OpenRow
from xlscore.write.template.filled import Typed
from xlscore.write.template.lines import shows_remainder

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def typed(spec: FieldSpec, text: str) -> Typed | tuple[date, ...]:
    """Return what an accountant types into the cell of a field for a value a case gives."""
    if text in {NOT_PROVIDED, NOT_APPLICABLE}:
        return text
    if spec.kind is FieldKind.DATES:
        return tuple(date.fromisoformat(day) for day in _DAY.findall(text))
    if spec.kind is FieldKind.DATE:
        return date.fromisoformat(text)
    if spec.kind in {FieldKind.YES_NO, FieldKind.CHOICE}:
        return text
    return exact(text.removesuffix("%")) / (100 if text.endswith("%") else 1)


def _open_row(line: SheetLine, claimed: Fraction | None) -> OpenRow:
    wordy = line.operator == "定性"

    def figure(text: str) -> Typed | None:
        return text or None if wordy or text in {NOT_PROVIDED, NOT_APPLICABLE, ""} else exact(text.removesuffix("%"))

    percent = "%" in (line.target[-1:], line.actual[-1:])
    return OpenRow(
        title=line.title,
        group=line.group,
        operator=line.operator or "≥",
        target=figure(line.target),
        unit=line.unit or ("%" if percent else ""),
        actual=figure(line.actual),
        points=line.points,
        claimed=claimed,
        level=line.level,
        reason=line.reason,
    )


def filled_from(framework: Framework, sheet: SheetCase) -> Filled:
    """Return a case as it is typed into the template of its edition."""
    submission: Submission = submission_of(framework, sheet)
    scores = {row.code: row.claimed.value for row in submission.rows}
    specs, numbers = framework.all_fields(), dict[str, int]()
    rows: dict[str, list[OpenRow]] = {}
    for line in sheet.rows:
        numbers[line.section] = numbers.get(line.section, 0) + 1
        claimed = scores[f"{line.section}.{numbers[line.section]}"]
        rows.setdefault(line.section, []).append(_open_row(line, claimed))
    claimed = sum((value for value in scores.values() if value is not None), Fraction(0))
    rest = sheet.claimed_total - claimed if sheet.claimed_total is not None and shows_remainder(framework) else None
    return Filled(
        unit=sheet.unit,
        fiscal_year=sheet.fiscal_year,
        head=sheet.head,
        fields={name: typed(specs[name], text) for name, text in sheet.given.items() if text},
        rows={code: tuple(lines) for code, lines in rows.items()},
        claimed={code: value for code, value in scores.items() if value is not None and framework.indicator(code)},
        points=dict(sheet.points),
        reasons=sheet.reasons,
        levels=sheet.levels,
        remainder=rest,
        grade=sheet.grade or "",
        funds={name: Amounts(item.initial, item.budget, item.executed) for name, item in sheet.funds.items()},
        texts=sheet.texts,
    )


def python_total(framework: Framework, sheet: SheetCase) -> Fraction | None:
    """Return the total our own scoring gives for a case, unrounded; ``None`` where it cannot be known."""
    return compute_scorecard(framework, submission_of(framework, sheet)).total
