"""XS409: two breakdowns of one amount that disagree."""

from collections.abc import Iterator

from xlscore.checks._sums import list_name, rival_lists
from xlscore.checks._wording import cells_of, joined, spot
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity


@check("XS409", Severity.ERROR, "同一金额的两种分类合计不等", fix="请核对两种分类，使各自之和都等于同一合计。")
def breakdowns_disagree(stage: Scored) -> Iterator[Fault]:
    """Report amounts broken down twice whose breakdowns cannot both be right.

    查什么：同一合计按两种方法分类（如按收入性质、按支出性质），两种分类各自之和不等。

    为什么：同一笔钱换一种分法，总数不会变；不等说明至少一种分类漏项、重复或口径不同。

    怎么办：与合计及决算报表核对，找出不符的一种，补齐漏项或更正金额。
    """
    for group in rival_lists(stage.submission):
        first = group[0]
        other = next(item for item in group[1:] if item.sum() != first.sum())
        sums = "；".join(f"{list_name(item)}之和 {item.working()}" for item in group)
        whole = first.whole.value
        stated = f"；合计填为 {decimal_text(whole)}" if whole is not None else ""
        agreeing = [list_name(item) for item in group if whole is not None and item.sum() == whole]
        tail = f"，与{joined(agreeing)}之和一致" if agreeing else ""
        unequal = "不全相等" if group[2:] else "两者不等"
        yield Fault(
            message=f"{spot(first.whole)}「{first.name}」的{first.word}：{sums}，{unequal}{stated}{tail}。",
            cells=cells_of(first.whole, *(entry for item in group for _, _, entry in item.terms)),
            subject=first.subject,
            claimed=decimal_text(first.sum()),
            recomputed=decimal_text(other.sum()),
            difference=decimal_text(first.sum() - other.sum()),
        )
