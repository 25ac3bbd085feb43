"""XS214: a scored row that names no indicator of its own, only the class it stands in."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._points import scored_levels
from xlscore.checks._wording import cells_of, row_name, row_subject
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity
from xlscore.model.submission import ScoreRow
from xlscore.values.glyphs import plain

_CLASSES: Final = frozenset(
    f"{word}指标"
    for word in (
        *("产出", "效益", "满意度", "成本", "数量", "质量", "时效", "经济成本", "社会成本", "生态环境成本"),
        *("经济效益", "社会效益", "生态效益", "可持续影响", "服务对象满意度"),
    )
)
"""First and second levels of the national forms (财预〔2020〕10号、财预〔2021〕101号)."""


def _unrefined(row: ScoreRow) -> bool:
    title = plain(row.title)
    return bool(title) and (title in _CLASSES or title in map(plain, row.path))


@check("XS214", Severity.WARNING, "指标未细化到三级", fix="请把指标细化到可以计量的三级指标，逐项写明指标值和完成值。")
def indicator_not_refined(stage: Understood) -> Iterator[Fault]:
    """Report rows with points whose title only repeats the level above, or is the name of a class of indicators.

    查什么：计了分值的行，三级指标名称只是上一级的名称，或只写“数量指标”“社会效益指标”等类别。

    为什么：只有类别、没有具体内容，看不出考核什么，指标值和完成值也无从核对。

    怎么办：按工作内容写出具体指标，如“举办科普活动场次”，并写明指标值和实际完成值。
    """
    levels = [row for row, _ in scored_levels(stage.framework, stage.submission)]
    for row in stage.submission.rows:
        if row in levels:
            continue
        if stage.framework.indicator(row.code) is None and row.points.value and _unrefined(row):
            yield Fault(
                message=f"{row_name(row)}计了分值，但名称只是指标的类别，没有细化为具体的三级指标。",
                cells=cells_of(row.at),
                subject=row_subject(stage.framework, row),
            )
