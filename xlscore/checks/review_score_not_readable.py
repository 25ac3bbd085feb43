"""XS903: a reviewer's score (复核分) that is no score."""

from collections.abc import Iterator

from xlscore.checks.registry import Fault, Settled, check
from xlscore.model.finding import Severity


@check(
    "XS903",
    Severity.NOTE,
    "复核分无法识别",
    fix="请复核人在该格填写不小于 0 的数字（如 95.5），不带文字；另有意见的，写在复核意见栏。",
)
def review_score_not_readable(stage: Settled) -> Iterator[Fault]:
    """Report what a reviewer entered as a score into an annotated copy and is none.

    查什么：批注副本里的复核分是不是一个不小于 0、不超过总分值的数字。写成文字、带约数、写坏的数字都不采用，也不推测。

    为什么：复核分要汇入汇总表；认不出的复核分如果推测或略去，汇总数就不可信。

    怎么办：复核人按所列位置改填数字后重新汇总。这是复核人填写的内容，与填报单位无关，不影响审核结论。
    """
    # The row it stands on is another in every copy, so it is told by its finding and not by its cell.
    for entry in stage.review.unread if stage.review else ():
        whose = f"意见 {entry.finding} 的" if entry.finding else "全表的"
        yield Fault(
            message=f"工作表“{entry.at.sheet}”中，{whose}复核分「{entry.text}」{entry.why}，未采用。",
            subject=entry.finding or "全表",
        )
