"""The stylesheet patched: formats are only ever added, and those that are there keep their numbers."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from xlscore.errors import UsageError
from xlscore.model.finding import Severity
from xlscore.ooxml.elements import Element
from xlscore.ooxml.names import STYLESHEET_ORDER, Dialect
from xlscore.ooxml.splice import Splicer, prefixed, unprefixed, with_attribute
from xlscore.write.annotated.marks import MARKS, Mark

MOST_FORMATS: Final = 65_490
"""Cell formats a workbook may have (Excel specifications and limits)."""

_NO_FILL: Final = '<fill><patternFill patternType="none"/></fill>'
_GRAY: Final = '<fill><patternFill patternType="gray125"/></fill>'
_NO_BORDER: Final = "<border><left/><right/><top/><bottom/><diagonal/></border>"
_PLAIN_FONT: Final = '<font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font>'
_RESERVED: Final = {"fonts": (_PLAIN_FONT,), "fills": (_NO_FILL, _GRAY), "borders": (_NO_BORDER,)}
"""What the first places of a list mean to every program, whether a writer filled them or not."""


def empty_stylesheet(dialect: Dialect) -> bytes:
    """Return a stylesheet for a workbook that has none: format 0 is the plain one."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<styleSheet xmlns="{dialect.main}"><fonts count="1">{_PLAIN_FONT}</fonts>'
        f'<fills count="2">{_NO_FILL}{_GRAY}</fills><borders count="1">{_NO_BORDER}</borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ).encode()


class Look(NamedTuple):
    """Fill and border of a cell as markup."""

    fill: str = ""
    border: str = ""


def _coloured(element: Element | None, name: str, colour: str) -> bool:
    inner = element.first(name) if element else None
    return inner is not None and (inner.get("rgb") or "").upper().endswith(colour)


def _bears(fill: Element | None, border: Element | None, mark: Mark) -> bool:
    pattern = fill.first("patternFill") if fill else None
    if pattern is None or pattern.get("patternType") != "solid" or not _coloured(pattern, "fgColor", mark.fill):
        return False
    sides = [border.first(side) if border else None for side in ("left", "right", "top", "bottom")]
    return all(side is not None and side.get("style") == mark.line for side in sides) and all(
        _coloured(side, "color", mark.ink) for side in sides
    )


class _List:
    """One list of the stylesheet (``fills`` …) and what is to be added to it."""

    def __init__(self, element: Element | None, entry: str, prefix: str) -> None:
        self.element = element
        self.prefix = element.prefix if element else prefix
        self._entries = element.all(entry) if element else []
        self.size = len(self._entries)
        self.added: list[str] = []
        self._numbers: dict[str, int] = {}

    def entry(self, number: str | None) -> Element | None:
        """Return an entry that was there, ``None`` where there is none of that number."""
        place = int(number) if number and number.isdecimal() else 0
        return self._entries[place] if place < len(self._entries) else None

    def add(self, xml: str) -> int:
        """Return the number of an entry of ours, added the first time it is asked for."""
        return self.add_raw(prefixed(xml, self.prefix))

    def add_raw(self, xml: str) -> int:
        """Return the number of an entry that is written as this part writes its own."""
        if xml not in self._numbers:
            self._numbers[xml] = self.size + len(self.added)
            self.added.append(xml)
        return self._numbers[xml]


class Stylesheet:
    """The formats of a workbook and the ones the copy needs besides."""

    def __init__(self, part: str, data: bytes) -> None:
        """Parse the styles part; raises ``UnreadableError`` where it cannot be."""
        self._splicer = Splicer(part, data)
        root = self._splicer.root
        entries = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}
        self._lists = {name: _List(root.first(name), entry, root.prefix) for name, entry in entries.items()}
        for name, reserved in _RESERVED.items():
            for xml in reserved[self._lists[name].size :]:
                self._lists[name].add(xml)
        formats = self._lists["cellXfs"]
        self._formats = formats.element.all("xf") if formats.element else []
        self._based = ' xfId="0"' if root.first("cellStyleXfs") else ""
        if not self._formats:
            formats.add(self._xf(0, 0, 0))
        self._marked: dict[tuple[int, Severity], int | None] = {}
        self._looks: dict[int, Look] = {}

    def _xf(self, font: int, fill: int, border: int, inner: str = "") -> str:
        flags = 'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
        start = f'<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}"{self._based} {flags}'
        return f"{start}>{inner}</xf>" if inner else f"{start}/>"

    def format(self, font: str, fill: str, border: str, alignment: str) -> int:
        """Return the number of a format of ours, each part given as markup (an empty fill or border is none).

        Raises ``UsageError`` where the workbook can take no further format at all.
        """
        number = self._lists["cellXfs"].add(
            self._xf(
                self._lists["fonts"].add(font),
                self._lists["fills"].add(fill) if fill else 0,
                self._lists["borders"].add(border) if border else 0,
                alignment,
            )
        )
        if number >= MOST_FORMATS:
            msg = "工作簿的单元格格式已达上限（65,490 种），无法生成审核副本。请复制内容到新工作簿后再试。"
            raise UsageError(msg)
        return number

    def marked(self, original: int, severity: Severity) -> int | None:
        """Return the number of a format like ``original`` with a severity's mark, ``None`` where no room is left."""
        key = (original, severity)
        if key not in self._marked:
            self._marked[key] = self._clone(original, severity)
        return self._marked[key]

    def look(self, number: int) -> Look:
        """Return fill and border of a format as markup without prefixes."""
        if number in self._looks:
            return self._looks[number]
        source = self._source(number)
        fill, border = (
            self._lists[name].entry((source.get(attribute) or "0") if source else "0")
            for name, attribute in (("fills", "fillId"), ("borders", "borderId"))
        )
        look = Look(*(unprefixed(part.raw) if part is not None else "" for part in (fill, border)))
        self._looks[number] = look
        return look

    def mark_of(self, number: int) -> Severity | None:
        """Return the severity whose mark a format bears, whichever program wrote the stylesheet."""
        source = self._source(number)
        if source is None:
            return None
        fill, border = (
            self._lists["fills"].entry(source.get("fillId")),
            self._lists["borders"].entry(source.get("borderId")),
        )
        return next((severity for severity, mark in MARKS.items() if _bears(fill, border, mark)), None)

    def marked_formats(self) -> frozenset[int]:
        """Return the formats of the workbook that bear a mark."""
        return frozenset(number for number in range(len(self._formats)) if self.mark_of(number) is not None)

    def plain(self, number: int, look: Look) -> int:
        """Return the number of a format like ``number`` with the fill and border a cell had before it was marked."""
        changes = {
            "fillId": str(self._lists["fills"].add(look.fill) if look.fill else 0),
            "borderId": str(self._lists["borders"].add(look.border) if look.border else 0),
        }
        return self._like(number, changes)

    def _source(self, number: int) -> Element | None:
        """Return a format of the workbook; a number beyond the list shows as the plain one."""
        if not self._formats:
            return None
        return self._formats[number if number < len(self._formats) else 0]

    def _like(self, number: int, changes: Mapping[str, str]) -> int:
        formats = self._lists["cellXfs"]
        source = self._source(number)
        xml = source.raw if source else prefixed(self._xf(0, 0, 0), formats.prefix)
        for name, value in (*changes.items(), ("applyFill", "1"), ("applyBorder", "1")):
            xml = with_attribute(xml, name, value)
        return formats.add_raw(xml)

    def _clone(self, original: int, severity: Severity) -> int | None:
        formats = self._lists["cellXfs"]
        if formats.size + len(formats.added) >= MOST_FORMATS:
            return None
        mark = MARKS[severity]
        changes = {
            "fillId": str(self._lists["fills"].add(mark.fill_xml)),
            "borderId": str(self._lists["borders"].add(mark.border_xml)),
        }
        return self._like(original, changes)

    def result(self) -> bytes:
        """Return the styles part with everything added and the counts set right."""
        root = self._splicer.root
        for name, entries in self._lists.items():
            if not entries.added:
                continue
            inner = "".join(entries.added)
            count = str(entries.size + len(entries.added))
            if entries.element is None:
                tag = f"{root.prefix}{name}"
                xml = f'<{tag} count="{count}">{inner}</{tag}>'
                self._splicer.insert_ordered(root, name, xml, STYLESHEET_ORDER)
                continue
            self._splicer.append(entries.element, inner)
            if entries.element.get("count") is not None:
                self._splicer.set_attribute(entries.element, "count", count)
        return self._splicer.result()
