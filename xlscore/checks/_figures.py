"""Every figure a submission states, with the words a message calls it by."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xlscore.checks._sums import COLUMNS, line_name
from xlscore.checks._wording import row_subject
from xlscore.model.framework import FieldKind, Framework
from xlscore.model.submission import Entry, ScoreRow, Submission

_ASKED: Final = {
    FieldKind.YES_NO: "“是”或“否”",
    FieldKind.CHOICE: "所列选项之一",
    FieldKind.DATE: "日期",
    FieldKind.DATES: "日期",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One entry with its printed name, what a finding on it concerns, and what is asked for."""

    entry: Entry
    label: str
    subject: str
    asked: str = "数字"
    total: bool = False
    """Whether it is a subtotal or the total, which follows from others."""


def row_figures(framework: Framework, row: ScoreRow) -> Iterator[Figure]:
    """Yield the figures of one score line."""
    subject = row_subject(framework, row)
    name = row.title or row.code
    yield Figure(row.points, f"「{name}」的分值", subject)
    yield Figure(row.claimed, f"「{name}」的自评得分", subject)
    yield Figure(row.target, f"「{name}」的年度指标值", subject)
    yield Figure(row.actual, f"「{name}」的实际完成值", subject)


def all_figures(framework: Framework, submission: Submission) -> Iterator[Figure]:
    """Yield fields, amounts, score lines, subtotals and total, each cell once, in the order of a form."""
    seen: set[object] = set()
    for figure in _listed(framework, submission):
        if figure.entry.at is None or figure.entry.at not in seen:
            seen.add(figure.entry.at)
            yield figure


def _listed(framework: Framework, submission: Submission) -> Iterator[Figure]:
    specs = framework.all_fields()
    for name, entry in submission.fields.items():
        spec = specs.get(name)
        asked = _ASKED.get(spec.kind, "数字") if spec else "数字"
        yield Figure(entry, f"「{spec.label if spec else name}」", name, asked)
    for line in submission.lines:
        for column, word in COLUMNS.items():
            yield Figure(getattr(line, column), f"「{line_name(line)}」的{word}", line.name)
        yield Figure(line.rate, f"「{line_name(line)}」的执行率", line.name)
        yield Figure(line.points, f"「{line_name(line)}」的分值", line.name)
        yield Figure(line.claimed, f"「{line_name(line)}」的得分", line.name)
    for row in submission.rows:
        yield from row_figures(framework, row)
    for item in submission.sums:
        name = item.label or "—".join(item.path) or "总分"
        yield Figure(item.points, f"「{name}」的分值合计", name, total=True)
        yield Figure(item.claimed, f"「{name}」的得分合计", name, total=True)
    yield Figure(submission.total, "总分", "总分", total=True)
