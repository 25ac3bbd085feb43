"""The breakdowns under the total of the funds block: below each other, or two side by side."""

from collections.abc import Sequence
from dataclasses import replace

from xlscore.model.framework import FundList
from xlscore.write.style import FIGURE, HEAD, HINT, LABEL, MONEY, PALE_INK, TEXT
from xlscore.write.template.filled import Amounts
from xlscore.write.template.funds_block import AMOUNT_LOOK, ROW_HEIGHT, Block, ask_amount
from xlscore.write.template.funds_columns import AMOUNTS
from xlscore.write.template.live import (
    NOTHING,
    Live,
    Value,
    differs,
    first_of,
    is_number,
    more,
    number,
    when,
    words,
)
from xlscore.write.template.live_areas import count_of, sum_of
from xlscore.write.template.spans import fit_spans

_DASH = replace(TEXT, across="center", colour=PALE_INK)
_NO, _YES = Live("FALSE", value=False), Live("TRUE", value=True)


def put_breakdowns(block: Block) -> None:
    """Place every breakdown the form prints, and close the block's head beside them."""
    lists = block.spec.lists
    if any(part.side == "right" for part in lists):
        _put_side_by_side(block, lists)
    else:
        for part in lists:
            _put_list(block, part)
    draft = block.draft
    if draft.columns.labelled:
        first, last = block.columns.head
        draft.score.spread((block.total - 1, first), (block.last, last), _stacked(block.spec.head), HEAD)


def _stacked(head: str) -> str:
    """Set a head two characters a line: its column is narrow and the block tall."""
    name, bracket, unit = head.partition("（")
    parts = (name, bracket + unit)
    return "\n".join(part[start : start + 2] for part in parts for start in range(0, len(part), 2))


def _put_list(block: Block, part: FundList) -> None:
    start = block.last + 1
    for row, name in enumerate(part.parts, start=start):
        block.put_label(row, f"其中：{name}" if row == start else name)
        own = block.draft.filled.funds.get(name, Amounts())
        typed = {"initial": own.initial, "budget": own.budget, "executed": own.executed}
        for role in AMOUNTS:
            if role in block.columns.roles:
                block.put(row, role, typed[role], AMOUNT_LOOK, ask_amount(name, block.spec.unit))
        block.put_rate(row)
        for role in ("points", "score"):
            block.put(row, role, "—", _DASH)
        block.draft.score.put(row, block.draft.columns.need("reason"), None, TEXT)
    block.last = start + len(part.parts) - 1
    faults = []
    for role in AMOUNTS:
        if role in block.columns.roles:
            column = block.columns.roles[role][0]
            area, values = block.draft.score.area(start, column, block.last, column)
            broken = _unequal(block.cell(block.total, role), area, values)
            faults.append((broken, words(f"{block.columns.headers[role]}合计与各分项之和不平")))
    _put_hint(block, start, faults)


def _put_hint(block: Block, row: int, faults: list[tuple[Live, Live]]) -> None:
    block.draft.score.put(row, block.draft.columns.need("hint"), first_of(faults, NOTHING), HINT)


def _unequal(total: Live, area: str, values: Sequence[Value]) -> Live:
    """Tell whether a total differs from its parts, where any part is given."""
    away = when(is_number(total), differs(total, sum_of(area, values)), _YES)
    return when(more(count_of(area, values), number(0)), away, _NO)


def _put_side_by_side(block: Block, lists: Sequence[FundList]) -> None:
    """Place the breakdowns of 全年执行数 next to each other, each under its own sum."""
    draft, first = block.draft, block.columns.name[0]
    ordered = sorted(lists, key=lambda part: part.side == "right")
    columns = range(first, draft.columns.last_printed + 1)
    spans = fit_spans([draft.columns.widths()[number] for number in columns], [26.0, 18.0] * len(ordered))
    top = block.last + 1
    bottom = top + max(len(part.parts) for part in ordered)
    faults = []
    for place, part in enumerate(ordered):
        label, amount = ((left + first, right + first) for left, right in spans[2 * place : 2 * place + 2])
        faults.append(
            (_put_side(block, part, (top, bottom), label, amount), words(f"{part.title}合计与全年执行数不平"))
        )
    block.last = bottom
    _put_hint(block, top, faults)


def _put_side(
    block: Block, part: FundList, rows: tuple[int, int], label: tuple[int, int], amount: tuple[int, int]
) -> Live:
    """Place one breakdown and return the test that it differs from 全年执行数."""
    plan, (top, bottom) = block.draft.score, rows
    for offset in range(1, bottom - top + 1):
        row = top + offset
        name = part.parts[offset - 1] if offset <= len(part.parts) else None
        shown = f"其中：{name}" if offset == 1 else name
        plan.spread((row, label[0]), (row, label[1]), shown, LABEL)
        if name is None:
            plan.spread((row, amount[0]), (row, amount[1]), None, TEXT)
            continue
        typed = block.draft.filled.funds.get(name, Amounts()).executed
        plan.spread((row, amount[0]), (row, amount[1]), typed, AMOUNT_LOOK, ask_amount(name, block.spec.unit))
        plan.heights[row] = ROW_HEIGHT
    area, values = plan.area(top + 1, amount[0], bottom, amount[0])
    counted = more(count_of(area, values), number(0))
    plan.spread((top, label[0]), (top, label[1]), f"{part.title}：合计", LABEL)
    summed = when(counted, sum_of(area, values), NOTHING)
    plan.spread((top, amount[0]), (top, amount[1]), summed, replace(FIGURE, number=MONEY))
    plan.heights[top] = ROW_HEIGHT
    return _unequal(block.cell(block.total, "executed"), area, values)
