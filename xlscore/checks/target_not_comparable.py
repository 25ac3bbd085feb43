"""XS209: a target that is not quantified, or an actual of another kind."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._pairs import WORDY, in_level, pairs, target_is_name
from xlscore.checks._wording import cells_of, row_name, row_subject
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity
from xlscore.model.submission import ScoreRow, State
from xlscore.values import Flag, Kind
from xlscore.values.words import KIND_WORDS

_COUNTED: Final = ("数量", "成本")
_OUTPUT: Final = "产出"


def _unquantified(row: ScoreRow) -> str | None:
    """Return what is wrong with a worded target; a level chosen for it makes it qualitative by declaration."""
    reading = row.target.reading
    if row.target.state is not State.GIVEN or reading is None or reading.kind not in WORDY:
        return None
    if Flag.COMPOUND in reading.flags:
        return "一格里写了多个目标，不能合并复算，请拆成多行填写"
    if not in_level(row, _OUTPUT, *_COUNTED) or Flag.NOT_A_TARGET in reading.flags:
        return None
    if row.level.state is State.GIVEN and not in_level(row, *_COUNTED):
        return None
    if reading.kind is Kind.SENTENCE:
        return "数量写在句子里，没有单独填成数值，不能复算"
    return "是文字描述，没有量化，不能复算"


@check(
    "XS209",
    Severity.WARNING,
    "指标值未量化，或与完成值性质不同",
    fix="请按“符号＋数值＋单位”填指标值，并按同一口径填实际完成值；确属定性的，选定完成等级。",
)
def target_not_comparable(stage: Understood) -> Iterator[Fault]:
    """Report output targets that are not quantified, several targets in one cell, and actuals of another kind.

    查什么：产出、成本指标的指标值只有文字；一格写了多个目标；指标值与完成值性质不同（如“≤30万元”填“完成”，“37个”填“100%”）。

    为什么：数量、百分比、日期、文字不能互比，得分就没有计算依据。

    怎么办：指标值按“符号＋数值＋单位”填写，完成值按同一口径填；多个目标拆成多行。
    """
    seen = set()
    for item in pairs(stage.submission):
        if item.mismatched and not target_is_name(item.row):
            row = item.row
            seen.add(id(row))
            yield Fault(
                message=f"{row_name(row, row.actual)}年度指标值「{row.target.text}」是{KIND_WORDS[item.target.kind]}，"
                f"实际完成值「{row.actual.text}」是{KIND_WORDS[item.actual.kind]}，性质或口径不同，不能比较。",
                cells=cells_of(row.actual, row.target),
                subject=row_subject(stage.framework, row),
            )
    for row in stage.submission.rows:
        why = _unquantified(row)
        if why is not None and id(row) not in seen and not target_is_name(row):
            yield Fault(
                message=f"{row_name(row, row.target)}的年度指标值「{row.target.text}」{why}。",
                cells=cells_of(row.target),
                subject=row_subject(stage.framework, row),
            )
