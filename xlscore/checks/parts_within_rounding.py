"""XS407: parts that differ from their total by no more than printed precision explains."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._sums import Match, list_name, stated
from xlscore.checks._wording import CHECK_ROUNDED, IF_ROUNDED, cells_of, signed_gap, spot
from xlscore.checks.registry import Fault, Scored, check, figures
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity

_FIX_WHOLE: Final = f"{CHECK_ROUNDED}更正加错的数。"


@check("XS407", Severity.NOTE, "分项之和与合计的尾差", fix="可不更正；要求表内完全相等的，做舍位平衡。")
def parts_within_rounding(stage: Scored) -> Iterator[Fault]:
    """Report totals that differ from the sum of their parts by a rounding difference, with its bound.

    查什么：分项之和与合计有差，但差额不超过各数四舍五入可能造成的最大尾差，即（分项数+1）×半个末位。
    表内金额全为整数的，是否取整看不出来，按取整到个位计算尾差，并提请核对。

    为什么：以万元两位小数列示时，各数分别取舍，尾差难免，不属于错误；写明范围便于复核。

    怎么办：一般不必更正；下发格式要求完全相等的，按舍位平衡调整取舍误差最小的一项。
    """
    for item in stated(stage.submission):
        whole, total = item.whole.value, item.sum()
        match = item.match()
        if whole is None or match not in {Match.WITHIN, Match.WHOLE}:
            continue
        rounded = match is Match.WHOLE
        bound, count = item.whole_reach() if rounded else item.reach(), len(item.terms)
        each = decimal_text(bound / (count + 1))
        limit = "小于取整" if rounded else "不超过四舍五入"
        shown = decimal_text(whole, at_least=item.whole.places or 0)
        yield Fault(
            message=f"{spot(item.whole)}「{item.name}」的{item.word} {shown}，"
            f"{list_name(item)}之和 {decimal_text(total)}，合计{signed_gap(whole - total)}{item.line.unit}，"
            f"{limit}的最大尾差 ({count}+1)×{each}＝{decimal_text(bound)}"
            f"{f'；{IF_ROUNDED}' if rounded else '，可由取舍解释'}。",
            cells=cells_of(item.whole, *(entry for _, _, entry in item.terms)),
            subject=item.subject,
            working=item.working(),
            fix=_FIX_WHOLE if rounded else None,
            **figures(whole, total),
        )
