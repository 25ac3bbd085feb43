import pytest

from xlscore.write.template.spans import fit_spans


def test_cells_take_the_columns_that_come_nearest_to_their_width() -> None:
    assert fit_spans([5, 11, 14, 22, 8, 10], [16, 14, 22, 18]) == [(0, 1), (2, 2), (3, 3), (4, 5)]


def test_one_cell_takes_everything_and_as_many_cells_as_columns_take_one_each() -> None:
    assert fit_spans([3, 4, 5], [1]) == [(0, 2)]
    assert fit_spans([3, 4, 5], [9, 9, 9]) == [(0, 0), (1, 1), (2, 2)]


def test_more_cells_than_columns_do_not_fit() -> None:
    with pytest.raises(ValueError, match="3 cells do not fit on 2 columns"):
        fit_spans([3, 4], [1, 1, 1])
