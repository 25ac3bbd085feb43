"""Table rates: a line a rate of a form, with its two amounts."""

from functools import partial
from typing import Final

from xlscore.consolidation.tidy.columns import Kind, Table, TidyColumn, shown_rate
from xlscore.consolidation.tidy.forms import LINE, RETURN, UNIT, at, item_of, parts

T, N, D, DAY, B = Kind.TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.FLAG


RATES: Final = Table(
    "rates",
    "一行是一份报表的一个比率，带两个金额",
    (
        RETURN,
        UNIT,
        LINE,
        TidyColumn("name", T, "比率或资金的名称", item_of("name")),
        TidyColumn("base", T, "分母的口径，如全年预算数", item_of("base")),
        TidyColumn("breakdown", T, "所属的明细（按资金来源等），合计为空", item_of("breakdown")),
        TidyColumn("parent", T, "所属合计行的名称，合计为空", item_of("parent")),
        TidyColumn("indicator", T, "用它计分的指标代码", item_of("indicator")),
        TidyColumn("numerator", D, "分子（执行数）", item_of("numerator"), "见 amount_unit"),
        TidyColumn("denominator", D, "分母（预算数）", item_of("denominator"), "见 amount_unit"),
        TidyColumn("amount_unit", T, "两个金额的单位；不是金额的为空", item_of("unit")),
        TidyColumn("claimed", D, "填报的比率", item_of("claimed"), "1＝100%"),
        TidyColumn(
            "recomputed", D, "复算的比率，四舍五入到10位小数", lambda part: shown_rate(part.item.recomputed), "1＝100%"
        ),
        TidyColumn(
            "recomputed_exact",
            T,
            "复算的比率，精确值（小数或分数 p/q）",
            item_of("recomputed"),
            "1＝100%",
            optional=True,
        ),
        TidyColumn("numerator_text", T, "分子的原文", item_of("texts.numerator")),
        TidyColumn("denominator_text", T, "分母的原文", item_of("texts.denominator")),
        TidyColumn("claimed_text", T, "填报比率的原文", item_of("texts.claimed")),
        TidyColumn("whole", B, "是否全部预算的执行率（units 表所用）", item_of("whole")),
        at("numerator", "分子"),
        at("denominator", "分母"),
        at("claimed", "填报比率"),
    ),
    partial(parts, "rates"),
)
