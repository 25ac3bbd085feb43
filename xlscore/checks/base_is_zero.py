"""XS405: a rate or score on a base of zero."""

from collections.abc import Iterator

from xlscore.checks._rates import called, claimed_text, subject
from xlscore.checks._spending import overspending
from xlscore.checks._wording import cells_of, row_name, spot
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.scorecard import Rate, ScoreState


def _scored_rows(stage: Scored, rate: Rate) -> Iterator[Fault]:
    """Report the indicator's row where it claims a score although its rate has no meaning."""
    for score in stage.scorecard.scores:
        row = score.row
        if rate.line is not None or row.code != rate.indicator or score.state is not ScoreState.NOT_APPLICABLE:
            continue
        if row.claimed.value:
            yield Fault(
                message=f"{row_name(row, row.claimed)}的分母（{rate.base}）为 0，比率没有意义，"
                f"却计了 {decimal_text(row.claimed.value)} 分。",
                cells=cells_of(row.claimed, rate.denominator, rate.numerator),
                subject=row.code,
            )


@check("XS405", Severity.WARNING, "基数为0，比率没有意义", fix="请填“不适用”并说明；不得填 100% 或满分。")
def base_is_zero(stage: Scored) -> Iterator[Fault]:
    """Report percentages, and scores on them, where the base is zero; an honest 0 % of nothing is left alone.

    查什么：分母为 0，却填了百分比（如由零增长写作 100%），或据此计了分。无预算而有支出的另按 XS404 报告。

    为什么：任何数除以 0 都没有结果；写成 100% 或给满分，等于凭空得分。

    怎么办：填“不适用”并说明原因，该行按本版对不适用指标的规定处理。
    """
    for rate in stage.scorecard.rates:
        if not rate.denominator.given or rate.denominator.value != 0:
            continue
        if rate.line is not None and overspending(stage.submission, rate.line) is not None:
            continue
        if rate.claimed.value:
            yield Fault(
                message=f"{spot(rate.claimed)}{called(rate)}填为 {claimed_text(rate)}，"
                f"而分母（{rate.base}）为 0，无法计算百分比。",
                cells=cells_of(rate.claimed, rate.denominator, rate.numerator),
                subject=subject(rate),
                claimed=decimal_text(rate.claimed.value),
                percent=True,
                rests_on=rate.rests_on,
            )
        yield from _scored_rows(stage, rate)
