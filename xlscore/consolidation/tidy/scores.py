"""Table scores: a line an indicator of a form."""

from functools import partial
from typing import Final

from xlscore.consolidation.tidy.columns import Kind, Table, TidyColumn
from xlscore.consolidation.tidy.forms import LINE, RETURN, UNIT, at, item_of, parts

T, N, D, DAY, B = Kind.TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.FLAG


SCORES: Final = Table(
    "scores",
    "一行是一份报表的一个指标",
    (
        RETURN,
        UNIT,
        LINE,
        TidyColumn("code", T, "指标代码", item_of("code")),
        TidyColumn("column", T, "所属的栏：固定指标同 code，自设指标为其一级指标的代码", item_of("column")),
        TidyColumn("section", T, "一级指标", item_of("section")),
        TidyColumn("title", T, "指标名称", item_of("title")),
        TidyColumn("points", D, "分值", item_of("points"), "分"),
        TidyColumn("claimed", D, "自评得分", item_of("claimed"), "分"),
        TidyColumn("recomputed", D, "复算得分", item_of("recomputed"), "分"),
        TidyColumn(
            "state",
            T,
            "scored 已复算，judged 由人评定，not_provided 未提供，not_applicable 不适用，unconfirmed 无法复算",
            item_of("state.value"),
        ),
        TidyColumn("operator", T, "指标值的符号，如 >=", item_of("operator")),
        TidyColumn("target", D, "年度指标值；金额以元计，百分数以1计", item_of("target"), "见 target_unit"),
        TidyColumn("target_unit", T, "指标值的计量单位", item_of("unit")),
        TidyColumn("target_text", T, "年度指标值的原文", item_of("target_text")),
        TidyColumn("actual", D, "实际完成值；金额以元计，百分数以1计", item_of("actual"), "见 target_unit"),
        TidyColumn("actual_text", T, "实际完成值的原文", item_of("actual_text")),
        TidyColumn("reason", T, "偏差原因", item_of("reason")),
        at("points", "分值"),
        at("claimed", "自评得分"),
        at("target", "年度指标值"),
        at("actual", "实际完成值"),
        at("reason", "偏差原因"),
    ),
    partial(parts, "scores"),
)
