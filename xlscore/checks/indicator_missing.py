"""XS104: an indicator that stands nowhere, or twice."""

from collections.abc import Iterator

from xlscore.checks._absent import lost_with_its_block, missed
from xlscore.checks._wording import joined
from xlscore.checks.registry import Fault, Understood, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.framework import Indicator


def _rests_on(indicator: Indicator) -> tuple[str, ...]:
    return tuple(f"“{indicator.title}”的{word}" for word in indicator.standing.unconfirmed())


@check("XS104", Severity.ERROR, "指标缺失或重复", fix="请按模板恢复指标行：缺的补上，重复的只留一行。")
def indicator_missing(stage: Understood) -> Iterator[Fault]:
    """Report an indicator of the edition that stands nowhere on the sheet, or more than once.

    查什么：本版评分表列明的三级指标在表上找不到，或同一指标出现两次以上。

    为什么：缺一行，该行分值就无人计得，总分与满分不对应；重复一行，分数会被加两次。

    怎么办：对照模板补回缺失的行，或删去重复的行，再核对总分。
    """
    submission, framework = stage.submission, stage.framework
    if submission.rows or not submission.missing_tables:
        for indicator in missed(framework, submission):
            worth = f"（{decimal_text(indicator.points)}分）" if indicator.points is not None else ""
            yield Fault(
                message=f"表上没有指标「{indicator.title}」{worth}，位置应在「{'—'.join(indicator.path)}」之下。",
                subject=indicator.code,
                rests_on=_rests_on(indicator),
                caused_by=lost_with_its_block(framework, submission, indicator),
            )
    for code, places in submission.repeated.items():
        known = framework.indicator(code)
        yield Fault(
            message=f"指标「{known.title if known else code}」出现 {len(places)} 次：{joined(places)}，只应有一行。",
            cells=places,
            subject=code,
        )
