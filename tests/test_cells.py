import pytest

from xlscore.cells import Area, CellRef, a1, column_letters, column_number, parse_a1, quote_sheet


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_by_letter_and_number(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    assert column_number(letters.lower()) == column


@pytest.mark.parametrize(("text", "cell"), [("B7", (7, 2)), ("$B$7", (7, 2)), ("XFD1048576", (1048576, 16384))])
def test_an_address_is_read(text: str, cell: tuple[int, int]) -> None:
    assert parse_a1(text) == cell


@pytest.mark.parametrize("text", ["", "7B", "A0", "XFE1", "A1048577", "A1:B2", "AAAA1"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a cell address"):
        parse_a1(text)


def test_an_address_is_written() -> None:
    assert a1(7, 2) == "B7"
    assert a1(7, 2, absolute=True) == "$B$7"


@pytest.mark.parametrize(
    ("name", "quoted"),
    [
        ("自评表", "自评表"),
        ("Sheet1", "Sheet1"),
        ("2021年", "'2021年'"),
        ("a b", "'a b'"),
        ("it's", "'it''s'"),
        ("A1", "'A1'"),
        ("R1C1", "'R1C1'"),
    ],
)
def test_sheet_names_are_quoted_where_formulas_need_it(name: str, quoted: str) -> None:
    assert quote_sheet(name) == quoted
    assert CellRef.parse(f"{quoted}!$I$14") == CellRef(name, 14, 9)


def test_a_cell_prints_with_its_sheet() -> None:
    assert str(CellRef("自评表", 14, 9)) == "自评表!I14"
    assert CellRef("自评表", 14, 9).a1 == "I14"


def test_a_cell_without_its_sheet_is_refused() -> None:
    with pytest.raises(ValueError, match="not a cell with its sheet"):
        CellRef.parse("I14")


def test_an_area_knows_its_cells() -> None:
    area = Area.parse("B2:D7")
    assert area == Area(2, 2, 7, 4)
    assert area.holds((2, 2))
    assert area.holds((7, 4))
    assert not area.holds((8, 4))
    assert not area.holds((1, 2))
    assert str(area) == "B2:D7"
    assert Area.parse("C3") == Area(3, 3, 3, 3)
