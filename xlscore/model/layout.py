"""How a score sheet is printed (版式)."""

from typing import Literal

from xlscore.model.declared import Declared, Standing


class ColumnSpec(Declared):
    """One printed column of the score table: what it holds and its header."""

    role: Literal[
        "level1",
        "level2",
        "level3",
        "points1",
        "points2",
        "points",
        "criterion",
        "explanation",
        "source",
        "evidence",
        "own_data",
        "operator",
        "target",
        "unit",
        "actual",
        "score",
        "reason",
    ]
    header: str
    width: float = 12


class FundList(Declared):
    """A breakdown printed under the total of the funds block (按收入性质 …)."""

    title: str = ""
    parts: tuple[str, ...]
    side: Literal["left", "right"] = "left"


class FundsBlock(Declared):
    """The block that states budget and execution on the score sheet itself."""

    indicator: str
    """Code of the indicator its total row scores."""
    head: str
    """Printed head cell, e.g. ``项目资金（万元）``."""
    total: str = "年度资金总额"
    unit: Literal["万元", "元"] = "万元"
    columns: tuple[str, ...] = ("年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分")
    lists: tuple[FundList, ...] = ()

    @property
    def called(self) -> str:
        """What a message calls the block."""
        return f"预算执行情况（{self.head}）"


class Layout(Declared):
    """How the score sheet is printed; ``form`` names the family of printed forms it follows."""

    form: Literal["project", "overall", "table", "flat", "workcheck"]
    sheet: str
    """Name of the score sheet in the template."""
    mark: str = ""
    """Left above the title, e.g. ``附件3-1``."""
    paper: Literal["A4", "A3"] = "A4"
    orientation: Literal["portrait", "landscape"] = "landscape"
    columns: tuple[ColumnSpec, ...]
    points_in_labels: bool = False
    head: tuple[str, ...] = ()
    """Labels of the head cells (项目名称, 主管部门 …)."""
    goals: bool = False
    """Whether 年度总体目标 {预期目标 | 实际完成情况} is printed."""
    funds: FundsBlock | None = None
    notes: tuple[str, ...] = ()
    standing: Standing

    @property
    def prints_total(self) -> bool:
        """Whether the published form has a place for 总分; plain tables (湖南, 岳阳) end with their last row."""
        return self.form != "table"
