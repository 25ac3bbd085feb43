"""Returns of this time and of an earlier one put side by side: which belong together, and how that was told."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from xlscore.consolidation.file_names import file_names
from xlscore.consolidation.names import code_of
from xlscore.consolidation.own_findings import own_findings
from xlscore.consolidation.same_return import ReturnKey, return_key
from xlscore.model.finding import Finding
from xlscore.model.record import Record
from xlscore.model.roster import Filing, Roster
from xlscore.model.unit_names import plain_name

BY_CODE: Final = "单位编码"
BY_NAME: Final = "单位名称"
BY_FILE: Final = "文件名"
REPLACED: Final = "退回后重报"
_NAMED: Final = 3
"""Files in doubt that are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One return and the earlier one it is compared with."""

    now: Record
    before: Record
    way: str
    """How it was told that they belong together: 单位编码, 单位名称, 文件名 or 退回后重报."""
    findings: tuple[tuple[Finding, ...], tuple[Finding, ...]] = ((), ())
    """The findings of this form, now and before: a record holds those of its whole file, on its first form only."""


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
    """One form, the file it is of, and the code of its unit where a roster or an earlier summary knows that."""

    record: Record
    file: Record
    code: str = ""

    def beside(self, before: "_Held", way: str) -> Pair:
        """Return this form beside an earlier one."""
        found = own_findings(self.file, self.record), own_findings(before.file, before.record)
        return Pair(self.record, before.record, way, found)


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
        _Held(form, record, code_of(form, record, codes.get(place, "")))
        for place, record in enumerate(records)
        if place not in left_out
        for form in record.forms
    ]


def paired(roster: Roster) -> Pairs:
    """Return which of the roster's returns belong with which of its earlier ones.

    Of several earlier years the latest counts.  Where a unit has several different returns of one year, none of them
    is chosen.
    """
    now = _held(roster.records, roster.filings, roster.replaced)
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
        same, doubt_same = _one([item for item in found if year is not None and item.record.year == year])
        last, doubt_last = _one(_latest([item for item in found if _is_earlier(item.record, held.record)]))
        if same is not None:
            again.append(held.beside(same, way))
        if last is not None:
            years.append(held.beside(last, way))
        if same is None and last is None:
            fresh.append(Alone(held.record, doubt_last or doubt_same or _why_alone(held.record, found)))
    gone = [Alone(item.record, _why_gone(item.record)) for item in earlier if id(item.record) not in taken]
    return Pairs(tuple(years), tuple(again), tuple(fresh), tuple(gone))


def _corrections(roster: Roster) -> Iterator[Pair]:
    """Yield what units handed in again after it was sent back, form by form, beside the last version it stands for.

    Where different files may be the correction of one form, none of them is chosen.
    """
    for filing in roster.filings:
        now = _by_return(roster.records[place] for place in filing.records)
        before = _by_return(roster.records[place] for place in filing.replaced)
        for key, versions in before.items():
            correction, _ = _one(now.get(key, []))
            if correction is not None:
                last = max(reversed(versions), key=lambda held: held.record.filed_on or date.min)
                yield correction.beside(last, REPLACED)


def _by_return(files: Iterable[Record]) -> dict[tuple[ReturnKey, int], list[_Held]]:
    """Return the forms of files by what they are returns of; forms of one file that nothing tells apart are counted."""
    found: dict[tuple[ReturnKey, int], list[_Held]] = defaultdict(list)
    for file in files:
        met: Counter[ReturnKey] = Counter()
        for form in file.forms:
            key = return_key(form)
            met[key] += 1
            found[key, met[key]].append(_Held(form, file))
    return found


def _is_earlier(record: Record, now: Record) -> bool:
    return record.year is None or now.year is None or record.year < now.year


def _latest(found: list[_Held]) -> list[_Held]:
    last = max((item.record.year or 0 for item in found), default=0)
    return [item for item in found if (item.record.year or 0) == last]


def _one(found: list[_Held]) -> tuple[_Held | None, str]:
    """Return the one return among equal ones, or none and why."""
    if not found:
        return None, ""
    if len({item.record.sha256 or id(item.record) for item in found}) == 1:
        return found[0], ""
    files = "、".join(file_names(item.record for item in found[:_NAMED]))
    return None, f"以前的报表有 {len(found)} 份（{files}），无法判断以哪一份为准"


def _why_alone(record: Record, found: list[_Held]) -> str:
    if not record.readable:
        return "本次的文件无法读取"
    if found:
        return f"以前的报表年度（{found[0].record.year}）晚于本次"
    return "以前的报表中没有该单位（项目）的同类表"


def _why_gone(record: Record) -> str:
    return "本次没有该单位（项目）的同类表" if record.readable else "文件无法读取"
