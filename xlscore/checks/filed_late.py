"""XS504: a filing after the deadline."""

from collections.abc import Iterator

from xlscore.checks.registry import Fault, check
from xlscore.model.finding import Severity
from xlscore.model.roster import FilingState, Roster


@check("XS504", Severity.WARNING, "逾期上报", fix="请单位说明逾期原因；收到日期记错的，在名册中更正。")
def filed_late(stage: Roster) -> Iterator[Fault]:
    """Report units that filed after their deadline, with the working days they were late.

    查什么：上报日期晚于名册中的截止日期，按工作日计算逾期天数（以名册所附的节假日和调休安排为准）。

    为什么：是否按时上报是自评工作考核的内容，多按逾期工作日扣分。

    怎么办：由单位说明原因；日期记错的，更正名册中的收到日期或表内填报日期。
    """
    for filing in stage.filings:
        if filing.state is not FilingState.LATE:
            continue
        unit = filing.unit
        filed = f"于 {filing.filed_on.isoformat()} 上报，" if filing.filed_on is not None else ""
        until = f"截止日期 {unit.deadline.isoformat()}，" if unit.deadline is not None else ""
        yield Fault(
            message=f"「{unit.name}」{filed}{until}逾期 {filing.days_late} 个工作日。",
            subject=unit.code or unit.name,
        )
