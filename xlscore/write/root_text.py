"""Words for what follows from what: spoilt cells, causes, and grades that hang on disputed cells."""

from typing import Final

from xlscore.cells import CellRef
from xlscore.exact import decimal_text
from xlscore.model.doubt import GradeDoubt

_MOST: Final = 12


def places(cells: tuple[CellRef, ...]) -> str:
    """Return cells in the order they follow, the sheet named where it changes: ``自评表!I6、J6；评分表!I21``."""
    told, sheet = "", ""
    for cell in cells[:_MOST]:
        gap = "" if not told else "、" if cell.sheet == sheet else "；"
        told += gap + (cell.a1 if cell.sheet == sheet else str(cell))
        sheet = cell.sheet
    return f"{told} 等 {len(cells)} 格" if len(cells) > _MOST else told


def cause_text(identifier: str) -> str:
    """Return the finding another one follows from: ``XS406（年度资金总额/全年预算数），更正后再核对本条``."""
    code, _, subject = identifier.partition(":")
    return f"{code}{f'（{subject}）' if subject else ''}，更正后再核对本条"


def doubt_text(doubt: GradeDoubt) -> str:
    """Return between which totals and grades a unit stands, and on which cells that hangs."""
    return (
        f"按审核意见是否采纳，总分在 {decimal_text(doubt.lowest)}～{decimal_text(doubt.highest)} 分之间，"
        f"等级可能为「{doubt.lowest_grade}」或「{doubt.highest_grade}」，取决于 {places(doubt.cells)}"
    )
