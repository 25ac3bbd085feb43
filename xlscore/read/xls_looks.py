"""How an .xls workbook looks, by xlrd: fonts, fills, borders, sizes, panes, notes; page setup from the records."""

import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import xlrd

from xlscore.cells import MAX_ROW, Area
from xlscore.model.appearance import (
    Appearance,
    CellLook,
    ColumnLook,
    Edge,
    Fill,
    Font,
    NoteLook,
    PageLook,
    Place,
    RowLook,
    SheetLook,
)
from xlscore.read.compound import BOOK_STREAMS, CompoundFile
from xlscore.read.xls_book import format_code
from xlscore.read.xls_formulas import XlsFormulas, around, sheet_formulas
from xlscore.read.xls_records import SheetRecords, sheet_records, worksheet_starts
from xlscore.values.number_format import is_date_format

_ACROSS: Final = ("", "left", "center", "right", "fill", "justify", "centerContinuous", "distributed")
_DOWN: Final = ("top", "center", "", "justify", "distributed")
_STACKED, _UPRIGHT, _DOWNWARD = 255, 90, 180
_BOLD: Final = 600
_DIGIT: Final = 256
_LAST_COLUMN: Final = 256
_MACROS: Final = "宏（VBA）"
_MANY_NOTES: Final = 10_000
_MOST_BLANKS: Final = 300_000
"""Blank cells of a workbook that are given their look; a form has some thousand."""
_LINKS: Final = "超链接（文字保留）"
_RUNS: Final = "一格之内不同的字体（文字保留）"

_Ends = tuple[int, int] | None


def read_xls_looks(data: bytes) -> Appearance:
    """Return how a workbook looks; raises whatever xlrd raises."""
    compound = CompoundFile(data)
    stream = compound.stream(next(name for name in BOOK_STREAMS if name in compound))
    book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), formatting_info=True, ragged_rows=True)
    looks = _Looks(book)
    starts = worksheet_starts(stream)
    sheets = book.sheets()
    pages = [sheet_records(stream, start) for start in starts] if len(starts) == len(sheets) else []
    areas, titles = _print_names(book)
    where = around(book)
    found = []
    for number, sheet in enumerate(sheets):
        known = pages[number] if pages else SheetRecords()
        rows, columns = titles.get(number, (None, None))
        page = replace(known.page, areas=areas.get(number, ()), repeat_rows=rows, repeat_columns=columns)
        formulas = sheet_formulas(stream, starts[number], where) if pages else XlsFormulas({}, 0)
        look = looks.sheet(sheet, page, known.lost)
        found.append(replace(look, formulas=formulas.known, lost_formulas=formulas.unknown))
    lost = Counter({_MACROS: 1}) if "_VBA_PROJECT" in compound else Counter[str]()
    return Appearance(tuple(looks.all), tuple(found), looks.usual, bool(book.datemode), lost)


class _Looks:
    """The formats of one workbook, by their number."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self.usual = self._font(0) if book.font_list else Font()
        self.all = [self._look(xf) for xf in book.xf_list]
        self._blanks = _MOST_BLANKS
        self._dates = {number for number, look in enumerate(self.all) if is_date_format(look.number_format)}

    def _colour(self, index: int) -> str:
        """Return ``RRGGBB``, empty for the automatic colours, which are no entry of the palette."""
        rgb = self._book.colour_map.get(index)
        return "" if rgb is None else "{:02X}{:02X}{:02X}".format(*rgb)

    def _font(self, index: int) -> Font:
        fonts = self._book.font_list
        font = fonts[index] if 0 <= index < len(fonts) else fonts[0]
        return Font(
            name=str(font.name) or Font().name,
            twips=font.height if 20 <= font.height <= 8180 else Font().twips,  # noqa: PLR2004 -- 1 to 409 points
            bold=bool(font.bold) or font.weight >= _BOLD,
            italic=bool(font.italic),
            strike=bool(font.struck_out),
            underline=font.underline_type if font.underline_type in {1, 2, 33, 34} else 0,
            script=font.escapement if font.escapement in {1, 2} else 0,
            colour=self._colour(font.colour_index),
        )

    def _edge(self, line: int, colour: int) -> Edge:
        return Edge(line, self._colour(colour)) if 0 < line <= 13 else Edge()  # noqa: PLR2004 -- styles there are

    def _look(self, xf: Any) -> CellLook:
        border, fill, text = xf.border, xf.background, xf.alignment
        sides = {
            side: self._edge(getattr(border, f"{side}_line_style"), getattr(border, f"{side}_colour_index"))
            for side in ("left", "right", "top", "bottom")
        }
        pattern = fill.fill_pattern if 0 <= fill.fill_pattern <= 18 else 0  # noqa: PLR2004 -- patterns there are
        return CellLook(
            font=self._font(xf.font_index),
            fill=Fill(pattern, self._colour(fill.pattern_colour_index), self._colour(fill.background_colour_index)),
            **sides,
            diagonal=self._edge(border.diag_line_style, border.diag_colour_index),
            diagonal_ways=border.diag_up * 1 + border.diag_down * 2,
            number_format=format_code(self._book, xf.format_key),
            across=_ACROSS[text.hor_align] if text.hor_align < len(_ACROSS) else "",
            down=_DOWN[text.vert_align] if text.vert_align < len(_DOWN) else "",
            wrap=bool(text.text_wrapped),
            shrink=bool(text.shrink_to_fit),
            indent=min(text.indent_level, 15),
            rotation=_degrees(text.rotation),
        )

    def sheet(self, sheet: Any, page: PageLook, lost: Counter[str]) -> SheetLook:
        """Return one sheet."""
        if sheet.hyperlink_list:
            lost[_LINKS] += len(sheet.hyperlink_list)
        if sheet.rich_text_runlist_map:
            lost[_RUNS] += len(sheet.rich_text_runlist_map)
        cells: dict[Place, int] = {}
        serials: dict[Place, str] = {}
        for row in range(sheet.nrows):
            values, kinds = sheet.row_values(row), sheet.row_types(row)
            for column in range(sheet.row_len(row)):
                number = sheet.cell_xf_index(row, column)
                if 0 <= number < len(self.all) and self._shows(kinds[column]):
                    cells[row + 1, column + 1] = number
                if number in self._dates and isinstance(values[column], float):
                    serials[row + 1, column + 1] = repr(values[column])
        notes = {
            (row + 1, column + 1): NoteLook(str(note.text), str(note.author))
            for (row, column), note in list(sheet.cell_note_map.items())[:_MANY_NOTES]
        }
        default = sheet.default_row_height
        return SheetLook(
            cells=cells,
            columns=tuple(self._columns(sheet)),
            rows={row + 1: self._row(info, default) for row, info in sheet.rowinfo_map.items() if row < MAX_ROW},
            row_height=default or None,
            column_width=_usual_width(sheet),
            page=replace(
                page,
                row_breaks=tuple(sorted({item[0] for item in sheet.horizontal_page_breaks if item[0]})),
                column_breaks=tuple(sorted({item[0] for item in sheet.vertical_page_breaks if item[0]})),
            ),
            frozen=_frozen(sheet),
            shows_grid=bool(sheet.show_grid_lines),
            right_to_left=bool(sheet.columns_from_right_to_left),
            zoom=sheet.cooked_normal_view_mag_factor,
            notes=notes,
            serials=serials,
            lost=lost,
        )

    def _shows(self, kind: int) -> bool:
        """Tell whether a cell of a kind is given its look; of blank ones only so many are."""
        self._blanks -= kind == xlrd.XL_CELL_BLANK
        return kind != xlrd.XL_CELL_EMPTY and (kind != xlrd.XL_CELL_BLANK or self._blanks >= 0)

    def _columns(self, sheet: Any) -> list[ColumnLook]:
        """Return the columns, those alike side by side in one."""
        found: list[ColumnLook] = []
        for column, info in sorted(sheet.colinfo_map.items()):
            if column >= _LAST_COLUMN:
                continue
            look = info.xf_index if 0 < info.xf_index < len(self.all) else None
            one = ColumnLook(column + 1, column + 1, info.width, bool(info.hidden), look, info.outline_level)
            if found and found[-1].last == column and replace(found[-1], first=one.first, last=one.last) == one:
                found[-1] = replace(found[-1], last=one.last)
            else:
                found.append(one)
        return found

    def _row(self, info: Any, default: int) -> RowLook:
        look = info.xf_index if info.has_default_xf_index and 0 <= (info.xf_index or 0) < len(self.all) else None
        height = info.height if info.height and (info.height_mismatch or info.height != default) else None
        return RowLook(height, bool(info.hidden) or info.height == 0, look, info.outline_level or 0)


def _degrees(rotation: int) -> int:
    if rotation == _STACKED:
        return 270
    if rotation <= _UPRIGHT:
        return int(rotation)
    return _UPRIGHT - rotation if rotation <= _DOWNWARD else 0


def _usual_width(sheet: Any) -> int | None:
    if sheet.standardwidth:
        return int(sheet.standardwidth)
    return (int(sheet.defcolwidth) + 1) * _DIGIT if sheet.defcolwidth else None


def _frozen(sheet: Any) -> Place | None:
    if not (sheet.panes_are_frozen and sheet.has_pane_record):
        return None
    place = int(sheet.horz_split_pos) + 1, int(sheet.vert_split_pos) + 1
    return place if place != (1, 1) else None


def _print_names(book: Any) -> tuple[Mapping[int, tuple[Area, ...]], Mapping[int, tuple[_Ends, _Ends]]]:
    """Return by number of the sheet what is printed, and which rows and columns stand on every page."""
    areas: dict[int, tuple[Area, ...]] = {}
    titles: dict[int, tuple[_Ends, _Ends]] = {}
    for item in book.name_obj_list:
        boxes = item.result.value if item.builtin and item.result is not None else None
        if not isinstance(boxes, list) or item.name not in {"Print_Area", "Print_Titles"}:
            continue
        for box in boxes:
            sheet, _, top, bottom, left, right = getattr(box, "coords", (-1, 0, 0, 0, 0, 0))
            if sheet < 0 or bottom <= top or right <= left:
                continue
            if item.name == "Print_Area":
                areas[sheet] = (*areas.get(sheet, ()), Area(top + 1, left + 1, bottom, right))
            elif right - left >= _LAST_COLUMN:
                titles[sheet] = (top + 1, bottom), titles.get(sheet, (None, None))[1]
            else:
                titles[sheet] = titles.get(sheet, (None, None))[0], (left + 1, right)
    return areas, titles
