"""年度总体目标: what was meant to be reached beside what was."""

from dataclasses import replace

from xlscore.write.style import ENTRY, HEAD, LABEL
from xlscore.write.template.ask import ask_text
from xlscore.write.template.draft import Draft
from xlscore.write.template.spans import fit_spans

_NATIONAL = ("年度总体目标", ("预期目标", "实际完成情况"))
_FLAT = ("绩效目标", ("年初绩效目标", "全年（调整）绩效目标", "全年目标实际完成情况"))
_HEIGHT = 72.0


def put_goals(draft: Draft, row: int) -> int:
    """Place the block of goals where the form prints one; returns the next row."""
    layout = draft.framework.layout
    if not layout.goals:
        return row
    plan, columns = draft.score, draft.columns
    head, parts = _FLAT if layout.form == "flat" else _NATIONAL
    widths = [columns.widths()[number] for number in range(1, columns.last_printed + 1)]
    # The national forms print the head over the narrow label column; without one it takes a column of its own.
    head_width = widths[0] if columns.labelled else 14.0
    share = (sum(widths) - head_width) / len(parts)
    spans = fit_spans(widths, [head_width, *(share for _ in parts)])
    (first, last), *rest = spans
    shown = "年度\n总体\n目标" if columns.labelled else head
    plan.spread((row, first + 1), (row + 1, last + 1), shown, HEAD)
    for part, (start, end) in zip(parts, rest, strict=True):
        plan.spread((row, start + 1), (row, end + 1), part, LABEL)
        plan.spread(
            (row + 1, start + 1),
            (row + 1, end + 1),
            draft.filled.texts.get(part),
            replace(ENTRY, down="top"),
            ask_text(part, f"填{part}：写清任务、数量和时限。实际完成情况不要照抄预期目标。"),
        )
    plan.heights[row] = 20
    plan.heights[row + 1] = _HEIGHT
    return row + 2
