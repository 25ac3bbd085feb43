from dataclasses import replace

from tests.checks.builders import BOOK, SHEET, addresses, edition, faults, line, only, row, sheet, typed, understood
from xlscore.checks.hidden_figures import hidden_figures
from xlscore.checks.registry import Understood
from xlscore.model.workbook import Sheet, Visibility


def stage(shown: Sheet, **parts: object) -> Understood:
    return understood(sheet(**parts), edition(), replace(BOOK, sheets=(shown,)))


def test_a_hidden_row_with_figures_is_reported_with_its_cells() -> None:
    hidden = Sheet(SHEET, {}, hidden_rows=frozenset({6}))
    found = only(hidden_figures, stage(hidden, rows=(row(6, "A1"), row(7, "A2"))))
    assert found.message.startswith("「自评表」第 6 行被隐藏，其中 H6、I6")
    assert addresses(found) == ["H6", "I6"]


def test_a_hidden_column_is_named_by_its_letter() -> None:
    hidden = Sheet(SHEET, {}, hidden_columns=frozenset({7}))
    found = only(hidden_figures, stage(hidden, lines=(line(6, "年度资金总额", "100", "90"),)))
    assert "G 列被隐藏" in found.message
    assert addresses(found) == ["G6"]


def test_a_hidden_sheet_is_reported_once() -> None:
    hidden = Sheet(SHEET, {}, visibility=Visibility.VERY_HIDDEN)
    assert len(only(hidden_figures, stage(hidden, rows=(row(6, "A1"), row(7, "A2")))).cells) == 4


def test_hidden_but_blank_and_visible_figures_are_fine() -> None:
    hidden = Sheet(SHEET, {}, hidden_rows=frozenset({6}))
    assert faults(hidden_figures, stage(hidden, rows=(row(6, "A1", "", "—"), row(7, "A2")))) == []
    assert faults(hidden_figures, stage(Sheet("别的表", {}), total=typed("90", "I30"))) == []


def test_of_many_hidden_cells_ten_are_named_in_the_order_of_the_sheet() -> None:
    hidden = Sheet(SHEET, {}, visibility=Visibility.HIDDEN)
    rows = tuple(row(number, f"A{number}") for number in range(6, 12))
    found = only(hidden_figures, stage(hidden, rows=rows))
    assert "其中 H6、I6、H7、I7、H8、I8、H9、I9、H10、I10 等共 12 格有参与计分的数据" in found.message
    assert len(found.cells) == 12
    five = only(hidden_figures, stage(hidden, rows=rows[:5]))
    assert "H10、I10 有参与计分的数据" in five.message
