"""A submission with some of its figures replaced: what the sheet would be if they were put right."""

from collections.abc import Mapping
from dataclasses import fields, replace
from fractions import Fraction
from typing import Any, Final, TypeVar

from xlscore.cells import CellRef
from xlscore.exact import decimal_text
from xlscore.model.submission import Entry, FundLine, ScoreRow, State, Submission, SumRow

Values = Mapping[CellRef, Fraction | str]
"""New figures by cell; words for a grade or a title."""

Holder = TypeVar("Holder", FundLine, ScoreRow, SumRow)


def amended(submission: Submission, values: Values) -> Submission:
    """Return the submission with every entry that stands in one of the cells replaced, wherever it is used."""

    def entry(old: Entry) -> Entry:
        return _amended(old, values[old.at]) if old.at is not None and old.at in values else old

    def held(item: Holder) -> Holder:
        changed: dict[str, Any] = {
            name: entry(old) for name in _NAMES[type(item)] if (old := getattr(item, name)).at in values
        }
        return replace(item, **changed) if changed else item

    rows = tuple(_titled(held(row), values) for row in submission.rows)
    return replace(
        submission,
        fields={name: entry(old) for name, old in submission.fields.items()},
        rows=rows,
        sums=tuple(held(item) for item in submission.sums),
        lines=tuple(held(line) for line in submission.lines),
        total=entry(submission.total),
        grade=entry(submission.grade),
    )


def _titled(row: ScoreRow, values: Values) -> ScoreRow:
    title = values.get(row.at) if row.at is not None else None
    return replace(row, title=title) if isinstance(title, str) else row


def _amended(old: Entry, value: Fraction | str) -> Entry:
    if isinstance(value, str):
        return replace(old, state=State.GIVEN, text=value, error=None, uncached=False)
    text = decimal_text(value)
    return replace(old, state=State.GIVEN, value=value, text=text, error=None, uncached=False, reading=None)


_NAMES: Final = {
    kind: tuple(item.name for item in fields(kind) if item.type is Entry) for kind in (FundLine, ScoreRow, SumRow)
}
"""The attributes of a line, a row and a sum that hold an entry."""
