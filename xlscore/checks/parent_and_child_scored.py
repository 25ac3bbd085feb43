"""XS314: points on a level and on the rows below it."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._points import scored_levels
from xlscore.checks._wording import cells_of, joined
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity


@check(
    "XS314",
    Severity.ERROR,
    "上级指标与下级指标重复计分",
    fix="请只在三级指标行计分；上级指标的分值由下级相加得出，不另计分。",
)
def parent_and_child_scored(stage: Scored) -> Iterator[Fault]:
    """Report rows that carry points and a score for a whole level whose indicators carry points and scores as well.

    查什么：一级、二级指标本身列有分值并计了分，而其下的三级指标又分别计分。

    为什么：同一部分分值算了两遍，分值合计和总分都被抬高。

    怎么办：删去上级行的分值和得分，或改为不计入合计的小计行。
    """
    for row, inside in scored_levels(stage.framework, stage.submission):
        twice = decimal_text(row.points.value or Fraction(0))
        again = "又分别计分" if len(inside) > 1 else "又计分"
        listed = joined(f"「{other.title}」" for other in inside)
        yield Fault(
            message=f"{row.points.at or row.at or ''}「{row.path[-1]}」整体列有分值 {twice} 并计了分，"
            f"其下 {len(inside)} 行{again}：{listed}；这 {twice} 分被计了两次。",
            cells=cells_of(row.points, row.claimed),
            subject=row.path[-1],
        )
