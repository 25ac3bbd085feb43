"""Writes every sample workbook from the text beside it, byte for byte the same each time.

Run as ``python -m samples.rebuild`` from the root of the project.  ``published/`` and ``bureau/`` are filled
templates; ``bureau/2021`` and ``bureau/2022`` hold plain forms too, as units send them (see ``district``); ``faults/``
are plain workbooks in the layout of the national project form, each with one fault.
"""

import io
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, Final

import xlsxwriter
import yaml

from samples.district import form_cells, template_text
from samples.returned import returned_bytes
from xlscore.cells import parse_a1
from xlscore.exact import exact
from xlscore.model.framework import Framework
from xlscore.model.roster import ROSTER_COLUMNS
from xlscore.read.catalogue import Catalogue
from xlscore.write.style import CREATED
from xlscore.write.template import Amounts, Filled, OpenRow, StatementLine, template_bytes

HERE: Final = Path(__file__).resolve().parent
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_PERCENT: Final = re.compile(r"-?\d+(\.\d+)?%")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")

Plain = Mapping[str, Any]


def typed(text: str) -> Fraction | date | str:
    """Return a figure as a number or a day, and words (未提供, 是, 98.87%) as they are."""
    if _NUMBER.fullmatch(text):
        return exact(text)
    return date.fromisoformat(text) if _DAY.fullmatch(text) else text


def _all(values: Plain) -> dict[str, Any]:
    return {key: typed(value) for key, value in values.items()}


def _figures(values: Plain, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: typed(values[name]) if name in names else values[name] for name in values}


def filled_of(framework: Framework, text: Plain) -> Filled:
    """Return what a sample's text says to type into the template of its edition.

    ``others`` is what every figure gets that the text does not name (未提供 in the published samples).
    """
    others = text.get("others")
    fields, claimed = _all(text.get("fields", {})), _all(text.get("claimed", {}))
    if others is not None:
        fields = {**dict.fromkeys(framework.all_fields(), others), **fields}
        claimed = {**{item.code: others for item in framework.indicators}, **claimed}
    rows: dict[str, list[OpenRow]] = {}
    for row in text.get("rows", ()):
        section = row.get("section", framework.open_sections[0].code)
        given = {key: value for key, value in row.items() if key != "section"}
        if others is not None:
            given = {"points": others, "claimed": others, **given}
        figures = _figures(given, ("target", "actual", "points", "claimed"))
        rows.setdefault(section, []).append(OpenRow(**figures))
    amounts = ("initial", "budget", "executed", "rate")
    return Filled(
        unit=text["unit"],
        fiscal_year=int(text["fiscal_year"]),
        head=text.get("head", {}),
        fields=fields,
        rows={section: tuple(lines) for section, lines in rows.items()},
        claimed=claimed,
        points={code: exact(value) for code, value in text.get("points", {}).items()},
        reasons=text.get("reasons", {}),
        evidence=text.get("evidence", {}),
        total=typed(text["total"]) if "total" in text else None,
        grade=text.get("grade", ""),
        funds={name: Amounts(**_all(line)) for name, line in text.get("funds", {}).items()},
        statement=tuple(StatementLine(**_figures(line, amounts)) for line in text.get("statement", ())),
        texts=text.get("texts", {}),
    )


def _read(path: Path) -> Plain:
    loaded = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- plain strings, no tags
    return dict(loaded)


def _template(text: Plain) -> bytes:
    framework = Catalogue.shipped().framework(text["framework"])
    return template_bytes(framework, filled_of(framework, text))


def _merged(base: Plain, change: Plain) -> dict[str, Any]:
    result = dict(base)
    for key, value in change.items():
        both = isinstance(value, Mapping) and isinstance(result.get(key), Mapping)
        result[key] = {**result[key], **value} if both else value
    return result


FORM_WIDTHS: Final = (6, 14, 16, 12, 16, 14, 14, 8, 10, 34)


def form_bytes(cells: Plain, *, hidden: tuple[int, ...] = ()) -> bytes:
    """Return a plain workbook of one sheet 自评表: cells by address, areas (``A1:J1``) merged, ``=`` a formula.

    A formula cell is written ``=FORMULA|cached value``; ``hidden`` are rows.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet("自评表")
    plain = book.add_format({"border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"})
    percent = book.add_format({"border": 1, "num_format": "0.00%", "align": "center", "valign": "vcenter"})
    for column, width in enumerate(FORM_WIDTHS):
        sheet.set_column(column, column, width)
    for address, text in cells.items():
        first, _, last = address.partition(":")
        row, column = parse_a1(first)
        if last:
            bottom, right = parse_a1(last)
            sheet.merge_range(row - 1, column - 1, bottom - 1, right - 1, "", plain)
        if text.startswith("="):
            formula, _, cached = text.partition("|")
            value: float | str = float(cached) if _NUMBER.fullmatch(cached) else cached
            sheet.write_formula(row - 1, column - 1, formula, plain, value)
        elif _NUMBER.fullmatch(text):
            sheet.write_number(row - 1, column - 1, float(text), plain)
        elif _PERCENT.fullmatch(text):
            sheet.write_number(row - 1, column - 1, float(exact(text[:-1]) / 100), percent)
        else:
            sheet.write_string(row - 1, column - 1, text, plain)
    for number in hidden:
        sheet.set_row(number - 1, None, None, {"hidden": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()


def _faults() -> Iterator[tuple[Path, Callable[[], bytes]]]:
    text = _read(HERE / "faults" / "faults.yaml")
    for name, fault in text["faults"].items():
        target = HERE / "faults" / name
        if "bytes" in fault:
            yield target, partial(bytes.fromhex, fault["bytes"])
            continue
        cells = {**text["form"], **fault.get("cells", {})}
        cells = {address: value for address, value in cells.items() if value != "（删除）"}
        hidden = tuple(int(row) for row in fault.get("hidden", ()))
        yield target, partial(form_bytes, cells, hidden=hidden)


def _bureau() -> Iterator[tuple[Path, Callable[[], bytes]]]:
    text = _read(HERE / "bureau" / "bureau.yaml")
    for name, unit in text["units"].items():
        whole = _merged(text["common"], {key: value for key, value in unit.items() if key != "changes"})
        changes = unit.get("changes", {})
        whole["rows"] = [{**row, **changes.get(row["title"], {})} for row in whole["rows"]]
        yield HERE / "bureau" / "上报" / f"{name}.xlsx", partial(_template, whole)
    yield HERE / "bureau" / "上报名册.xlsx", partial(roster_bytes, text["roster"], text["calendar"], "2021", _PLAIN)


def _district() -> Iterator[tuple[Path, Callable[[], bytes]]]:
    text, project = _read(HERE / "bureau" / "district.yaml"), _read(HERE / "faults" / "faults.yaml")["form"]
    headers = [next(label for label, name in ROSTER_COLUMNS.items() if name == column) for column in text["columns"]]
    for year, held in text["years"].items():
        folder = HERE / "bureau" / year
        for name, unit in held["units"].items():
            form = _district_form(text["common"], project, unit, year)
            if "returned" in unit:
                form = partial(_returned, form, f"{name}.xlsx", unit["returned"])
            yield folder / "上报" / f"{name}.xlsx", form
        yield folder / "上报名册.xlsx", partial(roster_bytes, held["roster"], held["calendar"], year, headers)
        if "waivers" in held:
            yield folder / "豁免.xlsx", partial(waivers_bytes, held["waivers"])


def _returned(form: Callable[[], bytes], name: str, entries: Mapping[str, Plain]) -> bytes:
    return returned_bytes(form(), name, entries)


def waivers_bytes(waivers: list[Plain]) -> bytes:
    """Return a file of waivers: a row a waiver on the sheet 豁免."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet("豁免")
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#DCE6F1"})
    body = book.add_format({"border": 1, "text_wrap": True})
    for column, (name, header, width) in enumerate(_WAIVED):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, head)
        for row, waiver in enumerate(waivers, start=1):
            sheet.write_string(row, column, waiver[name], body)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


_WAIVED: Final = (
    ("code", "代码", 10),
    ("unit", "单位", 24),
    ("at", "单元格或指标", 16),
    ("reason", "理由", 48),
    ("approved_by", "批准人", 18),
    ("until", "有效期至", 14),
)
"""Columns of a file of waivers: name in the text, header, width.  A unit goes by name or code."""


def _district_form(common: Plain, project: Plain, unit: Plain, year: str) -> Callable[[], bytes]:
    if "bytes" in unit:
        return partial(str.encode, unit["bytes"])
    if "template" in unit:
        return partial(_template, template_text(common, unit, year))
    if unit.get("form") == "project":
        own = {"A2:J2": f"（{year}年度）", "C3:J3": unit["project"], "H4:J4": unit["name"]}
        return partial(form_bytes, {**project, **own})
    return partial(form_bytes, form_cells(common, unit, year))


_PLAIN: Final = list(ROSTER_COLUMNS)[:9]
"""The columns most rosters have."""


def roster_bytes(units: list[list[str]], calendar: list[list[str]], year: str, headers: list[str]) -> bytes:
    """Return a roster: a row a unit under the headers, days off (休) and on (班) on a second sheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet("上报名册")
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#DCE6F1"})
    body = book.add_format({"border": 1})
    day = book.add_format({"border": 1, "num_format": "yyyy-mm-dd"})
    sheet.merge_range(0, 0, 0, len(headers) - 1, f"{year}年度部门整体支出绩效自评上报名册", head)
    for column, header in enumerate(headers):
        sheet.write_string(1, column, header, head)
        sheet.set_column(column, column, 22 if header.endswith("单位") or header == "单位名称" else 13)
    for row, unit in enumerate(units, start=2):
        for column, text in enumerate(unit):
            value = typed(text) if _DAY.fullmatch(text) else text
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, day)
            else:
                sheet.write_string(row, column, str(value), body)
    sheet.freeze_panes(2, 2)
    days = book.add_worksheet("节假日")
    days.set_column(0, 1, 13)
    for row, (first, second) in enumerate([["日期", "类型"], *calendar]):
        value = typed(first)
        if isinstance(value, date):
            days.write_datetime(row, 0, value, day)
        else:
            days.write_string(row, 0, first, head)
        days.write_string(row, 1, second, head if row == 0 else body)
    book.close()
    return out.getvalue()


def samples() -> Iterator[tuple[Path, Callable[[], bytes]]]:
    """Return every sample workbook and how to make its bytes."""
    for path in sorted((HERE / "published").glob("*.yaml")):
        yield path.with_suffix(".xlsx"), partial(_template, _read(path))
    yield from _faults()
    yield from _bureau()
    yield from _district()


def main() -> None:
    """Write every sample."""
    for target, make in samples():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(make())
        sys.stdout.write(f"{target.relative_to(HERE)}\n")


if __name__ == "__main__":
    main()
