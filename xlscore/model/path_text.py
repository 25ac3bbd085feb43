"""How a path is written down: as text any file and any screen takes, whatever bytes its names are made of.

Archives packed on a Chinese Windows leave names in GBK on Linux.  Python carries such bytes along in a form that cannot
be written anywhere; what is shown, kept and reported of such a file is its name as it was meant.
"""

import os
import re
from pathlib import Path
from typing import Final

_ODD: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no XML holds: control characters, halves of characters, and two code points that are none."""


def path_text(path: Path) -> str:
    """Return a path as text; names that are no UTF-8 are read as GB 18030, and what cannot be shown is ``%0A``."""
    text = str(path)
    return text if _ODD.search(text) is None else str(Path(*map(_name, path.parts)))


def _name(name: str) -> str:
    raw = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return _ODD.sub(_escaped, raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _ODD.sub(_escaped, os.fsdecode(name))


def _escaped(odd: re.Match[str]) -> str:
    """Return what stands for a sign: ``%0A``; not with a backslash, which parts folders elsewhere."""
    return f"%{ord(odd[0]) & 0xFF:02X}"
