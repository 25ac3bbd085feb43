"""XS501: a unit on the roster that has not filed."""

from collections.abc import Iterator

from xlscore.checks.registry import Fault, check
from xlscore.model.finding import Severity
from xlscore.model.roster import FilingState, Roster


@check("XS501", Severity.ERROR, "名册内单位未上报", fix="请催报；确定不需上报的，在名册中注明免报。")
def unit_not_filed(stage: Roster) -> Iterator[Fault]:
    """Report units of the roster of which no file was found.

    查什么：名册中应报而没有找到上报文件的单位，已退回、尚未重报的单位，以及评价类型要求的表没有报齐的单位；注明免报的除外。

    为什么：缺一户，汇总数就不完整；没有上报与上报为 0 是两回事。

    怎么办：向该单位催报；文件已收到而未匹配的，核对表内单位名称与名册是否一致。
    """
    for filing in stage.filings:
        if filing.state is FilingState.MISSING:
            unit = filing.unit
            until = f"，截止日期 {unit.deadline.isoformat()}" if unit.deadline is not None else ""
            contact = f"（联系科室：{unit.contact}）" if unit.contact else ""
            yield Fault(message=f"「{unit.name}」未上报{until}{contact}。", subject=unit.code or unit.name)
        elif filing.state is FilingState.RETURNED:
            unit = filing.unit
            when = f"已于 {unit.returned_on.isoformat()} 退回" if unit.returned_on is not None else "已退回"
            yield Fault(message=f"「{unit.name}」的报表{when}，尚未收到更正件。", subject=unit.code or unit.name)
        elif filing.lacking:
            unit = filing.unit
            yield Fault(
                message=f"「{unit.name}」的评价类型为“{unit.kind}”，只收到其中一部分，未收到{'、'.join(filing.lacking)}的表。",
                subject=unit.code or unit.name,
                severity=Severity.WARNING,
            )
