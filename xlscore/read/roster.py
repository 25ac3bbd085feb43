"""The roster (上报名册): who should file, read from a workbook."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from xlscore.cells import CellRef
from xlscore.errors import UnreadableError, UsageError
from xlscore.model.roster import (
    CALENDAR_COLUMNS,
    DAY_OFF,
    DAY_ON,
    RETURNED,
    ROSTER_COLUMNS,
    Expected,
    RosterUnit,
    Scope,
)
from xlscore.model.unit_names import plain_name
from xlscore.model.workbook import Sheet, Workbook
from xlscore.read.roster_cells import Unusable, amount, choice, day
from xlscore.read.rows_of_table import HEADER_ROWS, plain_text
from xlscore.read.workbook_file import read_workbook

_REQUIRED: Final = ("单位编码", "单位名称")
_READERS: Final = {
    "deadline": day,
    "received": day,
    "returned_on": day,
    "exempt": lambda value: choice(value, {"": False, "否": False, "是": True}),
    "returned": lambda value: choice(value, {"": False, RETURNED: True}),
    "scope": lambda value: choice(value, {"": Scope.WHOLE, **{item.value: item for item in Scope}}),
    "budget_adjustment": amount,
    "executed_adjustment": amount,
}
"""How a column is read where it is not plain text."""
_LABELS: Final = {name: label for label, name in ROSTER_COLUMNS.items()}


@dataclass(slots=True)
class _Problems:
    """What keeps a roster from being used, collected so that all of it can be put right at once."""

    path: Path
    found: list[tuple[CellRef, str]] = field(default_factory=list)

    def add(self, at: CellRef, sentence: str) -> None:
        """Note what is wrong with a cell."""
        self.found.append((at, sentence))

    def stop(self) -> None:
        """Raise what was found: the first in full, the cells of the others."""
        if not self.found:
            return
        (at, sentence), *others = self.found
        cells = "、".join(dict.fromkeys(str(other) for other, _ in others))
        more = f"（另有 {len(others)} 处要改：{cells}）" if others else ""
        msg = f"名册“{self.path}”的 {at} {sentence}请改正后重试{more}。"
        raise UsageError(msg)


def _header(path: Path, sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """Return the row of the header and the columns of its titles; raises ``UsageError`` where one stands twice."""
    for row in range(1, HEADER_ROWS + 1):
        titles = [
            ("".join(plain_text(cell.value).split()), column)
            for (at, column), cell in sorted(sheet.cells.items())
            if at == row
        ]
        found: dict[str, int] = {}
        for label, column in titles:
            if label in ROSTER_COLUMNS and ROSTER_COLUMNS[label] in found:
                at = CellRef(sheet.name, row, column)
                msg = f"名册“{path}”的 {at} 又是一列“{label}”，不知道以哪一列为准。请删去一列。"
                raise UsageError(msg)
            if label in ROSTER_COLUMNS:
                found[ROSTER_COLUMNS[label]] = column
        if "code" in found and "name" in found:
            return row, found
    return None


def read_roster(path: Path) -> Expected:
    """Read the units that should file from the first sheet that has the columns 单位编码 and 单位名称.

    A sheet with the columns 日期 and 类型 (休 or 班) names the days off and the working weekends.  Raises
    ``UsageError`` with the cell for what cannot be used: no such columns, a code that stands twice, a unit without a
    name, a date that is none, a column that stands twice, a 上级单位 that is not on the roster or stands in a circle.
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
        header = _header(path, sheet)
        if header is not None:
            problems = _Problems(path)
            lines = _lines(sheet, *header, problems)
            units = _with_parents(lines, problems)
            off, on = _calendar(book, problems)
            problems.stop()
            if not units:
                msg = f"名册“{path}”的“{sheet.name}”只有表头，没有一个单位。请填写应上报的单位后重试。"
                raise UsageError(msg)
            return Expected(units, off, on, remarks=tuple(_remarks(lines)))
    msg = f"名册“{path}”的前 {HEADER_ROWS} 行里没有“{'”“'.join(_REQUIRED)}”两列表头。请按名册格式填写后重试。"
    raise UsageError(msg)


def _calendar(book: Workbook, problems: _Problems) -> tuple[tuple[date, ...], tuple[date, ...]]:
    days: dict[str, list[date]] = {DAY_OFF: [], DAY_ON: []}
    for sheet in book.sheets:
        if tuple(plain_text(sheet.value(1, column)) for column in (1, 2)) != CALENDAR_COLUMNS:
            continue
        for row in sorted({row for row, _ in sheet.cells if row > 1}):
            kind = plain_text(sheet.value(row, 2))
            try:
                found = day(sheet.value(row, 1))
            except Unusable as error:
                problems.add(CellRef(sheet.name, row, 1), str(error))
                continue
            if found is None and not kind:
                continue
            if found is None or kind not in days:
                problems.add(CellRef(sheet.name, row, 2), f"“{kind}”不是“{DAY_OFF}”或“{DAY_ON}”，或缺少日期。")
                continue
            days[kind].append(found)
    return tuple(days[DAY_OFF]), tuple(days[DAY_ON])


@dataclass(frozen=True, slots=True)
class _Line:
    """A unit and where it stands; its parent is still as written."""

    unit: RosterUnit
    code_at: CellRef
    parent_at: CellRef


def _lines(sheet: Sheet, header: int, columns: dict[str, int], problems: _Problems) -> list[_Line]:
    lines: list[_Line] = []
    seen: dict[str, _Line] = {}
    for row in sorted({row for row, _ in sheet.cells if row > header}):
        if not any(plain_text(sheet.value(row, columns[name])) for name in ("code", "name")):
            continue
        given: dict[str, Any] = {}
        for name, column in columns.items():
            try:
                given[name] = _READERS.get(name, plain_text)(sheet.value(row, column))
            except Unusable as error:
                problems.add(CellRef(sheet.name, row, column), f"{_LABELS[name]}{error}")
        code_at = CellRef(sheet.name, row, columns["code"])
        if not (given["code"] and given["name"]):
            problems.add(code_at, "一行缺少单位编码或单位名称。")
            continue
        if given.get("returned_on") is not None:
            given["returned"] = True
        line = _Line(RosterUnit(**given), code_at, CellRef(sheet.name, row, columns.get("parent", columns["code"])))
        before = seen.get(line.unit.code)
        if before is not None:
            whose = "" if before.unit.name == line.unit.name else f"（“{before.unit.name}”和“{line.unit.name}”）"
            problems.add(code_at, f"单位编码“{line.unit.code}”与第 {before.code_at.row} 行重复{whose}。")
            continue
        seen[line.unit.code] = line
        lines.append(line)
    return lines


def _with_parents(lines: list[_Line], problems: _Problems) -> tuple[RosterUnit, ...]:
    """Return the units with 上级单位 as the code of a unit, whether code or name was written."""
    codes = {line.unit.code for line in lines}
    names: dict[str, list[str]] = {}
    for line in lines:
        names.setdefault(plain_name(line.unit.name), []).append(line.unit.code)
    above: dict[str, str] = {}
    for line in lines:
        written = line.unit.parent
        found = [written] if written in codes else names.get(plain_name(written), [])
        if written and len(found) != 1:
            why = "在名册中有同名的几户，请改写单位编码" if found else "不在名册的单位编码和单位名称之中"
            problems.add(line.parent_at, f"上级单位“{written}”{why}。")
        elif written:
            above[line.unit.code] = found[0]
    for line in lines:
        circle = _circle(line.unit.code, above)
        if circle:
            problems.add(line.parent_at, f"上级单位成了循环：{'→'.join(circle)}。")
            for code in circle:
                above.pop(code, None)
    return tuple(replace(line.unit, parent=above.get(line.unit.code, "")) for line in lines)


def _circle(code: str, above: dict[str, str]) -> list[str]:
    """Return the units from ``code`` upwards back to itself, nothing where the way up ends or circles elsewhere."""
    way = [code]
    while (upper := above.get(way[-1])) is not None:
        if upper in way:
            return [*way, upper] if upper == code else []
        way.append(upper)
    return []


def _remarks(lines: list[_Line]) -> Iterator[str]:
    groups: dict[str, list[_Line]] = {}
    for line in lines:
        groups.setdefault(plain_name(line.unit.name), []).append(line)
    for same in groups.values():
        if len(same) > 1:
            cells = "、".join(f"{line.code_at}（{line.unit.code}）" for line in same)
            yield f"名册中 {len(same)} 户同名“{same[0].unit.name}”：{cells}；它们的文件要靠文件名中的单位编码区分。"
