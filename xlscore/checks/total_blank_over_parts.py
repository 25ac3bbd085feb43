"""XS408: a total left blank or zero above parts that are not."""

from collections.abc import Iterator

from xlscore.checks._sums import Equation, equations, is_empty_total, line_name
from xlscore.checks._wording import cells_of, joined
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text, percent_text
from xlscore.model.finding import Severity


def _consequence(empty: list[Equation]) -> str:
    """Say what the execution rate would be, where budget and execution are both known from the parts."""
    sums = {item.column: item.sum() for item in empty}
    if "budget" not in sums or "executed" not in sums or sums["budget"] <= 0:
        return ""
    budget, executed = sums["budget"], sums["executed"]
    rate = f"{decimal_text(executed)}÷{decimal_text(budget)}＝{percent_text(executed / budget)}"
    line = empty[0].line
    wrong = [entry for entry in (line.rate, line.claimed) if entry.at is not None and not entry.value]
    after = f"，{joined(entry.at for entry in wrong)} 也应随之更正" if wrong else ""
    return f"。按分项计算，执行率为 {rate}{after}"


@check(
    "XS408", Severity.ERROR, "合计为空或为0，而分项有数", fix="请填列合计（或恢复求和公式），再重新计算执行率和得分。"
)
def total_blank_over_parts(stage: Scored) -> Iterator[Fault]:
    """Report total lines that are blank or zero above parts that are not, all columns of a line in one finding.

    查什么：年度资金总额等合计行为空白或 0，其下分项却有金额。

    为什么：执行率和得分取自合计行；合计为 0，执行率变成 0 或无法计算，白白丢掉执行率的分数。

    怎么办：填列合计或恢复求和公式，随后核对执行率和得分。
    """
    groups: dict[int, list[Equation]] = {}
    for item in equations(stage.submission):
        known = groups.setdefault(item.place, [])
        if is_empty_total(item) and all(item.column != other.column for other in known):
            known.append(item)
    for empty in filter(None, groups.values()):
        line = empty[0].line
        listed = "；".join(
            f"{item.whole.at} {item.word}{'为 0' if item.whole.given else '未填'}，分项之和 {item.working()}"
            for item in empty
        )
        rates = (line.rate, line.claimed) if _consequence(empty) else ()
        yield Fault(
            message=f"「{line_name(line)}」{listed}{_consequence(empty)}。",
            cells=cells_of(*(item.whole for item in empty), *rates),
            subject=line_name(line),
        )
