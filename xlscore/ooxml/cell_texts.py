"""What stands in the cells of one sheet as plain texts: for sheets of our own, which people fill in by hand."""

from typing import NamedTuple

from lxml import etree

from xlscore.cells import parse_a1
from xlscore.ooxml.draft import Draft
from xlscore.ooxml.package import safe_parser

Cell = tuple[int, int]


class Typed(NamedTuple):
    """The content of a cell: its text, and whether it is a number (then the text is its decimal)."""

    text: str
    number: bool = False


def _tree(draft: Draft, part: str) -> etree._Element:
    return etree.fromstring(draft.read(part), safe_parser())


def _joined(node: etree._Element) -> str:
    """Return the text of a string, its runs one after the other, without phonetic guides."""
    found = [*node.findall("{*}t"), *node.findall("{*}r/{*}t")]
    return "".join(item.text or "" for item in found)


def shared_texts(draft: Draft) -> list[str]:
    """Return the shared strings of the workbook."""
    package = draft.package
    for item in package.related(package.main_part, "sharedStrings"):
        if package.find(item.target) is not None:
            return [_joined(node) for node in _tree(draft, item.target).iterfind("{*}si")]
    return []


def cell_texts(draft: Draft, part: str, shared: list[str]) -> dict[Cell, Typed]:
    """Return the cells of a sheet that hold something, by row and column."""
    result: dict[Cell, Typed] = {}
    row_number = 0
    for row in _tree(draft, part).iterfind("{*}sheetData/{*}row"):
        declared = row.get("r", "")
        row_number = int(declared) if declared.isdecimal() else row_number + 1
        column = 0
        for cell in row.iterfind("{*}c"):
            try:
                column = parse_a1(cell.get("r", ""))[1]
            except ValueError:
                column += 1
            typed = _typed(cell, shared)
            if typed.text:
                result[row_number, column] = typed
    return result


def _typed(cell: etree._Element, shared: list[str]) -> Typed:
    kind = cell.get("t", "n")
    inline, value = cell.find("{*}is"), cell.findtext("{*}v") or ""
    if kind == "inlineStr":
        return Typed("" if inline is None else _joined(inline))
    if kind == "s":
        return Typed(shared[int(value)] if value.isdecimal() and int(value) < len(shared) else "")
    return Typed(value, kind == "n")
