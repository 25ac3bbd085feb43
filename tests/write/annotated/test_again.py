"""Annotating a copy: marks of ours are replaced, words of people are kept, and the submitted bytes come back."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.ooxml.packages import parts, raw_book, tree, worksheet, zipped
from tests.write.annotated.makers import KEPT, dossier, finding, openpyxl_book, xlsxwriter_book
from xlscore.errors import UnreadableError
from xlscore.model.finding import Finding, Severity
from xlscore.ooxml.package import Package
from xlscore.ooxml.zip_copy import copy_with
from xlscore.write.annotated import annotate
from xlscore.write.annotated.origin import origin_of

_FOUND = (finding("E3", "C4"), replace(finding("E5", severity=Severity.WARNING, code="XS308"), subject="甲"))


def _annotated(data: bytes, *findings: Finding, file: str = "报送/自评表.xlsx") -> bytes:
    return annotate(dossier(data, *findings, file=file), data)


def _edited(data: bytes, **cells: str | float) -> bytes:
    """Return a workbook saved anew by openpyxl, with cells written ``审核结果_L12`` changed."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for place, value in cells.items():
        sheet, _, cell = place.rpartition("_")
        book[sheet][cell] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet(data: bytes, name: str) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(data))[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def _notes(data: bytes) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in _sheet(data, "自评表") for cell in row if cell.comment}


def _texts(data: bytes, name: str = "审核结果") -> list[str]:
    return [str(cell.value) for row in _sheet(data, name) for cell in row if cell.value is not None]


@pytest.mark.parametrize("data", [xlsxwriter_book(noted=True), openpyxl_book(noted=True), raw_book(worksheet(""))])
def test_twice_is_once_and_the_submitted_bytes_come_back(data: bytes) -> None:
    once = _annotated(data, *_FOUND)
    assert _annotated(once, *_FOUND, file="副本.xlsx") == once
    origin = origin_of(Package(once))
    assert origin is not None
    assert (origin.data, origin.file, origin.received_at, origin.untouched) == (data, "自评表.xlsx", None, True)


def test_time_of_receipt_is_that_of_the_submitted_file() -> None:
    data = xlsxwriter_book()
    moment = datetime(2026, 11, 20, 9, 30)  # noqa: DTZ001 -- local time as the clerk's clock shows it
    once = annotate(dossier(data), data, received_at=moment)
    assert annotate(dossier(once), once) == once


def test_other_findings_on_an_untouched_copy_give_what_the_submitted_file_gives() -> None:
    data = xlsxwriter_book()
    once = _annotated(data, *_FOUND)
    assert _annotated(once, finding("A3")) == _annotated(data, finding("A3"))


def test_a_part_changed_in_the_copy_is_noticed_and_the_submitted_bytes_still_come_back() -> None:
    data = xlsxwriter_book()
    members = dict(parts(_annotated(data, *_FOUND)))
    sheet = members["xl/worksheets/sheet1.xml"]
    copy = Package(_annotated(data, *_FOUND))
    changed = copy_with(copy, {"xl/worksheets/sheet1.xml": sheet.replace(b"<v>30</v>", b"<v>31</v>")})
    added = copy_with(copy, {"xl/more.xml": b"<a/>"})
    for edited in (changed, added):
        origin = origin_of(Package(edited))
        assert origin is not None
        assert origin.data == data
        assert not origin.untouched
    again = _annotated(changed, *_FOUND)
    assert _sheet(again, "自评表")["C3"].value == 31
    assert openpyxl.load_workbook(io.BytesIO(again)).sheetnames == ["审核结果", "审核意见书", "自评表", "基础数据"]


@pytest.mark.parametrize(
    "broken",
    [b"", b"xlscore submitted 1\n{", b'xlscore submitted 1\n{"steps": 5}\n', b"other\n{}\n"],
)
def test_a_broken_record_is_refused_in_a_sentence_and_the_copy_is_annotated_all_the_same(broken: bytes) -> None:
    members = dict(parts(_annotated(xlsxwriter_book(), *_FOUND)))
    members[KEPT] = broken
    data = zipped(members)
    with pytest.raises(UnreadableError, match="无法还原"):
        origin_of(Package(data))
    assert _notes(_annotated(data, finding("A3"))).keys() == {"A3"}


def test_a_repacked_copy_does_not_give_the_bytes_back() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts(_annotated(xlsxwriter_book(), *_FOUND)).items():
            archive.writestr(name, content)
    data = stream.getvalue()
    with pytest.raises(UnreadableError, match="无法还原"):
        origin_of(Package(data))


def test_a_file_that_is_no_copy_has_no_origin() -> None:
    assert origin_of(Package(xlsxwriter_book())) is None
    assert origin_of(Package(_edited(_annotated(xlsxwriter_book(), *_FOUND)))) is None


def test_marks_of_a_copy_saved_anew_are_replaced_and_old_looks_come_back() -> None:
    saved = _edited(_annotated(xlsxwriter_book(noted=True), *_FOUND))
    again = _annotated(saved, finding("C4", severity=Severity.NOTE))
    book = openpyxl.load_workbook(io.BytesIO(again))
    assert book.sheetnames == ["审核结果", "审核意见书", "自评表", "基础数据"]
    sheet = book["自评表"]
    assert [sheet[cell].fill.fgColor.rgb for cell in ("E3", "C4", "E5")] == ["00000000", "FFDDEBF7", "00000000"]
    assert [sheet[cell].border.left.style for cell in ("E3", "C4", "E5", "E6")] == ["thin", "dotted", "thin", "thin"]
    notes = _notes(again)
    assert notes["E3"] == "用户的批注"
    assert notes["C4"].startswith("【说明】XS301")
    assert notes.keys() == {"E3", "C4"}
    third = _annotated(again, finding("C4", severity=Severity.NOTE))
    assert third == again


def test_a_copy_changed_with_all_its_parts_kept_is_a_filing_of_its_own() -> None:
    package = Package(_annotated(xlsxwriter_book(), *_FOUND))
    sheet = package.find("xl/worksheets/sheet1.xml") or ""
    filed = copy_with(package, {sheet: package.read(sheet) + b" "})
    once = _annotated(filed, *_FOUND)
    origin = origin_of(Package(once))
    assert origin is not None
    assert (origin.data, origin.untouched) == (filed, True)
    assert _annotated(once, *_FOUND) == once


def test_words_filled_in_are_kept_by_finding_and_none_are_lost() -> None:
    copy = _annotated(xlsxwriter_book(), *_FOUND)
    saved = _edited(
        copy,
        审核结果_M11=9.5,
        审核结果_N11="同意",
        审核结果_L12="已附说明",
        审核意见书_C16="某审核人",
    )
    kept = _annotated(saved, _FOUND[1], finding("A3", code="XS201"), _FOUND[0])
    sheet = _sheet(kept, "审核结果")
    rows = {str(row[14].value): [cell.value for cell in row[11:14]] for row in sheet.iter_rows(min_row=11)}
    assert rows["XS301"] == ["——", 9.5, "同意"]
    assert rows["XS308:甲"] == ["已附说明", None, None]
    gone = _annotated(saved, finding("A3", code="XS201"))
    texts = _texts(gone)
    assert {"同意", "已附说明", "9.5", "上一稿的说明和复核意见（对应的审核意见本次已没有）"} <= set(texts)
    back = _annotated(_edited(gone), *_FOUND)
    assert "已附说明" in _texts(back)
    assert "上一稿的说明和复核意见（对应的审核意见本次已没有）" not in _texts(back)


def test_words_to_findings_that_are_gone_keep_what_they_were_about_however_often_it_is_annotated() -> None:
    saved = _edited(_annotated(xlsxwriter_book(), *_FOUND), 审核结果_L12="已附说明")
    for _ in range(3):
        saved = _edited(_annotated(saved, finding("A3", code="XS201")))
        row = next(row for row in _sheet(saved, "审核结果").iter_rows(values_only=True) if row[11] == "已附说明")
        assert row[:6] == (1, "——", "XS308", "——", "——", "自评得分与复算不符。")


def test_a_signature_typed_on_the_page_is_kept() -> None:
    copy = _annotated(xlsxwriter_book(), *_FOUND)
    row = next(cell.row for line in _sheet(copy, "审核意见书") for cell in line if cell.value == "审核人：")
    saved = _edited(copy, **{f"审核意见书_C{row}": "某审核人"})
    assert "某审核人" in _texts(_annotated(saved, finding("A3")), "审核意见书")


def test_a_reply_below_our_note_stays() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_annotated(xlsxwriter_book(noted=True), *_FOUND)))
    for cell in ("C4", "E3"):
        comment = book["自评表"][cell].comment
        book["自评表"][cell].comment = Comment(f"{comment.text}\n单位：已更正", comment.author)
    stream = io.BytesIO()
    book.save(stream)
    notes = _notes(_annotated(stream.getvalue(), finding("C4")))
    assert notes["E3"] == "用户的批注单位：已更正"
    assert notes["C4"].startswith("单位：已更正\n\n——xlscore 审核——\n【强制性】")
    assert notes["C4"].count("【强制性】") == 1


def test_a_note_of_ours_that_was_rewritten_belongs_to_who_rewrote_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_annotated(xlsxwriter_book(), *_FOUND)))
    book["自评表"]["C4"].comment = Comment("改写过", "xlscore 审核")
    stream = io.BytesIO()
    book.save(stream)
    assert _notes(_annotated(stream.getvalue()))["C4"] == "改写过"


def test_marked_cells_that_moved_get_the_look_all_had() -> None:
    copy = _annotated(xlsxwriter_book(), *_FOUND)
    book = openpyxl.load_workbook(io.BytesIO(copy))
    book["自评表"].move_range("E5:E5", rows=20)
    stream = io.BytesIO()
    book.save(stream)
    sheet = _sheet(_annotated(stream.getvalue()), "自评表")
    assert sheet["E25"].fill.fgColor.rgb == "00000000"
    assert sheet["E25"].border.left.style == "thin"


def test_looks_and_notes_that_cannot_be_known_are_said_to_be_lost() -> None:
    copy = _annotated(xlsxwriter_book(), *_FOUND)
    book = openpyxl.load_workbook(io.BytesIO(copy))
    for name in ("审核结果", "审核意见书"):
        for row in book[name]:
            for cell in row:
                if str(cell.value).startswith("xlscore-data"):
                    cell.value = None
    stream = io.BytesIO()
    book.save(stream)
    again = _annotated(stream.getvalue())
    text = "".join(_texts(again))
    assert "其中 3 个单元格标注前的底色和边框已无从得知" in text
    assert "均予保留" in text
    assert _sheet(again, "自评表")["E3"].border.left.style is None
    assert set(_notes(again)) == {"E3", "C4", "E5"}


def test_one_remaining_sheet_of_ours_is_enough() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_annotated(xlsxwriter_book(), *_FOUND)))
    del book["审核结果"]
    stream = io.BytesIO()
    book.save(stream)
    again = _annotated(stream.getvalue(), finding("C4"))
    assert openpyxl.load_workbook(io.BytesIO(again)).sheetnames == ["审核结果", "审核意见书", "自评表", "基础数据"]
    assert _notes(again).keys() == {"C4"}


def test_names_of_our_sheets_are_there_once_however_often_they_are_written() -> None:
    again = _annotated(_edited(_annotated(xlsxwriter_book(), *_FOUND)), *_FOUND)
    names = [
        (node.get("name"), node.get("localSheetId"), node.text)
        for node in tree(again, "xl/workbook.xml").iter("{*}definedName")
    ]
    assert sorted(names, key=str) == sorted(
        [
            ("xlscore_findings", None, "审核结果!$A$1"),
            ("_xlnm._FilterDatabase", "0", "审核结果!$A$10:$O$12"),
            ("_xlnm.Print_Titles", "0", "审核结果!$10:$10"),
            ("xlscore_opinion", None, "审核意见书!$A$1"),
            ("局部", "3", "基础数据!$A$1"),
        ],
        key=str,
    )


def test_a_chart_sheet_or_missing_part_beside_ours_is_passed_over() -> None:
    members = dict(parts(_edited(_annotated(xlsxwriter_book(noted=True), *_FOUND))))
    gone = next(name for name in members if name.endswith("sheet4.xml"))
    del members[gone]
    copy = _annotated(zipped(members), finding("C4"))
    assert parts(copy)["xl/workbook.xml"].decode().count("<sheet ") == 4
