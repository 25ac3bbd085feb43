"""XS312: a level whose points depart from the prescribed structure."""

from collections.abc import Iterator

from xlscore.checks._points import levels
from xlscore.checks._wording import cells_of, spot
from xlscore.checks.registry import Fault, Scored, check, figures
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.framework import Standing


@check(
    "XS312", Severity.WARNING, "一级指标权重与规定不同", fix="请按规定的权重结构调整；有文件依据调整的，请注明文号。"
)
def weights_depart_from_edition(stage: Scored) -> Iterator[Fault]:
    """Report levels whose printed points differ from the edition's although their rows add up to what is printed.

    查什么：表上所列一级、二级指标的分值与本版规定的权重结构（如 10/50/30/10）不同，而其下各行之和与表上分值相等。

    为什么：权重结构统一，得分才可比；自行加重容易得分的部分会抬高总分。

    怎么办：恢复规定的权重；确因没有满意度等指标而调整的，注明依据。
    """
    standings = {section.path[-1]: section.standing for section in stage.framework.sections}
    standings |= {section.path[-1]: section.standing for section in stage.framework.open_sections}
    for level in levels(stage.framework, stage.submission):
        printed, decreed = level.printed.value, level.decreed
        if printed is None or decreed is None or printed == decreed or level.gap:
            continue
        unconfirmed = standings.get(level.label) is Standing.UNCONFIRMED
        yield Fault(
            message=f"{spot(level.printed)}「{level.label}」表上为 {decimal_text(printed)} 分，"
            f"本版规定为 {decimal_text(decreed)} 分。",
            cells=cells_of(level.printed),
            subject=level.label,
            rests_on=(f"“{level.label}”的分值",) if unconfirmed else (),
            **figures(printed, decreed),
        )
