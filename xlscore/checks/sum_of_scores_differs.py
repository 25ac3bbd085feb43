"""XS303: a subtotal or total that is not the sum of its scores."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._absent import lost_with_its_block, missed
from xlscore.checks._effect import holds_right_scores
from xlscore.checks._totals import Closing, can_be_sum, closings, unlisted
from xlscore.checks._wording import cells_of, joined, signed_gap, spot
from xlscore.checks.diagnosis import Part, explain_sum
from xlscore.checks.registry import Fault, Scored, check, figures
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.scorecard import ScoreState


def _diagnosis(closing: Closing) -> str | None:
    """Return what explains the sum, where exactly one thing does."""
    parts = [
        Part(row.title or row.code, row.claimed.value, row.claimed.places or 0)
        for row in closing.rows
        if row.claimed.value is not None
    ]
    claimed = closing.claimed
    return explain_sum(claimed.value or Fraction(0), parts, places=claimed.places or 0, thing="得分", each="行")


def _wrong(stage: Scored) -> Iterator[tuple[Closing, Fraction]]:
    """Yield the sums that are wrong with what they should be."""
    rest = unlisted(stage.framework, stage.submission)
    for closing in closings(stage.submission):
        claimed, expected = closing.claimed.value, closing.rows_sum()
        if claimed is None or expected is None or can_be_sum(closing, stage.framework.policy.places):
            continue
        if holds_right_scores(stage, closing):
            continue
        if not closing.path and expected <= claimed <= expected + rest:
            continue
        yield closing, expected


def _rescaled(stage: Scored) -> bool:
    """Tell whether rows were dropped and the rest may have been scaled to the full total."""
    for score in stage.scorecard.scores:
        known = stage.framework.indicator(score.row.code)
        if score.state is ScoreState.NOT_APPLICABLE and known is not None and known.not_applicable == "redistribute":
            return True
    return False


def _of_missing(stage: Scored, closing: Closing, gap: Fraction) -> tuple[str, str | None]:
    """Say which missing indicators a sum that is too high may hold, and the id of the finding on the first of them."""
    found = missed(stage.framework, stage.submission)
    found = tuple(item for item in found if item.path[: len(closing.path)] == closing.path)
    worth = sum((item.points or Fraction(0) for item in found), Fraction(0))
    if not 0 < gap <= worth:
        return "", None
    names = joined(f"「{item.title}」" for item in found)
    words = f"；表上缺指标{names}（共 {decimal_text(worth)} 分），差额可能是其得分，请先补回再核对"
    return words, lost_with_its_block(stage.framework, stage.submission, found[0]) or f"XS104:{found[0].code}"


@check("XS303", Severity.ERROR, "小计或总分不等于各行得分之和", fix="请按各行得分重新加总，更正小计和总分。")
def sum_of_scores_differs(stage: Scored) -> Iterator[Fault]:
    """Report subtotals and totals that are not the sum of the claimed scores they close.

    查什么：各级小计、总分与其下各行自评得分之和是否相等。某行得分本身算错而合计加得对的，不在此重复报告。

    为什么：总分是各行得分之和，散总不符说明漏加、重加或改了行而没有改合计。

    怎么办：按各行得分重新加总；小计错误引起的总分错误，改小计后一并更正。
    """
    wrong = [(closing, expected) for closing, expected in _wrong(stage) if closing.path or not _rescaled(stage)]
    follow = [closing for closing, _ in wrong if closing.inside and closing.levels_sum() == closing.claimed.value]
    for closing, expected in wrong:
        claimed = closing.claimed.value
        same = [item for item, _ in wrong if (item.path, item.claimed.value) == (closing.path, claimed)]
        if claimed is None or closing in follow or closing is not same[0]:
            continue
        above = [item for item in follow if closing.path[: len(item.path)] == item.path and item is not closing]
        tail = f"；{joined(f'{item.label}（{spot(item.claimed)}）' for item in above)}因此也不正确" if above else ""
        diagnosis = _diagnosis(closing)
        missing, cause = _of_missing(stage, closing, claimed - expected)
        count = sum(row.claimed.given for row in closing.rows)
        yield Fault(
            message=f"{spot(closing.claimed)}「{closing.label}」填为 {decimal_text(claimed)}，"
            f"其下 {count} 行得分之和为 {decimal_text(expected)}，"
            f"{signed_gap(claimed - expected)} 分{f'；{diagnosis}' if diagnosis else ''}{missing}{tail}。",
            cells=cells_of(*(item.claimed for item in same), *(item.claimed for item in above)),
            subject=closing.label,
            diagnosis=diagnosis,
            caused_by=cause,
            effect=claimed - expected if not all(item.path for item in (closing, *above)) else None,
            **figures(claimed, expected),
        )
