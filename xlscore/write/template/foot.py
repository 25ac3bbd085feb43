"""The end of a score sheet: notes and the line for the official seal."""

from dataclasses import replace

from xlscore.model.framework import STANDING_WORDS, Framework, Standing
from xlscore.write.measure import height_of
from xlscore.write.style import NOTE, SEAL
from xlscore.write.template.ask import ask_text
from xlscore.write.template.draft import Draft
from xlscore.write.template.lines import shows_remainder


def _notes(framework: Framework) -> list[str]:
    notes = [f"{place}. {text}" for place, text in enumerate(framework.layout.notes, start=1)]
    if framework.remainder is not None and not shows_remainder(framework):
        notes.append(framework.remainder.why)
    document = framework.source.document or "文号未知"
    notes.append(
        f"依据：{document}《{framework.source.title}》（{STANDING_WORDS[framework.source.standing]}）。"
        f"版式{STANDING_WORDS[framework.layout.standing]}。"
    )
    if rests_on_unconfirmed(framework):
        notes.append("橙色底纹的行所依据的分值、评分标准或计算口径待核，复算结果仅供参考。")
    return notes


def rests_on_unconfirmed(framework: Framework) -> bool:
    """Tell whether any figure of the sheet is unconfirmed."""
    standings = [section.standing for section in framework.open_sections]
    fixed = any(indicator.standing.unconfirmed() for indicator in framework.indicators)
    return fixed or Standing.UNCONFIRMED in standings or framework.remainder is not None


def put_foot(draft: Draft, row: int) -> int:
    """Place notes and the line for seal and date; returns the last row."""
    plan, last = draft.score, draft.columns.last_printed
    width = sum(draft.columns.widths()[number] for number in range(1, last + 1))
    text = "注：" + "\n".join(_notes(draft.framework))
    plan.spread((row, 1), (row, last), text, NOTE)
    plan.heights[row] = height_of(text, width, 9)
    half = max(1, last // 3)
    ask = ask_text("填报日期", "填实际填报的日期。")
    plan.spread((row + 1, 1), (row + 1, half), "单位（公章）：", SEAL)
    plan.spread((row + 1, half + 1), (row + 1, 2 * half), "填报人（签字）：", SEAL)
    date = draft.filled.texts.get("填报日期", "      年    月    日")
    plan.spread((row + 1, 2 * half + 1), (row + 1, last), f"填报日期：{date}", replace(SEAL, locked=False), ask)
    plan.heights[row + 1] = 40
    return row + 1
