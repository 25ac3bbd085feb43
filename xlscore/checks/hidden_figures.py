"""XS107: figures the score depends on in hidden rows, columns or sheets."""

from collections.abc import Iterator
from typing import Final

from xlscore.cells import CellRef
from xlscore.checks._figures import all_figures
from xlscore.checks._wording import joined
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity
from xlscore.model.submission import State
from xlscore.model.workbook import Sheet, Visibility

_MOST_SHOWN: Final = 10


def _hiding(sheet: Sheet, cell: CellRef) -> str | None:
    if sheet.visibility is not Visibility.VISIBLE:
        return f"工作表「{sheet.name}」"
    if cell.row in sheet.hidden_rows:
        return f"「{sheet.name}」第 {cell.row} 行"
    if cell.column in sheet.hidden_columns:
        return f"「{sheet.name}」{cell.a1.rstrip('0123456789')} 列"
    return None


def _listed(cells: list[CellRef]) -> str:
    names = joined(cell.a1 for cell in sorted(cells, key=lambda cell: (cell.row, cell.column))[:_MOST_SHOWN])
    return f"{names} 等共 {len(cells)} 格" if len(cells) > _MOST_SHOWN else f"{names} "


@check(
    "XS107",
    Severity.WARNING,
    "隐藏的行、列或工作表中有计分数据",
    fix="请取消隐藏并核对其中数据；不应计入的数据请删除。",
)
def hidden_figures(stage: Understood) -> Iterator[Fault]:
    """Report hidden rows, columns and sheets that hold figures the score depends on.

    查什么：计分要用的金额、分值、得分、指标值或完成值位于隐藏的行、列或工作表中；隐藏而空白的不报。

    为什么：打印件和签字盖章件上看不见的数据参与了计分，核对的人无从发现。

    怎么办：取消隐藏，核对这些数据；属于误留的删去，确需保留的应显示出来。
    """
    sheets = {sheet.name: sheet for sheet in stage.workbook.sheets}
    hidden: dict[str, list[CellRef]] = {}
    for figure in all_figures(stage.framework, stage.submission):
        cell = figure.entry.at
        if cell is None or cell.sheet not in sheets or figure.entry.state in {State.BLANK, State.NOT_APPLICABLE}:
            continue
        place = _hiding(sheets[cell.sheet], cell)
        if place is not None:
            hidden.setdefault(place, []).append(cell)
    for place, cells in hidden.items():
        yield Fault(
            message=f"{place}被隐藏，其中 {_listed(cells)}有参与计分的数据。",
            cells=tuple(cells),
            subject=place,
        )
