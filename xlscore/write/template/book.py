"""From planned sheets to the bytes of a workbook: the one place that talks to XlsxWriter."""

import io
from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xlscore import __version__
from xlscore.cells import a1
from xlscore.exact import decimal_text
from xlscore.model.stamp import FRAMEWORK, VERSION, YEAR
from xlscore.write.style import CREATED, Looks
from xlscore.write.template.ask import Ask
from xlscore.write.template.draft import Draft
from xlscore.write.template.live import Fault, Live, Value
from xlscore.write.template.plan import Box, SheetPlan

_PAPER: Final = {"A4": 9, "A3": 8}
LONGEST_FORMULA: Final = 8192
_FREE: Final = {
    "format_cells": False,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


class _Sheet(Worksheet):  # type: ignore[misc]
    """A worksheet that says of a formula showing nothing that its value is text, as Excel itself writes it.

    Without the type the value would read as not calculated.  (XlsxWriter ships no types, hence the ignore above.)
    """

    def _xml_formula_element(self, formula: str, result: object, attributes: list[tuple[str, object]]) -> None:
        kind = [("t", "str")] if result == "" else []
        super()._xml_formula_element(formula, result, [*attributes, *kind])


def _number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(decimal_text(value)) if _ends(value) else float(value)


def _ends(value: Fraction) -> bool:
    return value == Fraction(decimal_text(value))


def _cached(value: Value, at: str) -> int | float | str | bool:
    if isinstance(value, Fault):
        msg = f"the formula at {at} gives an error value"
        raise ValueError(msg)  # noqa: TRY004 -- nothing is wrong with a type: the plan is
    if isinstance(value, Fraction):
        return _number(value)
    return 0 if value is None else value


def _write_box(sheet: Worksheet, box: Box, looks: Looks) -> None:
    look, area = looks.format(box.look), box.area
    row, column = area.top - 1, area.left - 1
    if (area.bottom, area.right) != (area.top, area.left):
        sheet.merge_range(row, column, area.bottom - 1, area.right - 1, "", look)
    content = box.content
    if isinstance(content, Live):
        at = f"{sheet.get_name()}!{a1(area.top, area.left)}"
        if len(content.text) > LONGEST_FORMULA:
            msg = f"the formula at {at} is longer than Excel takes"
            raise ValueError(msg)
        sheet.write_formula(row, column, f"={content.text}", look, _cached(content.value, at))
    elif isinstance(content, Fraction):
        sheet.write_number(row, column, _number(content), look)
    elif isinstance(content, str):
        sheet.write_string(row, column, content, look)
    elif isinstance(content, date):
        sheet.write_datetime(row, column, datetime(content.year, content.month, content.day), look)  # noqa: DTZ001 -- cells know no zone
    else:
        sheet.write_blank(row, column, None, look)


def _asked(plan: SheetPlan) -> Iterator[tuple[Ask, int, int, int]]:
    """Yield every prompt with its column and the rows it covers; equal ones below each other are one."""
    boxes = sorted(
        (box for box in plan.origins() if box.ask is not None), key=lambda box: (box.area.left, box.area.top)
    )
    run: list[Box] = []
    for box in boxes:
        follows = run and box.ask == run[-1].ask and box.area.left == run[-1].area.left
        if run and not (follows and box.area.top == run[-1].area.bottom + 1):
            yield from _run(run)
            run = []
        run.append(box)
    yield from _run(run)


def _run(boxes: list[Box]) -> Iterator[tuple[Ask, int, int, int]]:
    if boxes and boxes[0].ask is not None:
        yield boxes[0].ask, boxes[0].area.left, boxes[0].area.top, boxes[-1].area.top


def _write_rows(sheet: Worksheet, plan: SheetPlan) -> None:
    """Set heights and close the outline groups; the row below a closed group carries its sign."""
    for row in range(1, plan.page.last_row + 2):
        options: dict[str, Any] = {}
        if row in plan.folded:
            options = {"level": 1, "hidden": True}
        elif row - 1 in plan.folded:
            options = {"collapsed": True}
        if row in plan.heights or options:
            sheet.set_row(row - 1, plan.heights.get(row), None, options)


def _write_page(sheet: Worksheet, plan: SheetPlan) -> None:
    page = plan.page
    if page.orientation == "landscape":
        sheet.set_landscape()
    sheet.set_paper(_PAPER[page.paper])
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.center_horizontally()
    sheet.set_footer("&C第 &P 页 共 &N 页")
    sheet.print_area(0, 0, page.last_row - 1, page.last_column - 1)
    if page.repeat is not None:
        sheet.repeat_rows(page.repeat[0] - 1, page.repeat[1] - 1)
    if page.freeze is not None:
        sheet.freeze_panes(page.freeze[0] - 1, page.freeze[1] - 1)


def _write_sheet(workbook: Workbook, plan: SheetPlan, looks: Looks) -> Worksheet:
    sheet = workbook.add_worksheet(plan.name, worksheet_class=_Sheet)
    sheet.hide_gridlines(2)
    for column, width in plan.widths.items():
        sheet.set_column(column - 1, column - 1, width)
    _write_rows(sheet, plan)
    for box in plan.origins():
        _write_box(sheet, box, looks)
    for ask, column, top, bottom in _asked(plan):
        sheet.data_validation(top - 1, column - 1, bottom - 1, column - 1, ask.options(a1(top, column)))
    for mark in plan.marks:
        area = mark.area
        alarm = workbook.add_format({"font_color": mark.colour, "bold": True})
        rule = {"type": "text", "criteria": "containing", "value": mark.word, "format": alarm}
        sheet.conditional_format(area.top - 1, area.left - 1, area.bottom - 1, area.right - 1, rule)
    _write_page(sheet, plan)
    sheet.protect("", _FREE)
    return sheet


def _stamp(workbook: Workbook, draft: Draft) -> None:
    framework = draft.framework
    year = framework.fiscal_year or draft.filled.fiscal_year
    workbook.set_properties(
        {
            "title": framework.title,
            "subject": f"{framework.place} {framework.id}",
            "comments": "由 xlscore 生成的填报模板",
            "created": CREATED,
        }
    )
    workbook.set_custom_property(FRAMEWORK, framework.id, "text")
    workbook.set_custom_property(YEAR, "" if year is None else str(year), "text")
    workbook.define_name(FRAMEWORK, f'="{framework.id}"')
    workbook.define_name(VERSION, f'="{__version__}"')
    for name, refers_to in draft.names.items():
        workbook.define_name(name, f"={refers_to}")


def book_bytes(draft: Draft) -> bytes:
    """Return the workbook of a finished draft; the same draft gives the same bytes."""
    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_size(2400, 1400)
    looks = Looks(workbook)
    sheets = [_write_sheet(workbook, plan, looks) for plan in draft.sheets]
    sheets[0].activate()
    _stamp(workbook, draft)
    workbook.close()
    return buffer.getvalue()
