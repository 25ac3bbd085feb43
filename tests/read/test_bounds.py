"""Workbooks over the limits: refused before any library lays them out, and just below them still read."""

import pytest

from tests.read.raw_workbooks import MAIN, inline, parts, relationships, worksheet, zipped
from xlscore.errors import UnreadableError
from xlscore.read import bounds, sheet_formulas, sheet_xml, workbook_file, workbook_xml
from xlscore.read.workbook_file import read_workbook_bytes


def cells_of(rows: str, **given: str) -> int:
    """Return how many cells are read of a workbook written part by part."""
    found = parts(rows, strings=given.get("strings"), sheet=given.get("sheet"))
    return len(read_workbook_bytes(zipped(found), "a.xlsx").sheets[0].cells)


def test_one_far_cell_in_a_small_file_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"^文件超出限制：工作表「表」的内容一直延伸到 XFD1048576，范围过大"):
        cells_of('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def test_a_far_cell_that_holds_nothing_does_no_harm() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    dimension = '<dimension ref="A1:XFD1048576"/>'
    assert cells_of("", sheet=worksheet(rows, before=dimension)) == 1


def test_the_grid_is_bounded_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = '<row r="3"><c r="B3"><v>1</v></c></row>'
    monkeypatch.setattr(bounds, "MAX_GRID", 6)
    assert cells_of(rows) == 1
    monkeypatch.setattr(bounds, "MAX_GRID", 5)
    with pytest.raises(UnreadableError, match="一直延伸到 B3"):
        cells_of(rows)


def test_cells_are_bounded_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = '<row r="1"><c><v>1</v></c><c><v>2</v></c><c><f>A1</f></c></row>'
    monkeypatch.setattr(bounds, "MAX_CELLS", 2)
    assert cells_of(rows) == 3
    monkeypatch.setattr(bounds, "MAX_CELLS", 1)
    with pytest.raises(UnreadableError, match="有内容的单元格超过 1 个"):
        cells_of(rows)


def test_a_pass_stops_early_on_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row/>"
    monkeypatch.setattr(sheet_xml, "MAX_CELLS", 2)
    assert cells_of(rows) == 2
    monkeypatch.setattr(sheet_xml, "MAX_CELLS", 1)
    with pytest.raises(UnreadableError, match="有内容的单元格超过 1 个"):
        cells_of(rows)


def test_merged_areas_are_bounded_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = worksheet("", after='<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells>')
    monkeypatch.setattr(sheet_xml, "MAX_MERGES", 2)
    assert cells_of("", sheet=sheet) == 0
    monkeypatch.setattr(sheet_xml, "MAX_MERGES", 1)
    with pytest.raises(UnreadableError, match="超过 1 个合并区域"):
        cells_of("", sheet=sheet)


def test_one_long_text_shown_by_many_cells_is_counted_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    strings = f"<si><t>{'长' * 90}</t></si><si><t>短</t></si>"
    shown = "".join(f'<c t="s"><v>{index}</v></c>' for index in (0, 0, 1))
    rows = f"<row>{shown}<c><v>5</v></c></row>"
    monkeypatch.setattr(bounds, "MAX_TEXT", 270)
    assert cells_of(rows, strings=strings) == 4
    monkeypatch.setattr(bounds, "MAX_TEXT", 181)
    assert cells_of(rows, strings=strings) == 4
    monkeypatch.setattr(bounds, "MAX_TEXT", 180)
    with pytest.raises(UnreadableError, match="全部单元格的文字超过"):
        cells_of(rows, strings=strings)


def test_decompressed_parts_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    strings = "<si><t>文</t></si>"
    rows = '<row><c t="s"><v>0</v></c></row>'
    made = parts(rows, strings=strings)
    total = sum(len(str(made[name]).encode()) for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"))
    monkeypatch.setattr(bounds, "MAX_READ_BYTES", total)
    assert cells_of(rows, strings=strings) == 1
    monkeypatch.setattr(bounds, "MAX_READ_BYTES", total - 1)
    with pytest.raises(UnreadableError, match=r"^文件超出限制：内容解压后共"):
        cells_of(rows, strings=strings)


def test_the_file_is_bounded_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(parts())
    monkeypatch.setattr(workbook_file, "MAX_FILE_BYTES", len(data))
    assert read_workbook_bytes(data, "a.xlsx").format == "xlsx"
    monkeypatch.setattr(workbook_file, "MAX_FILE_BYTES", len(data) - 1)
    with pytest.raises(UnreadableError, match=r"^文件超出限制：大小为"):
        read_workbook_bytes(data, "a.xlsx")


def test_sheets_are_bounded_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_xml, "MAX_SHEETS", 1)
    assert cells_of("") == 0
    monkeypatch.setattr(workbook_xml, "MAX_SHEETS", 0)
    with pytest.raises(UnreadableError, match="工作表超过 0 张"):
        cells_of("")


def test_shared_formulas_are_bounded_by_what_they_expand_to(monkeypatch: pytest.MonkeyPatch) -> None:
    members = '<c><f t="shared" si="0"/><v>1</v></c>' * 3
    rows = f'<row><c><f t="shared" si="0" ref="A1:D1">B2</f><v>1</v></c>{members}</row>'
    monkeypatch.setattr(sheet_formulas, "MAX_SHARED", 6)
    assert cells_of(rows) == 4
    monkeypatch.setattr(sheet_formulas, "MAX_SHARED", 5)
    with pytest.raises(UnreadableError, match="共享公式或数组公式展开后过大"):
        cells_of(rows)
    monkeypatch.setattr(sheet_formulas, "MAX_SHARED", 6)
    monkeypatch.setattr(sheet_formulas, "MAX_FORMULA", 1)
    with pytest.raises(UnreadableError, match="共享公式或数组公式展开后过大"):
        cells_of(rows)


def test_array_formulas_are_bounded_by_what_they_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = '<row><c><f t="array" ref="A1:B1">C1:D1</f><v>1</v></c><c><v>1</v></c></row>'
    monkeypatch.setattr(sheet_formulas, "MAX_GRID", 2)
    assert cells_of(rows) == 2
    monkeypatch.setattr(sheet_formulas, "MAX_GRID", 1)
    with pytest.raises(UnreadableError, match="共享公式或数组公式展开后过大"):
        cells_of(rows)


def test_a_bomb_of_blanks_is_refused_unread() -> None:
    with pytest.raises(UnreadableError, match=r"^文件超出限制：部件 xl/worksheets/sheet1\.xml 解压后有 10 MiB"):
        cells_of(" " * (10 * 2**20))


@pytest.mark.parametrize("place", ["sheet", "strings"])
def test_a_bomb_of_entities_is_refused(place: str) -> None:
    entities = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    found = parts(f"<row>{inline('A1', 'x')}</row>", strings="<si><t>x</t></si>")
    part = "xl/worksheets/sheet1.xml" if place == "sheet" else "xl/sharedStrings.xml"
    found[part] = entities + str(found[part])
    with pytest.raises(UnreadableError, match="文档类型声明（DOCTYPE）"):
        read_workbook_bytes(zipped(found), "a.xlsx")


def test_other_formats_are_bounded_by_their_decompressed_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_READ_BYTES", 50)
    binary = {"_rels/.rels": relationships(("officeDocument", "xl/workbook.bin")), "xl/workbook.bin": MAIN}
    with pytest.raises(UnreadableError, match=r"^文件超出限制：内容解压后共"):
        read_workbook_bytes(zipped(binary), "a.xlsb")
