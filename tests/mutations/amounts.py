"""Faults in amounts: totals and parts, budgets and spending, units and digits."""

from fractions import Fraction
from random import Random

from tests.mutations.clean import Clean
from tests.mutations.draft import Draft
from tests.mutations.funds import Block, entry_of, typed_amount
from tests.mutations.mutant import Mutant, expect, follows, kind
from xlscore.checks._sums import COLUMNS
from xlscore.exact import decimal_text
from xlscore.model.submission import Entry

SUMS = "XS406/XS409"
"""Parts and total disagree; where one total is broken down twice it is the breakdowns that do."""


def leaves(block: Block, column: str) -> list[int]:
    """Return the parts without parts of their own that state a figure above zero."""
    return [
        place
        for (place, name), value in block.amounts.items()
        if name == column and block.lines[place].parent is not None and not block.children(place, column) and value > 0
    ]


def totals(block: Block, column: str) -> list[int]:
    """Return the lines with parts whose figure is their sum."""
    return [
        place
        for (place, name), value in block.amounts.items()
        if name == column and value > 0 and block.children(place, column)
    ]


def any_total(clean: Clean, pick: Random) -> tuple[Block, int, str] | None:
    block = Block(clean)
    found = [(place, column) for column in COLUMNS for place in totals(block, column)]
    return (block, *pick.choice(found)) if found else None


def any_leaf(clean: Clean, pick: Random) -> tuple[Block, int, str] | None:
    block = Block(clean)
    found = [(place, column) for column in COLUMNS for place in leaves(block, column)]
    return (block, *pick.choice(found)) if found else None


def sum_cells(block: Block, column: str) -> frozenset[object]:
    return frozenset(
        entry.at for line in block.lines if (entry := entry_of(line, column)).given and entry.at is not None
    )


def off(block: Block, place: int, column: str, value: Fraction, diagnosis: str = "") -> Mutant:
    """Return the mutant in which one amount was typed otherwise and nothing else was changed."""
    entry = entry_of(block.lines[place], column)
    draft = Draft(block.clean).add(entry, value - (entry.value or Fraction(0)))
    within = sum_cells(block, column)
    return Mutant(
        draft.build(),
        (expect(SUMS, entry.at, within=within),),  # type: ignore[arg-type]
        diagnosis=diagnosis,
    )


def transposed(pick: Random, entry: Entry) -> Fraction | None:
    """Return the figure with two neighbouring digits exchanged."""
    text = decimal_text(entry.value or Fraction(0), at_least=min(entry.places or 0, 2))
    places = [
        place
        for place in range(len(text) - 1)
        if text[place].isdigit() and text[place + 1].isdigit() and text[place] != text[place + 1]
    ]
    places = [place for place in places if place or text[1] != "0"]
    if not places:
        return None
    place = pick.choice(places)
    return Fraction(text[:place] + text[place + 1] + text[place] + text[place + 2 :])


def with_digits_exchanged(found: tuple[Block, int, str] | None, pick: Random) -> Mutant | None:
    if found is None:
        return None
    block, place, column = found
    value = transposed(pick, entry_of(block.lines[place], column))
    if value is None or abs(value - block.amounts[place, column]) < 1:
        return None
    return off(block, place, column, value, "颠倒")


@kind("分项数字颠倒")
def part_transposed(clean: Clean, pick: Random) -> Mutant | None:
    return with_digits_exchanged(any_leaf(clean, pick), pick)


@kind("合计数字颠倒")
def total_transposed(clean: Clean, pick: Random) -> Mutant | None:
    return with_digits_exchanged(any_total(clean, pick), pick)


@kind("合计加错")
def total_off(clean: Clean, pick: Random) -> Mutant | None:
    found = any_total(clean, pick)
    if found is None:
        return None
    block, place, column = found
    return off(block, place, column, block.amounts[place, column] + Fraction(pick.randint(100, 2000), 100))


def with_part_counted(clean: Clean, pick: Random, times: int, diagnosis: str) -> Mutant | None:
    """Return a total to which one part was added ``times`` times too often (−1: left out)."""
    found = any_leaf(clean, pick)
    if found is None:
        return None
    block, place, column = found
    parent = block.lines[place].parent or 0
    value = block.amounts.get((parent, column), Fraction(0)) + times * block.amounts[place, column]
    if (parent, column) not in block.amounts or value <= 0:
        return None
    return off(block, parent, column, value, diagnosis)


@kind("合计漏加一项")
def total_without_part(clean: Clean, pick: Random) -> Mutant | None:
    return with_part_counted(clean, pick, -1, "漏加")


@kind("合计重加一项")
def total_with_part_twice(clean: Clean, pick: Random) -> Mutant | None:
    return with_part_counted(clean, pick, 1, "两次")


def in_yuan(found: tuple[Block, int, str] | None) -> Mutant | None:
    if found is None or not found[0].lines[found[1]].unit.startswith("万"):
        return None
    block, place, column = found
    return off(block, place, column, block.amounts[place, column] * 10000, "元")


@kind("合计以元填列")
def total_in_yuan(clean: Clean, pick: Random) -> Mutant | None:
    return in_yuan(any_total(clean, pick))


@kind("分项以元填列")
def part_in_yuan(clean: Clean, pick: Random) -> Mutant | None:
    return in_yuan(any_leaf(clean, pick))


@kind("分项差几分钱（超出尾差）")
def part_beyond_rounding(clean: Clean, pick: Random) -> Mutant | None:
    found = any_leaf(clean, pick)
    if found is None:
        return None
    block, place, column = found
    return off(block, place, column, block.amounts[place, column] + Fraction(pick.randint(31, 90), 100))


@kind("分项差一分钱（尾差以内）")
def part_within_rounding(clean: Clean, pick: Random) -> Mutant | None:
    found = any_leaf(clean, pick)
    if found is None:
        return None
    block, place, column = found
    mutant = off(block, place, column, block.amounts[place, column] + Fraction(1, 100))
    (wanted,) = mutant.expected
    # A cent more or less may move the last printed digit of the part's own rate.
    return Mutant(mutant.workbook, (expect("XS407", *wanted.cells, within=wanted.within),), follows("XS401"))


@kind("合计行为零")
def total_zero(clean: Clean, pick: Random) -> Mutant | None:
    found = any_total(clean, pick)
    if found is None:
        return None
    block, place, column = found
    entry = entry_of(block.lines[place], column)
    line = block.lines[place]
    draft = Draft(clean)
    draft = draft.empty(entry.at) if pick.random() < 1 / 2 else draft.put(entry.at, Fraction(0))
    within = frozenset(cell for cell in (entry.at, line.rate.at, line.claimed.at) if cell is not None)
    return Mutant(draft.build(), (expect("XS408", entry.at, within=within),))


@kind("分项空白")
def part_blank(clean: Clean, pick: Random) -> Mutant | None:
    found = any_leaf(clean, pick)
    if found is None:
        return None
    block, place, column = found
    parts = [item for parts in block.children(block.lines[place].parent or 0, column) for item in parts]
    if len(parts) == 1:
        return None
    within = sum_cells(block, column)
    parent = entry_of(block.lines[block.lines[place].parent or 0], column)
    book = Draft(clean).empty(entry_of(block.lines[place], column).at).build()
    return Mutant(book, (expect(SUMS, parent.at, within=within),))  # type: ignore[arg-type]


@kind("金额写坏")
def amount_garbled(clean: Clean, pick: Random) -> Mutant | None:
    entries = [entry_of(line, column) for line in clean.submission.lines for column in COLUMNS]
    entries = [entry for entry in entries if typed_amount(entry)]
    if not entries:
        return None
    at = pick.choice(entries).at
    words = ("9,5.5,0", "7,00.0,77", "7.50.", "1.2.3", "约五十", "12O.5")
    return Mutant(Draft(clean).put(at, pick.choice(words)).build(), (expect("XS202", at),))


@kind("金额为负")
def amount_negative(clean: Clean, pick: Random) -> Mutant | None:
    found = any_leaf(clean, pick)
    if found is None:
        return None
    block, place, column = found
    at = entry_of(block.lines[place], column).at
    book = Draft(clean).put(at, -block.amounts[place, column]).build()
    return Mutant(book, (expect("XS203", at),))


@kind("执行数超过预算数")
def above_budget(clean: Clean, pick: Random) -> Mutant | None:
    block = Block(clean)
    lines = [p for p in leaves(block, "executed") if (p, "budget") in block.amounts and block.amounts[p, "budget"] > 0]
    lines = lines or [p for p in (block.top,) if p is not None and not block.children(p, "budget")]
    if not lines:
        return None
    place = pick.choice(lines)
    line = block.lines[place]
    excess = block.amounts[place, "budget"] / pick.randint(5, 50)
    delta = Fraction(int((block.amounts[place, "budget"] + excess) * 100 + 1), 100) - block.amounts[place, "executed"]
    block.change_upward(place, "executed", delta)
    entries = [entry for item in block.lines for entry in (item.executed, item.budget)]
    executed = frozenset(entry.at for entry in entries if entry.at is not None)
    wanted = expect("XS404", line.executed.at, within=executed)
    return Mutant(block.settled().build(), (wanted,), follows("XS404", "XS415"))


@kind("无预算支出")
def no_budget(clean: Clean, pick: Random) -> Mutant | None:
    block = Block(clean)
    lines = [p for p in leaves(block, "budget") if block.amounts.get((p, "executed"), Fraction(0)) > 0]
    if not lines:
        return None
    place = pick.choice(lines)
    line = block.lines[place]
    rate = line.rate.at if line.rate.given else None
    block.change_upward(place, "budget", -block.amounts[place, "budget"])
    within = frozenset(cell for cell in (rate,) if cell is not None)
    wanted = expect("XS404", line.executed.at, line.budget.at, within=within)
    return Mutant(block.settled().build(), (wanted,), follows("XS404", "XS415"))


@kind("全年预算数倒填")
def budget_fitted(clean: Clean, pick: Random) -> Mutant | None:
    block = Block(clean)
    if block.top is None or (block.top, "initial") not in block.amounts:
        return None
    top = block.lines[block.top]
    block.change(block.top, "initial", block.amounts[block.top, "executed"] * pick.randint(2, 5) / 10)
    for place in range(len(block.lines)):
        if (place, "budget") in block.amounts and (place, "executed") in block.amounts:
            block.amounts[place, "budget"] = block.amounts[place, "executed"]
    if block.amounts[block.top, "executed"] / block.amounts[block.top, "initial"] >= Fraction(9, 10):
        return None
    wanted = expect("XS413", top.budget.at, top.executed.at, top.initial.at)
    return Mutant(block.settled().build(), (wanted,))
