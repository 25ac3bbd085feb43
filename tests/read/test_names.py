import pytest

from tests.read.forms import framework, sheet, workbook
from xlscore.cells import Area, CellRef
from xlscore.model.workbook import Workbook
from xlscore.read.names import named_area, named_cell, named_fields, named_rows, stamped_id

SHEETS = (sheet({"A1": 1}, name="评分表"), sheet({"A1": 1}, name="2021 年'表"), sheet({"A1": 1}, name="Sheet.1"))


def book(names: dict[str, str], properties: dict[str, str] | None = None) -> Workbook:
    return Workbook("a.xlsx", "", "xlsx", SHEETS, names, properties or {})


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("评分表!$C$5", CellRef("评分表", 5, 3)),
        ("'评分表'!$C$5", CellRef("评分表", 5, 3)),
        ("='评分表'!C5", CellRef("评分表", 5, 3)),
        ("$评分表.$C$5", CellRef("评分表", 5, 3)),
        ("'2021 年''表'!$AB$10", CellRef("2021 年'表", 10, 28)),
        ("'Sheet.1'!$A$1", CellRef("Sheet.1", 1, 1)),
        ("'SHEET.1'!$A$1", CellRef("Sheet.1", 1, 1)),
        ("评分表!$D$4:$D$18", CellRef("评分表", 4, 4)),
    ],
)
def test_a_name_is_followed_however_a_program_writes_it(text: str, at: CellRef) -> None:
    assert named_cell(book({"xlscore_unit": text}), "xlscore_unit") == at


@pytest.mark.parametrize(
    "text", ["#REF!", "评分表!#REF!", '"文字"', "别的表!$A$1", "评分表!$A$9999999", "", "评分表!A"]
)
def test_a_name_that_points_at_no_cell_is_none(text: str) -> None:
    assert named_cell(book({"xlscore_unit": text}), "xlscore_unit") is None


def test_names_are_compared_without_regard_to_case() -> None:
    assert named_cell(book({"XLSCORE_Unit": "评分表!A1"}), "xlscore_unit") == CellRef("评分表", 1, 1)


def test_an_area_is_returned_whole() -> None:
    assert named_area(book({"x": "评分表!$D$4:$D$18"}), "x") == ("评分表", Area(4, 4, 18, 4))


@pytest.mark.parametrize("text", ['"yueyang_overall_2019"', '="yueyang_overall_2019"', "yueyang_overall_2019"])
def test_the_stamp_is_a_constant(text: str) -> None:
    assert stamped_id(book({"xlscore_framework": text})) == "yueyang_overall_2019"


def test_the_stamp_may_survive_as_a_document_property_only() -> None:
    properties = {"xlscore_framework": "yueyang_overall_2019"}
    assert stamped_id(book({}, properties)) == "yueyang_overall_2019"
    assert stamped_id(book({"xlscore_framework": "#REF!"}, properties)) == "yueyang_overall_2019"


@pytest.mark.parametrize("names", [{}, {"xlscore_framework": '""'}, {"xlscore_framework": "#NAME?"}])
def test_no_stamp(names: dict[str, str]) -> None:
    assert stamped_id(book(names)) is None


def test_rows_and_fields_are_listed_by_their_names() -> None:
    edition = framework("yueyang_overall_2019")
    marked = workbook(
        SHEETS[0],
        names={
            "xlscore_row_A1_2": "评分表!$C$5",
            "xlscore_row_Z9": "评分表!$C$6",
            "xlscore_field_carry_in": "评分表!$D$7",
        },
    )
    assert named_rows(marked, edition) == {("评分表", 5): "A1.2"}
    assert list(named_fields(marked, edition)) == [("carry_in", "评分表", Area(7, 4, 7, 4))]
