"""Table units: a line a form."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from xlscore.consolidation.tidy.columns import Kind, Table, TidyColumn, Value, cell, listed, shown_rate
from xlscore.consolidation.tidy.forms import forms, record_of

T, N, D, DAY, B = Kind.TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.FLAG


def _end(name: str, place: int) -> Callable[[Any], Value]:
    """Return what reads one end of a form's range, where it has one."""

    def end(form: Any) -> Value:
        ends = getattr(form.record, name)
        return None if ends is None else ends[place]

    return end


UNITS: Final = Table(
    "units",
    "一行是一份报表（一个文件有几张表的，每张一行）",
    (
        TidyColumn("return", N, "报表的序号，其他表用它对应", attrgetter("number")),
        TidyColumn("file_number", N, "文件的序号；同一文件的各张表相同", attrgetter("file")),
        TidyColumn("file", T, "文件的路径，按输入时的写法", record_of("file")),
        TidyColumn("sha256", T, "文件的 SHA-256", record_of("sha256")),
        TidyColumn("form", N, "文件中的第几张表，从1起", record_of("form")),
        TidyColumn(
            "verdict",
            T,
            "审核结论：pass 通过，explain 需说明，fail 不通过，unchecked 未能全部核对，unreadable 无法读取",
            record_of("verdict.value"),
        ),
        TidyColumn("unit_code", T, "单位编码（名册或以前的汇总表所载）", record_of("unit_code")),
        TidyColumn("unit", T, "单位名称", record_of("unit")),
        TidyColumn("project", T, "项目名称", record_of("project")),
        TidyColumn("project_code", T, "项目编码", record_of("project_code")),
        TidyColumn("edition", T, "指标体系，见 editions.edition；未识别的为空", attrgetter("edition"), optional=True),
        TidyColumn("overlays", T, "使用的用户数据，JSON 数组", lambda form: listed(form.record.overlays)),
        TidyColumn(
            "recognised_by",
            T,
            "识别方式：stamp 模板标记，layout 版式，option 指定",
            record_of("recognised_by"),
            optional=True,
        ),
        TidyColumn("confidence", T, "识别的把握，0 至 1", record_of("confidence"), optional=True),
        TidyColumn("year", N, "年度", record_of("year")),
        TidyColumn("money_unit", T, "报表填报金额的单位", record_of("money_unit"), optional=True),
        TidyColumn("claimed", D, "自评得分", record_of("claimed"), "分"),
        TidyColumn("recomputed", D, "复算得分；无法复算的为空", record_of("recomputed"), "分"),
        TidyColumn("reviewed", D, "复核分", record_of("reviewed"), "分"),
        TidyColumn("opinion", T, "复核意见", record_of("opinion")),
        TidyColumn("claimed_grade", T, "自评等级", record_of("claimed_grade")),
        TidyColumn("grade", T, "复算得分的等级，不能复算的为自评得分的等级", record_of("grade")),
        TidyColumn("total_lowest", D, "待核数据落定后总分的最低可能；没有疑问的为空", _end("total_range", 0), "分"),
        TidyColumn("total_highest", D, "待核数据落定后总分的最高可能；没有疑问的为空", _end("total_range", 1), "分"),
        TidyColumn("grade_lowest", T, "最低可能总分的等级", _end("grade_range", 0), optional=True),
        TidyColumn("grade_highest", T, "最高可能总分的等级", _end("grade_range", 1), optional=True),
        TidyColumn("budget", D, "全年预算数", record_of("budget"), "万元"),
        TidyColumn("executed", D, "全年执行数", record_of("executed"), "万元"),
        TidyColumn(
            "execution_rate",
            D,
            "执行率＝执行数÷预算数，四舍五入到10位小数",
            lambda form: shown_rate(form.record.rate),
            "1＝100%",
        ),
        TidyColumn("budget_places", N, "预算数原表的小数位数", record_of("budget_places")),
        TidyColumn("executed_places", N, "执行数原表的小数位数", record_of("executed_places")),
        TidyColumn("filed_on", DAY, "填报日期", record_of("filed_on")),
        TidyColumn("summarised", B, "是否取自以前的汇总表（只有总分、金额和各栏得分）", record_of("summarised")),
        TidyColumn("counted", T, "计入汇总：是、含在上级、否", record_of("counted")),
        TidyColumn("counted_why", T, "不计入或含在上级的原因", record_of("counted_why")),
        TidyColumn("total_at", T, "总分所在单元格", lambda form: cell(form.record.total_at), optional=True),
        TidyColumn("failed_checks", T, "未能运行的审核规则，JSON 数组", lambda form: listed(form.record.failed_checks)),
    ),
    forms,
)
