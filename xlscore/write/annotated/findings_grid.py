"""A sheet of texts written cell by cell: inline strings, merges, links, and rows as high as their text needs."""

from typing import Final, NamedTuple

from xlscore.cells import a1
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
    value: str | int
    style: str
    span: int = 1
    link: Link | None = None


class Grid:
    """Rows from the top down."""

    def __init__(self, widths: tuple[float, ...], styles: dict[str, int]) -> None:
        """Take the column widths in letters and the format numbers by name."""
        self.widths = widths
        self._styles = styles
        self._rows: list[str] = []
        self._merges: list[str] = []
        self._links: list[str] = []

    @property
    def next_row(self) -> int:
        """The number of the row that is written next."""
        return len(self._rows) + 1

    def add(self, *texts: Text, at_least: float = 20.0) -> None:
        """Write one row; it is as high as its longest text needs, and ``at_least`` points."""
        number = self.next_row
        cells: dict[int, str] = {}
        height = at_least
        for text in texts:
            last = text.column + text.span - 1
            style = self._styles[text.style]
            address = a1(number, text.column)
            cells[text.column] = self._cell(address, text.value, style)
            for column in range(text.column + 1, last + 1):
                cells[column] = f'<c r="{a1(number, column)}" s="{style}"/>'
            if text.span > 1:
                self._merges.append(f'<mergeCell ref="{address}:{a1(number, last)}"/>')
            if text.link:
                self._links.append(
                    f'<hyperlink ref="{address}" location="{attribute(text.link.location)}"'
                    f' tooltip="{attribute(text.link.tip)}"/>'
                )
            # Padding and indent cost two letters of each line, and a Chinese character that does not fit half of one.
            width = sum(self.widths[text.column - 1 : last]) - 2.5
            lines = line_count(str(text.value), width)
            height = max(height, lines * _LINE_POINTS.get(text.style, _LINE_DEFAULT) + _ROW_PADDING)
        inner = "".join(cells[column] for column in sorted(cells))
        self._rows.append(f'<row r="{number}" ht="{min(height, _HIGHEST):g}" customHeight="1">{inner}</row>')

    def _cell(self, address: str, value: str | int, style: int) -> str:
        if isinstance(value, int):
            return f'<c r="{address}" s="{style}"><v>{value}</v></c>'
        if not value:
            return f'<c r="{address}" s="{style}"/>'
        text = value if len(value) <= _LONGEST else value[:_LONGEST] + _CUT
        string = f'<is><t xml:space="preserve">{content(text)}</t></is>'
        return f'<c r="{address}" s="{style}" t="inlineStr">{string}</c>'

    def sheet(self, dialect: Dialect, frozen: int, tab_colour: str) -> bytes:
        """Return the worksheet part: ``frozen`` rows stay in sight, printed on A4 across, as wide as the page."""
        columns = "".join(
            f'<col min="{index}" max="{index}" width="{width:g}" customWidth="1"/>'
            for index, width in enumerate(self.widths, 1)
        )
        top = a1(frozen + 1, 1)
        last = a1(len(self._rows), len(self.widths))
        links = f"<hyperlinks>{''.join(self._links)}</hyperlinks>" if self._links else ""
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<worksheet xmlns="{dialect.main}"><sheetPr><tabColor rgb="FF{tab_colour}"/>'
            f'<pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{last}"/>'
            '<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
            f'<pane ySplit="{frozen}" topLeftCell="{top}" activePane="bottomLeft" state="frozen"/>'
            f'<selection pane="bottomLeft" activeCell="{top}" sqref="{top}"/></sheetView></sheetViews>'
            f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{"".join(self._rows)}</sheetData>'
            f'<mergeCells count="{len(self._merges)}">{"".join(self._merges)}</mergeCells>{links}'
            '<printOptions horizontalCentered="1"/>'
            '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
            "<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>"
            f'<ignoredErrors><ignoredError sqref="A1:{last}" numberStoredAsText="1"/></ignoredErrors></worksheet>'
        ).encode()
