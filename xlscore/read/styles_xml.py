"""The number format of every cell style.  Source: ECMA-376 part 1, 18.8."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from xlscore.ooxml.package import Package, local_name
from xlscore.read.built_in_formats import BUILT_IN

GENERAL: Final = "General"


def children(node: etree._Element, *path: str) -> Iterator[etree._Element]:
    """Yield the descendants found by walking child names down from ``node``, whatever their namespace."""
    if not path:
        yield node
        return
    for child in node:
        if local_name(child) == path[0]:
            yield from children(child, *path[1:])


def number_formats(package: Package, workbook_part: str) -> list[str]:
    """Return the number format code of each cell style, by the style's index; none where there is no style sheet."""
    for relationship in package.related(workbook_part, "styles"):
        if package.find(relationship.target) is not None:
            root = package.xml(relationship.target)
            codes = dict(BUILT_IN)
            for node in children(root, "numFmts", "numFmt"):
                codes[_number(node.get("numFmtId"))] = node.get("formatCode") or GENERAL
            return [codes.get(_number(xf.get("numFmtId")), GENERAL) for xf in children(root, "cellXfs", "xf")]
    return []


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
