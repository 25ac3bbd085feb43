"""The bytes: what Excel and the reader find in them."""

import io
import re
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import xlscore
from tests.write.template.makers import STAFF, planned, project_edition, table_edition
from tests.write.template.test_score_sheet import WHOLE
from xlscore.write.style import TEXT
from xlscore.write.template import template_bytes, write_template
from xlscore.write.template.book import LONGEST_FORMULA, book_bytes
from xlscore.write.template.live import FAULT, Live


@pytest.fixture(scope="module")
def data() -> bytes:
    return template_bytes(project_edition(), WHOLE)


@pytest.fixture(scope="module")
def book(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def properties(book: Workbook) -> dict[str, object]:
    """Return the custom document properties (openpyxl's types do not know them)."""
    found: Any = book
    return {item.name: item.value for item in found.custom_doc_props.props}


def test_the_same_edition_gives_the_same_bytes(data: bytes) -> None:
    assert template_bytes(project_edition(), WHOLE) == data


def test_a_template_is_written_to_a_path_or_an_open_file(tmp_path: Path, data: bytes) -> None:
    target = tmp_path / "样例.xlsx"
    write_template(project_edition(), target, filled=WHOLE)
    assert target.read_bytes() == data
    buffer = io.BytesIO()
    write_template(project_edition(), buffer, filled=WHOLE)
    assert buffer.getvalue() == data


def test_the_sheets_stand_in_order_and_the_score_sheet_opens(book: Workbook) -> None:
    assert book.sheetnames == ["自评表", "基础数据", "收支明细", "填报状态", "填报说明"]
    assert book.active is not None
    assert book.active.title == "自评表"


def test_every_sheet_is_protected_without_password_and_lets_rows_be_inserted(book: Workbook) -> None:
    for sheet in book:
        protection = sheet.protection
        assert protection.sheet
        assert protection.password is None
        assert not protection.insertRows
        assert not protection.formatRows
        assert not protection.formatColumns


def test_the_stamp_is_in_names_and_properties(book: Workbook) -> None:
    assert book.defined_names["xlscore_framework"].attr_text == '"sample_overall_2023"'
    assert book.defined_names["xlscore_version"].attr_text == f'"{xlscore.__version__}"'
    assert {"xlscore_unit", "xlscore_year", "xlscore_total", "xlscore_grade", "xlscore_row_E"} <= set(
        book.defined_names
    )
    assert properties(book) == {
        "xlscore_framework": "sample_overall_2023",
        "xlscore_year": "2023",
    }
    assert book.properties.title == "样例评分表"


def test_a_form_without_year_is_stamped_with_none() -> None:
    blank = load_workbook(io.BytesIO(template_bytes(table_edition(fiscal_year=None))))
    assert properties(blank)["xlscore_year"] in {"", None}


def test_paper_margins_footer_and_repeated_header_are_set(book: Workbook) -> None:
    sheet = book["自评表"]
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize or 0) == 9
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center is not None
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert sheet.print_title_rows == "$11:$12"
    assert str(sheet.print_area).endswith("$K$26")
    portrait = table_edition(layout={"paper": "A3", "orientation": "portrait"})
    other = load_workbook(io.BytesIO(template_bytes(portrait)))["评分表"]
    assert other.page_setup.orientation != "landscape"
    assert int(other.page_setup.paperSize or 0) == 8
    assert other.freeze_panes == "A5"


def test_unused_lines_are_hidden_in_a_closed_outline(book: Workbook) -> None:
    dimensions = book["自评表"].row_dimensions
    hidden = [row for row, item in dimensions.items() if item.hidden]
    assert len(hidden) == 4
    assert {dimensions[row].outlineLevel for row in hidden} == {1}
    assert dimensions[hidden[1] + 1].collapsed


def test_every_unlocked_cell_has_a_prompt(book: Workbook) -> None:
    for sheet in book:
        asked = [item.sqref for item in sheet.data_validations.dataValidation]
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.protection.locked and type(cell).__name__ == "Cell":
                    assert any(cell.coordinate in area for area in asked), f"{sheet.title}!{cell.coordinate}"


def test_a_formula_that_shows_nothing_is_stored_as_calculated_text(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    empty = re.findall(r"<c ([^>]*)><f>[^<]*</f><v></v>", text)
    assert empty
    assert all('t="str"' in attributes for attributes in empty)


def test_a_formula_with_an_error_value_is_refused() -> None:
    draft = planned(table_edition(STAFF))
    draft.score.put(60, 1, Live("1/0", FAULT), TEXT)
    with pytest.raises(ValueError, match="the formula at 评分表!A60 gives an error value"):
        book_bytes(draft)


def test_a_formula_longer_than_excel_takes_is_refused() -> None:
    draft = planned(table_edition(STAFF))
    draft.score.put(60, 1, Live("1+" * LONGEST_FORMULA + "1", Fraction(1)), TEXT)
    with pytest.raises(ValueError, match="longer than Excel takes"):
        book_bytes(draft)


def test_a_formula_that_points_at_an_empty_cell_shows_zero_as_excel_does() -> None:
    draft = planned(table_edition(STAFF))
    draft.score.put(60, 1, Live("A59", None), TEXT)
    sheet = load_workbook(io.BytesIO(book_bytes(draft)), data_only=True)["评分表"]
    assert sheet["A60"].value == 0
