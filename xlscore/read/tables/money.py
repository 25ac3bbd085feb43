"""Which unit of money a sheet states: 万元 or 元, nearest first."""

import re
from collections.abc import Iterable
from typing import Final

from xlscore.read.tables.keys import half_width

_IN_BRACKETS: Final = re.compile(r"[(\[【](?:人民币)?(?:单位|金额单位)?[:]?(?:人民币)?(万元|元)[)\]】]")
_AFTER_WORD: Final = re.compile(r"单位[:]?(?:人民币)?(万元|元)")


def stated_unit(text: str) -> str | None:
    """Return the unit a label states in brackets or after 单位：, ``None`` where it states none."""
    plain = "".join(half_width(text[:200]).split())
    match = _IN_BRACKETS.search(plain) or _AFTER_WORD.search(plain)
    return match[1] if match else None


def nearest_unit(texts: Iterable[str]) -> str | None:
    """Return the first unit stated by labels given nearest first."""
    return next((unit for text in texts if (unit := stated_unit(text)) is not None), None)
