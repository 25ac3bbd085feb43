"""Which lines of a funds block are parts of which: by 其中, by numbers of several levels, else of the total."""

import re
from collections.abc import Sequence
from typing import Final

from xlscore.read.tables.keys import half_width

_NUMBERS: Final = (
    re.compile(r"[一二三四五六七八九十]{1,3}[、.]"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"\d{1,2}[、.)](?!\d)"),
    re.compile(r"\(\d{1,2}\)"),
    re.compile(r"[①-⑳]"),
)
_AMONG: Final = "其中"


def _style(label: str) -> int | None:
    """Return which way of numbering a label has, ``None`` where it has no number."""
    return next((style for style, pattern in enumerate(_NUMBERS) if pattern.match(label)), None)


def parents(labels: Sequence[str], total: int) -> list[int | None]:
    """Return for each line the place of the line it is part of; ``None`` where that cannot be known, and for the total.

    其中 below a part that has a number divides that part, until the next number of its kind.  Below a part without one
    nobody can tell where it ends: then no line is taken for a part of the total.
    """
    plain = ["".join(half_width(label).split()) for label in labels]
    styles = [_style(label) for label in plain]
    top = next((style for place, style in enumerate(styles) if style is not None and place != total), None)
    found: list[int | None] = []
    owner: int | None = None
    for place, label in enumerate(plain):
        if place == total:
            found.append(None)
            continue
        if styles[place] is not None and styles[place] == top:
            owner = place
            found.append(total)
        elif owner is not None and (
            styles[place] is not None or label.startswith(_AMONG) or (found[-1] == owner and styles[place - 1] is None)
        ):
            found.append(owner)
        elif label.startswith(_AMONG) and place - 1 not in {total, -1}:
            return [None] * len(plain)
        else:
            found.append(total)
    return found
