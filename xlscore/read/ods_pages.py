"""How the sheets of an OpenDocument spreadsheet are printed and shown: page styles and settings.

Source: OpenDocument 1.3 part 3, 16.5 (page layouts), 16.9 (master pages), 3.10 (settings).
"""

import re
from typing import Final

from lxml import etree

from xlscore.cells import Area
from xlscore.model.appearance import PageLook, Place
from xlscore.ooxml.package import local_name
from xlscore.read.ods_styles import Properties, plain, points
from xlscore.read.open_formula import excel_reference

_PAPERS: Final = {8: (842, 1191), 9: (595, 842), 11: (420, 595), 13: (516, 729), 1: (612, 792), 5: (612, 1008)}
"""Numbers of sizes (ECMA-376 part 1, 18.3.1.63) → width and height in points."""
_RANGE: Final = re.compile(r"(?:'(?:[^']|'')*'|[^ '])+")
_CLOSE: Final = 4
_A4: Final = 9
_FROZEN: Final = "2"
_REGIONS: Final = {"region-left": "&L", "region-center": "&C", "region-right": "&R"}
_FIELDS: Final = {
    "page-number": "&P",
    "page-count": "&N",
    "sheet-name": "&A",
    "file-name": "&F",
    "date": "&D",
    "time": "&T",
    "s": " ",
}


class OdsPages:
    """The page styles of a spreadsheet by name."""

    def __init__(self, styles: etree._Element) -> None:
        """Read ``styles.xml``."""
        layouts: dict[str, etree._Element] = {}
        self._pages: dict[str, PageLook] = {}
        for group in styles:
            for node in group:
                if local_name(node) == "page-layout":
                    layouts[plain(node).get("name", "")] = node
        for group in styles:
            for node in group:
                if local_name(node) == "master-page":
                    known = plain(node)
                    layout = layouts.get(known.get("page-layout-name", ""))
                    if layout is not None:
                        self._pages[known.get("name", "")] = _page(layout, node)

    def page(self, name: str) -> PageLook:
        """Return a page style, the usual page where there is none of that name."""
        return self._pages.get(name, PageLook())


def _page(layout: etree._Element, master: etree._Element) -> PageLook:
    known: Properties = {}
    bands: dict[str, float] = {}
    for child in layout:
        if local_name(child) == "page-layout-properties":
            known = plain(child)
        elif local_name(child) in {"header-style", "footer-style"}:
            found = next((plain(item) for item in child), {})
            bands[local_name(child)[:6]] = points(found.get("min-height")) or points(found.get("height")) or 0
    texts = {local_name(child): _band(child) for child in master if local_name(child) in {"header", "footer"}}
    width, height = points(known.get("page-width")), points(known.get("page-height"))
    landscape = known.get("print-orientation") == "landscape"
    centred = known.get("table-centering", "none")
    margins = [
        points(known.get(f"margin-{side}") or known.get("margin")) for side in ("left", "right", "top", "bottom")
    ]
    inner = list(margins)
    for place, band in ((2, "header"), (3, "footer")):
        # Here a header takes its room from the page; in Open XML it stands in the margin.
        if texts.get(band) and (edge := inner[place]) is not None:
            inner[place] = edge + bands.get(band, 0)
    scale = known.get("scale-to", "").removesuffix("%")
    return PageLook(
        paper=_paper(width, height),
        landscape=landscape,
        scale=int(scale) if scale.isdecimal() and 10 <= int(scale) <= 400 else 100,  # noqa: PLR2004 -- what the standard allows
        fit=_fit(known),
        margins=tuple(None if one is None else round(one / 72 * 1000) for one in (*inner, margins[2], margins[3])),
        centred=(centred in {"horizontal", "both"}, centred in {"vertical", "both"}),
        header=texts.get("header", ""),
        footer=texts.get("footer", ""),
        grid_lines="grid" in known.get("print", "").split(),
        over_then_down=known.get("print-page-order") == "ltr",
    )


def _paper(width: float | None, height: float | None) -> int:
    if width is None or height is None:
        return _A4
    sides = sorted((width, height))
    fits = (
        number
        for number, size in _PAPERS.items()
        if all(abs(one - other) <= _CLOSE for one, other in zip(sides, size, strict=True))
    )
    return next(fits, _A4)


def _fit(known: Properties) -> tuple[int, int] | None:
    wide, high = known.get("scale-to-X", ""), known.get("scale-to-Y", "")
    if wide.isdecimal() or high.isdecimal():
        return int(wide) if wide.isdecimal() else 0, int(high) if high.isdecimal() else 0
    return (1, 1) if known.get("scale-to-pages") == "1" else None


def _band(node: etree._Element) -> str:
    """Return a header or footer as Open XML writes it."""
    if plain(node).get("display") == "false":
        return ""
    pieces = [f"{_REGIONS[local_name(child)]}{_words(child)}" for child in node if local_name(child) in _REGIONS]
    if pieces:
        return "".join(piece for piece in pieces if len(piece) > 2)  # noqa: PLR2004 -- more than its mark
    words = _words(node)
    return f"&C{words}" if words else ""


def _words(node: etree._Element) -> str:
    kind = local_name(node)
    if kind in _FIELDS:
        return _FIELDS[kind]
    inner = _escaped(node.text) + "".join(_words(child) + _escaped(child.tail) for child in node)
    return inner.strip() if kind in _REGIONS or kind == "p" else inner


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&&")


def print_areas(ranges: str) -> tuple[Area, ...]:
    """Return the areas of ``Sheet1.A1:Sheet1.B2``, several of them separated by blanks."""
    found = []
    for one in _RANGE.findall(ranges):
        try:
            cells = excel_reference(one).rpartition("!")[2]
            found.append(Area.parse(cells))
        except ValueError:
            continue
    return tuple(found)


def views(settings: etree._Element | None) -> dict[str, dict[str, str]]:
    """Return by name of the sheet what the settings say of how it is shown."""
    if settings is None:
        return {}
    found: dict[str, dict[str, str]] = {}
    for group in settings.iter("{*}config-item-map-named"):
        if plain(group).get("name") == "Tables":
            for entry in group:
                items = {plain(item).get("name", ""): item.text or "" for item in entry}
                found[plain(entry).get("name", "")] = items
    return found


def frozen(view: dict[str, str]) -> Place | None:
    """Return the first row and column that move."""

    def fixed(mode: str, position: str) -> int:
        number = view.get(position, "0")
        return int(number) if view.get(mode) == _FROZEN and number.isdecimal() else 0

    place = fixed("VerticalSplitMode", "VerticalSplitPosition"), fixed("HorizontalSplitMode", "HorizontalSplitPosition")
    return (place[0] + 1, place[1] + 1) if any(place) else None
