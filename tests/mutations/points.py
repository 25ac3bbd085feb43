"""Faults in points, titles and rows."""

from fractions import Fraction
from random import Random

from tests.mutations.clean import Clean
from tests.mutations.draft import Draft
from tests.mutations.mutant import Mutant, expect, follows, kind
from tests.mutations.scores import full
from xlscore.model.scorecard import Score

SCORE_CODES = follows("XS301", "XS302", "XS306", "XS307", "XS308", "XS309", "XS311", "XS410", "XS412")
"""What a row's score may come to when its points are changed under it."""


def numeric_points(clean: Clean, score: Score) -> bool:
    at = score.row.points.at
    cell = Draft(clean).cell(at) if at is not None else None
    return cell is not None and isinstance(cell.value, int | float) and cell.formula is None


def fixed(clean: Clean) -> list[Score]:
    known = clean.framework
    found = [score for score in clean.scores() if known.indicator(score.row.code) and numeric_points(clean, score)]
    return [s for s in found if (i := known.indicator(s.row.code)) is not None and i.points is not None]


def own(clean: Clean) -> list[Score]:
    """Return the rows the unit wrote itself."""
    found = [score for score in clean.scores() if clean.framework.indicator(score.row.code) is None]
    return [score for score in found if score.row.target.at is not None and numeric_points(clean, score)]


@kind("固定指标分值被改")
def points_changed(clean: Clean, pick: Random) -> Mutant | None:
    rows = fixed(clean)
    if not rows:
        return None
    row = (score := pick.choice(rows)).row
    new = max(full(score) + pick.choice([-2, -1, 1, 2]), Fraction(1, 2))
    book = Draft(clean).put(row.points.at, new).build()
    return Mutant(book, (expect("XS106", row.points.at),), SCORE_CODES)


def point_cells(clean: Clean) -> frozenset[object]:
    entries = [row.points for row in clean.submission.rows] + [item.points for item in clean.submission.sums]
    return frozenset(entry.at for entry in entries if entry.at is not None)


@kind("自设指标分值加错")
def own_points_off(clean: Clean, pick: Random) -> Mutant | None:
    rows = own(clean)
    if not rows:
        return None
    score = pick.choice(rows)
    row, delta = score.row, Fraction(pick.choice([-2, -1, 1, 2, 3]))
    claimed = (row.claimed.value or Fraction(0)) * (full(score) + delta) / full(score)
    if claimed.denominator not in {1, 2, 4, 5, 10, 20, 25, 50, 100}:
        return None
    book = Draft(clean).put(row.points.at, full(score) + delta).claim(row.claimed, claimed).build()
    within = frozenset(cell for cell in point_cells(clean))
    return Mutant(book, (expect("XS304", row.points.at, within=within),))  # type: ignore[arg-type]


@kind("自设指标分值空白")
def own_points_blank(clean: Clean, pick: Random) -> Mutant | None:
    rows = own(clean)
    if not rows:
        return None
    row = pick.choice(rows).row
    return Mutant(Draft(clean).empty(row.points.at).build(), (expect("XS201", row.points.at),))


@kind("一级指标所注分值被改")
def section_points_changed(clean: Clean, pick: Random) -> Mutant | None:
    found = []
    for item in clean.submission.sums:
        cell = Draft(clean).cell(item.points.at) if item.points.at is not None and item.path else None
        if cell is None or item.points.value is None or cell.formula is not None:
            continue
        rows = [row for row in clean.submission.rows if row.path[: len(item.path)] == item.path]
        if sum((row.points.value or Fraction(0) for row in rows), Fraction(0)) == item.points.value:
            found.append((item, cell))
    if not found:
        return None
    item, cell = pick.choice(found)
    old = item.points.value or Fraction(0)
    new = old + pick.choice([-5, 5, 10])
    if new <= 0:
        return None
    value = str(cell.value).replace(str(old), str(new)) if isinstance(cell.value, str) else new
    if value == cell.value:
        return None
    book = Draft(clean).put(item.points.at, value).build()
    rows = [row for row in clean.submission.rows if row.path[: len(item.path)] == item.path]
    within = frozenset(row.points.at for row in rows if row.points.at is not None)
    sums = frozenset(other.points.at for other in clean.submission.sums if other.points.at is not None)
    return Mutant(book, (expect("XS304", item.points.at, within=within | sums),))


@kind("指标名称被改")
def title_changed(clean: Clean, pick: Random) -> Mutant | None:
    rows = [score.row for score in fixed(clean) if score.row.at is not None and score.row.at != score.row.points.at]
    if not rows:
        return None
    row = pick.choice(rows)
    at = row.at
    assert at is not None
    book = Draft(clean).put(at, f"{row.title}{pick.choice(['完成情况', '情况', '水平'])}").build()
    return Mutant(book, (expect("XS106", at),), follows("XS111"))
