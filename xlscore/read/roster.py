"""The roster (上报名册): who should file, read from a workbook, and who did."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from xlscore.cells import a1
from xlscore.errors import UnreadableError, UsageError
from xlscore.model.record import Record
from xlscore.model.roster import Expected, Filing, FilingState, RosterUnit
from xlscore.model.unit_names import code_in_file, plain_name
from xlscore.model.workbook import CellValue, Sheet, Workbook
from xlscore.read.workbook_file import read_workbook
from xlscore.rules.deadline import working_days_late
from xlscore.values import read_value

_COLUMNS: Final = {
    "单位编码": "code",
    "单位名称": "name",
    "主管部门": "department",
    "上级单位": "parent",
    "评价类型": "kind",
    "截止日期": "deadline",
    "联系科室": "contact",
    "是否免报": "exempt",
    "收到日期": "received",
}
_REQUIRED: Final = ("单位编码", "单位名称")
_CALENDAR: Final = ("日期", "类型")
"""Header of the sheet that names days off (休) and working weekends (班)."""
_HEADER_ROWS: Final = 10
"""A roster's header stands in one of its first rows, under a title at most."""


def _text(value: CellValue) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _header(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    for row in range(1, _HEADER_ROWS + 1):
        found = {
            _COLUMNS[label]: column
            for (at, column), cell in sheet.cells.items()
            if at == row and (label := _text(cell.value)) in _COLUMNS
        }
        if "code" in found and "name" in found:
            return row, found
    return None


def _date(value: CellValue, where: str) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not _text(value):
        return None
    found = read_value(_text(value), column="target").value
    if isinstance(found, date):
        return found
    msg = f"{where}“{_text(value)}”不是日期。请写成 2022-03-31 这样的日期后重试。"
    raise UsageError(msg)


def read_roster(path: Path) -> Expected:
    """Read the units that should file from the first sheet that has the columns 单位编码 and 单位名称.

    A sheet with the columns 日期 and 类型 (休 or 班) names the days off and the working weekends.  Raises
    ``UsageError`` with the cell for what cannot be used: no such columns, a code that stands twice, a unit without a
    name, a date that is none.
    """
    if not path.is_file():
        msg = f"找不到名册“{path}”。请检查路径和文件名是否写对。"
        raise UsageError(msg)
    try:
        book = read_workbook(path)
    except UnreadableError as error:
        msg = f"名册“{path}”：{error}"
        raise UsageError(msg) from error
    for sheet in book.sheets:
        header = _header(sheet)
        if header is not None:
            return Expected(_units(path, sheet, *header), *_calendar(path, book))
    msg = f"名册“{path}”的前 {_HEADER_ROWS} 行里没有“{'”“'.join(_REQUIRED)}”两列表头。请按名册格式填写后重试。"
    raise UsageError(msg)


def _calendar(path: Path, book: Workbook) -> tuple[tuple[date, ...], tuple[date, ...]]:
    days: dict[str, list[date]] = {"休": [], "班": []}
    for sheet in book.sheets:
        if tuple(_text(sheet.value(1, column)) for column in (1, 2)) != _CALENDAR:
            continue
        for row in sorted({row for row, _ in sheet.cells if row > 1}):
            where = f"名册“{path}”的 {sheet.name}!"
            day = _date(sheet.value(row, 1), f"{where}{a1(row, 1)} ")
            kind = _text(sheet.value(row, 2))
            if day is None or kind not in days:
                msg = f"{where}{a1(row, 2)} “{kind}”不是“休”或“班”，或缺少日期。请改正后重试。"
                raise UsageError(msg)
            days[kind].append(day)
    return tuple(days["休"]), tuple(days["班"])


def _units(path: Path, sheet: Sheet, header: int, columns: dict[str, int]) -> tuple[RosterUnit, ...]:
    units: list[RosterUnit] = []
    seen: dict[str, int] = {}
    for row in sorted({row for row, _ in sheet.cells if row > header}):
        texts = {name: _text(sheet.value(row, column)) for name, column in columns.items()}
        if not (texts["code"] or texts["name"]):
            continue
        where = f"名册“{path}”的 {sheet.name}!{a1(row, columns['code'])} "
        if not texts["code"] or not texts["name"]:
            msg = f"{where}一行缺少单位编码或单位名称。请补全后重试。"
            raise UsageError(msg)
        if texts["code"] in seen:
            msg = f"{where}单位编码“{texts['code']}”与第 {seen[texts['code']]} 行重复。请改正后重试。"
            raise UsageError(msg)
        seen[texts["code"]] = row
        dates = {
            name: _date(sheet.value(row, columns[name]), f"名册“{path}”的 {sheet.name}!{a1(row, columns[name])} ")
            for name in ("deadline", "received")
            if name in columns
        }
        units.append(
            RosterUnit(
                code=texts["code"],
                name=texts["name"],
                department=texts.get("department", ""),
                parent=texts.get("parent", ""),
                kind=texts.get("kind", ""),
                deadline=dates.get("deadline"),
                contact=texts.get("contact", ""),
                exempt=texts.get("exempt", "") == "是",
                received=dates.get("received"),
            )
        )
    return tuple(units)


def _same_name(unit: RosterUnit, record: Record) -> bool:
    return bool(record.unit) and plain_name(record.unit) == plain_name(unit.name)


def _code_in_file(unit: RosterUnit, record: Record) -> bool:
    return code_in_file(unit.code, record.file)


def _name_in_file(unit: RosterUnit, record: Record) -> bool:
    return plain_name(unit.name) in plain_name(Path(record.file).stem)


_WAYS: Final[tuple[tuple[str, Callable[[RosterUnit, Record], bool]], ...]] = (
    ("单位名称", _same_name),
    ("文件名中的单位编码", _code_in_file),
    ("文件名中的单位名称", _name_in_file),
)


def _owners(units: Sequence[RosterUnit], records: Sequence[Record]) -> dict[int, tuple[int, str]]:
    """Return file → (unit, way of matching); a better way wins, and a file that fits two units fits none."""
    owners: dict[int, tuple[int, str]] = {}
    for way, fits in _WAYS:
        for place, record in enumerate(records):
            if place in owners:
                continue
            matches = [index for index, unit in enumerate(units) if fits(unit, record)]
            if len(matches) == 1:
                owners[place] = (matches[0], way)
    return owners


def _filed_on(unit: RosterUnit, records: Sequence[Record]) -> date | None:
    """Return when a unit filed: as the roster says, else the latest date of filling its sheets state."""
    if unit.received is not None:
        return unit.received
    return max((record.filed_on for record in records if record.filed_on is not None), default=None)


def match_filings(records: Sequence[Record], expected: Expected) -> tuple[Filing, ...]:
    """Put the files against the roster, in its order, then the files no unit of the roster owns.

    A unit is matched by the name on its sheet, else by its code or name in the file's name.  Without a roster there
    is nothing to match and nothing is returned.
    """
    if not expected.units:
        return ()
    owners = _owners(expected.units, records)
    filings: list[Filing] = []
    for index, unit in enumerate(expected.units):
        places = tuple(place for place, (owner, _) in owners.items() if owner == index)
        places = tuple(sorted(places))
        filed_on = _filed_on(unit, [records[place] for place in places]) if places else None
        days = 0
        if unit.deadline and filed_on:
            days = working_days_late(unit.deadline, filed_on, expected.holidays, expected.workdays)
        ways = "、".join(dict.fromkeys(owners[place][1] for place in places))
        filings.append(Filing(unit, _state(unit, places, days), places, ways, days, filed_on))
    for place, record in enumerate(records):
        if place not in owners:
            stranger = RosterUnit("", record.unit or Path(record.file).stem)
            filings.append(Filing(stranger, FilingState.UNLISTED, (place,)))
    return tuple(filings)


def _state(unit: RosterUnit, places: tuple[int, ...], days_late: int) -> FilingState:
    if len(places) > 1:
        return FilingState.TWICE
    if places:
        return FilingState.LATE if days_late else FilingState.FILED
    return FilingState.EXEMPT if unit.exempt else FilingState.MISSING
