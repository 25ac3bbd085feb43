"""The text of a note: all findings of one cell, the gravest first, and the box it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from xlscore.model.finding import Finding
from xlscore.ooxml.xml_text import clean, content
from xlscore.write.annotated.geometry import line_count
from xlscore.write.annotated.wording import note_body, note_heading

AUTHOR: Final = "xlscore 审核"
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
    def of(cls, findings: Sequence[Finding]) -> "NoteText":
        """Return the note of the findings of one cell; what does not fit is named as left out."""
        ordered = sorted(findings, key=lambda finding: finding.severity.rank)
        pieces: list[tuple[str, str]] = []
        room = MOST_CHARACTERS
        for finding in ordered:
            heading, body = clean(note_heading(finding)), clean(note_body(finding))
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
                gap = f"\n\n——{AUTHOR}——\n"
            runs.append(_run(f"{gap}{heading}\n", "<b/>") + _run(f"{body}\n" if index + 1 < len(self.pieces) else body))
        return "".join(runs)

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


def _run(text: str, bold: str = "") -> str:
    return f'<r><rPr>{bold}{_FONT}</rPr><t xml:space="preserve">{content(text)}</t></r>'
