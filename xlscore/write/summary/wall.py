"""Charts one under the other on a sheet: their common look, and pages that never cut through one of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from xlsxwriter.chart import Chart

from xlscore.write.style import NOTE
from xlscore.write.summary.analysis import Span
from xlscore.write.summary.page import A4, Desk, Page

Series = dict[str, Any]

WIDTH: Final = 980
"""Width of a chart in pixels."""
ROW: Final = 21
"""Height of a row in pixels."""
PAGE_ROWS: Final = 66
"""Rows of a printed page at that width."""
_CLEAR: Final = 4
"""Pixels above a chart, or its upper edge is printed at the foot of the page before."""
FONT: Final = {"name": "宋体", "size": 10}
SMALL: Final = {"name": "宋体", "size": 9}
HEADING: Final = {"name": "黑体", "size": 13, "bold": True}
GRID: Final = {"visible": True, "line": {"color": "#D9D9D9"}}
INK: Final = {"color": "#404040", "width": 0.75}
DARK: Final[Series] = {"fill": {"color": "#1F3864"}, "border": INK}
HATCHED: Final[Series] = {
    "pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#2E75B6", "bg_color": "#FFFFFF"},
    "border": INK,
}
DOTTED: Final[Series] = {
    "pattern": {"pattern": "percent_20", "fg_color": "#7F6000", "bg_color": "#FFFFFF"},
    "border": INK,
}
CROSSED: Final[Series] = {
    "pattern": {"pattern": "large_grid", "fg_color": "#C00000", "bg_color": "#FFFFFF"},
    "border": INK,
}
PALE: Final[Series] = {"fill": {"color": "#D9D9D9"}, "border": INK}
FILLS: Final = (DARK, HATCHED, DOTTED, CROSSED, PALE)
"""Fills that can be told apart without colour."""


def labels(number: str) -> Series:
    """Return data labels; nothing is written at a bar of no length."""
    return {"value": True, "num_format": number, "font": SMALL}


def heading(text: str) -> Series:
    """Return a chart's title."""
    return {"name": text, "name_font": HEADING, "overlay": False}


def value_axis(name: str, number: str) -> Series:
    """Return an axis of values that starts at nothing."""
    return {
        "name": name,
        "name_font": {**FONT, "bold": False},
        "num_font": SMALL,
        "num_format": number,
        "min": 0,
        "major_gridlines": GRID,
    }


def columns_chart(desk: Desk, title: str, names: Span, values: Span, axis: tuple[str, str], fill: Series) -> Chart:
    """Return a chart of columns with their values on top; ``axis`` is its title and number format."""
    chart: Chart = desk.book.add_chart({"type": "column"})
    look = {**fill, "gap": 60, "data_labels": labels(axis[1])}
    chart.add_series({"name": axis[0], "categories": names.cells, "values": values.cells, **look})
    chart.set_title(heading(title))
    chart.set_x_axis({"num_font": SMALL})
    chart.set_y_axis(value_axis(*axis))
    chart.set_legend({"none": True})
    return chart


def bars_chart(
    desk: Desk,
    title: str,
    names: Span,
    series: Sequence[tuple[str, Span]],
    axis: tuple[str, str, str],
    *,
    stacked: bool,
) -> Chart:
    """Return a chart of horizontal bars, the first line on top; ``stacked`` series fill one bar each.

    ``axis`` is its title, its number format and its greatest value, empty where that is left to the program.
    """
    chart: Chart = desk.book.add_chart({"type": "bar", "subtype": "stacked"} if stacked else {"type": "bar"})
    for (name, values), fill in zip(series, (FILLS * len(series))[: len(series)], strict=True):
        label = {} if stacked else {"data_labels": labels(f"{axis[1]};;")}
        own = {"name": name, "categories": names.cells, "values": values.cells, "gap": 40, **fill, **label}
        chart.add_series(own)
    chart.set_title(heading(title))
    chart.set_y_axis({"reverse": True, "num_font": SMALL, "interval_unit": 1})
    most = {"max": int(axis[2])} if axis[2].isdecimal() else {}
    chart.set_x_axis({**value_axis(axis[0], "0"), **most, "label_position": "high"})
    chart.set_legend({"position": "bottom", "font": FONT} if len(series) > 1 else {"none": True})
    return chart


def pareto_chart(desk: Desk, title: str, names: Span, values: Span, shares: Span) -> Chart:
    """Return columns of points lost with the line of their cumulative share on a second axis."""
    chart: Chart = desk.book.add_chart({"type": "column"})
    own = {"name": "失分（分）", "categories": names.cells, "values": values.cells, "gap": 40, **HATCHED}
    chart.add_series({**own, "data_labels": labels("0.##;;")})
    line: Chart = desk.book.add_chart({"type": "line"})
    mark = {"type": "circle", "size": 6, "fill": {"color": "#000000"}, "border": {"color": "#000000"}}
    drawn = {"line": {"color": "#000000", "width": 1.75}, "marker": mark, "y2_axis": True}
    line.add_series({"name": "累计占比", "categories": names.cells, "values": shares.cells, **drawn})
    chart.combine(line)
    chart.set_title(heading(title))
    chart.set_x_axis({"num_font": SMALL})
    chart.set_y_axis(value_axis("失分（分）", "0"))
    line.set_y2_axis({**value_axis("累计占比", "0%"), "max": 1, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom", "font": FONT})
    return chart


def keep_rows(page: Page, first: int, count: int) -> None:
    """Fix the height of rows charts stand on: they are placed by rows, which LibreOffice makes lower than Excel."""
    for row in range(first, first + count):
        page.sheet.set_row(row, ROW * 0.75)


@dataclass(slots=True)
class Wall:
    """The sheet charts hang on; whoever has a chart for it calls ``hang``."""

    page: Page
    row: int = 2
    on_page: int = 2
    """Rows used of the printed page."""
    breaks: list[int] = field(default_factory=list)

    @classmethod
    def put_up(cls, desk: Desk, name: str, remark: str) -> "Wall":
        """Add the sheet."""
        page = desk.page(name, fitted=False)
        # Another width than the one that goes without saying, or LibreOffice takes its own, a third wider.
        page.widths = (9.0,) * 15
        page.sheet.set_column(0, 14, 9)
        page.title(14, name, of_counted=True)
        page.merge(1, (0, 14), remark, NOTE)
        page.sheet.hide_gridlines(2)
        page.sheet.set_paper(A4)
        page.sheet.fit_to_pages(1, 0)
        page.sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        page.sheet.set_footer("&C第 &P 页，共 &N 页")
        return cls(page)

    def hang(self, chart: Chart, height: int) -> None:
        """Put a chart below the last one; ``height`` in pixels."""
        rows = height // ROW + 2
        if self.on_page + rows > PAGE_ROWS and self.on_page:
            self.breaks.append(self.row)
            self.on_page = 0
        keep_rows(self.page, self.row, rows)
        chart.set_size({"width": WIDTH, "height": height})
        self.page.sheet.insert_chart(self.row, 0, chart, {"y_offset": _CLEAR, "object_position": 2})
        self.row += rows
        self.on_page += rows

    def say(self, sentence: str) -> None:
        """Write a sentence below the last chart."""
        self.page.merge(self.row, (0, 14), sentence, NOTE)
        self.row += 2
        self.on_page += 2

    def finish(self) -> None:
        """Fix what is printed."""
        self.page.sheet.set_h_pagebreaks(self.breaks)
        self.page.sheet.print_area(0, 0, self.row, 14)
