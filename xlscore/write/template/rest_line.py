"""The line of the points no listed indicator carries: claimed by the unit, recomputed by nobody."""

from dataclasses import replace

from xlscore.exact import decimal_text
from xlscore.model.framework import Remainder
from xlscore.write.measure import height_of
from xlscore.write.style import ENTRY, FIGURE, HINT, LABEL, PALE_INK, POINTS, SCORE, TEXT, UNCONFIRMED
from xlscore.write.template.ask import ask_score, ask_text
from xlscore.write.template.draft import Draft
from xlscore.write.template.fixed_scores import put_difference
from xlscore.write.template.hints import hint, score_hints
from xlscore.write.template.lines import REST_LABEL
from xlscore.write.template.live import words
from xlscore.write.template.recompute import UNKNOWN


def put_rest(draft: Draft, row: int, rest: Remainder, title_role: str) -> None:
    """Place the line of the left-over points."""
    plan, columns = draft.score, draft.columns
    still = replace(TEXT, fill=UNCONFIRMED)
    title = columns.need(title_role)
    if title > columns.first:
        plan.spread((row, columns.first), (row, title - 1), "其他", replace(LABEL, fill=UNCONFIRMED))
    plan.put(row, title, REST_LABEL, replace(still, across="center"))
    explained = columns.of("criterion")
    if explained is not None:
        plan.put(row, explained, rest.why, still)
        plan.heights[row] = max(30.0, height_of(rest.why, columns.widths()[explained]))
    for role in (
        "explanation",
        "source",
        "evidence",
        "own_data",
        "operator",
        "target",
        "unit",
        "actual",
        "evidence_no",
    ):
        column = columns.of(role)
        if column is not None:
            plan.put(row, column, "—", replace(still, across="center", colour=PALE_INK))
    points_at, score_at = (row, columns.need("points")), (row, columns.need("score"))
    plan.put(*points_at, rest.points, replace(LABEL, number=POINTS, fill=UNCONFIRMED))
    score_look = replace(ENTRY, across="center", number=SCORE)
    plan.put(*score_at, draft.filled.remainder, score_look, ask_score(decimal_text(rest.points)))
    ask = ask_text("说明", "写明这些分值由哪些指标构成、各得多少分。")
    plan.put(row, columns.need("reason"), draft.filled.reasons.get(REST_LABEL), ENTRY, ask)
    plan.put(row, columns.need("level"), "—", replace(TEXT, across="center", colour=PALE_INK))
    plan.put(row, columns.need("recomputed"), words(UNKNOWN), replace(FIGURE, number=SCORE))
    claimed, recomputed = plan.at(*score_at), plan.at(row, columns.need("recomputed"))
    put_difference(draft, row, claimed, recomputed)
    cases = score_hints(claimed, plan.at(*points_at))
    plan.put(row, columns.need("hint"), hint(cases, unconfirmed=True), HINT)
