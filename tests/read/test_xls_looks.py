"""How .xls workbooks look: what LibreOffice saved, and what only other programs write."""

from types import SimpleNamespace
from typing import Any

import pytest
import xlrd

from tests.read.looks_book import converted
from xlscore.cells import Area
from xlscore.model.appearance import Appearance, CellLook, ColumnLook, Edge, Fill, NoteLook, RowLook
from xlscore.read import xls_looks
from xlscore.read.compound import CompoundFile
from xlscore.read.xls_looks import read_xls_looks

pytestmark = pytest.mark.office


def looks() -> Appearance:
    return read_xls_looks(converted("xls"))


def test_cells_have_their_looks() -> None:
    found = looks()
    sheet = found.sheets[0]
    title, framed = (found.looks[sheet.cells[place]] for place in ((1, 1), (5, 2)))
    assert (title.font.twips, title.font.bold, title.across, title.down) == (360, True, "center", "center")
    assert framed.fill == Fill(1, "DCE6F1", framed.fill.back)
    assert {framed.left.line, framed.right.line, framed.top.line, framed.bottom.line} == {1}
    assert (framed.number_format, framed.wrap) == ("0.00", True)
    assert found.looks[sheet.cells[4, 1]].rotation == 45
    assert sheet.notes == {(5, 1): NoteLook("用户的批注", sheet.notes[5, 1].author)}
    assert found.date_1904 is False
    assert sheet.serials == {(6, 4): "45000.0", (6, 7): "1.5"}


def test_sizes_and_pages_are_known() -> None:
    sheet = looks().sheets[0]
    assert sheet.rows[1].height == 720
    assert sheet.rows[3].hidden
    assert [column.first for column in sheet.columns if column.hidden] == [11]
    assert sheet.page.areas == (Area(1, 1, 20, 8),)
    assert (sheet.page.repeat_rows, sheet.page.repeat_columns) == ((1, 4), None)
    assert (sheet.page.paper, sheet.page.landscape, sheet.page.fit) == (8, True, (1, 0))


def test_formulas_are_known_by_place() -> None:
    sheet = looks().sheets[0]
    assert sheet.formulas[8, 2] == "SUM(B5:B7)"
    assert sheet.formulas[8, 6] == '基础数据!A1&"、"&$B$5'
    assert sheet.lost_formulas == 0


def test_blank_cells_have_a_look_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (5, 4) in looks().sheets[0].cells
    monkeypatch.setattr(xls_looks, "_MOST_BLANKS", 0)
    cells = looks().sheets[0].cells
    assert (5, 4) not in cells
    assert (5, 2) in cells


def test_sheets_that_do_not_match_their_records_are_read_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls_looks, "worksheet_starts", lambda _stream: [])
    sheet = looks().sheets[0]
    assert (sheet.formulas, sheet.page.paper) == ({}, 9)


def book(**more: Any) -> Any:
    """Return as much of an xlrd book as the looks ask for."""
    font = SimpleNamespace(
        name="宋体", height=5, bold=0, weight=700, italic=0, struck_out=0, underline_type=5, escapement=7,
        colour_index=99,
    )  # fmt: skip
    return SimpleNamespace(
        font_list=[font], xf_list=[], colour_map={0: (1, 2, 3), 99: None}, format_map={}, name_obj_list=[], **more
    )


def xf(**alignment: int) -> Any:
    border = dict.fromkeys(
        [
            f"{side}_{part}"
            for side in ("left", "right", "top", "bottom", "diag")
            for part in ("line_style", "colour_index")
        ],
        0,
    )
    text = {"hor_align": 9, "vert_align": 9, "text_wrapped": 0, "shrink_to_fit": 1, "indent_level": 99, "rotation": 0}
    return SimpleNamespace(
        font_index=7,
        format_key=0,
        border=SimpleNamespace(**border | {"left_line_style": 99, "diag_line_style": 1}, diag_up=1, diag_down=1),
        background=SimpleNamespace(fill_pattern=99, pattern_colour_index=0, background_colour_index=0),
        alignment=SimpleNamespace(**text | alignment),
    )


def test_figures_no_program_writes_count_as_the_usual() -> None:
    found = xls_looks._Looks(book())._look(xf())
    assert (found.font.twips, found.font.bold, found.font.underline, found.font.script) == (220, True, 0, 0)
    assert (found.fill.pattern, found.left, found.across, found.down, found.indent) == (0, Edge(), "", "", 15)
    assert (found.diagonal, found.diagonal_ways) == (Edge(1, "010203"), 3)


@pytest.mark.parametrize(("stored", "degrees"), [(0, 0), (90, 90), (91, -1), (180, -90), (181, 0), (255, 270)])
def test_rotation_is_in_degrees(stored: int, degrees: int) -> None:
    assert xls_looks._Looks(book())._look(xf(rotation=stored)).rotation == degrees


@pytest.mark.parametrize(
    ("frozen", "record", "rows", "columns", "place"),
    [(1, 1, 4, 1, (5, 2)), (0, 1, 4, 1, None), (1, 0, 4, 1, None), (1, 1, 0, 0, None), (1, 1, 4, 0, (5, 1))],
)
def test_panes_are_frozen_where_the_sheet_says_so(
    frozen: int, record: int, rows: int, columns: int, place: tuple[int, int] | None
) -> None:
    sheet = SimpleNamespace(
        panes_are_frozen=frozen, has_pane_record=record, horz_split_pos=rows, vert_split_pos=columns
    )
    assert xls_looks._frozen(sheet) == place


@pytest.mark.parametrize(("standard", "default", "width"), [(2_000, 8, 2_000), (None, 8, 2_304), (None, 0, None)])
def test_the_usual_width_is_the_one_of_the_sheet(standard: int | None, default: int, width: int | None) -> None:
    assert xls_looks._usual_width(SimpleNamespace(standardwidth=standard, defcolwidth=default)) == width


def test_columns_alike_stand_together_and_those_beyond_the_sheet_nowhere() -> None:
    def info(width: int, hidden: int = 0) -> Any:
        return SimpleNamespace(width=width, hidden=hidden, xf_index=-1, outline_level=0)

    columns = {0: info(100), 1: info(100), 2: info(200), 4: info(200, 1), 256: info(9)}
    assert xls_looks._Looks(book())._columns(SimpleNamespace(colinfo_map=columns)) == [
        ColumnLook(1, 2, 100), ColumnLook(3, 3, 200), ColumnLook(5, 5, 200, hidden=True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("height", "mismatch", "look"),
    [(300, 0, RowLook()), (300, 1, RowLook(300)), (400, 0, RowLook(400)), (0, 0, RowLook(hidden=True))],
)
def test_rows_have_a_height_of_their_own_where_it_is_not_the_usual(height: int, mismatch: int, look: RowLook) -> None:
    info = SimpleNamespace(
        height=height, height_mismatch=mismatch, hidden=0, has_default_xf_index=0, xf_index=None, outline_level=0
    )
    assert xls_looks._Looks(book())._row(info, 300) == look


def test_print_names_that_are_no_areas_are_passed_over() -> None:
    def name(kind: str, *coords: tuple[int, ...], builtin: int = 1, value: Any = None) -> Any:
        boxes = [SimpleNamespace(coords=one) for one in coords] if value is None else value
        return SimpleNamespace(name=kind, builtin=builtin, result=SimpleNamespace(value=boxes))

    named = book()
    named.name_obj_list = [
        name("Print_Area", (0, 1, 0, 20, 0, 8), (0, 1, 30, 40, 0, 8), (-1, 0, 0, 1, 0, 1), (0, 1, 5, 5, 0, 1)),
        name("Print_Titles", (0, 1, 0, 65536, 0, 2), (0, 1, 0, 4, 0, 256)),
        name("Print_Area", (1, 2, 0, 1, 0, 1), builtin=0),
        name("Print_Area", value="text"),
        name("Criteria", (0, 1, 0, 1, 0, 1)),
        SimpleNamespace(name="Print_Area", builtin=1, result=None),
    ]
    areas, titles = xls_looks._print_names(named)
    assert areas == {0: (Area(1, 1, 20, 8), Area(31, 1, 40, 8))}
    assert titles == {0: ((1, 4), (1, 2))}


def test_macros_links_and_mixed_letters_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = xlrd.open_workbook

    def with_more(**given: Any) -> Any:
        found = opened(**given)
        sheet = found.sheet_by_index(0)
        sheet.hyperlink_list, sheet.rich_text_runlist_map = [object()] * 2, {(0, 0): [(0, 1)]}
        return found

    monkeypatch.setattr(xlrd, "open_workbook", with_more)
    monkeypatch.setattr(CompoundFile, "__contains__", lambda _self, name: name in {"Workbook", "_VBA_PROJECT"})
    found = looks()
    assert found.lost == {"宏（VBA）": 1}
    assert found.sheets[0].lost["超链接（文字保留）"] == 2
    assert found.sheets[0].lost["一格之内不同的字体（文字保留）"] == 1


def test_a_book_without_fonts_has_the_usual_one() -> None:
    empty = book()
    empty.font_list = []
    assert xls_looks._Looks(empty).usual == CellLook().font
