"""Faults in the weights, and figures that agree with the rules but not with one another."""

from fractions import Fraction
from random import Random

from tests.mutations.clean import Clean
from tests.mutations.draft import Draft
from tests.mutations.funds import Block
from tests.mutations.mutant import Mutant, expect, kind
from tests.mutations.points import own
from tests.mutations.scores import full
from xlscore.model.scorecard import Score, ScoreState
from xlscore.model.stamp import EXTRA_HEADERS
from xlscore.model.workbook import Cell


def met(clean: Clean) -> list[Score]:
    """Return rows of the unit's own with full points, where these are known to be right."""
    found = [score for score in own(clean) if score.row.claimed.value == full(score)]
    return [score for score in found if score.state is ScoreState.SCORED]


@kind("分值为零")
def no_points(clean: Clean, pick: Random) -> Mutant | None:
    """Move all points and scores of a row to another one of the same level that is full as well."""
    rows = met(clean)
    pairs = [(a, b) for a in rows for b in rows if a is not b and a.row.path[:1] == b.row.path[:1]]
    if not pairs:
        return None
    empty, filled = pick.choice(pairs)
    draft = Draft(clean).put(empty.row.points.at, Fraction(0)).put(empty.row.claimed.at, Fraction(0))
    draft.put(filled.row.points.at, full(filled) + full(empty))
    book = draft.put(filled.row.claimed.at, full(filled) + full(empty)).build()
    return Mutant(book, (expect("XS315", empty.row.points.at),))


@kind("分值集中在一行")
def nearly_all_points(clean: Clean, pick: Random) -> Mutant | None:
    rows = met(clean)
    tops = sorted({score.row.path[:1] for score in rows})
    groups = [[score for score in rows if score.row.path[:1] == top] for top in tops]
    whole = [row.path[:1] for row in clean.submission.rows]
    groups = [group for group in groups if len(group) >= 3 and whole.count(group[0].row.path[:1]) == len(group)]
    if not groups:
        return None
    group = pick.choice(groups)
    heavy = pick.choice(group)
    rest = [score for score in group if score is not heavy]
    total, draft = sum((full(score) for score in group), Fraction(0)), Draft(clean)
    for score in rest:
        draft.put(score.row.points.at, Fraction(1)).put(score.row.claimed.at, Fraction(1))
    value = total - len(rest)
    if value * 5 < total * 4:
        return None
    book = draft.put(heavy.row.points.at, value).put(heavy.row.claimed.at, value).build()
    return Mutant(book, (expect("XS315", heavy.row.points.at),))


@kind("成本远低于上限")
def cost_low(clean: Clean, pick: Random) -> Mutant | None:
    return _cost(clean, pick, Fraction(pick.randint(50, 76), 100), "XS318")


@kind("成本略低于上限（无错）")
def cost_near(clean: Clean, pick: Random) -> Mutant | None:
    return _cost(clean, pick, Fraction(pick.randint(78, 99), 100), None)


def _cost(clean: Clean, pick: Random, share: Fraction, code: str | None) -> Mutant | None:
    rows = [score.row for score in met(clean) if any("成本" in label for label in score.row.path)]
    rows = [row for row in rows if row.reason.at is not None and not row.reason.text and not clean.template]
    if not rows:
        return None
    row, ceiling = pick.choice(rows), pick.randint(20, 90) * 100
    draft = Draft(clean).put(row.target.at, f"≤{ceiling}元").put(row.actual.at, f"{int(ceiling * share)}元")
    return Mutant(draft.build(), (expect(code, row.actual.at, row.reason.at),) if code else ())


@kind("成本照填上限")
def cost_is_ceiling(clean: Clean, pick: Random) -> Mutant | None:
    line = clean.total_line()
    rows = [score.row for score in met(clean) if any("成本" in label for label in score.row.path)]
    if not rows or clean.template or line is None or not line.budget.value or line.budget.value == line.executed.value:
        return None
    row, amount = pick.choice(rows), f"{float(line.budget.value):g}{line.unit}"
    book = Draft(clean).put(row.target.at, f"≤{amount}").put(row.actual.at, amount).build()
    return Mutant(book, (expect("XS417", row.actual.at, line.executed.at),))


@kind("资金支付率写全部支付")
def paid_in_full(clean: Clean, pick: Random) -> Mutant | None:
    line = clean.total_line()
    rows = [s.row for s in met(clean) if s.row.target.reading is not None and s.row.target.reading.unit == "%"]
    if not rows or line is None or line.rate.value in {None, Fraction(1)}:
        return None
    row = pick.choice(rows)
    draft = Draft(clean).put(row.at, "项目资金支付率").put(row.target.at, "≥95%").put(row.actual.at, "100%")
    cells = (row.actual.at, line.executed.at, line.budget.at)
    return Mutant(draft.build(), (expect("XS418", *cells),)) if not clean.template else None


def spent(clean: Clean, draft: Draft) -> None:
    """Spend every budget to the cent."""
    block = Block(clean)
    for place, line in enumerate(block.lines):
        if (place, "budget") in block.amounts and line.executed.given:
            draft.put(line.executed.at, block.amounts[place, "budget"])
        if block.rate(place) is not None:
            draft.rate(line, Fraction(1))


@kind("各行全部满分")
def all_full(clean: Clean, _: Random) -> Mutant | None:
    """Fill everything: budget spent, targets met, every score full, no reason left."""
    scored, rows = clean.execution(), clean.scores()
    if scored is None or clean.template or len(rows) != len(own(clean)) or len(rows) < 5:
        return None
    draft = Draft(clean)
    spent(clean, draft)
    for score in rows:
        if score.met is False:
            draft.put(score.row.actual.at, score.row.target.text.lstrip("≥>="))
        draft.put(score.row.claimed.at, full(score)).empty(score.row.reason.at)
    draft.put(scored.row.claimed.at, full(scored))
    for item in clean.submission.sums:
        if item.path and item.claimed.given:
            draft.put(item.claimed.at, item.points.value or Fraction(0))
    for at in clean.total_cells():
        draft.put(at, clean.framework.total)
    return Mutant(draft.build(), (expect("XS317", clean.submission.total.at),))


@kind("复算公式改成数值")
def formula_overwritten(clean: Clean, pick: Random) -> Mutant | None:
    header = EXTRA_HEADERS[1]
    found = []
    for score in clean.scores():
        at = score.row.claimed.at
        sheet = Draft(clean).sheets[at.sheet] if at is not None else None
        if at is None or sheet is None or score.recomputed is None or score.state is not ScoreState.SCORED:
            continue
        columns = [column for (_, column), cell in sheet.cells.items() if cell.value == header]
        found += [(score, at._replace(column=column)) for column in columns]
    if not found:
        return None
    score, at = pick.choice(found)
    old = Draft(clean).cell(at)
    if old is None or old.formula is None:
        return None
    cell = old._replace(value=float((score.recomputed or 0) + pick.randint(1, 9)), formula=None)
    return Mutant(Draft(clean).put(at, Cell(cell.value, None, cell.number_format)).build(), (expect("XS105", at),))
