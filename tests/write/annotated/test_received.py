"""A copy of a workbook in another format: rebuilt, marked, and the submitted bytes kept whole in it."""

import hashlib
import io
from pathlib import Path

import openpyxl
import pytest

from tests.ooxml.packages import parts, tree, zipped
from tests.write.annotated.makers import dossier, finding
from xlscore.errors import UsageError
from xlscore.model.appearance import Appearance, Rebuilt
from xlscore.model.workbook import Cell, Sheet, Workbook
from xlscore.ooxml.package import Package
from xlscore.write.annotated import annotate, submitted_bytes, write_annotated, write_submitted
from xlscore.write.annotated.received import received_in
from xlscore.write.rebuilt import rebuild

SUBMITTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"an .xls file of a unit\n" * 40
LONG = "二〇二三年度部门整体支出绩效自评指标评分表（预算部门填报用，二级单位）"
SHEET = Sheet(LONG, {(1, 1): Cell("单位"), (5, 4): Cell(9.5)})
REBUILT = rebuild(Workbook("甲.xls", "", "xls", (SHEET,)), Appearance(lost={"图表": 2}))
FOUND = finding(f"{LONG}!D5")
DOSSIER = dossier(SUBMITTED, FOUND, file="报送/甲.xls")
COPY = annotate(DOSSIER, SUBMITTED, rebuilt=REBUILT)
PART = "xl/xlscore/received1.bin"


def texts(data: bytes, sheet: str = "审核结果") -> list[str]:
    found = openpyxl.load_workbook(io.BytesIO(data))[sheet]
    return [str(cell.value) for row in found.iter_rows() for cell in row if cell.value is not None]


def saved(data: bytes) -> bytes:
    """Return a workbook as another program saves it: parts it does not know are gone."""
    stream = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(stream)
    return stream.getvalue()


def test_the_copy_names_the_submitted_file_and_what_it_lost() -> None:
    said = texts(COPY)
    assert "甲.xls" in said
    assert hashlib.sha256(SUBMITTED).hexdigest() in said
    assert any("图表 2 处" in text and "本审核副本据其内容重建为 .xlsx" in text for text in said)


def test_marks_stand_on_the_renamed_sheet_at_the_same_cell() -> None:
    (name,) = REBUILT.renamed.values()
    sheet = openpyxl.load_workbook(io.BytesIO(COPY))[name]
    assert sheet["D5"].value == 9.5
    assert sheet["D5"].comment is not None
    assert sheet["D5"].border.left.style == "double"


def test_every_part_of_the_rebuilt_workbook_is_well_formed_and_related() -> None:
    assert PART in parts(COPY)
    types = {node.get("PartName"): node.get("ContentType") for node in tree(COPY, "[Content_Types].xml")}
    assert types[f"/{PART}"] == "application/vnd.xlscore.received"
    kinds = {node.get("Type"): node.get("Target") for node in tree(COPY, "xl/_rels/workbook.xml.rels")}
    assert kinds["urn:xlscore:annotated:received"] == "xlscore/received1.bin"


def test_annotating_the_copy_again_gives_the_same_bytes() -> None:
    again = annotate(dossier(COPY, FOUND, file="批注/甲.xls.xlsx"), COPY)
    assert again == COPY


def test_clean_gives_the_submitted_bytes_back(tmp_path: Path) -> None:
    (tmp_path / "甲.xls").write_bytes(SUBMITTED)
    write_annotated(DOSSIER, tmp_path / "甲.xls", tmp_path / "甲.xls.xlsx", rebuilt=REBUILT)
    origin = write_submitted(tmp_path / "甲.xls.xlsx", tmp_path / "原件.xls")
    assert (tmp_path / "原件.xls").read_bytes() == SUBMITTED
    assert (origin.file, origin.sha256) == ("甲.xls", hashlib.sha256(SUBMITTED).hexdigest())


def test_an_untouched_copy_is_read_as_the_submitted_file() -> None:
    assert submitted_bytes(COPY) == SUBMITTED
    assert submitted_bytes(SUBMITTED) == SUBMITTED
    assert submitted_bytes(b"PK no archive xlscore/received") == b"PK no archive xlscore/received"


def test_a_copy_somebody_changed_is_a_filing_of_its_own() -> None:
    members = parts(COPY)
    sheet = next(name for name in members if name.endswith("sheet1.xml"))
    touched = zipped({**members, sheet: members[sheet].replace(b"<v>9.5</v>", b"<v>9</v>")})
    assert submitted_bytes(touched) == touched
    again = annotate(dossier(touched, finding("D5"), file="改正.xlsx"), touched)
    assert "改正.xlsx" in texts(again)
    assert not any("重建" in text for text in texts(again))
    assert received_in(Package(again)) is None
    assert submitted_bytes(again) == again


def test_a_copy_another_program_saved_keeps_nothing_of_the_submitted_file(tmp_path: Path) -> None:
    other = saved(COPY)
    (tmp_path / "copy.xlsx").write_bytes(other)
    with pytest.raises(UsageError, match="不再保存报送的原文件"):
        write_submitted(tmp_path / "copy.xlsx", tmp_path / "原件.xls")
    again = annotate(dossier(other, file="改正.xlsx"), other)
    sheet = openpyxl.load_workbook(io.BytesIO(again)).worksheets[-1]
    assert sheet["D5"].comment is None
    assert sheet["D5"].border.left.style is None


@pytest.mark.parametrize("held", [b"", b"xlscore received 1\n{}\n", b"xlscore received 1\n[\n", b"other\n{}\n"])
def test_a_part_that_is_not_whole_counts_as_none(held: bytes) -> None:
    assert received_in(Package(zipped({**parts(COPY), PART: held}))) is None


def test_a_part_whose_bytes_were_changed_counts_as_none() -> None:
    held = parts(COPY)[PART]
    assert received_in(Package(zipped({**parts(COPY), PART: held[:-1]}))) is None
    assert received_in(Package(zipped({**parts(COPY), PART: held.replace(b"received 1", b"received 2")}))) is None


def test_the_file_must_be_the_one_that_was_assessed() -> None:
    with pytest.raises(UsageError, match="校验值不符"):
        annotate(DOSSIER, SUBMITTED + b"x", rebuilt=Rebuilt(REBUILT.data))
