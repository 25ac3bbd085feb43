"""Number formats of OpenDocument, written out element by element, as the codes Excel has for them.

Source: OpenDocument 1.3 part 3, 16.29 (data styles); ECMA-376 part 1, 18.8.31 (number format codes).
"""

from typing import Final

from lxml import etree

from xlscore.ooxml.package import local_name

_KINDS: Final = frozenset(
    {"number-style", "percentage-style", "currency-style", "date-style", "time-style", "boolean-style", "text-style"}
)
_PLAIN: Final = frozenset("-+() %")
_BETWEEN: Final = frozenset("-+() /:")
_ORDERLY: Final[tuple[set[int], ...]] = ({0}, {1}, {0, 1}, {0, 1, 2}, set())
"""Which parts, for positive and negative numbers and zero, may stand before the last one."""
_MOST_PLACES: Final = 30
_NAMED: Final = {
    "#000000": "Black", "#0000ff": "Blue", "#00ffff": "Cyan", "#00ff00": "Green", "#ff00ff": "Magenta",
    "#ff0000": "Red", "#ffffff": "White", "#ffff00": "Yellow",
}  # fmt: skip
_SECTIONS: Final = {"value()>=0": 0, "value()>0": 0, "value()<0": 1, "value()=0": 2}
_CLOCK: Final = frozenset({"hours", "minutes", "seconds"})
GENERAL: Final = "General"


def _attribute(node: etree._Element, name: str) -> str:
    return next((str(value) for key, value in node.attrib.items() if str(key).rpartition("}")[2] == name), "")


def number_codes(root: etree._Element) -> dict[str, str]:
    """Return the codes of all data styles of a document by name; what has no code in Excel is left out."""
    nodes = {
        _attribute(node, "name"): node
        for group in root
        if local_name(group) in {"styles", "automatic-styles"}
        for node in group
        if local_name(node) in _KINDS
    }
    found = {}
    for name, node in nodes.items():
        code = _whole(node, nodes)
        if code:
            found[name] = code
    return found


def _whole(node: etree._Element, nodes: dict[str, etree._Element]) -> str:
    """Return a code with its parts for positive and negative numbers and zero, empty where Excel has none."""
    own = _section(node)
    parts: dict[int, str] = {}
    for mapped in node:
        if local_name(mapped) != "map":
            continue
        place = _SECTIONS.get(_attribute(mapped, "condition").replace(" ", ""))
        target = nodes.get(_attribute(mapped, "apply-style-name"))
        if place is None or target is None:
            return ""
        parts[place] = _section(target)
    # The style itself holds for whatever the conditions leave.
    sections = [parts[place] for place in sorted(parts)]
    sections = [own, *sections] if set(parts) == {1} else [*sections, own]
    return ";".join(sections) if all(sections) and set(parts) in _ORDERLY else ""


def _section(node: etree._Element) -> str:
    """Return the code of one part, empty where Excel has none."""
    kind = local_name(node)
    elapsed = _attribute(node, "truncate-on-overflow") == "false"
    pieces: list[str] = []
    for child in node:
        piece = _piece(child, elapsed=elapsed, moment=kind in {"date-style", "time-style"})
        if piece is None:
            return ""
        pieces.append(piece)
        elapsed = elapsed and "[" not in piece
    return "".join(pieces) or ("@" if kind == "text-style" else GENERAL)


def _piece(node: etree._Element, *, elapsed: bool, moment: bool) -> str | None:
    """Return what one element of a data style is in a code, ``None`` where Excel has nothing like it."""
    kind = local_name(node)
    if kind in {"text", "currency-symbol"}:
        return _literal("".join(str(text) for text in node.itertext()), _BETWEEN if moment else _PLAIN)
    if kind in _CLOCK:
        return _clock(node, kind, elapsed=elapsed)
    if kind == "text-properties":
        name = _NAMED.get(_attribute(node, "color").lower())
        return f"[{name}]" if name else ""
    if kind in {"number", "scientific-number"}:
        return _number(node) + (_exponent(node) if kind == "scientific-number" else "")
    return _calendar(node, kind)


def _calendar(node: etree._Element, kind: str) -> str | None:
    long = _attribute(node, "style") == "long"
    month = "mmm" if _attribute(node, "textual") == "true" else "m"
    known: dict[str, str] = {
        "day": "dd" if long else "d",
        "month": month + "m" * long,
        "year": "yyyy" if long else "yy",
        "day-of-week": "dddd" if long else "ddd",
        "am-pm": "AM/PM",
        "text-content": "@",
        "boolean": GENERAL,
        "fill-character": f"*{(node.text or ' ')[:1]}",
        "map": "",
        "": "",
    }
    return known.get(kind)


def _clock(node: etree._Element, kind: str, *, elapsed: bool) -> str:
    letter = kind[0] * (2 if _attribute(node, "style") == "long" else 1)
    places = _attribute(node, "decimal-places")
    more = "." + "0" * min(int(places), 3) if places.isdecimal() and int(places) else ""
    return (f"[{letter}]" if elapsed else letter) + more


def _exponent(node: etree._Element) -> str:
    digits = _attribute(node, "min-exponent-digits")
    return "E+" + "0" * min(int(digits) if digits.isdecimal() else 2, 5)


def _number(node: etree._Element) -> str:
    places = _attribute(node, "decimal-places")
    least = _attribute(node, "min-decimal-places")
    whole = _attribute(node, "min-integer-digits")
    if not places:
        return GENERAL
    integer = "0" * min(int(whole) if whole.isdecimal() else 1, _MOST_PLACES) or "#"
    if _attribute(node, "grouping") == "true" and len(integer) == 1:
        integer = f"#,##{integer}"
    count = min(int(places), _MOST_PLACES) if places.isdecimal() else 0
    fixed = min(int(least), count) if least.isdecimal() else count
    factor = _attribute(node, "display-factor")
    thousands = "," * ((len(factor) - 1) // 3) if factor.isdecimal() and set(factor[1:]) == {"0"} else ""
    return integer + ("." + "0" * fixed + "#" * (count - fixed) if count else "") + thousands


def _literal(text: str, plain: frozenset[str]) -> str:
    if set(text) <= plain:
        return text
    return '"' + text.replace('"', '"\\""') + '"'
