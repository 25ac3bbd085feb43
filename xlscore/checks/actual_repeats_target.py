"""XS208: an actual that repeats the target with its operator."""

from collections.abc import Iterator

from xlscore.checks._pairs import Pair, pairs
from xlscore.checks._wording import cells_of, row_name, row_subject
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity
from xlscore.values import Kind, Operator


def _repeated(item: Pair) -> bool:
    if item.copied:
        return True
    signed = item.actual.op not in {Operator.UNSTATED, Operator.NONE, Operator.EQUAL}
    dated = item.target.kind is item.actual.kind is Kind.DEADLINE
    return dated and signed and (item.target.value, item.target.op) == (item.actual.value, item.actual.op)


@check("XS208", Severity.WARNING, "实际完成值照抄指标值", fix="请填写实际完成的数值或日期，不带“≥”“≤”等符号。")
def actual_repeats_target(stage: Understood) -> Iterator[Fault]:
    """Report actuals that repeat the target, operator or change word included.

    查什么：实际完成值与年度指标值相同，连“≥”“不少于”“以前”等符号也照抄（如“≥266米”）。

    为什么：这样填的是目标，不是完成情况的计量，不能证明完成，也不能据此复算。

    怎么办：按台账填实际完成的数值；恰好等于目标的，只填数值，不带符号。
    """
    for item in pairs(stage.submission):
        if _repeated(item):
            row = item.row
            yield Fault(
                message=f"{row_name(row, row.actual)}的实际完成值「{row.actual.text}」"
                f"照抄了年度指标值「{row.target.text}」，不是完成情况的计量。",
                cells=cells_of(row.actual, row.target),
                subject=row_subject(stage.framework, row),
            )
