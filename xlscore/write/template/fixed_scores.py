"""Points, claimed and recomputed score of an indicator, and the hint beside them."""

from dataclasses import replace

from xlscore.exact import decimal_text
from xlscore.model.framework import Indicator
from xlscore.model.stamp import NOT_APPLICABLE
from xlscore.write.style import (
    ENTRY,
    FIGURE,
    HINT,
    LABEL,
    PALE_INK,
    POINTS,
    SCORE,
    TEXT,
    UNCONFIRMED,
)
from xlscore.write.template.ask import ask_choice, ask_number, ask_score, ask_text
from xlscore.write.template.draft import Draft, FieldCell
from xlscore.write.template.hints import comparison_hints, hint, score_hints
from xlscore.write.template.indicator_fields import level_field, level_words
from xlscore.write.template.live import (
    NOTHING,
    Live,
    all_of,
    is_blank,
    is_number,
    minus,
    number,
    rounded,
    says,
    when,
    words,
)
from xlscore.write.template.recompute import recomputed_fixed


def put_scores(
    draft: Draft, row: int, indicator: Indicator, *, score: tuple[int, int], points: tuple[int, int] | None
) -> None:
    """Place points, claimed score and the helper columns of an indicator.

    ``score`` and ``points`` are first and last column of those cells: in the funds block they stand elsewhere, and a
    form that prints the points in its labels has no cell for them.
    """
    plan, code = draft.score, indicator.code
    shade = UNCONFIRMED if indicator.standing.unconfirmed() else ""
    points_look = replace(LABEL, number=POINTS, fill=shade or LABEL.fill)
    points_ask = None
    if indicator.points is None:
        points_ask = ask_number("分值", f"填本地规定的“{indicator.title}”分值。")
        points_look = replace(ENTRY, across="center", number=POINTS)
    set_points = draft.filled.points.get(code) if indicator.points is None else indicator.points
    if points is not None:
        plan.spread((row, points[0]), (row, points[1]), set_points, points_look, points_ask)
    most = "" if indicator.points is None else decimal_text(indicator.points)
    score_look = replace(ENTRY, across="center", number=SCORE)
    plan.spread((row, score[0]), (row, score[1]), draft.filled.claimed.get(code), score_look, ask_score(most))
    weight = number(set_points or 0) if points is None else plan.at(row, points[0])
    _put_rest(draft, row, indicator, plan.at(row, score[0]), weight)


def _put_rest(draft: Draft, row: int, indicator: Indicator, claimed: Live, points: Live) -> None:
    plan, columns, code = draft.score, draft.columns, indicator.code
    _put_level(draft, row, indicator)
    score = recomputed_fixed(draft, indicator, points, claimed)
    plan.put(row, columns.need("recomputed"), score, replace(FIGURE, number=SCORE))
    recomputed = plan.at(row, columns.need("recomputed"))
    put_difference(draft, row, claimed, recomputed)
    reason = _put_reason(draft, row, code)
    lacking = [(is_blank(points), words("缺分值"))] if indicator.points is None else []
    cases = [*lacking, *score_hints(claimed, points), *_state_hints(draft, row, indicator, recomputed)]
    cases += comparison_hints(claimed, recomputed, points, reason)
    plan.put(row, columns.need("hint"), hint(cases, unconfirmed=bool(indicator.standing.unconfirmed())), HINT)


def _put_level(draft: Draft, row: int, indicator: Indicator) -> None:
    plan, column = draft.score, draft.columns.need("level")
    name = level_field(indicator)
    if name is None:
        plan.put(row, column, "—", replace(TEXT, across="center", colour=PALE_INK))
        return
    choices = level_words(indicator.rule)
    ask = ask_choice("完成等级", "选择等级，再在该等级的分数区间内填自评得分。", choices)
    word = draft.filled.levels.get(indicator.code, draft.typed(name))
    plan.put(row, column, word, ENTRY, ask)
    draft.place(name, FieldCell(plan, row, column))


def put_difference(draft: Draft, row: int, claimed: Live, recomputed: Live) -> None:
    """Place 差异: claimed less recomputed, where both are numbers."""
    both = all_of(is_number(claimed), is_number(recomputed))
    gap = when(both, rounded(minus(claimed, recomputed), 2), NOTHING)
    draft.score.put(row, draft.columns.need("difference"), gap, replace(FIGURE, number="0.00;[Red]-0.00;0.00"))


def _put_reason(draft: Draft, row: int, code: str) -> Live:
    column = draft.columns.need("reason")
    ask = ask_text(draft.columns.headed("reason", "扣分原因"), "得分低于分值时，写明原因、依据和改进措施。")
    draft.score.put(row, column, draft.filled.reasons.get(code), ENTRY, ask)
    return draft.score.at(row, column)


def _state_hints(draft: Draft, row: int, indicator: Indicator, recomputed: Live) -> list[tuple[Live, Live]]:
    if indicator.rule is None:
        return []
    blank = is_blank(recomputed)
    result = []
    if level_field(indicator) is not None:
        level = draft.score.at(row, draft.columns.need("level"))
        result.append((is_blank(level), words("缺完成等级")))
        if indicator.rule.person:
            blank_words = words("得分不在所选等级的区间内，不符")
            result.append((blank, blank_words))
    result.append((blank, words("缺填报数据")))
    result.append((says(recomputed, NOT_APPLICABLE), words("不适用，需说明")))
    return result
