"""Full-width and invisible characters, spaces and document numbers: the text as the grammar wants it.

The table is explicit.  Unicode's compatibility forms (NFKC) would turn ① into 1 and ㎡ into m2.
"""

import re
from dataclasses import dataclass
from typing import Final

from xlscore.values.notes import Note

_OFFSET: Final = 0xFEE0
"""Distance between a full-width ASCII twin and its half-width form (Unicode block FF00)."""

_TWINS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz()[]{}%<>=+-./*~"
_SMALL: Final = {
    "﹤": "<",
    "﹥": ">",
    "﹦": "=",
    "═": "=",
    "﹪": "%",
    "﹢": "+",
    "﹣": "-",
    "−": "-",
    "﹙": "(",
    "﹚": ")",
}
_HALF_WIDTH: Final = str.maketrans({chr(ord(twin) + _OFFSET): twin for twin in _TWINS} | _SMALL)

_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+"
)
_SPACES: Final = re.compile(r"\s+")
_NEEDLESS: Final = re.compile(r"(?<![0-9A-Za-z.,，]) | (?![0-9A-Za-z.,，])")
_DOCUMENT: Final = re.compile(
    r"[〔\[【(〖](?:19|20)[0-9]{2}[〕\]】)〗] ?第? ?[0-9]{1,6} ?号?",
)
_NO_WORD: Final = re.compile(r"[\W_]+")
MASK: Final = "\ufffc"
"""Stands for every character that must not be searched for figures."""


@dataclass(frozen=True, slots=True)
class Clean:
    """A text after the first steps of the pipeline, with what was changed."""

    text: str
    notes: tuple[Note, ...]


def clean(raw: str) -> Clean:
    """Return the text in half-width, without invisible characters and without spaces that carry no meaning.

    A space stays only between two ASCII letters or digits, where it may separate two figures.
    """
    notes: list[Note] = []
    half = raw.translate(_HALF_WIDTH)
    if half != raw:
        notes.append(Note.HALF_WIDTH)
    visible = _INVISIBLE.sub("", half)
    if visible != half:
        notes.append(Note.INVISIBLE)
    spaced = _SPACES.sub(" ", visible).strip()
    dense = _NEEDLESS.sub("", spaced)
    if dense != spaced and any(c in "0123456789" for c in dense):
        notes.append(Note.SPACES)
    return Clean(dense, tuple(notes))


def mask_documents(text: str) -> str:
    """Return the text with document numbers (〔2021〕3号, [2019]115号) masked, length unchanged."""
    return _DOCUMENT.sub(lambda found: MASK * len(found[0]), text)


def plain(text: str) -> str:
    """Return a text without spaces and punctuation: what decides whether two of them say the same."""
    return _NO_WORD.sub("", text)
