"""A line the unit writes itself: target in three cells, actual, points, score."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from xlscore.model.framework import OpenSection
from xlscore.rules.base import CHOSEN
from xlscore.write.measure import height_of
from xlscore.write.style import DAY, ENTRY, FIGURE, HINT, PALE_INK, PLAIN, POINTS, SCORE, TEXT, UNCONFIRMED
from xlscore.write.template.ask import Ask, ask_choice, ask_number, ask_score, ask_text
from xlscore.write.template.draft import Draft
from xlscore.write.template.filled import OpenRow
from xlscore.write.template.fixed_scores import put_difference
from xlscore.write.template.hints import any_filled, comparison_hints, hint, score_hints
from xlscore.write.template.indicator_fields import level_words
from xlscore.write.template.lines import VISIBLE, Line
from xlscore.write.template.live import NOTHING, Live, all_of, first_of, is_blank, is_number, not_so, says, words
from xlscore.write.template.recompute import recomputed_open

QUALITATIVE: Final = "定性"
LEAST_HEIGHT: Final = 24.0
_UNFOLD: Final = (
    f"每类先显示{VISIBLE}行，其余各行已收起：选中上下两行，右键“取消隐藏”；或先撤销工作表保护（无密码），再点左侧“＋”。"
)
_EMPTY: Final = OpenRow("")
_CENTRED: Final = replace(ENTRY, across="center")


def _operators(section: OpenSection) -> tuple[str, ...]:
    return next((item.choices for item in section.rule.inputs() if item.name == "operator"), ())


def _asks(section: OpenSection) -> dict[str, Ask]:
    return {
        "title": ask_text("三级指标", f"填三级指标名称。{_UNFOLD}"),
        "operator": ask_choice("指标性质", "≥、>正向，≤、<反向，=等于；文字目标选“定性”。", _operators(section)),
        "target": ask_text("指标值", "定量指标只填数字，单位填在右格；定性指标填文字目标。"),
        "unit": ask_text("度量单位", "填计量单位，如 个、%、万元。百分数的指标值和完成值都填 95 这样的数。"),
        "actual": ask_text("实际完成值", "填实际完成的数字，单位与指标值相同；不要照抄指标值和符号。"),
        "points": ask_number("分值", "填本指标的分值；各指标分值之和应等于上级分值。"),
        "score": ask_score("", "填自评得分，不超过分值。低于分值时须填原因。"),
        "reason": ask_text("原因", "未完成、超额较多或扣分时，写明原因和改进措施。"),
    }


def put_open(draft: Draft, row: int, line: Line, title_role: str) -> None:
    """Place a line of an open section; an unused one shows nothing."""
    section = line.section
    assert section is not None  # noqa: S101 -- told apart by the caller
    plan, columns, content = draft.score, draft.columns, line.row or _EMPTY
    typed = {
        "title": content.title or None,
        "operator": content.operator or None,
        "target": content.target,
        "unit": content.unit or None,
        "actual": content.actual,
        "points": content.points,
        "score": content.claimed,
        "reason": content.reason or None,
    }
    cells: dict[str, Live] = {}
    heights = []
    for role, ask in _asks(section).items():
        value = typed[role]
        look = ENTRY if role in {"title", "reason"} else replace(_CENTRED, number=_format(role, value))
        column = columns.need(title_role if role == "title" else role)
        plan.put(row, column, value, look, ask)
        cells[role] = plan.at(row, column)
        heights.append(height_of(value if isinstance(value, str) else "", columns.widths()[column]))
    for role in ("criterion", "explanation", "source", "evidence", "own_data", "evidence_no"):
        spare = columns.of(role)
        if spare is not None:
            plan.put(row, spare, None, ENTRY, ask_text(columns.headed(role, ""), "可按需要补充说明。"))
    plan.heights[row] = max(LEAST_HEIGHT, *heights)
    _put_helpers(draft, row, section, cells, content.level)


def _format(role: str, value: Fraction | str | date | None) -> str:
    if isinstance(value, date):
        return DAY
    return {"points": POINTS, "score": SCORE}.get(role, PLAIN)


def _put_helpers(draft: Draft, row: int, section: OpenSection, cells: Mapping[str, Live], level: str) -> None:
    plan, columns = draft.score, draft.columns
    choices, column = level_words(section.rule), columns.need("level")
    if choices:
        ask = ask_choice("完成等级", "定性指标选择完成等级，得分应在该等级的区间内。", choices)
        plan.put(row, column, level or None, replace(ENTRY, size=9), ask)
    else:
        plan.put(row, column, None, replace(TEXT, colour=PALE_INK))
    own = {"operator": cells["operator"], "target": cells["target"], "actual": cells["actual"]}
    own |= {"level": plan.at(row, column), CHOSEN: cells["score"]}
    score = recomputed_open(draft, section, own, cells["points"])
    plan.put(row, columns.need("recomputed"), score, replace(FIGURE, number=SCORE))
    recomputed = plan.at(row, columns.need("recomputed"))
    put_difference(draft, row, cells["score"], recomputed)
    unconfirmed = section.standing == "unconfirmed"
    found = hint(_cases(cells, plan.at(row, column), recomputed), unconfirmed=unconfirmed)
    used = any_filled(*(cells[role] for role in ("title", "target", "actual", "points", "score")))
    shown = first_of([(used, found)], NOTHING)
    plan.put(row, columns.need("hint"), shown, replace(HINT, fill=UNCONFIRMED if unconfirmed else ""))


def _cases(cells: Mapping[str, Live], level: Live, recomputed: Live) -> list[tuple[Live, Live]]:
    lacking = {
        "title": "缺三级指标名称",
        "points": "缺分值",
        "operator": "缺指标性质",
        "target": "缺年度指标值",
        "actual": "缺实际完成值",
    }
    worded = says(cells["operator"], QUALITATIVE)
    unknown, figures = is_blank(recomputed), not_so(worded)
    return [
        *((is_blank(cells[role]), words(text)) for role, text in lacking.items()),
        *score_hints(cells["score"], cells["points"]),
        (all_of(worded, is_blank(level)), words("缺完成等级")),
        (all_of(worded, unknown), words("得分不在所选等级的区间内，不符")),
        (all_of(figures, not_so(is_number(cells["target"]))), words("指标值不是数字，无法复算")),
        (all_of(figures, not_so(is_number(cells["actual"]))), words("完成值不是数字，无法复算")),
        (unknown, words("无法复算，请核对指标值")),
        *comparison_hints(cells["score"], recomputed, cells["points"], cells["reason"]),
    ]
