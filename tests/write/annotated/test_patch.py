"""The annotated copy as a whole: which parts change, and that nothing else does."""

import hashlib
import io
from dataclasses import replace
from datetime import datetime
from fractions import Fraction

import openpyxl
import pandas as pd
import pytest
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from tests.ooxml.packages import (
    HEAD,
    MAIN,
    OFFICE,
    STRICT_MAIN,
    STRICT_OFFICE,
    changes,
    compressed,
    parts,
    raw_book,
    raw_parts,
    relationships,
    tree,
    worksheet,
    zipped,
)
from tests.write.annotated.makers import KEPT, dossier, edition, finding, openpyxl_book, xlsxwriter_book
from xlscore.cells import CellRef
from xlscore.errors import UnreadableError, UsageError
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, Severity
from xlscore.model.scorecard import Score, Scorecard, ScoreState
from xlscore.model.submission import ScoreRow
from xlscore.write.annotated import annotate, stylesheet

N = f"{{{MAIN}}}"


def _annotated(data: bytes, *findings: Finding) -> bytes:
    return annotate(dossier(data, *findings), data)


def _sheet(data: bytes, name: str) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(data))[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def _rows(data: bytes) -> list[list[object]]:
    """Return the filled rows of 审核结果 without their blank cells."""
    rows: list[list[object]] = [
        [cell.value for cell in row if cell.value is not None and "xlscore-data" not in str(cell.value)]
        for row in _sheet(data, "审核结果")
    ]
    return [row for row in rows if row]


def test_only_what_must_change_changes() -> None:
    data = xlsxwriter_book()
    copy = _annotated(data, finding("E3", "基础数据!B2"))
    changed, added = changes(data, copy)
    assert changed == {
        "[Content_Types].xml",
        "docProps/app.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
    }
    assert added == {
        "xl/comments1.xml",
        "xl/comments2.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/drawings/vmlDrawing2.vml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/worksheets/sheet3.xml",
        "xl/worksheets/sheet4.xml",
        KEPT,
    }
    for name in parts(data).keys() - changed:
        assert compressed(copy)[name] == compressed(data)[name]


def test_sheets_without_findings_stay_byte_for_byte() -> None:
    data = xlsxwriter_book()
    copy = _annotated(data, finding("E3"))
    assert compressed(copy)["xl/worksheets/sheet2.xml"] == compressed(data)["xl/worksheets/sheet2.xml"]


def test_a_marked_sheet_differs_by_its_marks_alone() -> None:
    data = xlsxwriter_book()
    before = parts(data)["xl/worksheets/sheet1.xml"].decode()
    after = parts(_annotated(data, finding("E3")))["xl/worksheets/sheet1.xml"].decode()
    drawing = f'<legacyDrawing xmlns:r="{OFFICE}" r:id="rId2"/>'
    assert after.count(drawing) == 1
    cell = after[after.index('<c r="E3"') :]
    cell = cell[: cell.index(">")]
    assert after.replace(drawing, "").replace(cell, '<c r="E3" s="1"') == before


def test_the_same_input_gives_the_same_bytes() -> None:
    data = xlsxwriter_book(noted=True)
    first, second = (_annotated(data, finding("E3"), finding("A1", severity=Severity.NOTE)) for _ in range(2))
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()


@pytest.mark.parametrize("data", [xlsxwriter_book(noted=True), openpyxl_book()], ids=["xlsxwriter", "openpyxl"])
def test_other_readers_find_the_same_values(data: bytes) -> None:
    copy = _annotated(data, finding("E3", "H20"), finding("A1", severity=Severity.NOTE))
    for cached in (True, False):
        old, new = (openpyxl.load_workbook(io.BytesIO(content), data_only=cached) for content in (data, copy))
        assert new.sheetnames == ["审核结果", "审核意见书", *old.sheetnames]
        for name in old.sheetnames:
            values = [
                {c.coordinate: c.value for row in book[name] for c in row if c.value is not None} for book in (old, new)
            ]
            assert values[0] == values[1]
    frames = [
        pd.read_excel(
            io.BytesIO(content), sheet_name=None, header=None, dtype=object, na_filter=False, engine="calamine"
        )
        for content in (data, copy)
    ]
    for name, frame in frames[0].items():
        pd.testing.assert_frame_equal(frame, frames[1][name].iloc[: frame.shape[0], : frame.shape[1]])


def test_the_gravest_finding_of_a_cell_colours_it() -> None:
    data = xlsxwriter_book()
    warning, note = (finding("E3", severity=severity) for severity in (Severity.WARNING, Severity.NOTE))
    sheet = _sheet(_annotated(data, note, finding("E3"), warning, finding("E4", severity=Severity.NOTE)), "自评表")
    assert [sheet[cell].fill.fgColor.rgb for cell in ("E3", "E4")] == ["FFFFC7CE", "FFDDEBF7"]
    assert [sheet[cell].border.left.style for cell in ("E3", "E4")] == ["double", "dotted"]
    assert sheet["E3"].number_format == sheet["E5"].number_format == "0.00"
    comment = sheet["E3"].comment
    assert comment is not None
    assert [line[:5] for line in comment.text.splitlines() if line.startswith("【")] == [
        "【强制性】",
        "【提示性】",
        "【说明】X",
    ]


def test_a_cell_inside_a_merged_area_is_marked_at_its_top_left() -> None:
    data = xlsxwriter_book()
    sheet = _sheet(_annotated(data, finding("C1", "E1")), "自评表")
    assert sheet["A1"].fill.fgColor.rgb == "FFFFC7CE"
    comment = sheet["A1"].comment
    assert comment is not None
    assert comment.text.count("【强制性】") == 1


def test_sheet_names_are_matched_without_regard_to_case() -> None:
    data = raw_book(worksheet(""), workbook=_workbook("Data"))
    assert b'<c r="B2"' in parts(_annotated(data, finding("DATA!B2")))["xl/worksheets/sheet1.xml"]


def _workbook(name: str) -> str:
    sheet = f'<sheet name="{name}" sheetId="7" r:id="rId1"/>'
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheet}</sheets></workbook>'


def test_places_that_are_no_cells_of_the_workbook_are_told() -> None:
    data = xlsxwriter_book()
    copy = _annotated(data, finding("没有的表!B2"))
    assert changes(data, copy)[0].isdisjoint({"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"})
    row = _rows(copy)[10]
    assert row[3:6] == ["没有的表", "B2", "自评得分与复算不符。\n（该位置不在普通工作表上，未能着色和加批注）"]
    assert not _sheet(copy, "审核结果")["C11"].hyperlink


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_workbook_without_styles_gets_a_stylesheet(prefix: str) -> None:
    declared = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    sheet = f'<{prefix}worksheet {declared}="{MAIN}"><{prefix}sheetData/></{prefix}worksheet>'
    copy = _annotated(raw_book(sheet), finding("B2"))
    assert _sheet(copy, "自评表")["B2"].fill.fgColor.rgb == "FFFFC7CE"
    styles = [
        node.get("Target") for node in tree(copy, "xl/_rels/workbook.xml.rels") if "styles" in str(node.get("Type"))
    ]
    assert styles == ["styles.xml"]


def test_stylesheet_named_by_nobody_is_left_alone() -> None:
    members = raw_parts(worksheet(""))
    members["xl/styles.xml"] = "<not-a-stylesheet/>"
    members["xl/_rels/workbook.xml.rels"] = relationships(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "gone.xml")
    )
    copy = _annotated(zipped(members), finding("B2", "B2"))
    assert parts(copy)["xl/styles.xml"] == b"<not-a-stylesheet/>"
    assert etree.QName(tree(copy, "xl/styles1.xml")).localname == "styleSheet"
    assert parts(copy)["xl/comments1.xml"].decode().count("【强制性】") == 1


def test_strict_workbook_stays_strict() -> None:
    sheet = worksheet("").replace(MAIN, STRICT_MAIN)
    copy = _annotated(raw_book(sheet, main=STRICT_MAIN, office=STRICT_OFFICE), finding("B2"))
    for part in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml", "xl/comments1.xml"):
        assert etree.QName(tree(copy, part)).namespace == STRICT_MAIN
    kinds = {str(node.get("Type")) for node in tree(copy, "xl/worksheets/_rels/sheet1.xml.rels")}
    assert kinds == {f"{STRICT_OFFICE}/comments", f"{OFFICE}/vmlDrawing"}


def test_sheet_in_utf16_is_marked_in_utf16() -> None:
    text = worksheet('<row r="2"><c r="B2" t="inlineStr"><is><t>甲</t></is></c></row>').replace("UTF-8", "UTF-16")
    copy = _annotated(raw_book(text.encode("utf-16")), finding("B2"))
    sheet = parts(copy)["xl/worksheets/sheet1.xml"].decode("utf-16")
    assert '<c r="B2" t="inlineStr" s="' in sheet
    assert _sheet(copy, "自评表")["B2"].value == "甲"


def test_signed_package_keeps_its_signature_and_says_what_it_is_worth() -> None:
    members = raw_parts(worksheet(""))
    members["_xmlsignatures/origin.sigs"] = ""
    members["_xmlsignatures/sig1.xml"] = "<Signature/>"
    by_name = zipped(members)
    members["_rels/.rels"] = relationships(
        ("rId1", "officeDocument", "xl/workbook.xml"), ("s", "digital-signature/origin", "_xmlsignatures/origin.sigs")
    )
    for data in (by_name, zipped(members)):
        copy = _annotated(data, finding("B2"))
        assert parts(copy)["_xmlsignatures/sig1.xml"] == b"<Signature/>"
        assert "不涵盖本审核副本" in parts(copy)["xl/worksheets/sheet2.xml"].decode()
    assert "数字签名" not in parts(_annotated(raw_book(worksheet(""))))["xl/worksheets/sheet2.xml"].decode()


def test_calculation_is_neither_forced_nor_dropped() -> None:
    members = raw_parts(worksheet('<row r="1"><c r="A1"><f>1+1</f><v>3</v></c></row>'))
    members["xl/calcChain.xml"] = f'<calcChain xmlns="{MAIN}"><c r="A1" i="7"/></calcChain>'
    copy = _annotated(zipped(members), finding("A1"))
    assert parts(copy)["xl/calcChain.xml"] == parts(zipped(members))["xl/calcChain.xml"]
    assert b"fullCalcOnLoad" not in b"".join(parts(copy).values())
    assert b"<f>1+1</f><v>3</v>" in parts(copy)["xl/worksheets/sheet1.xml"]


def test_formats_run_out_and_the_sheet_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    data = xlsxwriter_book()
    full = len(tree(_annotated(data), "xl/styles.xml").find(f"{N}cellXfs"))  # type: ignore[arg-type]
    monkeypatch.setattr(stylesheet, "MOST_FORMATS", full)
    copy = _annotated(data, finding("E3"))
    assert _sheet(copy, "自评表")["E3"].fill.fgColor.rgb != "FFFFC7CE"
    assert _sheet(copy, "自评表")["E3"].comment is not None
    assert "部分单元格未能着色" in str(_rows(copy)[8])


def test_findings_are_listed_by_level_with_figures_and_links() -> None:
    data = xlsxwriter_book()
    cause = replace(finding("E3"), subject="B1", difference="1")
    follows = replace(finding("E4", "E9", severity=Severity.WARNING), code="XS303", caused_by="XS301:B1", working=None)
    copy = _annotated(data, follows, cause)
    rows = _rows(copy)
    assert rows[9] == [
        "序号", "级别", "代码", "工作表", "位置", "审核意见", "自评/填报数", "复算数", "差额", "计算过程", "处理建议",
        "审核说明", "复核分", "复核意见", "编号（勿改）",
    ]  # fmt: skip
    assert rows[10] == [
        1, "强制性", "XS301", "自评表", "E3", "自评得分与复算不符。", "10", "9", "1", "10 × 90%", "请更正。", "——",
        "XS301:B1",
    ]  # fmt: skip
    said = "自评得分与复算不符。\n（由第 1 条引起）"
    assert rows[11] == [
        2, "提示性", "XS303", "自评表", "E4、E9", said, "10", "9", "——", "——", "请更正。", "XS303",
    ]  # fmt: skip
    sheet = _sheet(copy, "审核结果")
    links = {cell: sheet[cell].hyperlink.location for cell in ("C11", "E11", "C12", "E12") if sheet[cell].hyperlink}
    assert links == {"C11": "自评表!E3", "E11": "自评表!E3", "C12": "自评表!E4", "E12": "自评表!E4"}
    assert [sheet[cell].value for cell in ("L12", "M12", "N12")] == [None, None, None]
    assert {sheet[cell].fill.fgColor.rgb for cell in ("M11", "N11", "L12", "M12", "N12")} == {"FFFFF9E3"}
    assert [sheet.column_dimensions[letter].hidden for letter in "NO"] == [False, True]
    assert sheet.auto_filter.ref == "A10:O12"
    assert sheet.freeze_panes == "A11"
    assert sheet.print_title_rows == "$10:$10"
    assert rows[4][:2] == ["审核结论", "不通过"]


def test_a_place_too_long_for_a_link_is_plain_and_its_code_links() -> None:
    copy = _annotated(xlsxwriter_book(), finding("E3", "基础数据!B2"))
    sheet = _sheet(copy, "审核结果")
    assert sheet["E11"].hyperlink is None
    assert sheet["C11"].hyperlink is not None
    assert sheet["E11"].value == "自评表!E3；\n基础数据!B2"


def test_no_findings() -> None:
    rows = _rows(_annotated(xlsxwriter_book()))
    assert rows[4][:2] == ["审核结论", "通过"]
    assert rows[10] == ["没有需要列出的审核意见。"]
    assert len(rows) == 11


def test_what_could_not_be_verified_has_a_table_of_its_own() -> None:
    data = xlsxwriter_book()
    unknown = replace(finding("E3", severity=Severity.NOTE, code="XS901"), subject="B1", fix="请附佐证材料。")
    scores = tuple(
        Score(ScoreRow(title, title, (), at=at), ScoreState.UNCONFIRMED, None, why=why)
        for title, at, why in (
            ("甲", unknown.cells[0], ""),
            ("乙", CellRef("自评表", 4, 5), "分值待核"),
            ("丙", None, ""),
        )
    )
    points = {"points": Fraction(64), "standing": "unconfirmed", "why": "其余指标未见原表"}
    known = replace(
        dossier(data, unknown),
        scorecard=Scorecard(scores=scores),
        framework=edition(remainder=points),
        failed_checks=("XS406",),
    )
    rows = _rows(annotate(known, data))
    assert rows[10:12] == [["没有需要列出的审核意见。"], ["未能核实的事项（不影响审核结论）"]]
    assert rows[12] == ["序号", "级别", "代码", "工作表", "位置", "事项", "需要什么"]
    assert rows[13:] == [
        [1, "说明", "XS901", "自评表", "E3", "自评得分与复算不符。", "请附佐证材料。"],
        [2, "说明", "——", "自评表", "E4", "“乙”无法复算：分值待核", "——"],
        [3, "说明", "——", "——", "——", "“丙”无法复算：没有可用的评分标准", "——"],
        [4, "说明", "——", "——", "——", "评分表另有 64 分无法复算：其余指标未见原表", "——"],
        [
            5,
            "说明",
            "XS406",
            "——",
            "——",
            "审核规则 XS406 在本文件上未能运行完，其结论缺失。",
            "这是审核程序的缺陷，与填报无关，请反馈。",
        ],
    ]


def test_time_of_receipt_is_printed_where_it_is_given() -> None:
    data = xlsxwriter_book()
    moment = datetime(2026, 11, 20, 9, 30)  # noqa: DTZ001 -- local time as the clerk's clock shows it
    assert "2026-11-20 09:30" in str(_rows(annotate(dossier(data), data, received_at=moment)))


def test_texts_that_begin_like_formulas_and_control_characters() -> None:
    copy = _annotated(
        xlsxwriter_book(), finding("E3", message="=HYPERLINK(1)\x02\x0c"), finding("E3", message="-1+@甲")
    )
    sheet = _sheet(copy, "审核结果")
    assert [(sheet[cell].value, sheet[cell].data_type) for cell in ("F11", "F12")] == [
        ("=HYPERLINK(1)", "s"),
        ("-1+@甲", "s"),
    ]
    assert b"<f>" not in parts(copy)["xl/worksheets/sheet3.xml"]


def test_an_open_sheet_stays_the_open_one() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_annotated(xlsxwriter_book(), finding("E3"))))
    assert book.active is not None
    assert book.active.title == "自评表"
    assert [book[name].sheet_view.tabSelected for name in book.sheetnames] == [None, None, True, None]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"旧格式 \.xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        (b"no archive", "损坏"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "不是工作簿"),
        (raw_book("<worksheet>"), "XML"),
    ],
    ids=["xls", "encrypted", "text", "ods", "torn"],
)
def test_what_cannot_be_annotated_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError, match=sentence):
        _annotated(data, finding("B2"))


def test_a_file_that_changed_after_the_audit_is_refused() -> None:
    with pytest.raises(UsageError, match="改动"):
        annotate(dossier(xlsxwriter_book()), openpyxl_book())


def test_a_dossier_without_checksum_takes_any_file() -> None:
    assert changes(openpyxl_book(), annotate(Dossier("a.xlsx", ""), openpyxl_book()))[1] == {
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/sheet3.xml",
        KEPT,
    }
