"""LibreOffice opens the copy, shows its notes and works out the same values."""

from pathlib import Path

import openpyxl
import pytest

from tests.ooxml.packages import MAIN, STRICT_MAIN, STRICT_OFFICE, changes, raw_book, worksheet
from tests.oracle.office import convert
from tests.write.annotated.makers import KEPT, dossier, finding, openpyxl_book, xlsxwriter_book
from xlscore.model.finding import Severity
from xlscore.write.annotated import annotate

pytestmark = pytest.mark.office

_FOUND = (finding("E3", "A1"), finding("E3", severity=Severity.WARNING), finding("H20", severity=Severity.NOTE))


def _notes(path: Path) -> dict[str, str]:
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[0] == "审核结果"
    return {
        f"{sheet.title}!{cell.coordinate}": "".join(cell.comment.text.split())
        for sheet in book.worksheets
        for row in sheet
        for cell in row
        if cell.comment
    }


def _values(path: Path, sheet: str) -> dict[str, object]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {cell.coordinate: cell.value for row in book[sheet] for cell in row if cell.value is not None}


def test_notes_and_values_survive_libreoffice(tmp_path: Path) -> None:
    (office,) = convert([_saved(tmp_path / "a", "office.xlsx", xlsxwriter_book(noted=True))], tmp_path / "b", "xlsx")
    prefixed = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    sources = {
        "xlsxwriter": xlsxwriter_book(),
        "noted": xlsxwriter_book(noted=True),
        "openpyxl": openpyxl_book(noted=True),
        "libreoffice": office.read_bytes(),
        "prefixed": raw_book(prefixed),
        "strict": raw_book(worksheet("").replace(MAIN, STRICT_MAIN), main=STRICT_MAIN, office=STRICT_OFFICE),
    }
    copies = {}
    for name, data in sources.items():
        copies[name] = _saved(tmp_path / "copies", f"{name}.xlsx", annotate(dossier(data, *_FOUND), data))
    saved = convert(copies.values(), tmp_path / "saved", "xlsx")
    for (name, copy), resaved in zip(copies.items(), saved, strict=True):
        shown = _notes(resaved)
        assert {cell for cell in shown if "【" in shown[cell]} == {"自评表!A1", "自评表!E3", "自评表!H20"}
        assert shown["自评表!E3"].count("XS301") == 2
        if name == "strict":
            continue  # openpyxl reads no Strict package
        assert _notes(copy) == shown
        before = _saved(tmp_path / "before", f"{name}.xlsx", sources[name])
        assert _values(copy, "自评表") == _values(before, "自评表")
    assert _notes(copies["noted"])["自评表!E3"].startswith("用户的批注——xlscore审核——【强制性】")


def test_parts_of_a_libreoffice_workbook_change_only_where_they_must(tmp_path: Path) -> None:
    (office,) = convert([_saved(tmp_path / "a", "office.xlsx", xlsxwriter_book(noted=True))], tmp_path / "b", "xlsx")
    data = office.read_bytes()
    changed, added = changes(data, annotate(dossier(data, finding("E4")), data))
    assert added == {"xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml", KEPT}
    assert changed - {"docProps/app.xml"} == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
    }


def _saved(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name
