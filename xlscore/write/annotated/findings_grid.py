"""A sheet of texts written cell by cell: inline strings, merges, links, and rows as high as their text needs."""

from typing import Final, NamedTuple

from xlscore.cells import a1
from xlscore.ooxml.cell_texts import Typed
from xlscore.ooxml.names import Dialect
from xlscore.ooxml.xml_text import attribute, content
from xlscore.write.annotated.geometry import line_count

_LINE_POINTS: Final = {"title": 26.0, "section": 17.0, "verdict": 19.0}
_LINE_DEFAULT: Final = 13.5
_ROW_PADDING: Final = 6.0
_HIGHEST: Final = 409.0
_LONGEST: Final = 32_000
_CUT: Final = "……（文字过长，已截断）"


class Link(NamedTuple):
    """A link to a cell of this workbook, and what is shown when the pointer rests on it."""

    location: str
    tip: str


class Text(NamedTuple):
    """One cell: ``span`` columns from ``column`` on are merged."""

    column: int
    value: str | int | Typed
    style: str
    span: int = 1
    link: Link | None = None


class Page(NamedTuple):
    """How a sheet is shown and printed, always on A4 and as wide as the page."""

    tab_colour: str
    frozen: int = 0
    """Rows that stay in sight."""
    filtered: str = ""
    """The area with arrows to filter and sort by."""
    portrait: bool = False
    one_page: bool = False
    validations: str = ""


class Grid:
    """Rows from the top down."""

    def __init__(self, widths: tuple[float, ...], styles: dict[str, int]) -> None:
        """Take the widths of the columns that are shown, in letters, and the format numbers by name."""
        self.widths = widths
        self._styles = styles
        self._rows: list[list[str]] = []
        self._hidden = 0
        self._merges: list[str] = []
        self._links: list[str] = []
        self.height = 0.0
        """How high the rows are together, in points."""

    @property
    def next_row(self) -> int:
        """The number of the row that is written next."""
        return len(self._rows) + 1

    def add(self, *texts: Text, at_least: float = 20.0) -> None:
        """Write one row from left to right; it is as high as its longest text needs, and ``at_least`` points."""
        number = self.next_row
        cells: list[str] = []
        height = at_least
        for column, value, style_name, span, link in texts:
            style = self._styles[style_name]
            address = a1(number, column)
            text, figure = value if isinstance(value, Typed) else (str(value), isinstance(value, int))
            cells.append(_cell(address, text, style, figure=figure))
            width = self.widths[column - 1]
            if span > 1:
                last = column + span - 1
                width = sum(self.widths[column - 1 : last])
                cells += [f'<c r="{a1(number, place)}" s="{style}"/>' for place in range(column + 1, last + 1)]
                self._merges.append(f'<mergeCell ref="{address}:{a1(number, last)}"/>')
            if link:
                self._links.append(
                    f'<hyperlink ref="{address}" location="{attribute(link.location)}"'
                    f' tooltip="{attribute(link.tip)}"/>'
                )
            # Padding and indent cost two letters of each line, and a Chinese character that does not fit half of one.
            lines = line_count(text, width - 2.5)
            height = max(height, lines * _LINE_POINTS.get(style_name, _LINE_DEFAULT) + _ROW_PADDING)
        height = min(height, _HIGHEST)
        self.height += height
        self._rows.append([f'<row r="{number}" ht="{height:g}" customHeight="1">', *cells])

    def put_aside(self, row: int, place: int, text: str) -> None:
        """Write a text that is not shown: into the ``place``-th hidden column behind the last, from 1 on upwards."""
        self._hidden = max(self._hidden, place)
        self._rows[row - 1].append(_cell(a1(row, len(self.widths) + place), text, 0))

    def sheet(self, dialect: Dialect, page: Page) -> bytes:
        """Return the worksheet part."""
        first = len(self.widths) + 1
        columns = "".join(
            f'<col min="{index}" max="{index}" width="{width:g}" customWidth="1"/>'
            for index, width in enumerate(self.widths, 1)
        )
        if self._hidden:
            columns += f'<col min="{first}" max="{first + self._hidden - 1}" width="9" hidden="1" customWidth="1"/>'
        last = a1(len(self._rows), len(self.widths) + self._hidden)
        links = f"<hyperlinks>{''.join(self._links)}</hyperlinks>" if self._links else ""
        merges = f'<mergeCells count="{len(self._merges)}">{"".join(self._merges)}</mergeCells>' if self._merges else ""
        filtered = f'<autoFilter ref="{page.filtered}"/>' if page.filtered else ""
        orientation, height = "portrait" if page.portrait else "landscape", int(page.one_page)
        numbered = "<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>"
        footer = "" if page.one_page else numbered
        margin = 0.7 if page.portrait else 0.4
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<worksheet xmlns="{dialect.main}"><sheetPr><tabColor rgb="FF{page.tab_colour}"/>'
            f'<pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{last}"/>'
            f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">{_pane(page.frozen)}</sheetView></sheetViews>'
            f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{self._sheet_data()}</sheetData>'
            f"{filtered}{merges}{page.validations}{links}"
            '<printOptions horizontalCentered="1"/>'
            f'<pageMargins left="{margin}" right="{margin}" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
            f'<pageSetup paperSize="9" orientation="{orientation}" fitToHeight="{height}"/>'
            f"{footer}"
            f'<ignoredErrors><ignoredError sqref="A1:{last}" numberStoredAsText="1"/></ignoredErrors></worksheet>'
        ).encode()

    def _sheet_data(self) -> str:
        return "".join(["".join(cells) + "</row>" for cells in self._rows])


def _cell(address: str, text: str, style: int, *, figure: bool = False) -> str:
    start = f'<c r="{address}" s="{style}"'
    if figure:
        return f"{start}><v>{content(text)}</v></c>"
    if not text:
        return f"{start}/>"
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + _CUT
    return f'{start} t="inlineStr"><is><t xml:space="preserve">{content(text)}</t></is></c>'


def _pane(frozen: int) -> str:
    if not frozen:
        return ""
    top = a1(frozen + 1, 1)
    return (
        f'<pane ySplit="{frozen}" topLeftCell="{top}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="{top}" sqref="{top}"/>'
    )
