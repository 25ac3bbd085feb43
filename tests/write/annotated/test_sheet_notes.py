"""Notes on sheets that have notes, drawings or threads already."""

import io
import zipfile

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.ooxml.packages import HEAD, MAIN, OFFICE, changes, parts, raw_parts, relationships, tree, worksheet, zipped
from tests.write.annotated.makers import KEPT, dossier, finding, openpyxl_book, xlsxwriter_book
from xlscore.write.annotated import annotate, vml

N = f"{{{MAIN}}}"
_RELS = "xl/worksheets/_rels/sheet1.xml.rels"
_VML = "xl/drawings/v.vml"
_LEGACY = f'<legacyDrawing xmlns:r="{OFFICE}" r:id="d"/>'


def _notes(data: bytes) -> dict[str, str]:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["自评表"]
    assert isinstance(sheet, Worksheet)
    return {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}


def _annotated(members: dict[str, str | bytes], *cells: str) -> bytes:
    data = zipped(members)
    return annotate(dossier(data, *(finding(cell) for cell in cells)), data)


def _comments(*entries: tuple[str, str], author: str = "用户") -> str:
    items = "".join(f'<comment ref="{ref}" authorId="0"><text><t>{text}</t></text></comment>' for ref, text in entries)
    authors = f"<authors><author>{author}</author></authors>"
    return f'{HEAD}<comments xmlns="{MAIN}">{authors}<commentList>{items}</commentList></comments>'


def test_note_of_a_user_stays_above_ours_in_the_same_box() -> None:
    for data, cell in ((xlsxwriter_book(noted=True), "E3"), (openpyxl_book(noted=True), "B2")):
        copy = annotate(dossier(data, finding(cell), finding("A4")), data)
        notes = _notes(copy)
        assert set(notes) == {cell, "A4"}
        assert notes[cell].startswith("用户的批注\n\n——xlscore 审核——\n【强制性】XS301")
        assert notes["A4"].startswith("【强制性】XS301")
        drawing = next(name for name in parts(copy) if name.endswith(".vml"))
        before, after = parts(data)[drawing], parts(copy)[drawing]
        assert before.count(b":ClientData ") + 1 == after.count(b":ClientData ")
        assert changes(data, copy)[1] == {"xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml", KEPT} or cell == "B2"


def test_shape_ids_stay_unique_in_the_block_of_the_sheet() -> None:
    data = xlsxwriter_book(noted=True)
    copy = annotate(dossier(data, finding("A4", "A5"), finding("基础数据!B2")), data)
    drawings = [content for name, content in parts(copy).items() if name.endswith(".vml")]
    assert [set(vml.blocks(drawing)) for drawing in drawings] == [{1}, {2}]


def test_notes_without_boxes_get_theirs() -> None:
    members = raw_parts(worksheet(""))
    members["xl/comments1.xml"] = _comments(("A1", "原话"))
    members[_RELS] = relationships(("c", "comments", "../comments1.xml"))
    copy = _annotated(members, "B2")
    assert parts(copy)["xl/drawings/vmlDrawing1.vml"].count(b"<x:ClientData") == 2
    assert _notes(copy)["A1"] == "原话"


def test_drawing_of_headers_is_not_taken_for_that_of_notes() -> None:
    members = raw_parts(worksheet("", after=_LEGACY.replace("legacyDrawing", "legacyDrawingHF")))
    members[_VML] = b"<xml/>"
    members[_RELS] = relationships(("d", "vmlDrawing", "../drawings/v.vml"))
    copy = _annotated(members, "B2")
    assert parts(copy)[_VML] == b"<xml/>"
    assert b"ClientData" in parts(copy)["xl/drawings/vmlDrawing1.vml"]
    names = [node.tag.removeprefix(N) for node in tree(copy, "xl/worksheets/sheet1.xml")]
    assert names == ["sheetData", "legacyDrawing", "legacyDrawingHF"]


def test_drawing_of_controls_takes_the_boxes() -> None:
    members = raw_parts(worksheet("", after=_LEGACY))
    members[_VML] = vml.new_drawing(5, 1)
    members[_RELS] = relationships(("d", "vmlDrawing", "../drawings/v.vml"))
    copy = _annotated(members, "B2")
    assert b'id="_x0000_s5121"' in parts(copy)[_VML]
    assert changes(zipped(members), copy)[1] == {
        "xl/comments1.xml",
        "xl/styles.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/sheet3.xml",
        KEPT,
    }


def test_drawing_that_leads_nowhere_is_made_anew() -> None:
    members = raw_parts(worksheet("", after=_LEGACY))
    members[_RELS] = relationships(("d", "vmlDrawing", "../drawings/gone.vml"))
    copy = _annotated(members, "B2")
    assert parts(copy)["xl/worksheets/sheet1.xml"].count(b"legacyDrawing") == 1
    assert set(_notes(copy)) == {"B2"}


def test_cells_with_threads_are_only_coloured() -> None:
    threads = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="B2"><text>?</text></threadedComment><threadedComment ref="odd"/></ThreadedComments>'
    )
    members = raw_parts(worksheet('<row r="2"><c r="B2"/></row>'))
    members["xl/threadedComments/t.xml"] = threads
    members["xl/comments1.xml"] = _comments(("B2", "会话"), ("D2", "会话"), author="tc={1}")
    members[_RELS] = relationships(
        ("c", "comments", "../comments1.xml"), ("t", "threadedComment", "../threadedComments/t.xml")
    )
    copy = _annotated(members, "B2", "D2")
    for untouched in ("xl/comments1.xml", "xl/threadedComments/t.xml", _RELS):
        assert parts(copy)[untouched] == parts(zipped(members))[untouched]
    sheet = tree(copy, "xl/worksheets/sheet1.xml")
    assert all(int(cell.get("s", "0")) for cell in sheet.iter(f"{N}c"))
    said = parts(copy)["xl/worksheets/sheet2.xml"].decode()
    assert said.count("（该单元格已有批注会话，意见未写入批注）") == 2


def test_other_cells_of_a_sheet_with_threads_get_notes() -> None:
    members = raw_parts(worksheet(""))
    members["xl/comments1.xml"] = _comments(("B2", "会话"), author="tc={1}")
    members[_RELS] = relationships(("c", "comments", "../comments1.xml"))
    notes = _notes(_annotated(members, "B2", "C3"))
    assert notes["B2"] == "会话"
    assert notes["C3"].startswith("【强制性】")


def test_archive_of_the_copy_is_whole() -> None:
    data = xlsxwriter_book(noted=True)
    with zipfile.ZipFile(io.BytesIO(annotate(dossier(data, finding("E3")), data))) as archive:
        assert archive.testzip() is None
