"""Formulas of .xls from their tokens: each kind of token, and doubt wherever programs could disagree."""

import struct

import pytest

from xlscore.read.xls_tokens import Around, Uncertain, formula_text


def sheet(index: int) -> str:
    if index:
        raise Uncertain
    return "'基础 数据'"


def name(number: int) -> str:
    if number > 2:
        raise Uncertain
    return ["_xlfn.SUMIFS", "_xlfn.XLOOKUP"][number - 1]


def read(*tokens: bytes, base: tuple[int, int] = (0, 0)) -> str:
    return formula_text(b"".join(tokens), Around(sheet, name), base)


def number(value: int) -> bytes:
    return struct.pack("<BH", 0x1E, value)


def cell(row: int, column: int, flags: int = 0xC000, token: int = 0x44) -> bytes:
    return struct.pack("<BHH", token, row, column | flags)


def area(*ends: int, flags: int = 0xC000, token: int = 0x25) -> bytes:
    top, bottom, left, right = ends
    return struct.pack("<BHHHH", token, top, bottom, left | flags, right | flags)


def function(index: int, count: int | None = None) -> bytes:
    return struct.pack("<BH", 0x41, index) if count is None else struct.pack("<BBH", 0x42, count, index)


ONE, TWO, THREE = number(1), number(2), number(3)
ADD, TAKE, TIMES, OVER, POWER, JOIN, UNLIKE, BRACKETS = (bytes([t]) for t in (3, 4, 5, 6, 7, 8, 0x0E, 0x15))


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ((ONE, TWO, ADD, THREE, TAKE), "1+2-3"),
        ((ONE, TWO, THREE, TIMES, ADD), "1+2*3"),
        ((ONE, TWO, ADD, BRACKETS, THREE, OVER), "(1+2)/3"),
        ((ONE, b"\x13", TWO, POWER), "-1^2"),
        ((ONE, b"\x12", b"\x14"), "+1%"),
        ((struct.pack("<Bd", 0x1F, 0.1),), "0.1"),
        ((struct.pack("<Bd", 0x1F, 1e300),), "1E+300"),
        ((b'\x17\x02\x00a"',), '"a"""'),
        ((b"\x17\x01\x01" + "元".encode("utf-16-le"), ONE, JOIN), '"元"&1'),
        ((b"\x1d\x01", b"\x1d\x00", UNLIKE), "TRUE<>FALSE"),
        ((b"\x1c\x07",), "#DIV/0!"),
        ((cell(4, 3), cell(4, 3, 0), ADD), "D5+$D$5"),
        ((cell(4, 3, 0x8000), cell(4, 3, 0x4000), ADD), "$D5+D$5"),
        ((area(0, 9, 1, 2), function(4, 1)), "SUM(B1:C10)"),
        ((area(0, 0xFFFF, 1, 2, flags=0), function(4, 1)), "SUM($B:$C)"),
        ((area(2, 3, 0, 0xFF), function(4, 1)), "SUM(3:4)"),
        ((area(0, 9, 1, 1), b"\x19\x10\x00\x00"), "SUM(B1:B10)"),
        ((cell(0, 0), b"\x19\x02\x05\x00", ONE, b"\x19\x08\x05\x00", TWO, function(1, 3)), "IF(A1,1,2)"),
        ((ONE, b"\x19\x04\x01\x00" + bytes(4), TWO, function(100, 2)), "CHOOSE(1,2)"),
        ((cell(0, 0), TWO, function(27)), "ROUND(A1,2)"),
        ((ONE, b"\x16", function(1, 2)), "IF(1,)"),
        ((function(19),), "PI()"),
        ((struct.pack("<BHHH", 0x3A, 0, 4, 3), ONE, ADD), "'基础 数据'!$D$5+1"),
        ((struct.pack("<BHHHHH", 0x3B, 0, 0, 1, 0, 1), function(4, 1)), "SUM('基础 数据'!$A$1:$B$2)"),
        ((bytes([0x2A]) + bytes(4), ONE, ADD), "#REF!+1"),
        ((bytes([0x2B]) + bytes(8), function(4, 1)), "SUM(#REF!)"),
        ((bytes([0x3C]) + bytes(6),), "#REF!"),
        ((bytes([0x3D]) + bytes(10),), "#REF!"),
        ((struct.pack("<BHH", 0x23, 1, 0), ONE, TWO, THREE, function(255, 4)), "SUMIFS(1,2,3)"),
        ((struct.pack("<BHH", 0x23, 2, 0), ONE, function(255, 2)), "_xlfn.XLOOKUP(1)"),
    ],
)  # fmt: skip
def test_tokens_are_read_as_the_formula_they_came_from(tokens: tuple[bytes, ...], text: str) -> None:
    assert read(*tokens) == text


@pytest.mark.parametrize(
    ("row", "column", "flags", "text"),
    [(1, 1, 0xC000, "C7"), (0xFFFF, 0xFF, 0xC000, "A5"), (3, 2, 0, "$C$4"), (0xFFFF, 2, 0x8000, "$C5")],
)
def test_shared_references_are_counted_from_the_cell(row: int, column: int, flags: int, text: str) -> None:
    assert read(cell(row, column, flags, token=0x4C), base=(5, 1)) == text


def test_shared_areas_are_counted_from_the_cell_as_well() -> None:
    assert read(area(0, 1, 0, 0, token=0x2D), base=(5, 1)) == "B6:B7"


@pytest.mark.parametrize(
    "tokens",
    [
        (ONE, TWO, THREE, ADD, TIMES, ONE, ADD)[:5],  # 1*(2+3) without the token of its brackets
        (ONE, TWO, THREE, TAKE, TAKE),
        (cell(0, 0), cell(0, 1), b"\x17\x00\x00", UNLIKE, JOIN),
        (ONE, TWO, ADD, b"\x13"),
        (ONE, TWO, ADD, b"\x14"),
        (),
        (ONE, TWO),
        (ADD,),
        (b"\x17\x05\x00ab",),
        (b"\x17\x01\x08a",),
        (struct.pack("<Bd", 0x1F, -1.0),),
        (struct.pack("<Bd", 0x1F, float("inf")),),
        (b"\x1c\x99",),
        (b"\x1e\x01",),
        (function(9_999),),
        (function(4, 1),),
        (ONE, function(150, 1)),
        (ONE, TWO, function(255, 2)),
        (struct.pack("<BHH", 0x23, 9, 0),),
        (struct.pack("<BHHH", 0x39, 0, 1, 0),),
        (struct.pack("<BHHH", 0x3A, 1, 4, 3),),
        (bytes([0x26]) + bytes(6),),
        (b"\x11", ONE),
        (b"\x17\xff\x00" + b"a" * 255, *((b"\x17\xff\x00" + b"a" * 255, JOIN) * 40)),
    ],
)
def test_doubt_is_said_and_nothing_guessed(tokens: tuple[bytes, ...]) -> None:
    with pytest.raises(Uncertain):
        read(*tokens)
