"""Who filed: the files that came in against the units of the roster, and how each was matched."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from xlscore.consolidation.kinds import lacking, unasked
from xlscore.consolidation.same_return import ReturnKey, return_keys, rivals
from xlscore.model.record import Record
from xlscore.model.roster import Expected, Filing, FilingState, RosterUnit
from xlscore.model.unit_names import codes_in_file, plain_name
from xlscore.rules.deadline import working_days_late

BY_NAME: Final = "单位名称"
BY_CODE: Final = "文件名中的单位编码"
BY_FILE: Final = "文件名中的单位名称"


class Told(NamedTuple):
    """Whose a file is, as indices into the roster."""

    owner: int | None
    way: str = ""
    """How it was told."""
    note: str = ""
    """What a person should look at, as a sentence."""
    suspects: tuple[int, ...] = ()
    """Units whose code or name the file bears while its sheet names another."""


@dataclass(slots=True)
class Register:
    """The units of a roster by what a file may name them by; places are indices into the roster."""

    units: Sequence[RosterUnit]
    names: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    codes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Index the units."""
        for place, unit in enumerate(self.units):
            self.names[plain_name(unit.name)].append(place)
            self.codes[unit.code].append(place)

    def by_name(self, record: Record) -> set[int]:
        """Return the units of the name on the sheet."""
        return set(self.names.get(plain_name(record.unit), ())) if record.unit else set()

    def by_code(self, record: Record) -> set[int]:
        """Return the units whose code stands in the file's name."""
        return {place for piece in codes_in_file(record.file) for place in self.codes.get(piece, ())}

    def by_file(self, record: Record) -> set[int]:
        """Return the units whose name stands in the file's name; of names within one another the longest."""
        stem = plain_name(Path(record.file).stem)
        for length in sorted({len(name) for name in self.names}, reverse=True):
            ends = range(len(stem) - length + 1)
            found = {place for at in ends for place in self.names.get(stem[at : at + length], ())}
            if found:
                return found
        return set()

    def owner(self, record: Record) -> Told:
        """Return the unit a file belongs to, the way it was told and what a person should look at.

        The name on the sheet decides, then the code, then the name in the file's name; where one way fits several
        units, the next ones must single one out.  A file's name never goes against the sheet: one whose sheet names
        a unit that is not on the roster is nobody's, unless that name and the unit's are parts of one another.
        """
        ways = ((BY_NAME, self.by_name), (BY_CODE, self.by_code), (BY_FILE, self.by_file))
        left: set[int] = set()
        used: list[str] = []
        for way, fitting in ways:
            found = fitting(record)
            narrowed = found & left if left else found
            if not narrowed:
                continue
            left = narrowed
            used.append(way)
            if len(left) == 1:
                (place,) = left
                return self._confirmed(place, "、".join(used), record)
        return Told(None, note=self._ambiguous(left, used) if left else "")

    def _confirmed(self, place: int, way: str, record: Record) -> Told:
        """Return the unit a file was told to be of, unless its sheet names another."""
        unit = self.units[place]
        stated, listed = plain_name(record.unit), plain_name(unit.name)
        if not stated or stated == listed:
            return Told(place, way, self._clash(place, record))
        if stated in listed or listed in stated:
            return Told(place, way, f"表内单位名称“{record.unit}”与名册的“{unit.name}”不同，按{way}认作该单位，请核对")
        note = (
            f"表内单位“{record.unit}”不在名册中；{way}是 {unit.code}“{unit.name}”的，不能据此认作该单位上报，"
            "请核对文件是否放错或单位名称是否填错"
        )
        return Told(None, note=note, suspects=(place,))

    def _clash(self, place: int, record: Record) -> str:
        others = self.by_code(record) - {place}
        if not others or place in self.by_code(record):
            return ""
        named = "、".join(f"{self.units[other].code}“{self.units[other].name}”" for other in sorted(others))
        return f"文件名中的编码属于 {named}，表内单位却是“{self.units[place].name}”，请核对文件是否放错"

    def _ambiguous(self, places: set[int], used: list[str]) -> str:
        codes = "、".join(self.units[place].code for place in sorted(places))
        return f"按{'、'.join(used)}与名册中的 {codes} 都相符，无法判断属于哪一户；请在文件名前写明单位编码"


def match_filings(records: Sequence[Record], expected: Expected) -> tuple[Filing, ...]:
    """Put the files against the roster, in its order, then the files no unit of the roster owns.

    A unit is matched by the name on its sheet; where that is not on the roster or blank, by its code or name in the
    file's name, unless the sheet names somebody else.  Without a roster there is nothing to match and nothing is
    returned.
    """
    if not expected.units:
        return ()
    register = Register(expected.units)
    told = [register.owner(record) for record in records]
    owned: dict[int, list[int]] = defaultdict(list)
    suspected: dict[int, list[str]] = defaultdict(list)
    for place, item in enumerate(told):
        if item.owner is not None:
            owned[item.owner].append(place)
        for suspect in item.suspects:
            name = Path(records[place].file).name
            suspected[suspect].append(f"文件“{name}”写着本单位，表内却是“{records[place].unit}”，未认作本单位上报")
    filings: list[Filing] = []
    for index, unit in enumerate(expected.units):
        places = owned.get(index, [])
        ways = "、".join(dict.fromkeys(told[place].way for place in places))
        notes = [told[place].note for place in places if told[place].note] + suspected[index]
        filings.append(_filing(unit, records, places, ways, "；".join(dict.fromkeys(notes)), expected))
    for place, item in enumerate(told):
        if item.owner is None:
            stranger = RosterUnit("", records[place].unit or Path(records[place].file).stem)
            filings.append(Filing(stranger, FilingState.UNLISTED, (place,), note=item.note))
    return tuple(filings)


def _filing(
    unit: RosterUnit, records: Sequence[Record], places: list[int], ways: str, note: str, expected: Expected
) -> Filing:
    current, replaced, sent_back = _after_return(unit, records, places)
    # 收到日期 of the roster goes before what the sheets state.
    filed_on = (unit.received or _dated(records[place] for place in current)) if places else None
    until = expected.as_of if sent_back or not places else filed_on
    days = 0
    if unit.deadline and until and not unit.exempt:
        days = working_days_late(unit.deadline, until, expected.holidays, expected.workdays)
    state = FilingState.RETURNED if sent_back else _state(unit, [records[place] for place in current], days)
    files = [records[place] for place in current]
    short = () if sent_back else lacking(unit.kind, files)
    other = unasked(unit.kind, files)
    notes = (
        *([note] if note else []),
        *([f"评价类型为“{unit.kind}”，未收到{'、'.join(short)}的表"] if short else []),
        *([f"收到{'、'.join(other)}的表，评价类型却是“{unit.kind}”"] if other else []),
    )
    return Filing(unit, state, tuple(current), ways, days, filed_on, tuple(replaced), "；".join(notes), short)


def _after_return(unit: RosterUnit, records: Sequence[Record], places: list[int]) -> tuple[list[int], list[int], bool]:
    """Return the files that stand, those a correction replaced, and whether the unit still has to file again.

    A returned unit has filed again once the bureau notes a later 收到日期, or a form of it states a later 填报日期.
    Without 退回日期 nothing can be later, and the return stands until the roster takes it back.  A file is replaced
    when every form of it was handed in again: one that holds something else besides still stands.
    """
    back = unit.returned_on
    if not unit.returned:
        return places, [], False
    if back is None:
        return places, [], True
    later = [place for place in places if _is_after(_dated([records[place]]), back)]
    if later:
        corrected = frozenset[ReturnKey]().union(*(return_keys(records[place]) for place in later))
        before = [place for place in places if place not in later]
        replaced = [place for place in before if return_keys(records[place]) <= corrected]
        return [place for place in places if place not in replaced], replaced, False
    return places, [], not (places and _is_after(unit.received, back))


def _is_after(day: date | None, other: date) -> bool:
    return day is not None and day > other


def _dated(files: Iterable[Record]) -> date | None:
    """Return the latest date of filling the forms of these files state."""
    return max((form.filed_on for file in files for form in file.forms if form.filed_on is not None), default=None)


def _state(unit: RosterUnit, files: Sequence[Record], days_late: int) -> FilingState:
    if rivals(files):
        return FilingState.TWICE
    if files:
        return FilingState.LATE if days_late else FilingState.FILED
    return FilingState.EXEMPT if unit.exempt else FilingState.MISSING
