"""How a workbook looks, apart from what its cells hold: neutral data that readers produce and a writer copies out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from xlscore.cells import Area

Place = tuple[int, int]
"""Row and column from 1."""


class Font(NamedTuple):
    """Letters: ``twips`` are twentieths of a point, ``colour`` is ``RRGGBB`` or empty for the automatic one."""

    name: str = "Calibri"
    twips: int = 220
    bold: bool = False
    italic: bool = False
    strike: bool = False
    underline: int = 0
    """1 single, 2 double, 33 and 34 the same for accounting."""
    script: int = 0
    """1 superscript, 2 subscript."""
    colour: str = ""


class Edge(NamedTuple):
    """One line of a border: ``line`` counts the styles of ECMA-376 part 1, 18.18.3 from 1 (thin); 0 is none."""

    line: int = 0
    colour: str = ""


class Fill(NamedTuple):
    """Behind a cell: ``pattern`` counts the patterns of ECMA-376 part 1, 18.18.55 from 0 (none); 1 is solid."""

    pattern: int = 0
    front: str = ""
    back: str = ""


USUAL_FONT: Final = Font()
NO_EDGE: Final = Edge()
NO_FILL: Final = Fill()


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell looks; the words are those of ECMA-376 part 1, 18.8.1 (alignment), empty for the usual."""

    font: Font = USUAL_FONT
    fill: Fill = NO_FILL
    left: Edge = NO_EDGE
    right: Edge = NO_EDGE
    top: Edge = NO_EDGE
    bottom: Edge = NO_EDGE
    diagonal: Edge = NO_EDGE
    diagonal_ways: int = 0
    """1 rising, 2 falling, 3 both."""
    number_format: str = "General"
    across: str = ""
    down: str = ""
    wrap: bool = False
    shrink: bool = False
    indent: int = 0
    rotation: int = 0
    """Degrees, rising text positive; 270 for letters one below the other."""


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """Columns ``first`` to ``last``; ``width`` in 1/256 of a digit of the usual font, padding included."""

    first: int
    last: int
    width: int
    hidden: bool = False
    look: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class RowLook:
    """One row; ``height`` in twentieths of a point, ``None`` where it fits its text."""

    height: int | None = None
    hidden: bool = False
    look: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class PageLook:
    """How a sheet is printed; margins (left, right, top, bottom, header, footer) in 1/1000 inch."""

    paper: int = 9
    """Number of the size (ECMA-376 part 1, 18.3.1.63); 9 is A4."""
    landscape: bool = False
    scale: int = 100
    fit: tuple[int, int] | None = None
    """Pages across and down, 0 for as many as it takes; ``None`` where ``scale`` counts."""
    margins: tuple[int | None, ...] = (None,) * 6
    centred: tuple[bool, bool] = (False, False)
    """Across and down the page."""
    header: str = ""
    footer: str = ""
    areas: tuple[Area, ...] = ()
    repeat_rows: tuple[int, int] | None = None
    repeat_columns: tuple[int, int] | None = None
    row_breaks: tuple[int, ...] = ()
    column_breaks: tuple[int, ...] = ()
    grid_lines: bool = False
    over_then_down: bool = False
    first_page: int | None = None
    """Number of the first page where it does not follow from the sheet before."""


@dataclass(frozen=True, slots=True)
class NoteLook:
    """A note on a cell."""

    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class SheetLook:
    """One sheet; looks are numbers of ``Appearance.looks``."""

    cells: Mapping[Place, int] = field(default_factory=dict)
    columns: tuple[ColumnLook, ...] = ()
    rows: Mapping[int, RowLook] = field(default_factory=dict)
    row_height: int | None = None
    column_width: int | None = None
    """Of columns not listed, in the unit of ``ColumnLook``."""
    page: PageLook = PageLook()
    frozen: Place | None = None
    """First row and column that move."""
    shows_grid: bool = True
    right_to_left: bool = False
    zoom: int = 100
    notes: Mapping[Place, NoteLook] = field(default_factory=dict)
    serials: Mapping[Place, str] = field(default_factory=dict)
    """Stored numbers, as decimals, of cells that are read as dates or times."""
    formulas: Mapping[Place, str] = field(default_factory=dict)
    """Formulas known for certain, in the spelling of Open XML, without ``=``."""
    merges: tuple[Area, ...] = ()
    """Merged areas where those who read the values are not told them."""
    errors: Mapping[Place, str] = field(default_factory=dict)
    """Error values where those who read the values take them for blank."""
    arrays: frozenset[Place] = frozenset()
    """Cells whose formula is one of a whole area."""
    lost_formulas: int = 0
    """Formulas whose text is not known, or not for certain: their values are kept."""
    lost: Mapping[str, int] = field(default_factory=dict)
    """What the sheet has and the neutral data has no place for, in Chinese, and how often."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """A whole workbook; the sheets stand in the order of ``Workbook.sheets``."""

    looks: tuple[CellLook, ...] = ()
    sheets: tuple[SheetLook, ...] = ()
    usual: Font = USUAL_FONT
    """The font that column widths are measured in."""
    date_1904: bool = False
    lost: Mapping[str, int] = field(default_factory=dict)
    """What the workbook as a whole has beyond this, in Chinese, and how often."""
    unknown: tuple[str, ...] = ()
    """Chinese sentences on what the format did not let us know."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A workbook written anew as Open XML, because its own format cannot be added to."""

    data: bytes
    notices: tuple[str, ...] = ()
    """What could not be carried over, Chinese sentences."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Sheets whose name Open XML does not allow → what they are called now."""
