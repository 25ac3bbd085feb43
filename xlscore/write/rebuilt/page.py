"""Sizes, panes and page setup of one sheet."""

from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from xlscore.cells import MAX_COLUMN, MAX_ROW, Area
from xlscore.model.appearance import PageLook, SheetLook
from xlscore.write.rebuilt.formats import Formats

_DIGIT: Final = 256
_DIGIT_PIXELS: Final = 7
_WIDEST: Final = 1790
_TALLEST: Final = 409
_SHOWN_COLUMNS: Final = 52
"""Columns beyond the used ones that are given the sheet's own usual width."""
_LONGEST_HEADER: Final = 255
_LEVELS: Final = 7
_LEFT, _RIGHT, _TOP, _BOTTOM, _HEADER, _FOOTER = range(6)
_USUAL_MARGINS: Final = (700, 700, 750, 750, 300, 300)
_MOST_BREAKS: Final = 1_000


def set_sizes(page: Worksheet, look: SheetLook, formats: Formats, used: tuple[int, int]) -> None:
    """Set widths and heights as far as the used rows and columns go, and a little beyond."""
    if look.row_height:
        page.set_default_row(min(look.row_height / 20, _TALLEST))
    last = min(used[1] + _SHOWN_COLUMNS, MAX_COLUMN)
    if look.column_width:
        page.set_column_pixels(0, last - 1, _pixels(look.column_width))
    for column in look.columns:
        end = min(column.last, last)
        if column.first > end:
            continue
        options: dict[str, Any] = {"level": min(column.level, _LEVELS)} if column.level else {}
        if column.hidden:
            options["hidden"] = True
        page.set_column_pixels(column.first - 1, end - 1, _pixels(column.width), formats[column.look, ""], options)
    for number, row in look.rows.items():
        if number > used[0] + _SHOWN_COLUMNS or not (row.height or row.hidden or row.level or row.look is not None):
            continue
        options = {"level": min(row.level, _LEVELS)} if row.level else {}
        if row.hidden:
            options["hidden"] = True
        height = min(row.height / 20, _TALLEST) if row.height else None
        page.set_row(number - 1, height, formats[row.look, ""], options)


def _pixels(width: int) -> int:
    return min(round(width * _DIGIT_PIXELS / _DIGIT), _WIDEST)


def set_view(page: Worksheet, look: SheetLook) -> None:
    """Set panes, zoom and grid lines."""
    if look.frozen is not None and look.frozen[0] <= MAX_ROW and look.frozen[1] <= MAX_COLUMN:
        page.freeze_panes(look.frozen[0] - 1, look.frozen[1] - 1)
    if look.zoom != 100 and 10 <= look.zoom <= 400:  # noqa: PLR2004 -- what the standard allows
        page.set_zoom(look.zoom)
    if not look.shows_grid:
        page.hide_gridlines(2)
    if look.right_to_left:
        page.right_to_left()


def set_printing(page: Worksheet, look: PageLook) -> list[Area]:
    """Set how the sheet is printed and return the areas to print beyond the first, which find no place."""
    page.set_paper(look.paper)
    if look.landscape:
        page.set_landscape()
    if look.fit is not None:
        page.fit_to_pages(*look.fit)
    else:
        page.set_print_scale(look.scale)
    if look.first_page is not None:
        page.set_start_page(look.first_page)
    _set_surroundings(page, look)
    if look.repeat_rows:
        page.repeat_rows(look.repeat_rows[0] - 1, look.repeat_rows[1] - 1)
    if look.repeat_columns:
        page.repeat_columns(look.repeat_columns[0] - 1, look.repeat_columns[1] - 1)
    page.set_h_pagebreaks(list(look.row_breaks[:_MOST_BREAKS]))
    page.set_v_pagebreaks(list(look.column_breaks[:_MOST_BREAKS]))
    for first in look.areas[:1]:
        page.print_area(first.top - 1, first.left - 1, first.bottom - 1, first.right - 1)
    return list(look.areas[1:])


def _set_surroundings(page: Worksheet, look: PageLook) -> None:
    margins = [(usual if own is None else own) / 1000 for own, usual in zip(look.margins, _USUAL_MARGINS, strict=True)]
    page.set_margins(margins[_LEFT], margins[_RIGHT], margins[_TOP], margins[_BOTTOM])
    page.set_header(_printable(look.header), {"margin": margins[_HEADER]})
    page.set_footer(_printable(look.footer), {"margin": margins[_FOOTER]})
    if look.centred[0]:
        page.center_horizontally()
    if look.centred[1]:
        page.center_vertically()
    if look.grid_lines:
        page.hide_gridlines(0)
    if look.over_then_down:
        page.print_across()


def _printable(text: str) -> str:
    """Return a header or footer without what no program prints; ``&G`` would ask for a picture that is not there."""
    kept = "".join(letter for letter in text if letter.isprintable() or letter == "\n").replace("&G", "")
    return kept if len(kept) < _LONGEST_HEADER else ""
