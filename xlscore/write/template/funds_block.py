"""The funds block: budget, execution and the score of the execution rate, on the score sheet itself."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from xlscore.cells import CellRef
from xlscore.model.framework import FundsBlock, Indicator
from xlscore.model.stamp import row_name
from xlscore.write.measure import height_of
from xlscore.write.style import ENTRY, FIGURE, HEAD, HELPER_HEAD, LABEL, MONEY, RATE, Look
from xlscore.write.template.ask import Ask, ask_field, ask_number
from xlscore.write.template.draft import Draft, FieldCell
from xlscore.write.template.fixed_scores import put_scores
from xlscore.write.template.funds_columns import AMOUNTS, FundsColumns, column_role
from xlscore.write.template.live import NOTHING, Live, all_of, is_number, more, number, over, rounded, when
from xlscore.write.template.plan import Plain
from xlscore.write.template.rates import RATE_PLACES

AMOUNT_LOOK: Final = replace(ENTRY, across="right", number=MONEY, wrap=False)
ROW_HEIGHT: Final = 24.0
_TENS_OF_THOUSANDS: Final = Fraction(10000)


@dataclass(slots=True)
class Block:
    """The block as placed: its columns and its rows."""

    draft: Draft
    spec: FundsBlock
    indicator: Indicator
    columns: FundsColumns
    total: int
    """Row of the total."""
    last: int

    def cell(self, row: int, role: str) -> Live:
        """Return a reference to the cell of a role."""
        return self.draft.score.at(row, self.columns.roles[role][0])

    def put(self, row: int, role: str, content: Live | Plain, look: Look, ask: Ask | None = None) -> None:
        """Place the cell of a role over its columns."""
        first, last = self.columns.roles[role]
        self.draft.score.spread((row, first), (row, last), content, look, ask)

    def put_label(self, row: int, text: str) -> CellRef:
        """Place the label of a row and return where it stands."""
        first, last = self.columns.name
        widths = self.draft.columns.widths()
        width = sum(widths[number] for number in range(first, last + 1))
        self.draft.score.heights[row] = max(ROW_HEIGHT, height_of(text, width))
        return self.draft.score.spread((row, first), (row, last), text, LABEL)

    def put_rate(self, row: int) -> None:
        """Place 执行率 of a row; nothing while an amount is missing or the budget is zero."""
        if "rate" not in self.columns.roles:
            return
        base = "initial" if self.draft.framework.policy.base == "initial_budget" else "budget"
        top, bottom = self.cell(row, "executed"), self.cell(row, base)
        # AND would still divide by zero: one IF inside the other.
        positive = when(more(bottom, number(0)), rounded(over(top, bottom), RATE_PLACES), NOTHING)
        shown = when(all_of(is_number(top), is_number(bottom)), positive, NOTHING)
        self.put(row, "rate", shown, replace(FIGURE, number=RATE))


def amount_fields(draft: Draft) -> dict[str, str]:
    """Return the fields typed into the total row of the funds block: column role → field."""
    block = draft.framework.layout.funds
    indicator = draft.framework.indicator(block.indicator) if block is not None else None
    if block is None or indicator is None:
        return {}
    result = {"initial": "budget_initial"} if "budget_initial" in draft.specs else {}
    if indicator.rate is not None and indicator.rate.to:
        result |= {"executed": indicator.rate.of[0].field, "budget": indicator.rate.to[0].field}
    roles = {column_role(header) for header in block.columns}
    return {role: name for role, name in result.items() if role in roles}


def start_block(draft: Draft, row: int) -> Block | None:
    """Place header and total row of the block, ``None`` where the form prints none."""
    spec, columns = draft.framework.layout.funds, draft.columns.funds
    indicator = draft.framework.indicator(spec.indicator) if spec is not None else None
    if spec is None or columns is None or indicator is None:
        return None
    block = Block(draft, spec, indicator, columns, row + 1, row + 1)
    _put_header(block, row)
    _put_total(block)
    return block


def _put_header(block: Block, row: int) -> None:
    draft, plan = block.draft, block.draft.score
    first, last = block.columns.name
    plan.spread((row, first), (row, last), None if draft.columns.labelled else block.spec.head, HEAD)
    for role, header in block.columns.headers.items():
        block.put(row, role, header, HEAD)
    plan.put(row, draft.columns.need("reason"), draft.columns.headed("reason", "扣分原因"), HEAD)
    for column in draft.columns.columns:
        if not column.printed:
            plan.put(row, column.number, column.header, HELPER_HEAD)
    plan.heights[row] = 30


def _put_total(block: Block) -> None:
    draft, plan, row = block.draft, block.draft.score, block.total
    draft.name(row_name(block.indicator.code), block.put_label(row, block.spec.total))
    fields = amount_fields(draft)
    for role in AMOUNTS:
        if role not in block.columns.roles:
            continue
        name = fields.get(role)
        if name is None:
            block.put(row, role, None, AMOUNT_LOOK, ask_amount(block.spec.total, block.spec.unit))
            continue
        spec = draft.specs[name]
        scale = _scale(spec.unit, block.spec.unit)
        content = draft.typed(name, scale)
        ask = ask_field(spec.model_copy(update={"unit": block.spec.unit}))
        block.put(row, role, content, AMOUNT_LOOK, ask)
        draft.place(name, FieldCell(plan, row, block.columns.roles[role][0], scale))
    block.put_rate(row)


def put_block_scores(block: Block) -> None:
    """Place points and score of the total row, once every field it is worked out from has its cell."""
    roles = block.columns.roles
    put_scores(block.draft, block.total, block.indicator, score=roles["score"], points=roles["points"])


def _scale(field_unit: str, cell_unit: str) -> Fraction:
    if field_unit == cell_unit:
        return Fraction(1)
    return _TENS_OF_THOUSANDS if cell_unit == "元" else 1 / _TENS_OF_THOUSANDS


def ask_amount(label: str, unit: str) -> Ask:
    """Return the prompt of an amount of the block that is no field of the framework."""
    return ask_number("请填数", f"{label}（{unit}）：填数字，不带单位和千分位，不能为负数；没有的空着，不要填0。")
