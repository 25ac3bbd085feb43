"""XS418: a row that says all the money was paid beside an execution rate below 100 %."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from xlscore.checks._claims import execution_codes
from xlscore.checks._rates import called, quotient_text
from xlscore.checks._wording import cells_of, row_name, row_subject
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import Interval
from xlscore.model.finding import Severity
from xlscore.model.scorecard import Rate

_PAID: Final = re.compile("(?:资金|经费|款项|预算)\\w{0,4}(?:支付|拨付|支出|执行|使用|到位并支付)\\w{0,2}率")
_RECEIVED: Final = re.compile("到位率|及时率|合规率|准确率|覆盖率")
"""Rates of something else than what was paid."""


def _execution(stage: Scored) -> Rate | None:
    """Return the rate of the scored total, where no value of the printed amounts makes it the whole."""
    codes = execution_codes(stage.framework)
    for rate in stage.scorecard.rates:
        if rate.line is None or rate.indicator not in codes or rate.recomputed is None:
            continue
        span = rate.reach or Interval.point(rate.recomputed)
        return None if span.meets(Interval(Fraction(1), None, high_closed=False)) else rate
    return None


@check(
    "XS418",
    Severity.WARNING,
    "写明资金全部支付而执行率不足100%",
    fix="请按全年执行数核对支付率；口径不同的，在偏差原因栏说明。",
)
def paid_in_full_rate_below(stage: Scored) -> Iterator[Fault]:
    """Report rows on payment that claim 100 % while the execution rate of the sheet is lower.

    查什么：资金支付率、经费支出率等指标的完成值填 100%，而本表资金总额的执行率不足 100%。

    为什么：两处说的是同一笔钱，一处全部支付、一处没有执行完，至少一处不实。

    怎么办：按国库支付数核对；只统计已下达部分等口径不同的，写明口径。
    """
    rate = _execution(stage)
    for row in stage.submission.rows if rate is not None else ():
        title = row.title
        if rate is None or row.actual.value != 1 or not row.actual.percent:
            continue
        if _PAID.search(title) and not _RECEIVED.search(title):
            yield Fault(
                message=f"{row_name(row, row.actual)}实际完成「{row.actual.text}」，"
                f"而{called(rate)}为 {quotient_text(rate.numerator, rate.denominator)}，不足 100%。",
                cells=cells_of(row.actual, rate.numerator, rate.denominator),
                subject=row_subject(stage.framework, row),
            )
