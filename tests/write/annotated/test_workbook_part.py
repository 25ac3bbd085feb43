"""One sheet more, put first, and nothing else moved."""

import pytest
from lxml import etree

from tests.ooxml.packages import (
    HEAD,
    MAIN,
    OFFICE,
    PACKAGE,
    STRICT_MAIN,
    STRICT_OFFICE,
    parts,
    raw_book,
    raw_parts,
    relationships,
    tree,
    worksheet,
    zipped,
)
from xlscore.errors import UnreadableError
from xlscore.ooxml.draft import Draft
from xlscore.ooxml.package import Package
from xlscore.write.annotated.workbook_part import NewSheet, SheetPart, WorkbookPart

N = f"{{{MAIN}}}"


def _book(inner: str, *, before: str = "", sheets: str = "", main: str = MAIN, office: str = OFFICE) -> bytes:
    sheets = sheets or '<sheet name="自评表" sheetId="7" r:id="rId1"/>'
    text = f'{HEAD}<workbook xmlns="{main}" xmlns:r="{office}">{before}<sheets>{sheets}</sheets>{inner}</workbook>'
    return raw_book(worksheet(""), workbook=text, main=main, office=office)


def _put(data: bytes) -> bytes:
    draft = Draft(Package(data))
    WorkbookPart(draft).put([NewSheet("审核结果", b"<worksheet/>", 10)], {})
    return draft.finish()


def test_new_sheet_is_first_with_ids_of_its_own() -> None:
    copy = _put(_book(""))
    sheets = tree(copy, "xl/workbook.xml").findall(f".//{N}sheet")
    assert [(sheet.get("name"), sheet.get("sheetId")) for sheet in sheets] == [("审核结果", "8"), ("自评表", "7")]
    assert [sheet.get(f"{{{OFFICE}}}id") for sheet in sheets] == ["rId2", "rId1"]
    assert parts(copy)["xl/worksheets/sheet2.xml"] == b"<worksheet/>"
    targets = {node.get("Id"): node.get("Target") for node in tree(copy, "xl/_rels/workbook.xml.rels")}
    assert targets["rId2"] == "worksheets/sheet2.xml"


def test_indices_move_on_by_one() -> None:
    before = '<bookViews><workbookView activeTab="2" firstSheet="1"/><workbookView firstSheet="0"/></bookViews>'
    names = '<definedName name="a" localSheetId="0">1</definedName><definedName name="b">2</definedName>'
    root = tree(_put(_book(f"<definedNames>{names}</definedNames>", before=before)), "xl/workbook.xml")
    views = root.findall(f".//{N}workbookView")
    assert [(view.get("activeTab"), view.get("firstSheet")) for view in views] == [("3", "2"), ("1", "0")]
    listed = [(node.get("name"), node.get("localSheetId"), node.text) for node in root.iter(f"{N}definedName")]
    assert listed == [
        ("xlscore_findings", None, "审核结果!$A$1"),
        ("_xlnm.Print_Titles", "0", "审核结果!$10:$10"),
        ("a", "1", "1"),
        ("b", None, "2"),
    ]


def test_views_and_names_are_made_in_the_order_of_the_standard() -> None:
    root = tree(_put(_book("<calcPr/>", before="<workbookPr/>")), "xl/workbook.xml")
    assert [etree.QName(node).localname for node in root] == [
        "workbookPr",
        "bookViews",
        "sheets",
        "definedNames",
        "calcPr",
    ]
    assert root.find(f".//{N}workbookView").get("activeTab") == "1"  # type: ignore[union-attr]


def test_odd_indices_stay_and_empty_names_are_filled() -> None:
    before = '<bookViews><workbookView activeTab="x" firstSheet="y"/></bookViews>'
    copy = _put(_book("<definedNames/><calcPr/>", before=before))
    assert b'activeTab="x" firstSheet="y"' in parts(copy)["xl/workbook.xml"]
    assert b"<definedNames><definedName name=" in parts(copy)["xl/workbook.xml"]


def test_name_is_made_unique_without_regard_to_case() -> None:
    first = '<sheet name="审核结果" sheetId="1" r:id="rId1"/>'
    sheets = f'{first}<sheet name="ABC" sheetId="2" r:id="x"/><sheet name="审核结果(2)"/>'
    workbook = WorkbookPart(Draft(Package(_book("", sheets=sheets))))
    assert workbook.free_sheet_name("审核结果") == "审核结果(3)"
    assert workbook.free_sheet_name("abc") == "abc(2)"
    assert workbook.sheets[:2] == (SheetPart("审核结果", "xl/worksheets/sheet1.xml"), SheetPart("ABC", ""))


def test_quoted_name_in_print_titles() -> None:
    taken = _book("", sheets='<sheet name="审核结果" sheetId="7" r:id="rId1"/>')
    assert "'审核结果(2)'!$10:$10" in parts(_put(taken))["xl/workbook.xml"].decode()


def test_prefixed_strict_workbook() -> None:
    text = (
        f'{HEAD}<x:workbook xmlns:x="{STRICT_MAIN}" xmlns:q="{STRICT_OFFICE}"><x:sheets>'
        '<x:sheet name="a" sheetId="1" q:id="rId1"/></x:sheets></x:workbook>'
    )
    copy = _put(raw_book(worksheet(""), workbook=text, office=STRICT_OFFICE))
    sheet = tree(copy, "xl/workbook.xml").findall(f".//{{{STRICT_MAIN}}}sheet")[0]
    assert (sheet.get("name"), sheet.get(f"{{{STRICT_OFFICE}}}id")) == ("审核结果", "rId2")
    assert tree(copy, "xl/_rels/workbook.xml.rels")[1].get("Type") == f"{STRICT_OFFICE}/worksheet"


def _with_titles(properties: str) -> bytes:
    members = raw_parts(worksheet(""))
    members["_rels/.rels"] = relationships(
        ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "extended-properties", "docProps/app.xml")
    )
    vt = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    members["docProps/app.xml"] = f'<Properties xmlns="urn:p" xmlns:vt="{vt}">{properties}</Properties>'
    return zipped(members)


_PAIRS = (
    '<HeadingPairs><vt:vector size="4" baseType="variant"><vt:variant><vt:lpstr>工作表</vt:lpstr></vt:variant>'
    "<vt:variant><vt:i4>1</vt:i4></vt:variant><vt:variant><vt:lpstr>命名范围</vt:lpstr></vt:variant><vt:variant>"
    "<vt:i4>1</vt:i4></vt:variant></vt:vector></HeadingPairs>"
)


def test_titles_of_the_document_properties_follow() -> None:
    listed = '<vt:vector size="2"><vt:lpstr>自评表</vt:lpstr><vt:lpstr>名</vt:lpstr></vt:vector>'
    text = parts(_put(_with_titles(f"{_PAIRS}<TitlesOfParts>{listed}</TitlesOfParts>")))["docProps/app.xml"].decode()
    assert '<vt:vector size="3"><vt:lpstr>审核结果</vt:lpstr><vt:lpstr>自评表</vt:lpstr><vt:lpstr>名' in text
    assert text.count("<vt:i4>2</vt:i4>") == 1
    assert text.index("<vt:i4>2</vt:i4>") < text.index("命名范围")


@pytest.mark.parametrize(
    "properties",
    [
        "",
        _PAIRS,
        _PAIRS + "<TitlesOfParts/>",
        _PAIRS + '<TitlesOfParts><vt:vector size="0"/></TitlesOfParts>',
        _PAIRS + '<TitlesOfParts><vt:vector size="9"><vt:lpstr>a</vt:lpstr></vt:vector></TitlesOfParts>',
        _PAIRS.replace(">1<", ">5<")
        + '<TitlesOfParts><vt:vector size="1"><vt:lpstr>a</vt:lpstr></vt:vector></TitlesOfParts>',
        _PAIRS.replace(">1<", ">x<")
        + '<TitlesOfParts><vt:vector size="1"><vt:lpstr>a</vt:lpstr></vt:vector></TitlesOfParts>',
    ],
)
def test_titles_of_another_form_stay_as_they_are(properties: str) -> None:
    data = _with_titles(properties)
    assert parts(_put(data))["docProps/app.xml"] == parts(data)["docProps/app.xml"]


def test_document_properties_that_are_missing_are_no_matter() -> None:
    members = raw_parts(worksheet(""))
    members["_rels/.rels"] = relationships(
        ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "extended-properties", "docProps/app.xml")
    )
    assert "docProps/app.xml" not in parts(_put(zipped(members)))


def test_workbook_without_sheets_is_refused() -> None:
    for inner in ("", "<sheets/>"):
        data = raw_book(worksheet(""), workbook=f'<workbook xmlns="{MAIN}">{inner}</workbook>')
        with pytest.raises(UnreadableError, match="没有任何工作表"):
            WorkbookPart(Draft(Package(data)))


def test_binary_workbook_is_refused() -> None:
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": b"\x83\x01\x00",
    }
    with pytest.raises(UnreadableError, match=r"\.xlsb"):
        WorkbookPart(Draft(Package(zipped(members))))
