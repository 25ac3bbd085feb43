"""Every way in which a file can fail to be a workbook ends in one Chinese sentence and nothing else."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.raw_workbooks import MAIN, OFFICE, inline, parts, relationships, worksheet, zipped
from tests.read.test_compound import compound, record
from xlscore.errors import UnreadableError
from xlscore.model.workbook import Workbook
from xlscore.read import grid, workbook_file
from xlscore.read.workbook_file import read_workbook, read_workbook_bytes

VALID = zipped(
    parts(
        f'<row r="1">{inline("A1", "预算执行率")}<c r="B1" t="s"><v>0</v></c><c r="C1"><f>1+1</f><v>2</v></c></row>',
        strings="<si><t>得分</t></si>",
        styles='<cellXfs><xf numFmtId="10"/></cellXfs>',
    )
)
PUT_TO_CALAMINE = zipped(
    parts('<row r="1"><c r="A1" s="0"><v>44927</v></c></row>', styles='<cellXfs><xf numFmtId="14"/></cellXfs>')
)
"""A date is left to the library."""


def refusal(data: bytes, name: str = "表.xlsx") -> str:
    """Return the sentence with which a file is refused."""
    with pytest.raises(UnreadableError) as caught:
        read_workbook_bytes(data, name)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert re.search(r"请.+。$", sentence), "it must say what to do"
    return sentence


def read_or_refused(data: bytes) -> Workbook | None:
    try:
        return read_workbook_bytes(data, "表.xlsx")
    except UnreadableError:
        return None


def test_folders_missing_files_and_devices(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"^这是一个文件夹"):
        read_workbook(tmp_path)
    with pytest.raises(UnreadableError, match=r"^找不到该文件"):
        read_workbook(tmp_path / "无.xlsx")
    with pytest.raises(UnreadableError, match=r"^找不到该文件"):
        read_workbook(Path("a\0b"))
    pipe = tmp_path / "管道.xlsx"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableError, match="不是普通文件"):
        read_workbook(pipe)


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(VALID)

    def locked(_path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(UnreadableError, match=r"^文件无法打开：没有权限，或文件正被占用"):
        read_workbook(path)


def test_a_file_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(VALID)
    monkeypatch.setattr(workbook_file, "MAX_FILE_BYTES", len(VALID))
    assert read_workbook(path).sheets[0].value(1, 1) == "预算执行率"
    monkeypatch.setattr(workbook_file, "MAX_FILE_BYTES", len(VALID) - 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("opened"))
    with pytest.raises(UnreadableError, match=r"^文件超出限制：大小为"):
        read_workbook(path)


def test_empty_files_and_lock_files() -> None:
    assert refusal(b"") == "文件是空的（0 字节）。请重新保存或重新传送后再报送。"
    assert "~$ 开头" in refusal(VALID, "~$表.xlsx")


@pytest.mark.parametrize(
    ("part", "content", "sentence"),
    [
        ("xl/workbook.xml", "<document/>", "文件不是工作簿（是文档、演示文稿或其他类型的文件）"),
        ("xl/workbook.xml", f'<workbook xmlns="{MAIN}"/>', "工作簿中没有任何可读取的工作表"),
        ("xl/worksheets/sheet1.xml", worksheet("<row>")[:-20], "工作表「表」的内容不完整或不合规范"),
        ("xl/worksheets/sheet1.xml", worksheet('<row r="x"/>'), "工作表「表」的内容不完整或不合规范"),
        ("xl/worksheets/sheet1.xml", worksheet('<row r="0"/>'), "工作表「表」的内容不完整或不合规范"),
        ("xl/worksheets/sheet1.xml", worksheet('<row r="1048577"/>'), "工作表「表」的内容不完整或不合规范"),
        ("xl/worksheets/sheet1.xml", worksheet('<row><c r="XFE1"/></row>'), "工作表「表」的内容不完整或不合规范"),
        ("xl/worksheets/sheet1.xml", worksheet(f"<row>{'<c/>' * 16385}</row>"), "内容不完整或不合规范"),
        ("xl/worksheets/sheet1.xml", worksheet("", after='<mergeCell ref="A"/>'), "内容不完整或不合规范"),
        ("xl/worksheets/sheet1.xml", worksheet("", after="<mergeCell/>"), "内容不完整或不合规范"),
        ("xl/worksheets/sheet1.xml", worksheet("", before='<col hidden="1" max="2"/>'), "内容不完整或不合规范"),
        ("xl/worksheets/sheet1.xml", '<?xml version="1.0" encoding="klingon"?><a/>', "内容不完整或不合规范"),
        ("xl/worksheets/sheet1.xml", b"\xff\xfe\x00", "内容不完整或不合规范"),
        ("xl/worksheets/sheet1.xml", "<worksheet/>", "工作表部件的内容不是工作表"),
        ("xl/worksheets/sheet1.xml", f'<chartsheet xmlns="{MAIN}"/>', "工作表部件的内容不是工作表"),
        ("xl/sharedStrings.xml", "<sst>", "文件已损坏"),
        ("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}"/>', "文件已损坏"),
        ("xl/styles.xml", "<styleSheet>", "部件 xl/styles.xml 的内容不是有效的 XML"),
        ("_rels/.rels", "", "部件 _rels/.rels 的内容不是有效的 XML"),
        ("_rels/.rels", relationships(("officeDocument", "xl/none.xml")), "缺少部件 xl/none.xml"),
    ],
)
def test_a_damaged_part_is_refused(part: str, content: str | bytes, sentence: str) -> None:
    made = parts(
        '<row r="1"><c t="s"><v>0</v></c></row>',
        strings="<si><t>x</t></si>",
        styles='<cellXfs><xf numFmtId="10"/></cellXfs>',
    )
    assert sentence in refusal(zipped({**made, part: content}))


@pytest.mark.parametrize("cell", ['<c t="odd"><v>1</v></c>', '<c r="$A$1"><v>1</v></c>', '<c t="s"><v>9</v></c>'])
def test_cells_no_reader_understands_are_refused(cell: str) -> None:
    assert "文件已损坏" in refusal(zipped(parts(f'<row r="1">{cell}</row>', strings="<si><t>x</t></si>")))


def test_two_sheets_of_one_name_are_refused() -> None:
    made = parts()
    made["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="r1"/>'
        '<sheet name="表" sheetId="2" r:id="r1"/></sheets></workbook>'
    )
    assert "有两张工作表同名「表」" in refusal(zipped(made))


def test_a_workbook_of_charts_alone_has_nothing_to_read() -> None:
    made = parts()
    made["xl/_rels/workbook.xml.rels"] = relationships(("chartsheet", "chartsheets/sheet1.xml"))
    assert "没有任何可读取的工作表" in refusal(zipped(made))


def test_a_damaged_xls_is_refused() -> None:
    start = record(0x809, b"\0\6\5\0" + bytes(12))
    assert "没有任何可读取的工作表" in refusal(compound(content=start), "a.xls")
    assert "文件已损坏" in refusal(compound(content=start + record(0x85, b"\xff" * 8)), "a.xls")
    assert "文件已损坏" in refusal(zipped({"content.xml": "<a>"}), "a.ods")


class PanicException(BaseException):
    """Stands in for what a Rust panic becomes, which has this name and derives from ``BaseException``."""


@pytest.mark.parametrize("error", [PanicException("index out of bounds"), RecursionError(), KeyError("x")])
def test_whatever_the_libraries_raise_becomes_a_sentence(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise error

    monkeypatch.setattr(grid, "open_xml_grids", fail)
    assert refusal(PUT_TO_CALAMINE).startswith("文件已损坏，或含有无法识别的内容。")


def test_want_of_memory_is_not_called_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise MemoryError

    monkeypatch.setattr(grid, "open_xml_grids", fail)
    assert refusal(PUT_TO_CALAMINE).startswith("读取这份文件所需的内存超出限制。")


def test_a_library_that_asks_for_a_password_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object, **_named: object) -> None:
        msg = "Workbook is password protected"
        raise ValueError(msg)

    monkeypatch.setattr(grid, "open_xml_grids", fail)
    assert refusal(PUT_TO_CALAMINE).startswith("文件已加密")


def test_a_person_may_still_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(grid, "open_xml_grids", interrupt)
    with pytest.raises(KeyboardInterrupt):
        read_workbook_bytes(PUT_TO_CALAMINE, "表.xlsx")


@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    assert read_or_refused(data) is None


@given(
    st.binary(max_size=200),
    st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<?xml ", b"\xff\xfe"]),
)
def test_random_bytes_under_a_known_beginning_are_refused(data: bytes, start: bytes) -> None:
    assert read_or_refused(start + data) is None


@settings(deadline=None)
@given(st.integers(1, len(VALID) - 1))
def test_every_truncation_is_refused(length: int) -> None:
    assert read_or_refused(VALID[:length]) is None


@settings(deadline=None)
@given(st.integers(0, len(VALID) - 1), st.integers(0, 255))
def test_a_changed_byte_never_changes_a_value(place: int, byte: int) -> None:
    found = read_or_refused(VALID[:place] + bytes([byte]) + VALID[place + 1 :])
    if found is not None and found.format == "xlsx":
        assert [cell.value for sheet in found.sheets for cell in sheet.cells.values()] == ["预算执行率", "得分", 2]
