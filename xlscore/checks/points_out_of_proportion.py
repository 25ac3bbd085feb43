"""XS315: points of nothing or less, and a row that carries nearly everything."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from xlscore.checks._points import levels
from xlscore.checks._wording import cells_of, row_name, row_subject
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text, percent_text
from xlscore.model.finding import Severity
from xlscore.model.submission import ScoreRow

_NEARLY_ALL: Final = Fraction(4, 5)
"""Share of a level's points from which the other rows no longer matter (复核惯例，非文件规定：只作提示)."""
_SEVERAL: Final = 3
"""Rows a level has at least before one of them can be said to outweigh the others."""


def _rest(rows: list[ScoreRow], row: ScoreRow) -> Fraction:
    return sum((other.points.value or Fraction(0) for other in rows if other is not row), Fraction(0))


@check(
    "XS315",
    Severity.ERROR,
    "分值不大于零或过于集中",
    fix="请把分值分配到各项指标：每行大于 0，核心指标适当高于其他指标。",
)
def points_out_of_proportion(stage: Scored) -> Iterator[Fault]:
    """Report rows in use with points of zero or less, and rows the unit gave nearly all points of a level.

    查什么：已使用的指标行，分值为 0 或负数；自设指标的一级指标下有三行以上，而一行占去八成以上分值（提示性）。

    为什么：分值为 0 的指标不起作用；分值集中在一行，其余指标是否完成不影响得分，自评失去意义。

    怎么办：按重要程度重新分配分值，使逐级合计不变。
    """
    for row in stage.submission.rows:
        points = row.points.value
        if points is not None and points <= 0 and row.title and row.claimed.given:
            yield Fault(
                message=f"{row_name(row, row.points)}的分值为 {decimal_text(points)}，应大于 0。",
                cells=cells_of(row.points),
                subject=row_subject(stage.framework, row),
                caused_by=f"XS203:{row_subject(stage.framework, row)}" if points < 0 else None,
            )
    for level in levels(stage.framework, stage.submission):
        own = [row for row in level.rows if stage.framework.indicator(row.code) is None]
        if level.depth != 1 or len(own) < _SEVERAL or level.expected <= 0:
            continue
        for row in own:
            share = (row.points.value or Fraction(0)) / level.expected
            if share >= _NEARLY_ALL:
                yield Fault(
                    message=f"{row_name(row, row.points)}的分值 {decimal_text(row.points.value or Fraction(0))} 占"
                    f"「{level.label}」{decimal_text(level.expected)} 分的 {percent_text(share, 0)}，"
                    f"其余 {len(own) - 1} 行合计只有 {decimal_text(_rest(own, row))} 分。",
                    cells=cells_of(row.points),
                    subject=row_subject(stage.framework, row),
                    severity=Severity.WARNING,
                )
