"""Texts that a spreadsheet would take for a formula when a CSV file is opened."""

import re
from typing import Final

RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "'")
"""How they begin; an apostrophe stands before them, and so before texts that begin with one."""
_FIGURE: Final = re.compile(r"-\d[\d,]*(?:\.\d+)?(?:%|元|万元)?")


def harmless(text: str) -> str:
    """Return a text a spreadsheet takes for text; a negative figure stays as it is."""
    return f"'{text}" if text.startswith(RISKY) and not _FIGURE.fullmatch(text) else text
