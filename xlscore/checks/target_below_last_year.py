"""XS507: a target that asks for less than last year's result already was."""

from collections.abc import Iterator

from xlscore.checks.registry import Fault, check
from xlscore.consolidation.file_names import file_names
from xlscore.consolidation.last_year import LinePair, Year, compared
from xlscore.consolidation.pairing import paired
from xlscore.model.finding import Severity
from xlscore.model.roster import Roster
from xlscore.values.reading import Operator
from xlscore.values.unit_table import YUAN


def _follows_budget(line: LinePair) -> bool:
    """Tell whether a target is a ceiling on money, which is set by the budget of each year."""
    return line.line.unit == YUAN and line.line.operator in {Operator.AT_MOST.value, Operator.LESS.value}


def _lower(year: Year) -> list[str]:
    """Return each target of a return that asks for less than last year's result, with both figures and its cell."""
    return [
        f"{now.cells.target or ''}「{now.title}」指标值「{now.target_text}」，上年实际完成「{before.actual_text}」"
        for line in year.lines
        if line.easier and (now := line.now) and (before := line.before) and not _follows_budget(line)
    ]


@check(
    "XS507",
    Severity.WARNING,
    "指标值低于上年实际完成值",
    fix="请说明指标值低于上年实绩的理由；没有理由的，下年按上年实绩合理确定指标值。",
)
def target_below_last_year(stage: Roster) -> Iterator[Fault]:
    """Report units whose targets ask for less than they reached last year.

    查什么：与上年的表（--previous）逐个指标相比，“≥”的指标值低于上年实际完成值，或“≤”的指标值高于上年实际完成值；单位不同的不比，
    金额上限随当年预算，也不比。

    为什么：目标定得比上年已做到的还低，完成目标就不能说明工作成效，得分也偏高。

    怎么办：任务、政策或范围确有变化的，说明理由；否则下年按上年实绩合理确定指标值。
    """
    for pair in paired(stage).years:
        lines = _lower(compared(pair))
        if not lines:
            continue
        who = pair.now.unit or pair.now.file
        now, before = file_names((pair.now, pair.before))
        project = f"（{pair.now.project}）" if pair.now.project else ""
        yield Fault(
            message=f"「{who}」{project}的“{now}”与上年的“{before}”相比，{len(lines)} 个指标的要求低于上年实绩："
            f"{'；'.join(lines)}。",
            subject=f"{who}/{pair.now.project}" if pair.now.project else who,
        )
