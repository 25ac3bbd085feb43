"""XS108: an Excel error value where a figure is needed."""

from collections.abc import Iterator

from xlscore.checks._figures import all_figures
from xlscore.checks._wording import cells_of, joined, labelled, spot
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity


@check("XS108", Severity.ERROR, "公式结果为错误值", fix="请修正公式或改填数值；分母为0、引用失效的要查明原因。")
def error_value(stage: Understood) -> Iterator[Fault]:
    """Report error values such as ``#REF!`` where a figure is needed.

    查什么：应填数字的单元格显示 #REF!、#DIV/0!、#VALUE! 等错误值。

    为什么：错误值不是 0，也不是空白，相关得分和合计都无法确定。

    怎么办：先改最先出错的单元格，由它引起的合计会随之恢复；分母为0的按“不适用，需说明”处理。
    """
    found = [item for item in all_figures(stage.framework, stage.submission) if item.entry.error]
    roots = [item for item in found if not (item.total and item.entry.formula)] or found
    following = [item for item in found if item not in roots]
    for place, item in enumerate(roots):
        knock_on = following if place == 0 else []
        these = "其" if len(roots) == 1 else "这些错误值"
        tail = f"；受{these}影响，{joined(spot(other.entry) for other in knock_on)} 也显示错误值" if knock_on else ""
        formula = f"（公式 ={item.entry.formula}）" if item.entry.formula else ""
        yield Fault(
            message=f"{labelled(item.entry, item.label)}显示 {item.entry.error}{formula}，不是{item.asked}{tail}。",
            cells=cells_of(item.entry, *(other.entry for other in knock_on)),
            subject=item.subject,
        )
