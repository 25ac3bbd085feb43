"""XS110: formulas that take their figures from another file."""

import re
from collections.abc import Iterator
from typing import Final

from xlscore.cells import CellRef
from xlscore.checks._wording import joined
from xlscore.checks.registry import Fault, Received, check
from xlscore.model.finding import Severity

_EXTERNAL: Final = re.compile(r"(?<![\w\]])\[(?:\d+|[^\[\]]+\.xl\w{1,2})\][^\[\](),]*!", re.IGNORECASE)
"""``[1]Sheet1!A1`` as stored in a package, ``[budget.xlsx]Sheet1!A1`` as older formats show it; no table column."""

_MOST_SHOWN: Final = 5


@check(
    "XS110",
    Severity.WARNING,
    "数据取自外部文件",
    fix="请把外部链接的单元格改为数值（选择性粘贴—数值），或把来源数据一并放进本工作簿。",
)
def external_figures(stage: Received) -> Iterator[Fault]:
    """Report formulas that read another workbook.

    查什么：单元格公式引用了本工作簿以外的文件。

    为什么：报送后对方文件不随本表走，表上显示的只是上次打开时的数，既不能重算，也不能核对。

    怎么办：核对数值无误后，用“选择性粘贴—数值”把公式换成数值，再断开外部链接。
    """
    cells = tuple(
        CellRef(sheet.name, row, column)
        for sheet in stage.workbook.sheets
        for (row, column), cell in sorted(sheet.cells.items())
        if cell.formula is not None and "[" in cell.formula and _EXTERNAL.search(cell.formula)
    )
    if cells:
        more = f" 等共 {len(cells)} 处" if len(cells) > _MOST_SHOWN else " "
        yield Fault(message=f"{joined(cells[:_MOST_SHOWN])}{more}的公式引用了外部文件，数值无法重算核对。", cells=cells)
