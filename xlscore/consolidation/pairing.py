"""Returns of this time and of an earlier one put side by side: which belong together, and how that was told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xlscore.model.record import Record
from xlscore.model.roster import Filing, Roster
from xlscore.model.unit_names import plain_name

BY_CODE: Final = "单位编码"
BY_NAME: Final = "单位名称"
BY_FILE: Final = "文件名"
REPLACED: Final = "退回后重报"


@dataclass(frozen=True, slots=True)
class Pair:
    """One return and the earlier one it is compared with."""

    now: Record
    before: Record
    way: str
    """How it was told that they belong together: 单位编码, 单位名称, 文件名 or 退回后重报."""


@dataclass(frozen=True, slots=True)
class Alone:
    """A return nothing stands beside, and why, in Chinese."""

    record: Record
    why: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """What belongs together."""

    years: tuple[Pair, ...] = ()
    """With the return of an earlier year; where no year is stated, ``--previous`` is taken at its word."""
    resubmitted: tuple[Pair, ...] = ()
    """With an earlier submission of the same year."""
    fresh: tuple[Alone, ...] = ()
    """Returns of this time that have none."""
    gone: tuple[Alone, ...] = ()
    """Earlier returns that have none of this time."""


@dataclass(frozen=True, slots=True)
class _Held:
    """One form with the code of its unit, where a roster or an earlier summary knows that."""

    record: Record
    code: str


def _names(held: _Held) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what a form may be known by, the surest first: the way and the key."""
    record = held.record
    family = record.edition.family if record.edition else ""
    projects = [name for name in (record.project_code, plain_name(record.project)) if name] or [""]
    for way, unit in ((BY_CODE, held.code), (BY_NAME, plain_name(record.unit))):
        if unit:
            for project in projects:
                yield way, (way, unit, family, project)
    if not record.unit and record.readable:
        yield BY_FILE, (BY_FILE, plain_name(Path(record.file).stem), family, str(record.form))


def _held(records: Sequence[Record], filings: Iterable[Filing], left_out: frozenset[int] = frozenset()) -> list[_Held]:
    codes: dict[int, str] = {}
    for filing in filings:
        codes |= dict.fromkeys((*filing.records, *filing.replaced), filing.unit.code)
    return [
        _Held(form, form.unit_code or (codes.get(place, "") if form is record else ""))
        for place, record in enumerate(records)
        if place not in left_out
        for form in record.forms
    ]


def paired(roster: Roster) -> Pairs:
    """Return which of the roster's returns belong with which of its earlier ones.

    Of several earlier years the latest counts.  Where a unit has several different returns of one year, none of them
    is chosen.
    """
    replaced = frozenset(place for filing in roster.filings for place in filing.replaced)
    now = _held(roster.records, roster.filings, replaced)
    index: dict[tuple[str, ...], list[_Held]] = defaultdict(list)
    earlier = _held(roster.previous, roster.earlier)
    for held in earlier:
        for _, key in _names(held):
            index[key].append(held)
    years: list[Pair] = []
    again: list[Pair] = list(_corrections(roster))
    fresh: list[Alone] = []
    taken: set[int] = set()
    for held in now:
        if not roster.previous:
            break
        way, found = next(((way, index[key]) for way, key in _names(held) if key in index), ("", []))
        taken |= {id(item.record) for item in found}
        year = held.record.year
        same, doubt_same = _one([item.record for item in found if year is not None and item.record.year == year])
        last, doubt_last = _one(_latest([item.record for item in found if _is_earlier(item.record, held.record)]))
        if same is not None:
            again.append(Pair(held.record, same, way))
        if last is not None:
            years.append(Pair(held.record, last, way))
        if same is None and last is None:
            fresh.append(Alone(held.record, doubt_last or doubt_same or _why_alone(held.record, found)))
    gone = [Alone(item.record, _why_gone(item.record)) for item in earlier if id(item.record) not in taken]
    return Pairs(tuple(years), tuple(again), tuple(fresh), tuple(gone))


def _corrections(roster: Roster) -> Iterator[Pair]:
    """Yield what units handed in again after it was sent back, beside the last version it stands for."""
    for filing in roster.filings:
        if len(filing.records) == 1 and filing.replaced:
            now, before = roster.records[filing.records[0]], roster.records[filing.replaced[-1]]
            yield Pair(now, before, REPLACED)


def _is_earlier(record: Record, now: Record) -> bool:
    return record.year is None or now.year is None or record.year < now.year


def _latest(records: list[Record]) -> list[Record]:
    last = max((record.year or 0 for record in records), default=0)
    return [record for record in records if (record.year or 0) == last]


def _one(records: list[Record]) -> tuple[Record | None, str]:
    """Return the one return among equal ones, or none and why."""
    if not records:
        return None, ""
    if len({record.sha256 or id(record) for record in records}) == 1:
        return records[0], ""
    files = "、".join(Path(record.file).name for record in records[:3])
    return None, f"以前的报表有 {len(records)} 份（{files}），无法判断以哪一份为准"


def _why_alone(record: Record, found: list[_Held]) -> str:
    if not record.readable:
        return "本次的文件无法读取"
    if found:
        return f"以前的报表年度（{found[0].record.year}）晚于本次"
    return "以前的报表中没有该单位（项目）的同类表"


def _why_gone(record: Record) -> str:
    return "本次没有该单位（项目）的同类表" if record.readable else "文件无法读取"
