"""XS109: formulas that were saved without a calculated value."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._figures import all_figures
from xlscore.checks._wording import joined
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity

_MOST_SHOWN: Final = 5


@check(
    "XS109",
    Severity.WARNING,
    "公式没有计算结果",
    fix="请用 Excel 或 WPS 打开文件，按 F9 重新计算后保存，再报送。",
)
def formula_without_value(stage: Understood) -> Iterator[Fault]:
    """Report needed figures that are formulas without a calculated value, all in one finding.

    查什么：计分要用的单元格里有公式，但文件中没有保存计算结果（多由不会计算的程序生成），又不能照算式算出。

    为什么：没有结果就不知道填报单位看到的是什么数。只用四则运算、比较和 SUM、ROUND、MIN、MAX、AVERAGE、IF、IFERROR、ABS
    的公式照算式算出（见 XS111）；其余的按“未知”处理，不按 0，也不猜。

    怎么办：用 Excel 或 WPS 打开，重新计算并保存后再报送。
    """
    cells = tuple(
        item.entry.at
        for item in all_figures(stage.framework, stage.submission)
        if item.entry.uncached and item.entry.at is not None
    )
    if cells:
        more = f" 等共 {len(cells)} 处" if len(cells) > _MOST_SHOWN else " "
        yield Fault(
            message=f"{joined(cells[:_MOST_SHOWN])}{more}只有公式，没有保存计算结果，相关数据按未知处理。", cells=cells
        )
