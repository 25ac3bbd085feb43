"""Whether a file may be an annotated copy, told without reading it."""

import zlib
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from xlscore.errors import UnreadableError
from xlscore.model.stamp import OWN_NAMES
from xlscore.read.workbook_file import file_bytes

_PARTS: Final = ("xl/workbook.xml", "content.xml")
"""Where the sheets are named: Office Open XML, OpenDocument."""
_MOST: Final = 1 << 20
"""Bytes of a part that are looked at."""
_BROKEN: Final = (OSError, BadZipFile, ValueError, RuntimeError, NotImplementedError, EOFError, zlib.error)


def is_marked(path: Path) -> bool:
    """Tell whether a file names a sheet as we name ours; one that cannot be opened does not.

    Looking costs far less than reading, and a file that is no copy after all is only looked at for nothing.
    """
    if not path.is_file():  # opening a pipe would wait for somebody to write into it
        return False
    try:
        with ZipFile(path) as package:
            part = next((name for name in _PARTS if name in package.NameToInfo), None)
            if part is None:
                return False
            with package.open(part) as stream:
                return _names_ours(stream.read(_MOST), "utf-8")
    except BadZipFile:
        return _in_old_format(path)
    except _BROKEN:
        return False


def _in_old_format(path: Path) -> bool:
    try:
        return _names_ours(file_bytes(path), "utf-16-le")
    except UnreadableError:
        return False


def _names_ours(data: bytes, encoding: str) -> bool:
    return any(name.encode(encoding) in data for name in (*OWN_NAMES, *OWN_NAMES.values()))
