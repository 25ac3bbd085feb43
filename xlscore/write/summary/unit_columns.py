"""The columns of sheet 汇总, by name: what other sheets and charts refer to."""

from typing import Final

from xlscore.cells import a1
from xlscore.model.finding import Severity
from xlscore.write.summary.page import FIRST, Column

NAME: Final = "汇总"
COLUMNS: Final = (
    Column("序号", 5),
    Column("单位", 30),
    Column("单位编码", 11),
    Column("主管部门", 18),
    Column("指标体系", 24),
    Column("年度", 6),
    Column("组别", 5),
    Column("自评得分", 9),
    Column("复算得分", 9),
    Column("差异", 8),
    Column("复核分", 9),
    Column("采用得分", 9),
    Column("自评等级", 8),
    Column("等级", 7),
    Column("名次", 6),
    Column("审核结论", 9),
    Column("预算数（万元）", 13),
    Column("执行数（万元）", 13),
    Column("执行率", 9),
    Column("原报单位", 8),
    Column("计入汇总", 9),
    Column("汇入单位", 11),
    Column("未计入原因", 26),
    Column("强制性", 7),
    Column("提示性", 7),
    Column("说明", 6),
    Column("批注副本", 8),
    Column("报送原件", 8),
    Column("指标体系编号", 24),
)
_AT: Final = {column.header: place for place, column in enumerate(COLUMNS)}

DEPARTMENT: Final = _AT["主管部门"]
EDITION: Final = _AT["指标体系"]
GROUP: Final = _AT["组别"]
CLAIMED: Final = _AT["自评得分"]
RECOMPUTED: Final = _AT["复算得分"]
DIFFERENCE: Final = _AT["差异"]
REVIEWED: Final = _AT["复核分"]
ADOPTED: Final = _AT["采用得分"]
GRADE: Final = _AT["等级"]
RANK: Final = _AT["名次"]
VERDICT: Final = _AT["审核结论"]
BUDGET: Final = _AT["预算数（万元）"]
EXECUTED: Final = _AT["执行数（万元）"]
RATE: Final = _AT["执行率"]
COUNTED: Final = _AT["计入汇总"]
INTO: Final = _AT["汇入单位"]
"""Code of the unit whose return the line's amounts are part of."""
COPY: Final = _AT["批注副本"]
ORIGINAL: Final = _AT["报送原件"]
EDITION_ID: Final = _AT["指标体系编号"]
"""What a later summary reads the edition back by: titles may be equal or change."""
COUNTS: Final = (
    (_AT["强制性"], Severity.ERROR),
    (_AT["提示性"], Severity.WARNING),
    (_AT["说明"], Severity.NOTE),
)


def span(column: int, lines: int, *, sheet: str = "") -> str:
    """Return the address of a column's data lines, absolute."""
    first, last = a1(FIRST + 1, column + 1, absolute=True), a1(FIRST + max(lines, 1), column + 1, absolute=True)
    return (f"{sheet}!" if sheet else "") + f"{first}:{last}"


def cell(column: int, line: int, *, sheet: str = NAME) -> str:
    """Return the address of one line's figure, seen from another sheet."""
    return f"{sheet}!{a1(FIRST + 1 + line, column + 1, absolute=True)}"
