"""Faults in rates and in the score of the execution rate."""

from fractions import Fraction
from random import Random

from tests.mutations.clean import Clean
from tests.mutations.draft import Draft
from tests.mutations.funds import Block
from tests.mutations.mutant import Mutant, expect, follows, kind
from tests.mutations.scores import between
from xlscore.cells import CellRef
from xlscore.exact import Rounding, exact, round_to
from xlscore.model.submission import FundLine


def rated(clean: Clean) -> list[int]:
    """Return the lines that claim a rate of a positive budget."""
    found = []
    for place, line in enumerate(clean.submission.lines):
        if line.rate.given and line.rate.at is not None and line.budget.value and line.executed.value:
            found.append(place)
    return found


def rate_cells(line: FundLine) -> tuple[CellRef | None, ...]:
    return line.rate.at, line.executed.at, line.budget.at


def remeasured(clean: Clean, pick: Random, mode: Rounding) -> tuple[Block, int, Fraction] | None:
    """Return amounts changed so that a line's rate prints otherwise when cut by ``mode``, and the rate so cut."""
    places = rated(clean)
    if not places:
        return None
    for _ in range(200):
        block, place = Block(clean), pick.choice(places)
        spare = block.amounts[place, "budget"] - block.amounts[place, "executed"]
        cents = int(block.amounts[place, "executed"] / 20 * 100)
        delta = Fraction(pick.randint(-cents, cents), 100)
        delta = -abs(delta) if delta >= spare else delta
        block.change_upward(place, "executed", delta)
        rate = block.rate(place)
        if rate is None or block.overspent():
            continue
        cut, half = round_to(rate * 100, 2, mode), Fraction(1, 200)
        least = (block.amounts[place, "executed"] - half) / (block.amounts[place, "budget"] + half) * 100
        if cut * 10 % 1 and cut != round_to(rate * 100, 2) and least >= cut + half:
            return block, place, cut / 100
    return None


@kind("执行率截断")
def rate_truncated(clean: Clean, pick: Random) -> Mutant | None:
    found = remeasured(clean, pick, Rounding.TRUNCATE)
    if found is None:
        return None
    block, place, cut = found
    line = clean.submission.lines[place]
    book = block.settled().rate(line, cut).build()
    return Mutant(book, (expect("XS402", *rate_cells(line)),), diagnosis="截断")


@kind("执行率算错")
def rate_wrong(clean: Clean, pick: Random) -> Mutant | None:
    places = rated(clean)
    if not places:
        return None
    line = clean.submission.lines[pick.choice(places)]
    right = (line.executed.value or Fraction(0)) / (line.budget.value or Fraction(1))
    wrong = right - Fraction(pick.randint(50, 2000), 10000)
    if wrong <= 0:
        return None
    return Mutant(Draft(clean).rate(line, wrong).build(), (expect("XS401", *rate_cells(line)),))


@kind("执行率与得分一并算错")
def rate_and_score_wrong(clean: Clean, pick: Random) -> Mutant | None:
    scored, line = clean.execution(), clean.total_line()
    if scored is None or line is None or not line.rate.given or scored.recomputed is None or not scored.points:
        return None
    wrong = Fraction(pick.randint(3000, 9900), 10000)
    right = (line.executed.value or Fraction(0)) / (line.budget.value or Fraction(1))
    if abs(wrong - right) < Fraction(1, 100):
        return None
    draft = Draft(clean).rate(line, wrong).claim(scored.row.claimed, round_to(wrong * scored.points, 2))
    follow = follows("XS410", "XS412")
    return Mutant(draft.build(), (expect("XS401", *rate_cells(line)),), follow)


@kind("按年初预算计算执行率")
def rate_on_initial(clean: Clean, pick: Random) -> Mutant | None:
    lines = [clean.submission.lines[place] for place in rated(clean)]
    lines = [line for line in lines if line.initial.value and line.initial.value != line.budget.value]
    if not lines:
        return None
    line = pick.choice(lines)
    wrong = (line.executed.value or Fraction(0)) / (line.initial.value or Fraction(1))
    book = Draft(clean).rate(line, wrong).build()
    return Mutant(book, (expect("XS403", *rate_cells(line), line.initial.at),), diagnosis="年初预算数")


@kind("百分数填成小数")
def rate_as_fraction(clean: Clean, pick: Random) -> Mutant | None:
    places = [place for place in rated(clean) if clean.submission.lines[place].rate.percent]
    if not places:
        return None
    line = clean.submission.lines[pick.choice(places)]
    right = (line.executed.value or Fraction(0)) / (line.budget.value or Fraction(1))
    book = Draft(clean).put(line.rate.at, f"{float(round_to(right, 4)):.4f}%").build()
    return Mutant(book, (expect("XS401", *rate_cells(line)),), diagnosis="百分")


@kind("执行率写法不同（无错）")
def rate_written_otherwise(clean: Clean, pick: Random) -> Mutant | None:
    places = [place for place in rated(clean) if not clean.submission.lines[place].rate.formula]
    if not places:
        return None
    line = clean.submission.lines[pick.choice(places)]
    right = (line.executed.value or Fraction(0)) / (line.budget.value or Fraction(1))
    percent = round_to(right * 100, 2)
    text = pick.choice([f"{float(percent)}%", f"{float(percent):.2f}％", f"{float(percent):.1f} %"])
    if text.endswith(" %"):
        text = f"{float(round_to(right * 100, 1)):.1f} %"
    return Mutant(Draft(clean).put(line.rate.at, text).build(), ())


@kind("执行率得分算错")
def execution_score_wrong(clean: Clean, pick: Random) -> Mutant | None:
    scored = clean.execution()
    if scored is None or scored.recomputed is None:
        return None
    claimed = between(pick, Fraction(0), scored.recomputed)
    if claimed is None:
        return None
    book = Draft(clean).claim(scored.row.claimed, claimed).build()
    return Mutant(book, (expect("XS410", scored.row.claimed.at),))


@kind("执行率得分按显示的比率计算")
def execution_score_of_shown_rate(clean: Clean, pick: Random) -> Mutant | None:
    line, block = clean.total_line(), Block(clean)
    scored = clean.execution()
    if line is None or block.top is None or scored is None or not scored.points or line.unit != "万元":
        return None
    for _ in range(300):
        block = Block(clean)
        cents = int(block.amounts[block.top or 0, "executed"] / 20 * 100)
        block.change_upward(block.top or 0, "executed", -Fraction(pick.randint(0, cents), 100))
        rate = block.rate(block.top or 0)
        if rate is None or block.overspent() or not block.amounts[block.top or 0, "executed"] * 10 % 1:
            continue
        shown = round_to(round_to(rate, 4) * scored.points, 2)
        highest = (block.amounts[block.top or 0, "executed"] + Fraction(1, 200)) / (
            block.amounts[block.top or 0, "budget"] - Fraction(1, 200)
        )
        if shown > round_to(highest * scored.points, 2):
            right = round_to(rate * scored.points, 2)
            draft = block.settled().add(scored.row.claimed, shown - right)
            for at in clean.total_cells():
                cell = draft.cell(at)
                if cell is not None and isinstance(cell.value, int | float):
                    draft.put(at, exact(cell.value) + shown - right)
            within = frozenset(cell for cell in (line.rate.at,) if cell is not None)
            wanted = expect("XS410", scored.row.claimed.at, within=within)
            return Mutant(draft.build(), (wanted,), diagnosis="率")
    return None


@kind("执行率得分超过分值")
def execution_score_over(clean: Clean, pick: Random) -> Mutant | None:
    scored = clean.execution()
    if scored is None or scored.points is None:
        return None
    claimed = scored.points + Fraction(pick.randint(1, 20), 10)
    book = Draft(clean).claim(scored.row.claimed, claimed).build()
    return Mutant(book, (expect("XS410", scored.row.claimed.at),))


@kind("执行率偏低未说明")
def low_execution(clean: Clean, pick: Random) -> Mutant | None:
    block = Block(clean)
    if block.top is None or not clean.submission.lines[block.top].executed.value:
        return None
    line = clean.submission.lines[block.top]
    if line.reason.text:
        return None
    budget = block.amounts[block.top, "budget"]
    wanted = round_to(budget * Fraction(pick.randint(60, 88), 100), 0)
    block.change(block.top, "executed", wanted - block.amounts[block.top, "executed"])
    if any(value < 0 for value in block.amounts.values()):
        return None
    cells = (line.executed.at, line.budget.at, line.rate.at, line.reason.at)
    return Mutant(block.settled().build(), (expect("XS411", *cells),), follows("XS412"))
