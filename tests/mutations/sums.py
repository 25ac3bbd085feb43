"""Faults in the total, the subtotals and the grade."""

from fractions import Fraction
from random import Random

from tests.mutations.clean import Clean
from tests.mutations.draft import Draft
from tests.mutations.mutant import Mutant, expect, follows, kind
from tests.mutations.scores import TENTH
from xlscore.cells import CellRef
from xlscore.checks._totals import Closing, closings
from xlscore.exact import decimal_text
from xlscore.model.submission import Entry


def added(clean: Clean, at: CellRef, delta: Fraction) -> Mutant:
    """Return a total that is off by ``delta``."""
    total = clean.submission.total.value or Fraction(0)
    return Mutant(
        Draft(clean).put(at, total + delta).build(), (expect("XS303", at, within=frozenset(clean.total_cells())),)
    )


@kind("总分加错")
def total_off(clean: Clean, pick: Random) -> Mutant | None:
    at = pick.choice(clean.total_cells())
    return added(clean, at, -pick.randint(1, 49) * TENTH - pick.randint(0, 9) * TENTH**2)


@kind("总分漏加一行")
def total_without_row(clean: Clean, pick: Random) -> Mutant | None:
    values = [score.row.claimed.value for score in clean.scores()]
    rows = [score for score in clean.scores() if score.row.claimed.value and values.count(score.row.claimed.value) == 1]
    if not rows:
        return None
    row = pick.choice(rows).row
    mutant = added(clean, pick.choice(clean.total_cells()), -(row.claimed.value or Fraction(0)))
    return Mutant(mutant.workbook, mutant.expected, diagnosis="漏加")


@kind("总分重加一行")
def total_with_row_twice(clean: Clean, pick: Random) -> Mutant | None:
    if clean.framework.remainder is not None:
        return None
    values = [score.row.claimed.value for score in clean.scores()]
    rows = [score for score in clean.scores() if score.row.claimed.value and values.count(score.row.claimed.value) == 1]
    if not rows:
        return None
    row = pick.choice(rows).row
    mutant = added(clean, pick.choice(clean.total_cells()), row.claimed.value or Fraction(0))
    return Mutant(mutant.workbook, mutant.expected, follows("XS305"), diagnosis="两次")


@kind("总分数字颠倒")
def total_transposed(clean: Clean, pick: Random) -> Mutant | None:
    text = decimal_text(clean.submission.total.value or Fraction(0), at_least=2)
    swapped = [
        text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        for place in range(len(text) - 1)
        if text[place].isdigit() and text[place + 1].isdigit() and text[place] > text[place + 1]
    ]
    if not swapped:
        return None
    mutant = added(
        clean, pick.choice(clean.total_cells()), Fraction(pick.choice(swapped)) - (clean.submission.total.value or 0)
    )
    return Mutant(mutant.workbook, mutant.expected, diagnosis="颠倒")


@kind("总分空白")
def total_blank(clean: Clean, _: Random) -> Mutant | None:
    cells = clean.total_cells()
    draft = Draft(clean)
    for at in cells:
        draft.empty(at)
    return Mutant(draft.build(), (expect("XS201", clean.submission.total.at),))


@kind("总分写坏")
def total_garbled(clean: Clean, pick: Random) -> Mutant | None:
    at = clean.submission.total.at
    return Mutant(Draft(clean).put(at, pick.choice(["95..5", "9,5.5,4", "九十几分"])).build(), (expect("XS202", at),))


def subtotals(clean: Clean) -> list[Closing]:
    """Return the subtotals with a figure of their own above rows that all claim one."""
    found = [item for item in closings(clean.submission) if item.path and item.claimed.given]
    numeric = [item for item in found if isinstance(_value(clean, item.claimed), int | float)]
    return [item for item in numeric if item.rows_sum() is not None and len(item.rows) > 1]


def _value(clean: Clean, entry: Entry) -> object:
    cell = Draft(clean).cell(entry.at) if entry.at is not None else None
    return cell.value if cell is not None else None


def off(clean: Clean, item: Closing, delta: Fraction, diagnosis: str = "") -> Mutant:
    """Return a subtotal that is off by ``delta``; the sums above it may be named with it."""
    above = [other.claimed.at for other in closings(clean.submission) if other.path == item.path[: len(other.path)]]
    within = frozenset(at for at in above if at is not None)
    book = Draft(clean).add(item.claimed, delta).build()
    return Mutant(book, (expect("XS303", item.claimed.at, within=within),), diagnosis=diagnosis)


@kind("小计加错")
def subtotal_off(clean: Clean, pick: Random) -> Mutant | None:
    found = subtotals(clean)
    return off(clean, pick.choice(found), -pick.randint(1, 19) * TENTH - TENTH**2) if found else None


@kind("小计加错并计入总分")
def subtotal_and_total_off(clean: Clean, pick: Random) -> Mutant | None:
    found = [item for item in subtotals(clean) if len(item.path) == 1]
    if not found:
        return None
    delta = -pick.randint(1, 19) * TENTH - TENTH**2
    wanted = off(clean, (item := pick.choice(found)), delta).expected
    return Mutant(Draft(clean).add(item.claimed, delta).carry(delta).build(), wanted)


@kind("小计漏加一行")
def subtotal_without_row(clean: Clean, pick: Random) -> Mutant | None:
    found = [
        (item, row)
        for item in subtotals(clean)
        for row in item.rows
        if row.claimed.value and [other.claimed.value for other in item.rows].count(row.claimed.value) == 1
    ]
    if not found:
        return None
    item, row = pick.choice(found)
    return off(clean, item, -(row.claimed.value or Fraction(0)), "漏加")


@kind("等级写错")
def grade_wrong(clean: Clean, pick: Random) -> Mutant | None:
    grade, grades, total = clean.submission.grade, clean.framework.grades, clean.submission.total
    if not grade.text or total.value is None:
        return None
    right = grades.of(total.value)
    words = [band.label for band in grades.bands if band.label != right] + ["合格", "A级"]
    book = Draft(clean).grade(pick.choice(words)).build()
    return Mutant(book, (expect("XS305", grade.at, total.at),))


@kind("等级用同义词（无错）")
def grade_synonym(clean: Clean, pick: Random) -> Mutant | None:
    grade, grades, total = clean.submission.grade, clean.framework.grades, clean.submission.total
    if not grade.text or total.value is None:
        return None
    words = [word for word, label in grades.synonyms.items() if label == grades.of(total.value)]
    return Mutant(Draft(clean).grade(pick.choice(words)).build(), ()) if words else None
