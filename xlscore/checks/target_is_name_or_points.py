"""XS215: a target that repeats the name of its indicator, or the points of its row."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._pairs import target_is_name
from xlscore.checks._wording import cells_of, joined, row_name, row_subject
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity
from xlscore.model.submission import ScoreRow, State
from xlscore.values import Operator

_LEAST: Final = 2
"""Rows from which targets that equal the points are no coincidence: 10 场 of a row of 10 分 may well be meant."""


def _bare(row: ScoreRow) -> bool:
    """Tell whether a target is a number without sign or unit."""
    reading = row.target.reading
    given = row.target.state is State.GIVEN and row.target.value is not None and reading is not None
    return given and reading is not None and not reading.unit and reading.op is Operator.UNSTATED


@check(
    "XS215",
    Severity.WARNING,
    "指标值只是指标名称或分值",
    fix="请在年度指标值栏填写目标本身（符号＋数值＋单位），不要重复指标名称或分值。",
)
def target_is_name_or_points(stage: Understood) -> Iterator[Fault]:
    """Report targets that repeat the indicator's name, and columns of targets that are the points of their rows.

    查什么：年度指标值照抄三级指标名称；或不带符号、单位的指标值逐行等于该行分值（两行以上）。

    为什么：这样填等于没有设定目标，完成值无从比较，得分也没有依据。

    怎么办：按年初批复的绩效目标填写数值或可核实的要求。
    """
    rows = [row for row in stage.submission.rows if row.target.state is State.GIVEN]
    for row in rows:
        if target_is_name(row):
            yield Fault(
                message=f"{row_name(row, row.target)}的年度指标值「{row.target.text}」只是指标名称，没有写明目标。",
                cells=cells_of(row.target),
                subject=row_subject(stage.framework, row),
            )
    bare = [row for row in rows if _bare(row)]
    if len(bare) >= _LEAST and all(row.target.value == row.points.value for row in bare):
        yield Fault(
            message=f"{len(bare)} 行的年度指标值都等于该行分值：{joined(f'「{row.title}」' for row in bare)}，"
            "疑把分值填在了指标值栏。",
            cells=cells_of(*(row.target for row in bare)),
            subject="年度指标值",
        )
