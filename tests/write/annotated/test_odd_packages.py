"""Packages that are odd or broken: a correct copy, or one sentence; never an error of ours."""

import io
import warnings
import zipfile

import openpyxl
import pytest

from tests.ooxml.packages import HEAD, MAIN, OFFICE, parts, raw_book, raw_parts, relationships, worksheet, zipped
from tests.write.annotated.makers import KEPT, dossier, finding
from xlscore.errors import UnreadableError
from xlscore.ooxml.package import Package
from xlscore.write.annotated import annotate
from xlscore.write.annotated.origin import origin_of

_ROW = '<row r="2"><c r="B2"><v>1</v></c></row>'


def _round(data: bytes) -> bytes:
    """Annotate, and check that it is stable and can be undone."""
    copy = annotate(dossier(data, finding("B2")), data)
    origin = origin_of(Package(copy))
    assert origin is not None
    assert origin.data == data
    assert annotate(dossier(copy, finding("B2")), copy) == copy
    return copy


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "XL/Worksheets/Sheet1.xml", "xl\\worksheets\\sheet1.xml"])
def test_a_package_that_holds_two_parts_of_one_name_is_refused(name: str) -> None:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as archive:
        warnings.simplefilter("ignore")
        for part, content in raw_parts(worksheet("")).items():
            archive.writestr(part, content)
        archive.writestr(name, worksheet(_ROW))
    with pytest.raises(UnreadableError, match=r"压缩包里有两个同名的部件 (?i:xl/worksheets/sheet1.xml)，不同的软件"):
        annotate(dossier(stream.getvalue(), finding("B2")), stream.getvalue())


def test_a_styles_part_that_is_declared_and_missing_is_declared_once() -> None:
    members = raw_parts(worksheet(_ROW))
    types = str(members["[Content_Types].xml"])
    assert types.count("styles") == 0
    override = '<Override PartName="/xl/styles.xml" ContentType="text/plain"/></Types>'
    members["[Content_Types].xml"] = types.replace("</Types>", override)
    written = parts(_round(zipped(members)))["[Content_Types].xml"].decode()
    assert written.count('PartName="/xl/styles.xml"') == 1
    assert "spreadsheetml.styles+xml" in written


def test_a_drawing_whose_list_is_lost_never_gets_our_notes_for_its_own() -> None:
    members = raw_parts(worksheet(_ROW + '</sheetData><drawing xmlns:r="x" r:id="rId1"/><sheetData>'))
    members = {name: str(text).replace("<sheetData></sheetData>", "") for name, text in members.items()}
    rels = parts(_round(zipped(members)))["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    assert 'Id="rId1"' not in rels
    assert rels.count("<Relationship ") == 2


def test_boxes_that_are_promised_and_missing_are_written_where_they_should_be() -> None:
    members = raw_parts(worksheet(_ROW))
    book = f'</sheetData><legacyDrawing xmlns:r="{OFFICE}" r:id="rId7"/></worksheet>'
    members["xl/worksheets/sheet1.xml"] = str(members["xl/worksheets/sheet1.xml"]).replace(
        "</sheetData></worksheet>", book
    )
    members["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(("rId7", "vmlDrawing", "../drawings/gone.vml"))
    copy = parts(_round(zipped(members)))
    assert copy["xl/worksheets/_rels/sheet1.xml.rels"].decode().count("/vmlDrawing") == 1
    assert b"<v:shape " in copy["xl/drawings/gone.vml"]


def test_comments_that_are_promised_and_missing_are_written_where_they_should_be() -> None:
    members = raw_parts(worksheet(_ROW))
    members["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(("rId1", "comments", "../nowhere.xml"))
    copy = parts(_round(zipped(members)))
    assert copy["xl/worksheets/_rels/sheet1.xml.rels"].decode().count("/comments") == 1
    assert b"<comment " in copy["xl/nowhere.xml"]


def test_styles_that_are_named_and_missing_are_made() -> None:
    members = raw_parts(worksheet(_ROW))
    members["xl/_rels/workbook.xml.rels"] = relationships(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")
    )
    book = openpyxl.load_workbook(io.BytesIO(_round(zipped(members))))
    assert book["自评表"]["B2"].fill.fgColor.rgb == "FFFFC7CE"


def test_a_sheet_whose_part_is_missing_gets_its_finding_on_the_list() -> None:
    members = raw_parts(worksheet(_ROW))
    members["xl/_rels/workbook.xml.rels"] = relationships(("rId1", "worksheet", "worksheets/gone.xml"))
    assert "该位置不在普通工作表上" in parts(_round(zipped(members)))["xl/worksheets/sheet2.xml"].decode()


def test_relationships_that_lead_nowhere_outside_or_to_nothing_are_no_matter() -> None:
    members = raw_parts(worksheet(_ROW))
    outside = f'<Relationship Id="x" Type="{OFFICE}/comments" Target="http://a/b" TargetMode="External"/>'
    members["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(
        ("c", "comments", "../gone.xml"), ("v", "vmlDrawing", "../../../../gone.vml"), ("e", "comments", "")
    ).replace("</Relationships>", f"{outside}</Relationships>")
    assert "xl/gone.xml" in parts(_round(zipped(members)))


def test_a_list_of_relationships_that_is_torn_is_refused() -> None:
    members = raw_parts(worksheet(_ROW))
    members["xl/worksheets/_rels/sheet1.xml.rels"] = "<Relationships"
    data = zipped(members)
    with pytest.raises(UnreadableError, match="XML"):
        annotate(dossier(data, finding("B2")), data)


def test_a_sheet_that_declares_every_row_is_marked_at_its_cell() -> None:
    data = raw_book(worksheet(f'{_ROW}<row r="1048576"/>', before='<dimension ref="A1:XFD1048576"/>'))
    sheet = parts(_round(data))["xl/worksheets/sheet1.xml"].decode()
    assert sheet.count("<row") == 2
    assert '<c r="B2" s="' in sheet


def test_a_sheet_of_every_row_is_marked_without_parsing_them() -> None:
    rows = "".join(f'<row r="{number}"/>' for number in range(1, 1_048_577))
    data = raw_book(worksheet(rows))
    copy = annotate(dossier(data, finding("B1048576", "B3")), data)
    sheet = parts(copy)["xl/worksheets/sheet1.xml"].decode()
    assert '<row r="3"><c r="B3" s="' in sheet
    assert sheet.count("<c ") == 2


def _with_chain(chain: str) -> bytes:
    """Return a copy saved anew in which a reviewer typed formulas on our sheet, whose sheetId is 8."""
    data = raw_book(worksheet(_ROW))
    texts = {
        name: content for name, content in parts(annotate(dossier(data, finding("B2")), data)).items() if name != KEPT
    }
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    for part, closing, more in (
        ("[Content_Types].xml", "</Types>", f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/>'),
        (
            "xl/_rels/workbook.xml.rels",
            "</Relationships>",
            f'<Relationship Id="cc" Type="{OFFICE}/calcChain" Target="calcChain.xml"/>',
        ),
    ):
        texts[part] = texts[part].replace(closing.encode(), f"{more}{closing}".encode())
    texts["xl/calcChain.xml"] = f'{HEAD}<calcChain xmlns="{MAIN}">{chain}</calcChain>'.encode()
    return zipped(texts)


def test_formulas_a_reviewer_typed_on_our_sheet_leave_the_calculation_chain() -> None:
    data = _with_chain('<c r="A9" i="8"/><c r="A8"/><c r="B2" i="7"/><c r="C2"/>')
    chain = parts(annotate(dossier(data, finding("B2")), data))["xl/calcChain.xml"].decode()
    assert chain.endswith('main"><c r="B2" i="7"/><c r="C2"/></calcChain>')


def test_a_calculation_chain_of_nothing_else_is_no_longer_named() -> None:
    data = _with_chain('<c r="A9" i="8"/>')
    assert b"calcChain" not in parts(annotate(dossier(data, finding("B2")), data))["xl/_rels/workbook.xml.rels"]


def test_a_calculation_chain_without_our_sheet_stays() -> None:
    data = _with_chain('<c r="B2" i="7"/>')
    copy = annotate(dossier(data, finding("B2")), data)
    assert parts(copy)["xl/calcChain.xml"] == parts(data)["xl/calcChain.xml"]
