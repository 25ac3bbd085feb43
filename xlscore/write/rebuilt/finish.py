"""The last touch to a workbook XlsxWriter wrote: constants and values it has no way to write."""

import re
from typing import Final

from xlscore.ooxml.package import Package
from xlscore.ooxml.zip_copy import copy_with
from xlscore.write.rebuilt.cells import EMPTY, ERRORS, UNCACHED

_ERROR: Final = re.compile(
    b"<f>(" + b"|".join(re.escape(error.encode()) for error in sorted(ERRORS)) + rb")</f>(?=<v>\1</v>)"
)
_EMPTY: Final = f"<v>{EMPTY}</v>".encode()
_UNCACHED: Final = re.compile(rb' t="str"(><f>[^<]*</f>)' + re.escape(f"<v>{UNCACHED}</v>".encode()))


def finished(data: bytes) -> bytes:
    """Return the workbook with errors as constants, and formulas whose value is empty or unknown without one."""
    package = Package(data)
    changed = {}
    for name in package.names:
        if not name.startswith("xl/worksheets/sheet"):
            continue
        part = package.read(name)
        fresh = _ERROR.sub(b"", part)
        if b"\xee\x80\x80xlscore-" in part:
            fresh = _UNCACHED.sub(rb"\1", fresh.replace(_EMPTY, b"<v></v>"))
        if fresh != part:
            changed[name] = fresh
    return copy_with(package, changed) if changed else data
