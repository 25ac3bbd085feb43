"""XS203: a negative figure where none can be."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._sums import COLUMNS, line_name
from xlscore.checks._wording import cells_of, labelled, row_subject
from xlscore.checks.registry import Fault, Understood, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.framework import FieldKind
from xlscore.model.stamp import SHEET_STATEMENT
from xlscore.model.submission import Entry, FundLine

_COUNTED: Final = frozenset({FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.COUNT})


def _fault(entry: Entry, label: str, subject: str) -> Fault:
    shown = decimal_text(entry.value) if entry.value is not None else ""
    return Fault(
        message=f"{labelled(entry, label)}填为 {shown}，此处不应为负数。", cells=cells_of(entry), subject=subject
    )


def _suspicious(line: FundLine, entry: Entry) -> bool:
    """A statement may list changes, all of them negative; spending against a positive budget is never negative."""
    if entry.at is not None and entry.at.sheet != SHEET_STATEMENT:
        return True
    return any((getattr(line, column).value or 0) > 0 for column in COLUMNS)


@check(
    "XS203",
    Severity.ERROR,
    "不应为负数的数据为负",
    fix="请核对数据和符号；追减填在可为负数的栏内，冲减应按净额填列并说明。",
)
def negative_figure(stage: Understood) -> Iterator[Fault]:
    """Report negative fields, amounts and points where the figure cannot be negative.

    查什么：金额、人数、次数、分值等不可能为负的数据填成了负数；规定可为负的栏目（如追加为负即追减）除外。

    为什么：负数多为符号或方向填反，会使比率和合计失真，也可能平白得分。

    怎么办：核对原始数据，改正符号；确为冲减的，按净额填列并在说明中写明。
    """
    specs = stage.framework.all_fields()
    amounts = {getattr(line, column).at for line in stage.submission.lines for column in COLUMNS}
    for name, entry in stage.submission.fields.items():
        spec = specs.get(name)
        if spec and spec.kind in _COUNTED and not spec.signed and (entry.value or 0) < 0 and entry.at not in amounts:
            yield _fault(entry, f"「{spec.label}」", name)
    for line in stage.submission.lines:
        for column, word in COLUMNS.items():
            entry = getattr(line, column)
            if (entry.value or 0) < 0 and _suspicious(line, entry):
                yield _fault(entry, f"「{line_name(line)}」的{word}", line.name)
    for row in stage.submission.rows:
        if (row.points.value or 0) < 0:
            yield _fault(row.points, f"「{row.title or row.code}」的分值", row_subject(stage.framework, row))
