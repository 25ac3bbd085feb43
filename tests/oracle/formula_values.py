"""The values a workbook stores beside its formulas, read from the XML itself."""

from fractions import Fraction
from pathlib import Path

from xlscore.exact import exact
from xlscore.ooxml.package import Package

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Stored = Fraction | str | None
"""A number (to 15 digits), text, or nothing: a formula saved without its value."""


def stored_values(path: Path, *, formulas_only: bool = True) -> dict[str, Stored]:
    """Return ``sheet!A1`` → stored value of every formula cell, or of every cell; errors read as ``#…`` text."""
    package = Package(path.read_bytes())
    parts = {item.id: item.target for item in package.relationships(package.main_part)}
    shared = _shared_strings(package)
    found: dict[str, Stored] = {}
    for sheet in package.xml(package.main_part).iter(f"{_MAIN}sheet"):
        for cell in package.xml(parts[sheet.get(_ID, "")]).iter(f"{_MAIN}c"):
            if formulas_only and cell.find(f"{_MAIN}f") is None:
                continue
            value = cell.find(f"{_MAIN}v")
            found[f"{sheet.get('name')}!{cell.get('r')}"] = _value(cell.get("t", "n"), value, shared)
    return found


def _shared_strings(package: Package) -> list[str]:
    name = next((item.target for item in package.related(package.main_part, "sharedStrings")), None)
    if name is None:
        return []
    return ["".join(text.text or "" for text in item.iter(f"{_MAIN}t")) for item in package.xml(name)]


def _value(kind: str, node: object, shared: list[str]) -> Stored:
    text = getattr(node, "text", None)
    if node is None:
        return None
    if kind == "s":
        return shared[int(text or 0)]
    if kind in {"str", "e"}:
        return text or ""
    return None if text is None else exact(float(text))
