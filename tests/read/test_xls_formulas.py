"""Formulas of .xls sheets: against LibreOffice's own reading of them, and records as other programs write them."""

import re
import struct
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from tests.oracle.office import convert
from tests.read.test_xls_records import record, stream
from xlscore.read import xls_formulas
from xlscore.read.xls_formulas import around, sheet_formulas
from xlscore.read.xls_looks import read_xls_looks
from xlscore.read.xls_tokens import Around, Uncertain

TEMPLATE = Path(__file__).resolve().parents[2] / "workbook_templates" / "guangdong_overall_2020" / "template.xlsx"


@pytest.mark.office
def test_formulas_of_a_template_saved_as_xls_are_what_libreoffice_reads(tmp_path: Path) -> None:
    (saved,) = convert([TEMPLATE], tmp_path / "xls", "xls")
    (again,) = convert([saved], tmp_path / "again", "xlsx")
    found = read_xls_looks(saved.read_bytes())
    compared = 0
    for sheet, look in zip(openpyxl.load_workbook(again).worksheets, found.sheets, strict=True):
        for (row, column), formula in look.formulas.items():
            expected = str(sheet.cell(row, column).value)
            assert f"={formula}" == re.sub(r"\b(TRUE|FALSE)\(\)", r"\1", expected)
            compared += 1
    assert compared > 100
    assert sum(look.lost_formulas for look in found.sheets) == 0


def nothing(_number: int) -> str:
    raise Uncertain


def formula(row: int, column: int, tokens: bytes) -> bytes:
    return record(0x06, struct.pack("<HHH8xH4xH", row, column, 0, 0, len(tokens)) + tokens)


ONE = b"\x1e\x01\x00"


def read(*records: bytes, version: int = 0x600) -> xls_formulas.XlsFormulas:
    return sheet_formulas(stream(*records, version=version), 0, Around(nothing, nothing))


def test_a_shared_formula_is_read_at_every_cell_that_uses_it() -> None:
    shared = record(0x4BC, struct.pack("<HHBBBBH", 1, 2, 3, 3, 0, 2, 5) + struct.pack("<BHH", 0x4C, 0, 0xC0FF))
    use = struct.pack("<BHH", 1, 1, 3)
    found = read(formula(1, 3, use), shared, formula(2, 3, use))
    assert (found.known, found.unknown) == ({(2, 4): "C2", (3, 4): "C3"}, 0)


def test_arrays_tables_and_damage_are_counted_as_unknown() -> None:
    found = read(
        formula(0, 0, struct.pack("<BHH", 1, 9, 9)), formula(0, 1, b"\x01\x00"), formula(0, 2, b"\x02" + bytes(4)),
        formula(0, 3, b""), record(0x06, b"\0"), record(0x4BC, b""), formula(0, 4, ONE),
    )  # fmt: skip
    assert (found.known, found.unknown) == ({(1, 5): "1"}, 4)


def test_formulas_of_older_versions_are_counted_and_not_read() -> None:
    assert read(formula(0, 0, ONE), version=0x500) == xls_formulas.XlsFormulas({}, 1)


def test_sheets_and_names_are_those_of_the_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    spans: dict[int, Any] = {0: (1, 1), 1: (0, 1), 2: (-4, -4)}
    monkeypatch.setattr(xls_formulas, "get_externsheet_local_range", lambda _book, index: spans[index])
    names = [SimpleNamespace(name="_xlfn.IFERROR"), SimpleNamespace(name="单位")]
    where = around(SimpleNamespace(sheet_names=lambda: ["甲", "乙 丙"], name_obj_list=names))
    assert where.sheet(0) == "'乙 丙'"
    assert where.name(1) == "_xlfn.IFERROR"
    for doubtful in (1, 2, 3):
        with pytest.raises(Uncertain):
            where.sheet(doubtful)
    for doubtful in (0, 2, 3):
        with pytest.raises(Uncertain):
            where.name(doubtful)


def test_formulas_are_written_out_up_to_a_limit_and_what_is_uncertain_is_tried_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xls_formulas, "MAX_SHARED", 1)
    found = read(formula(0, 0, ONE), formula(1, 0, ONE), formula(2, 0, ONE))
    assert (found.known, found.unknown) == ({(1, 1): "1", (2, 1): "1"}, 1)
    tried: list[bytes] = []

    def fail(tokens: bytes, *_around: object) -> str:
        tried.append(tokens)
        raise Uncertain

    monkeypatch.setattr(xls_formulas, "formula_text", fail)
    assert read(formula(0, 0, b"\xff"), formula(1, 0, b"\xff")).unknown == 2
    assert tried == [b"\xff"]
