"""Formulas saved without a value: worked out in order, exactly, within bounds, and told."""

from datetime import date
from pathlib import Path

import pytest

from tests.read.forms import Cells, framework, sheet, workbook
from xlscore.cells import CellRef, parse_a1
from xlscore.model.submission import State
from xlscore.model.workbook import Cell, CellError, CellValue, Workbook
from xlscore.read import computed
from xlscore.read.computed import computed_notes, with_computed
from xlscore.read.entries import number_entry, text_entry
from xlscore.read.submission import understand
from xlscore.read.workbook_file import read_workbook


def unsaved(formula: str) -> Cell:
    return Cell(None, formula, cached=False)


def values(received: Workbook, *addresses: str) -> list[CellValue]:
    return [with_computed(received).sheets[0].value(*parse_a1(at)) for at in addresses]


def test_formulas_are_worked_out_after_those_they_refer_to() -> None:
    cells: Cells = {"A1": unsaved("A2*2"), "A2": unsaved("SUM(B1:B3)"), "B1": 1, "B2": unsaved("0.1+0.2"), "B3": "—"}
    assert values(workbook(sheet(cells)), "A1", "A2", "B2") == [2.6, 1.3, 0.3]


def test_between_formulas_nothing_is_rounded() -> None:
    cells: Cells = {"A1": unsaved("1/3"), "A2": unsaved("A1*3"), "A3": unsaved('IF(A2=1,"整","不整")')}
    assert values(workbook(sheet(cells)), "A1", "A2", "A3") == [1 / 3, 1, "整"]


def test_a_value_worked_out_keeps_its_formula_and_that_it_was_not_saved() -> None:
    cell = (
        with_computed(workbook(sheet({"A1": Cell(None, "G6/F6", "0.00%", cached=False), "F6": 4, "G6": 1})))
        .sheets[0]
        .cells[1, 1]
    )
    assert cell == Cell(0.25, "G6/F6", "0.00%", cached=False)


def test_other_sheets_are_looked_at_by_name() -> None:
    received = workbook(
        sheet({"A1": unsaved("'乙 表'!A1+1"), "A2": unsaved("丙!A1")}, name="甲"), sheet({"A1": 4}, name="乙 表")
    )
    assert values(received, "A1", "A2") == [5, None]


@pytest.mark.parametrize(
    "cells",
    [
        {"A1": unsaved("A1+1")},
        {"A1": unsaved("A2"), "A2": unsaved("A3"), "A3": unsaved("A1")},
        {"A1": unsaved("SUM(A1:A3)"), "A2": 1},
        {"A1": unsaved("A2+1"), "A2": unsaved("VLOOKUP(B1,C1:D9,2)")},
        {"A1": unsaved("B1/B2"), "B1": 1},
        {"A1": unsaved("A2"), "A2": unsaved("1/0")},
        {"A1": unsaved("B1+1"), "B1": CellError("#N/A")},
        {"A1": unsaved("B1+1"), "B1": date(2024, 1, 1)},
        {"A1": unsaved("B1+1"), "B1": float("inf")},
        {"A1": unsaved("B1*B1"), "B1": 1e90},
    ],
)
def test_what_goes_round_fails_or_is_unknown_stays_as_it_was_received(cells: dict[str, CellValue | Cell]) -> None:
    received = workbook(sheet(cells))
    assert with_computed(received) == received


def test_an_error_a_formula_takes_up_is_no_obstacle() -> None:
    cells: Cells = {
        "A1": unsaved("IFERROR(A2,0)"),
        "A2": unsaved("1/0"),
        "A3": unsaved("IFERROR(B1,1)"),
        "B1": CellError("#N/A"),
    }
    assert values(workbook(sheet(cells)), "A1", "A3") == [0, 1]


def test_a_reference_to_a_blank_cell_shows_nothing_but_0() -> None:
    cells: Cells = {"A1": unsaved("B1"), "A2": unsaved("B2"), "A3": unsaved("B3+1"), "B2": True, "B3": None}
    assert values(workbook(sheet(cells)), "A1", "A2", "A3") == [0, True, 1]


def test_a_workbook_with_every_value_is_left_alone() -> None:
    received = workbook(sheet({"A1": Cell(9, "SUM(B1:B2)"), "B1": 1, "B2": 2}))
    assert with_computed(received) is received


def test_a_long_chain_from_below_is_worked_out() -> None:
    cells: dict[str, CellValue | Cell] = {f"A{row}": unsaved(f"A{row + 1}+1") for row in range(1, 3000)}
    assert values(workbook(sheet({**cells, "A3000": 1})), "A1") == [3000]


def test_there_is_a_bound_to_the_cells_and_characters_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    received = workbook(sheet({"A1": unsaved("SUM(B1:B9)"), "A2": unsaved("SUM(B1:XFD1048576)"), "B1": 5}))
    assert values(received, "A1", "A2") == [5, 5]
    monkeypatch.setattr(computed, "_MOST_CELLS", 7)
    assert values(received, "A1", "A2") == [5, None]
    monkeypatch.setattr(computed, "_MOST_CELLS", 2)
    assert values(received, "A1", "A2") == [None, None]
    monkeypatch.undo()
    monkeypatch.setattr(computed, "_MOST_CHARACTERS", len("SUM(B1:B9)"))
    assert values(received, "A1", "A2") == [5, None]


def test_values_worked_out_are_given_and_an_empty_text_is_blank_but_known() -> None:
    at = CellRef("表", 1, 1)
    cells = (
        with_computed(workbook(sheet({"A1": unsaved("1+1"), "A2": unsaved('IF(1=1,"",2)'), "A3": unsaved("NOW()")})))
        .sheets[0]
        .cells
    )
    assert number_entry(cells[1, 1], at).value == 2
    assert (text_entry(cells[2, 1], at).state, text_entry(cells[2, 1], at).uncached) == (State.BLANK, False)
    assert (text_entry(cells[3, 1], at).state, text_entry(cells[3, 1], at).uncached) == (State.BLANK, True)


def test_what_was_worked_out_is_told_once_a_sheet() -> None:
    few = with_computed(workbook(sheet({"A1": unsaved("1+1"), "A2": unsaved('IF(1=1,"",2)')}))).sheets[0]
    assert list(computed_notes(few)) == [(CellRef("表", 1, 1), "公式没有保存计算结果，已照公式算出：A1 得 2、A2 得 空")]
    many = with_computed(workbook(sheet({f"A{row}": unsaved(f"{row}*2") for row in range(1, 6)}))).sheets[0]
    assert next(computed_notes(many))[1].endswith("A1 得 2、A2 得 4、A3 得 6 等 5 处")
    assert list(computed_notes(sheet({"A1": Cell(2, "1+1"), "A2": unsaved("NOW()")}))) == []


def test_a_form_whose_sums_were_never_calculated_is_read_whole(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "自评表"
    for line in (
        ["项目支出绩效自评表"],
        ["项目资金（万元）", None, None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [None, None, "年度资金总额", "=SUM(D4:D5)", "=SUM(E4:E5)", "=SUM(F4:F5)", 10, "=F3/E3", "=ROUND(10*H3,2)"],
        [None, None, "当年财政拨款", 100, 110, 106],
        [None, None, "上年结转资金", 20, 20, 19.5],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        [None, "产出指标", "数量指标", "里程", "≥9公里", "9公里", 90, 90],
        ["总分", None, None, None, None, None, "=SUM(G7:G7)+G3", "=SUM(H7:H7)+I3"],
    ):
        page.append(line)
    path = tmp_path / "表.xlsx"
    book.save(path)
    read = understand(with_computed(read_workbook(path)), framework("national_project_2020"))
    total = read.lines[0]
    assert [entry.text for entry in (total.initial, total.budget, total.executed, total.claimed, read.total)] == [
        "120",
        "130",
        "125.5",
        "9.65",
        "99.65",
    ]
    assert read.leftovers[-1] == (
        CellRef("自评表", 3, 4),
        "公式没有保存计算结果，已照公式算出：D3 得 120、E3 得 130、F3 得 125.5 等 7 处",
    )


def test_sheets_no_figure_is_taken_from_are_not_told_of() -> None:
    received = with_computed(
        workbook(*(sheet({"A1": unsaved("1+1")}, name=name) for name in ("填报状态", "填报说明", "甲")))
    )
    told = understand(received, framework("national_project_2020")).leftovers
    assert [at for at, _ in told] == [CellRef("甲", 1, 1)]
