"""Whether a word names the unit a file is of: by its name, by a code in the file's name, else by the file's name."""

import re
from pathlib import PurePath
from typing import Final

_PIECE: Final = re.compile(r"[A-Za-z0-9]+(?![A-Za-z0-9年])")


def plain_name(name: str) -> str:
    """Return a name as names are compared: without spaces, brackets in one width."""
    return "".join(name.split()).replace("（", "(").replace("）", ")")


def codes_in_file(file: str) -> list[str]:
    """Return the runs of Latin letters and digits in a file's name, where a unit's code may stand; years are none."""
    return _PIECE.findall(PurePath(file).stem)


def is_unit(word: str, unit: str, file: str) -> bool:
    """Tell whether ``word`` (a name or a code) is the unit of a file; ``unit`` is the name on its sheet, if any."""
    if unit and plain_name(word) == plain_name(unit):
        return True
    return word in codes_in_file(file) or (not unit and plain_name(word) in plain_name(PurePath(file).stem))
