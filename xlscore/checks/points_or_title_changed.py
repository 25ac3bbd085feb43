"""XS106: points or wording of an indicator that differ from the edition."""

import re
from collections.abc import Iterator
from typing import Final

from xlscore.checks._renamed import renamed
from xlscore.checks._wording import cells_of, points_standing
from xlscore.checks.registry import Fault, Understood, check, figures
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.framework import Indicator
from xlscore.model.submission import ScoreRow
from xlscore.values.glyphs import plain

_HALF: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BRACKETED: Final = re.compile(r"\([^()]*\)")


def _key(title: str) -> str:
    """A title as it is compared: no bracketed part, no spaces, quotes or other signs, half-width."""
    return plain(_BRACKETED.sub("", title.translate(_HALF))).lower()


def _renamed(row: ScoreRow, indicator: Indicator) -> bool:
    known = {_key(name) for name in (indicator.title, *indicator.aliases)}
    return bool(_key(row.title)) and _key(row.title) not in known


def _title_changed(row: ScoreRow, indicator: Indicator) -> Fault:
    return Fault(
        message=f"{row.at or ''} 的指标名称「{row.title}」与本版不同，应为「{indicator.title}」。",
        cells=cells_of(row.at),
        subject=f"{indicator.code}/名称",
        rests_on=tuple(f"“{indicator.title}”的{word}" for word in indicator.standing.unconfirmed()),
    )


@check("XS106", Severity.ERROR, "指标分值或名称与模板不一致", fix="请恢复为模板下发的分值和指标名称，不得自行调整。")
def points_or_title_changed(stage: Understood) -> Iterator[Fault]:
    """Report a fixed indicator whose points or title differ from the edition.

    查什么：固定指标的分值或指标名称与本版评分表不同（空格、标点、全半角和括号说明不计）。

    为什么：改了分值，各单位得分不可比，合计也不再等于满分；改了名称，得分与评分标准对不上。

    怎么办：改回模板的分值和名称；确有文件调整的，由主管部门提供依据后更新指标体系再审核。
    """
    for row in stage.submission.rows:
        indicator = stage.framework.indicator(row.code)
        if indicator is None:
            continue
        typed, points = row.points.value, indicator.points
        if typed is not None and points is not None and typed != points:
            yield Fault(
                message=f"{row.points.at or ''}「{row.title}」的分值填为 {decimal_text(typed)}，"
                f"本版规定为 {decimal_text(points)}。",
                cells=cells_of(row.points),
                subject=indicator.code,
                rests_on=points_standing(stage.framework, indicator.code),
                **figures(typed, points),
            )
        if _renamed(row, indicator):
            yield _title_changed(row, indicator)
    for indicator, row in renamed(stage.framework, stage.submission):
        yield _title_changed(row, indicator)
