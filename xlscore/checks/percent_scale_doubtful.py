"""XS206: a figure that may be a percent or a fraction of one."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from xlscore.checks._pairs import pairs
from xlscore.checks._sums import line_name
from xlscore.checks._wording import cells_of, labelled, row_name, row_subject
from xlscore.checks.registry import Fault, Understood, check
from xlscore.exact import percent_text
from xlscore.model.finding import Severity
from xlscore.model.submission import Entry, State
from xlscore.model.workbook import Workbook
from xlscore.values import Flag

_WITH_FORMATS: Final = "xlsx"


def _doubtful(entry: Entry) -> bool:
    """Tell whether a rate was typed so small without a sign that it may be either; 98 is a percent beyond doubt."""
    if entry.state is not State.GIVEN or entry.reading is None or entry.percent:
        return False
    return Flag.PERCENT_OR_FRACTION in entry.reading.flags


def _formats_known(workbook: Workbook) -> bool:
    """Tell whether number formats could be read: where they could not, 0.98 may well show as 98%."""
    cells = (cell for sheet in workbook.sheets for cell in sheet.cells.values())
    return workbook.format == _WITH_FORMATS or any(cell.number_format != "General" for cell in cells)


def _message(entry: Entry, label: str) -> str:
    return (
        f"{labelled(entry, label)}填为「{entry.text}」，没有百分号，可能是 {entry.text}%，"
        f"也可能是 {percent_text(entry.value or Fraction(0))}；暂按后者读取。"
    )


@check("XS206", Severity.WARNING, "百分数与小数不能分辨", fix="请带百分号填写，如 98% 或 0.98%。")
def percent_scale_doubtful(stage: Understood) -> Iterator[Fault]:
    """Report figures under a percent column that may be a percent or a fraction.

    查什么：比率、指标值或完成值应为百分数，却填了 0.98 这样既可以是 0.98%、也可以是 98% 的数，又没有别的数据可以印证。

    为什么：两种理解相差一百倍，程序不作推测，该行因此不能复算，或只能暂按一种读取。

    怎么办：带百分号重新填写；或把单元格设为百分比格式后重新输入。
    """
    if not _formats_known(stage.workbook):
        return
    for line in stage.submission.lines:
        told = line.executed.given and line.budget.given
        if not told and _doubtful(line.rate):
            yield Fault(
                message=_message(line.rate, f"「{line_name(line)}」的执行率"),
                cells=cells_of(line.rate),
                subject=line.name,
            )
    specs = stage.framework.all_fields()
    for name, entry in stage.submission.fields.items():
        if name in specs and _doubtful(entry):
            yield Fault(message=_message(entry, f"「{specs[name].label}」"), cells=cells_of(entry), subject=name)
    for item in pairs(stage.submission):
        flag = Flag.PERCENT_OR_FRACTION
        both = flag in item.target.flags and flag in item.actual.flags
        if flag in item.found.flags and not both and not item.found.comparable and not item.mismatched:
            row = item.row
            yield Fault(
                message=f"{row_name(row, row.actual)}指标值「{row.target.text}」，实际完成「{row.actual.text}」："
                f"{item.found.why}",
                cells=cells_of(row.target, row.actual),
                subject=row_subject(stage.framework, row),
            )
