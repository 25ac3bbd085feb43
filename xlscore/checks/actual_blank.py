"""XS211: a score claimed without an actual."""

from collections.abc import Iterator

from xlscore.checks._required import scored_without_actual
from xlscore.checks._wording import cells_of, joined, row_name, row_subject
from xlscore.checks.registry import Fault, Understood, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.submission import ScoreRow, State


def _claimed(row: ScoreRow) -> str:
    return decimal_text(row.claimed.value) if row.claimed.value is not None else row.claimed.text


@check("XS211", Severity.ERROR, "已计分而实际完成值未填", fix="请补填实际完成值；没有完成数据的不应计分。")
def actual_blank(stage: Understood) -> Iterator[Fault]:
    """Report rows with a target and a claimed score whose actual is blank.

    查什么：列有年度指标值、也填了自评得分的行，实际完成值却是空白。

    为什么：没有完成情况就没有得分的依据；空白不等于完成，也不等于 0。

    怎么办：补填实际完成值并附佐证材料；确实没有数据的，填“未提供”并说明。
    """
    found = [row for row in stage.submission.rows if scored_without_actual(row)]
    measured = [row for row in stage.submission.rows if row.target.state is not State.BLANK]
    if len(found) > 1 and len(found) == len(measured):
        names = joined(f"「{row.title or row.code}」" for row in found)
        yield Fault(
            message=f"实际完成值整列未填，{len(found)} 行却都计了分：{names}。",
            cells=cells_of(*(row.actual for row in found)),
            subject="实际完成值",
        )
        return
    for row in found:
        yield Fault(
            message=f"{row_name(row, row.actual)}的实际完成值未填，却计了 {_claimed(row)} 分。",
            cells=cells_of(row.actual, row.claimed),
            subject=row_subject(stage.framework, row),
        )
