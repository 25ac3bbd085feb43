"""The text of a note: all findings of one cell, the gravest first, and the box it needs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from xlscore.model.finding import Finding
from xlscore.ooxml.xml_text import clean, clean_content
from xlscore.write.annotated.geometry import line_count
from xlscore.write.annotated.wording import note_body, note_heading

AUTHOR: Final = "xlscore 审核"
DIVIDER: Final = f"——{AUTHOR}——"
"""The line between the user's words and ours in one note."""
MOST_CHARACTERS: Final = 32_000
"""A note holds 32,767 characters; the rest is left to the user's own text."""
_CUT: Final = "……（文字过长，其余见工作表“审核结果”）"

_LETTER, _LINE, _MARGIN = 6, 17, 16
"""Pixels of a letter and a line of 9-point 宋体, and of the box around them."""
_NARROW, _WIDE, _TALLEST = 330, 480, 640

_FONT: Final = '<sz val="9"/><color indexed="81"/><rFont val="宋体"/><family val="3"/><charset val="134"/>'


@dataclass(frozen=True, slots=True)
class NoteText:
    """One cell's note as pairs of heading and body."""

    pieces: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, findings: Sequence[Finding], numbers: Mapping[str, int] | None = None) -> "NoteText":
        """Return the note of the findings of one cell; what does not fit is named as left out.

        ``numbers`` tells under which number a finding (by its id) is listed on the sheet 审核结果.
        """
        ordered = sorted(findings, key=lambda finding: finding.weight.rank)
        pieces: list[tuple[str, str]] = []
        room = MOST_CHARACTERS
        for finding in ordered:
            number = (numbers or {}).get(finding.id)
            heading, body = clean(note_heading(finding, number)), clean(note_body(finding))
            room -= len(heading) + len(body) + 3
            if room < 0:
                pieces.append((heading[:200], _CUT))
                break
            pieces.append((heading, body))
        return cls(tuple(pieces))

    def runs(self, *, after_text: bool = False) -> str:
        """Return the note as runs of rich text, below the user's own words where there are some."""
        runs = []
        for index, (heading, body) in enumerate(self.pieces):
            gap = "\n" if index else ""
            if after_text and not index:
                gap = f"\n\n{DIVIDER}\n"
            runs.append(_run(f"{gap}{heading}\n", "<b/>") + _run(f"{body}\n" if index + 1 < len(self.pieces) else body))
        return "".join(runs)

    @property
    def digest(self) -> str:
        """The mark by which the note is known again."""
        return digest("".join(heading + body for heading, body in self.pieces))

    def size(self, above: str = "") -> tuple[int, int]:
        """Return the width and height in pixels that show the note, below the text that stands above it."""
        text = "\n".join(
            [*([above, "", AUTHOR] if above else []), *(f"{head}\n{body}\n" for head, body in self.pieces)]
        )
        for width in (_NARROW, _WIDE):
            height = line_count(text, (width - _MARGIN) // _LETTER) * _LINE + _MARGIN
            if height <= _TALLEST:
                return width, height
        return _WIDE, _TALLEST


def digest(text: str) -> str:
    """Return the mark of a text, whatever programs make of its spaces and line ends."""
    return sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def own_stretch(text: str, digests: Collection[str]) -> tuple[int, int] | None:
    """Return where in a note the words of ours stand, ``None`` where there are none: someone may have gone on below."""
    before, divider, _ = text.partition(DIVIDER)
    start = len(before) + len(divider) if divider else 0
    lines = text[start:].splitlines(keepends=True)
    for count in range(len(lines), 0, -1):
        own = "".join(lines[:count])
        if digest(own) in digests:
            return (len(before.rstrip("\n")) if divider else 0), start + len(own)
    return None


def _run(text: str, bold: str = "") -> str:
    return f'<r><rPr>{bold}{_FONT}</rPr><t xml:space="preserve">{clean_content(text)}</t></r>'
