"""What the workbook part of an Open XML package says: sheets in order, names, properties and links.

Source: ECMA-376 part 1, 18.2 (workbook), 18.14 (external links) and 22.3 (custom properties).
"""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from xlscore.errors import UnreadableError
from xlscore.model.workbook import Visibility
from xlscore.ooxml.package import Package, local_name
from xlscore.read.content import NO_SHEETS
from xlscore.read.limits import MAX_SHEETS
from xlscore.read.styles_xml import children

_BUILT_IN_NAME: Final = "_xlnm."
_WITHOUT_CELLS: Final = frozenset({"chartsheet", "dialogsheet"})
_UNKNOWN_TARGET: Final = "（未写明来源的外部链接）"
_TRUE: Final = frozenset({"1", "true", "on"})
_CUSTOM_PROPERTIES: Final = frozenset({"custom-properties", "customProperties"})
"""Transitional and Strict."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet as the workbook lists it, and the part that holds its cells."""

    name: str
    visibility: Visibility
    part: str


@dataclass(frozen=True, slots=True)
class WorkbookXml:
    """The workbook part, understood; ``unknown`` tells in Chinese which listed sheets have no grid we can read."""

    sheets: tuple[SheetPart, ...]
    unknown: tuple[str, ...]
    names: dict[str, str]
    external_links: tuple[str, ...]
    date_1904: bool


def read_workbook_xml(package: Package) -> WorkbookXml:
    """Read the workbook part; raises ``UnreadableError`` where it lists no worksheet or is no workbook at all."""
    root = package.xml(package.main_part)
    if local_name(root) != "workbook":
        msg = "文件不是工作簿（是文档、演示文稿或其他类型的文件）。请确认选对了文件，并另存为 .xlsx 后再报送。"
        raise UnreadableError(msg)
    sheets, unknown = _sheets(package, root)
    properties = next(children(root, "workbookPr"), None)
    return WorkbookXml(
        sheets=sheets,
        unknown=unknown,
        names={
            node.get("name", ""): (node.text or "").removeprefix("=")
            for node in children(root, "definedNames", "definedName")
            if node.get("localSheetId") is None and not node.get("name", "").startswith(_BUILT_IN_NAME)
        },
        external_links=_external_links(package, root),
        date_1904=properties is not None and properties.get("date1904") in _TRUE,
    )


def _relationship_id(node: etree._Element) -> str | None:
    """Return ``r:id`` whatever namespace the edition of the standard gives it."""
    return next((str(value) for key, value in node.attrib.items() if str(key).endswith("}id")), None)


def _sheets(package: Package, root: etree._Element) -> tuple[tuple[SheetPart, ...], tuple[str, ...]]:
    targets = {item.id: item for item in package.relationships(package.main_part)}
    sheets: list[SheetPart] = []
    unknown: list[str] = []
    listed = list(children(root, "sheets", "sheet"))
    if len(listed) > MAX_SHEETS:
        msg = f"文件超出限制：工作表超过 {MAX_SHEETS} 张。请只保留自评表所在的工作表，另存为 .xlsx 后再报送。"
        raise UnreadableError(msg)
    for node in listed:
        name = node.get("name", "")
        target = targets.get(_relationship_id(node) or "")
        if target is not None and target.kind in _WITHOUT_CELLS:
            continue
        if target is None or target.kind != "worksheet" or package.find(target.target) is None:
            unknown.append(f"工作表「{name}」不是普通工作表（宏表，或文件中没有它的内容），未读取。")
            continue
        if any(sheet.name == name for sheet in sheets):
            msg = f"文件已损坏：有两张工作表同名「{name}」。请在 Excel 或 WPS 中改名后另存为 .xlsx 再报送。"
            raise UnreadableError(msg)
        state = node.get("state", "visible")
        visibility = Visibility(state) if state in set(Visibility) else Visibility.VISIBLE
        sheets.append(SheetPart(name, visibility, target.target))
    if not sheets:
        raise UnreadableError(NO_SHEETS)
    return tuple(sheets), tuple(unknown)


def _external_links(package: Package, root: etree._Element) -> tuple[str, ...]:
    """Return where linked workbooks lie, in the order in which formulas number them: ``[1]`` is the first."""
    targets = {item.id: item.target for item in package.relationships(package.main_part)}
    links = []
    for node in children(root, "externalReferences", "externalReference"):
        part = targets.get(_relationship_id(node) or "", "")
        found = [item.target for item in package.relationships(part) if item.external] if part else []
        links.append(found[0] if found else _UNKNOWN_TARGET)
    return tuple(links)


def custom_properties(package: Package) -> dict[str, str]:
    """Return the custom document properties as text."""
    properties = {}
    for relationship in package.relationships():
        if relationship.kind in _CUSTOM_PROPERTIES and package.find(relationship.target) is not None:
            for node in children(package.xml(relationship.target), "property"):
                properties[node.get("name", "")] = "".join(str(text) for text in node.itertext()).strip()
    return properties
