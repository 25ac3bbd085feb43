"""The look shared by everything we write: fonts, colours and number formats, each cell format made once."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

SONG: Final = "宋体"
HEI: Final = "黑体"

CREATED: Final = datetime(2020, 1, 1)  # noqa: DTZ001 -- the document property has no zone; fixed, so that runs agree
"""Creation time written into every workbook of ours: two runs give the same bytes."""

INK: Final = "#1F1F1F"
PALE_INK: Final = "#7F7F7F"
ALARM: Final = "#C00000"
CAUTION: Final = "#8A5A00"
LINE: Final = "#8C8C8C"
HEADER: Final = "#DCE6F1"
INPUT: Final = "#FFF9E3"
LOCKED: Final = "#F5F5F5"
HELPER: Final = "#E6F0E4"
"""Behind the headers of columns that no printed form has."""
UNCONFIRMED: Final = "#FBE3D0"
"""Behind rows that rest on figures nobody has confirmed (待核)."""
GOOD: Final = "#DDEFD9"
BAD: Final = "#F8D7DA"

MONEY: Final = "#,##0.00"
WHOLE: Final = "0"
POINTS: Final = "0.##"
SCORE: Final = "0.00"
RATE: Final = "0.00%"
DAY: Final = "yyyy-mm-dd"
PLAIN: Final = "General"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks.  Sizes are points, colours ``#RRGGBB``; an unlocked cell takes input on a protected sheet."""

    font: str = SONG
    size: float = 10
    bold: bool = False
    colour: str = INK
    fill: str = ""
    across: Literal["left", "center", "right"] = "left"
    down: Literal["top", "vcenter"] = "vcenter"
    wrap: bool = True
    border: bool = True
    number: str = PLAIN
    locked: bool = True
    indent: int = 0

    def properties(self) -> dict[str, Any]:
        """Return the look in XlsxWriter's words."""
        result: dict[str, Any] = {
            "font_name": self.font,
            "font_size": self.size,
            "font_charset": 134,
            "font_family": 3,
            "font_color": self.colour,
            "bold": self.bold,
            "align": self.across,
            "valign": self.down,
            "text_wrap": self.wrap,
            "num_format": self.number,
            "locked": self.locked,
            "indent": self.indent,
        }
        if self.fill:
            result |= {"bg_color": self.fill, "pattern": 1}
        if self.border:
            result |= {"border": 1, "border_color": LINE}
        return result


TITLE: Final = Look(font=HEI, size=18, bold=True, across="center", border=False)
MARK: Final = Look(font=HEI, size=12, border=False)
SUBTITLE: Final = Look(size=12, across="center", border=False)
HEAD: Final = Look(font=HEI, bold=True, across="center", fill=HEADER)
HELPER_HEAD: Final = replace(HEAD, fill=HELPER)
LABEL: Final = Look(across="center", fill=LOCKED)
TEXT: Final = Look(fill="")
ENTRY: Final = Look(fill=INPUT, locked=False)
FIGURE: Final = Look(across="right", number=MONEY, fill=LOCKED, wrap=False)
HINT: Final = Look(size=9, colour=CAUTION)
NOTE: Final = Look(size=9, colour=PALE_INK, border=False, down="top")
SEAL: Final = Look(size=11, border=False, wrap=False)


class Looks:
    """The formats of one workbook: a look is turned into a format the first time it is asked for."""

    def __init__(self, workbook: Workbook) -> None:
        """Keep the workbook the formats belong to."""
        self._workbook = workbook
        self._made: dict[Look, Format] = {}
        self._known: dict[int, Format] = {}

    def format(self, look: Look) -> Format:
        """Return the format of a look."""
        # A look that is kept is known by its identity: hashing one takes longer than writing a cell.
        known = self._known.get(id(look))
        if known is not None:
            return known
        if look not in self._made:
            self._made[look] = self._known[id(look)] = self._workbook.add_format(look.properties())
        return self._made[look]
