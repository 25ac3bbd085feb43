"""Whether a file is a result this program wrote (a summary, a roster, a table of findings), told without reading it."""

import re
import zlib
from html import unescape
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from xlscore.model.result_titles import RESULT_TITLES

_PROPERTIES: Final = "docProps/core.xml"
_MOST: Final = 1 << 16
"""Bytes of the properties that are looked at; ours take some 600."""
_TITLE: Final = re.compile(r"<dc:title[^>]*>([^<]*)</dc:title>")
_BROKEN: Final = (OSError, BadZipFile, KeyError, ValueError, RuntimeError, NotImplementedError, EOFError, zlib.error)


def is_result(path: Path) -> bool:
    """Tell whether a file carries the title of a result of ours; one that cannot be opened carries none."""
    if not path.is_file():
        return False
    try:
        with ZipFile(path) as package, package.open(_PROPERTIES) as stream:
            found = _TITLE.search(stream.read(_MOST).decode())
    except _BROKEN:
        return False
    return found is not None and unescape(found[1]).strip() in RESULT_TITLES
