"""From what was read of a workbook to an .xlsx with the same cells at the same addresses."""

import io
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from xlsxwriter import Workbook as Writer
from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.worksheet import Worksheet

from xlscore.cells import MAX_COLUMN, MAX_ROW, Area, parse_a1, quote_sheet
from xlscore.model.appearance import Appearance, Rebuilt, SheetLook
from xlscore.model.workbook import Sheet, Visibility, Workbook
from xlscore.write.rebuilt.cells import Cells
from xlscore.write.rebuilt.finish import finished
from xlscore.write.rebuilt.formats import Formats, font_properties
from xlscore.write.rebuilt.notices import notices
from xlscore.write.rebuilt.page import set_printing, set_sizes, set_view
from xlscore.write.style import CREATED

_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME: Final = 31
_CONSTANT: Final = re.compile(r'"(?:[^"]|"")*"|-?[0-9]+(?:\.[0-9]+)?')
_REFERENCE: Final = re.compile(r"(?:'((?:[^']|'')+)'|([^'!:]+))!(\$?[A-Z]{1,3}\$?[0-9]+)(?::(\$?[A-Z]{1,3}\$?[0-9]+))?")
_LONGEST_NOTE: Final = 32_000
_MERGES: Final = "互相重叠的合并区域"
_AREAS: Final = "第二个及以后的打印区域"
_NAMES: Final = "定义的名称"
_FORMATS: Final = "不合规范的数字格式（按常规显示）"
_ALL_HIDDEN: Final = "所有工作表均被隐藏，已显示第一张"


def rebuild(workbook: Workbook, appearance: Appearance) -> Rebuilt:
    """Return the workbook written anew; what could not be carried over is said in the notices.

    The same input gives the same bytes.  Looks, formulas and notes are those of ``appearance``, values and merged
    areas those of ``workbook``.
    """
    stream = io.BytesIO()
    usual = font_properties(appearance.usual)
    writer = Writer(
        stream,
        {
            "in_memory": True,
            "date_1904": appearance.date_1904,
            "default_format_properties": {name: usual[name] for name in ("font_name", "font_size")},
        },
    )
    writer.set_properties({"created": CREATED})
    writer.set_calc_mode("auto")
    formats = Formats(writer, appearance.looks)
    names = _allowed_names([sheet.name for sheet in workbook.sheets])
    changed = [(sheet.name, name) for sheet, name in zip(workbook.sheets, names, strict=True) if sheet.name != name]
    renamed = {old: new for old, new in changed if old not in names}
    lost: Counter[str] = Counter(appearance.lost)
    looks = appearance.sheets or (SheetLook(),) * len(workbook.sheets)
    pages = [writer.add_worksheet(name) for name in names]
    kept_values = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what XlsxWriter will not take is counted from what it returns
        for page, sheet, look in zip(pages, workbook.sheets, looks, strict=True):
            cells = _write_sheet(page, sheet, look, formats, appearance, lost)
            kept_values += cells.kept_values + look.lost_formulas
        lost[_ALL_HIDDEN] += _show(pages, workbook.sheets)
        lost[_NAMES] += _name(writer, workbook.names, [sheet.name for sheet in workbook.sheets], renamed)
        lost[_FORMATS] += len(formats.unsound)
        writer.close()
    said = notices(workbook.format, kept_values, +lost, (*appearance.unknown, *_renaming(changed)))
    return Rebuilt(finished(stream.getvalue()), said, renamed)


def _write_sheet(
    page: Worksheet, sheet: Sheet, look: SheetLook, formats: Formats, appearance: Appearance, lost: Counter[str]
) -> Cells:
    merges = sheet.merges or look.merges
    places = [*sheet.cells, *look.cells, *((area.bottom, area.right) for area in merges)]
    used = max((row for row, _ in places), default=1), max((column for _, column in places), default=1)
    set_sizes(page, look, formats, used)
    set_view(page, look)
    lost[_AREAS] += len(set_printing(page, look.page))
    lost[_MERGES] += _merge(page, merges)
    cells = Cells(page, look, formats, date_1904=appearance.date_1904)
    cells.write(sheet, appearance.looks)
    for (row, column), note in look.notes.items():
        if note.text.strip():
            page.write_comment(row - 1, column - 1, note.text[:_LONGEST_NOTE], {"author": note.author[:50]})
    lost.update(look.lost)
    lost.update(cells.lost)
    return cells


def _merge(page: Worksheet, merges: tuple[Area, ...]) -> int:
    """Merge the areas and return how many could not be, because they overlap others."""
    failed = 0
    for area in merges:
        if area.bottom > MAX_ROW or area.right > MAX_COLUMN:
            failed += 1
        elif (area.top, area.left) != (area.bottom, area.right):
            try:
                page.merge_range(area.top - 1, area.left - 1, area.bottom - 1, area.right - 1, "")
            except OverlappingRange:
                failed += 1
    return failed


def _show(pages: list[Worksheet], sheets: tuple[Sheet, ...]) -> int:
    """Hide what was hidden and open the first sheet that is not; return 1 where one had to be shown."""
    shown = [page for page, sheet in zip(pages, sheets, strict=True) if sheet.visibility is Visibility.VISIBLE]
    first = shown[0] if shown else pages[0]
    for page, sheet in zip(pages, sheets, strict=True):
        if page is first:
            page.activate()
            page.set_first_sheet()
        elif sheet.visibility is Visibility.HIDDEN:
            page.hide()
        elif sheet.visibility is Visibility.VERY_HIDDEN:
            page.very_hidden()
    return int(not shown)


def _allowed_names(names: list[str]) -> list[str]:
    """Return the names of the sheets, others for those a workbook may not have."""
    taken = {name.casefold() for name in names}
    found: list[str] = []
    seen: set[str] = set()
    for name in names:
        fits = 0 < len(name.encode("utf-16-le")) <= 2 * _LONGEST_NAME and name.strip("'") == name
        allowed = name
        if not fits or _FORBIDDEN.search(name) or name.casefold() in seen:
            stem = _FORBIDDEN.sub("_", name).strip("'")[:20] or "工作表"
            number = 2
            while (allowed := f"{stem}_{number}").casefold() in taken | seen:
                number += 1
        seen.add(allowed.casefold())
        found.append(allowed)
    return found


def _renaming(changed: list[tuple[str, str]]) -> Iterator[str]:
    for old, new in changed:
        yield f"工作表“{old}”的名称不合 .xlsx 的规定，副本中改称“{new}”。"


def _name(writer: Writer, names: Mapping[str, str], sheets: list[str], renamed: Mapping[str, str]) -> int:
    """Define the names that are a place in the workbook or a constant; return how many others there are."""
    failed = 0
    seen: set[str] = set()
    known = {sheet.casefold(): renamed.get(sheet, sheet) for sheet in sheets}
    for name, meaning in names.items():
        if name.lower().startswith("_xlnm"):
            continue  # what is printed, which is told by other means
        target = meaning if _CONSTANT.fullmatch(meaning) else _place(meaning, known)
        if target is None or name.casefold() in seen or "!" in name or writer.define_name(name, f"={target}"):
            failed += 1
        seen.add(name.casefold())
    return failed


def _place(meaning: str, known: Mapping[str, str]) -> str | None:
    match = _REFERENCE.fullmatch(meaning)
    if match is None:
        return None
    sheet = known.get((match[1].replace("''", "'") if match[1] else match[2].removeprefix("$")).casefold())
    try:
        ends = [parse_a1(end) for end in (match[3], match[4]) if end]
    except ValueError:
        return None
    if sheet is None or not ends:
        return None
    return f"{quote_sheet(sheet)}!{':'.join(end for end in (match[3], match[4]) if end)}"
