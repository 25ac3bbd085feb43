from xlscore.cells import CellRef
from xlscore.model.workbook import Cell, Sheet, Visibility, Workbook
from xlscore.read.sheets_seen import MOST_HEADERS, sheets_seen


def book(*sheets: Sheet) -> Workbook:
    return Workbook("表.xlsx", "0" * 64, "xlsx", sheets)


def sheet(values: dict[tuple[int, int], str], **more: object) -> Sheet:
    return Sheet("自评表", {place: Cell(value) for place, value in values.items()}, **more)  # type: ignore[arg-type]


def test_titles_and_headers_of_known_columns_are_listed_with_their_cells() -> None:
    (seen,) = sheets_seen(book(sheet({(1, 1): "项目支出绩效自评表", (4, 1): "分 值", (4, 2): "得分", (5, 1): "10"})))
    assert seen.headers == (
        (CellRef("自评表", 1, 1), "项目支出绩效自评表"),
        (CellRef("自评表", 4, 1), "分 值"),
        (CellRef("自评表", 4, 2), "得分"),
    )
    assert (seen.filled, seen.last) == (4, CellRef("自评表", 5, 2))


def test_a_header_word_alone_in_its_row_is_no_header() -> None:
    (seen,) = sheets_seen(book(sheet({(1, 1): "说明", (1, 2): "甲"})))
    assert seen.headers == ()


def test_hidden_parts_are_named_where_they_hold_something() -> None:
    hidden = sheet(
        {(1, 1): "甲", (3, 2): "乙", (4, 9): ""},
        visibility=Visibility.HIDDEN,
        hidden_rows=frozenset({2, 3, 4}),
        hidden_columns=frozenset({2, 5, 9}),
    )
    (seen,) = sheets_seen(book(hidden))
    assert (seen.hidden_rows, seen.hidden_columns, seen.visibility) == ((3,), (2,), Visibility.HIDDEN)


def test_an_empty_sheet_has_no_corner_and_a_long_one_lists_a_bounded_number_of_headers() -> None:
    many = {(row, column): "得分" for row in range(1, 50) for column in (1, 2)}
    empty, full = sheets_seen(book(sheet({}), sheet(many)))
    assert (empty.filled, empty.last, empty.headers) == (0, None, ())
    assert len(full.headers) == MOST_HEADERS
