from fractions import Fraction

import pytest

from tests.checks.builders import cell, closing, edition, line, row, score, scored, sheet, typed
from xlscore.cells import CellRef
from xlscore.checks.registry import Scored
from xlscore.pipeline.suggesting import MOST_CELLS, MOST_TRIES, Sheet, errors_of, search

EDITION = edition(total="30")


def of(stage: Scored, *free: str, fixed: str = "") -> Sheet:
    """Return the sheet with some cells that follow by themselves and one that takes no figure."""

    def follows(at: CellRef, others: frozenset[CellRef]) -> bool:
        return at.a1 in free and bool(others)

    return Sheet(stage, lambda at, _: at.a1 != fixed, follows)


def sums(total: str = "29", sub: str = "20") -> Scored:
    rows = (
        row(9, "P.1", claimed="10", path=("产出",)),
        row(10, "P.2", claimed="10", path=("产出",)),
        row(11, "P.3", claimed="9", path=("效益",)),
    )
    form = sheet(rows=rows, sums=(closing(12, ("产出",), sub),), total=typed(total, "I20"))
    return scored(form, framework=EDITION)


def ways(found: Sheet) -> list[dict[str, Fraction | str]]:
    return [{at.a1: repair.value for at, repair in way.items()} for way in search(found).ways]


def test_one_wrong_sum_is_one_cell() -> None:
    assert ways(of(sums("28"))) == [{"I20": Fraction(29)}]


def test_two_wrong_sums_are_two_cells_of_which_one_may_follow() -> None:
    both = sums("28", "19")
    assert ways(of(both)) == [{"I12": Fraction(20), "I20": Fraction(29)}]
    assert of(both, "I20").cost({cell("I12"): None, cell("I20"): None}) == 1  # type: ignore[dict-item]


def test_a_clean_sheet_needs_the_empty_way_and_a_cell_that_takes_no_figure_is_left() -> None:
    assert search(of(sums())).ways == ()
    assert errors_of(sums()) == []
    fixed = search(of(sums("28"), fixed="I20"))
    assert (fixed.ways, fixed.tried, fixed.left) == ((), 0, frozenset({"XS303:总分"}))


def test_of_equally_many_cells_results_come_before_amounts() -> None:
    lines = (line(6, "总额", "120"), line(7, "甲", "100", parent=0), line(8, "乙", "22", parent=0))
    found = search(of(scored(sheet(lines=lines), framework=EDITION)))
    assert [{at.a1: repair.value for at, repair in way.items()} for way in found.ways] == [
        {"F6": Fraction(122)},
        {"F7": Fraction(98)},
        {"F8": Fraction(20)},
    ]


def test_upstream_errors_come_first() -> None:
    stage = sums("27", "18")
    wrong = scored(stage.submission, score(stage.submission.rows[0], "9"), framework=EDITION)
    assert [item.code for item in errors_of(wrong)] == ["XS301", "XS303"]


@pytest.mark.parametrize(("rows", "tries"), [(3, MOST_TRIES), (40, MOST_TRIES), (80, MOST_TRIES // 2), (4000, 24)])
def test_large_sheets_are_tried_less_often(rows: int, tries: int) -> None:
    many = tuple(row(9, "P.1") for _ in range(rows))
    assert of(scored(sheet(rows=many), framework=EDITION)).tries() == tries


def test_more_wrong_cells_than_a_suggestion_changes_are_given_up() -> None:
    rows = tuple(row(place, "X", "1", "2") for place in range(9, 9 + MOST_CELLS + 1))
    found = search(of(scored(sheet(rows=rows, total=typed(str(2 * len(rows)), "I99")), framework=EDITION)))
    assert found.ways == ()
    assert found.tried > 0
