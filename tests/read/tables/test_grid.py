import pytest

from tests.read.forms import grid, sheet
from xlscore.cells import Area, CellRef
from xlscore.model.workbook import Cell, Sheet
from xlscore.read.tables import grid as grids
from xlscore.read.tables.grid import Grid, Item


def test_a_merged_cell_is_seen_in_every_row_it_covers_but_begins_in_one() -> None:
    seen = grid({"A1": "投入", "B1": "a", "B2": "b"}, "A1:A2")
    assert seen.items(2) == (Item(Area(1, 1, 2, 1), "投入"), Item(Area(2, 2, 2, 2), "b"))
    assert seen.own(2) == (Item(Area(2, 2, 2, 2), "b"),)
    assert seen.text(2, 1) == "投入"


def test_a_cell_outside_every_merge_stands_alone() -> None:
    seen = grid({"A1": "a", "C1": "c", "D1": "d"}, "A1:B1")
    assert seen.area(1, 2) == Area(1, 1, 1, 2)
    assert seen.area(1, 3) == Area(1, 3, 1, 3)


def test_what_hides_under_a_merged_cell_is_not_seen() -> None:
    assert [item.text for item in grid({"A1": "a", "B1": "hidden"}, "A1:B1").items(1)] == ["a"]


def test_blank_cells_and_empty_merges_are_not_seen() -> None:
    seen = grid({"A1": None, "B1": "", "C1": " ", "D1": "d"}, "A1:B1")
    assert seen.rows == (1,)
    assert [item.text for item in seen.items(1)] == ["d"]


def test_a_formula_without_value_makes_its_row_known() -> None:
    assert Grid(Sheet("表", {(3, 1): Cell(None, formula="A1", cached=False)})).rows == (3,)


def test_words_are_short_texts_as_stored() -> None:
    assert list(grid({"A1": "得分", "B1": 3, "C1": "长" * 61}).words(1)) == [(1, "得分")]


def test_rows_between_two_rows() -> None:
    seen = grid({"A1": 1, "A3": 1, "A7": 1})
    assert list(seen.rows_from(2)) == [3, 7]
    assert list(seen.rows_from(1, 7)) == [1, 3]


def test_addresses_carry_the_sheet() -> None:
    seen = grid({"A1": 1})
    assert seen.at(1, 2) == CellRef("表", 1, 2)
    assert seen.cell(1, 1) == Cell(1)
    assert seen.cell(9, 9) is None


def test_merged_cells_beyond_the_bound_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = {(row, 1): Cell("x") for row in range(1, 6)}
    huge = Sheet("表", cells, merges=(Area(1, 1, 4, 2), Area(1, 3, 1_048_576, 16_384)))
    assert Grid(huge).area(3, 9) == Area(1, 3, 1_048_576, 16_384)
    monkeypatch.setattr(grids, "MOST_MERGED_ROWS", 5)
    assert Grid(huge).area(3, 9) == Area(3, 9, 3, 9)
    assert Grid(huge).area(3, 1) == Area(1, 1, 4, 2)


def test_a_far_away_cell_costs_nothing() -> None:
    far = sheet({"A1": "a", "XFD1048576": "z"}, "A1:XFD1048576")
    assert Grid(far).rows == (1, 1_048_576)
