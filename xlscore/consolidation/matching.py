"""Who filed: the files that came in against the units of the roster, and how each was matched."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from xlscore.consolidation.same_return import return_key, rivals
from xlscore.model.record import Record
from xlscore.model.roster import Expected, Filing, FilingState, RosterUnit
from xlscore.model.unit_names import codes_in_file, plain_name
from xlscore.rules.deadline import working_days_late

BY_NAME: Final = "单位名称"
BY_CODE: Final = "文件名中的单位编码"
BY_FILE: Final = "文件名中的单位名称"


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

    def owner(self, record: Record) -> tuple[int | None, str, str]:
        """Return the unit a file belongs to, the way it was told and what a person should look at.

        The name on the sheet decides, then the code, then the name in the file's name; where one way fits several
        units, the next ones must single one out.
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
                return place, "、".join(used), self._clash(place, record)
        return None, "", self._ambiguous(left, used) if left else ""

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

    A unit is matched by the name on its sheet, else by its code or name in the file's name.  Without a roster there
    is nothing to match and nothing is returned.
    """
    if not expected.units:
        return ()
    register = Register(expected.units)
    told = [register.owner(record) for record in records]
    owned: dict[int, list[int]] = defaultdict(list)
    for place, (owner, _, _) in enumerate(told):
        if owner is not None:
            owned[owner].append(place)
    filings: list[Filing] = []
    for index, unit in enumerate(expected.units):
        places = owned.get(index, [])
        ways = "、".join(dict.fromkeys(told[place][1] for place in places))
        notes = "；".join(dict.fromkeys(told[place][2] for place in places if told[place][2]))
        filings.append(_filing(unit, records, places, ways, notes, expected))
    for place, (owner, _, note) in enumerate(told):
        if owner is None:
            stranger = RosterUnit("", records[place].unit or Path(records[place].file).stem)
            filings.append(Filing(stranger, FilingState.UNLISTED, (place,), note=note))
    return tuple(filings)


def _filing(
    unit: RosterUnit, records: Sequence[Record], places: list[int], ways: str, note: str, expected: Expected
) -> Filing:
    current, replaced, sent_back = _after_return(unit, records, places)
    filed_on = _filed_on(unit, [records[place] for place in current]) if places else None
    until = expected.as_of if sent_back or not places else filed_on
    days = 0
    if unit.deadline and until and not unit.exempt:
        days = working_days_late(unit.deadline, until, expected.holidays, expected.workdays)
    state = FilingState.RETURNED if sent_back else _state(unit, [records[place] for place in current], days)
    return Filing(unit, state, tuple(current), ways, days, filed_on, tuple(replaced), note)


def _after_return(unit: RosterUnit, records: Sequence[Record], places: list[int]) -> tuple[list[int], list[int], bool]:
    """Return the files that stand, those a correction replaced, and whether the unit still has to file again.

    A returned unit has filed again once the bureau notes a later 收到日期, or a file of it states a later 填报日期.
    Without 退回日期 nothing can be later, and the return stands until the roster takes it back.
    """
    back = unit.returned_on
    if not unit.returned:
        return places, [], False
    if back is None:
        return places, [], True
    later = [place for place in places if _is_after(records[place].filed_on, back)]
    if later:
        corrected = {return_key(records[place]) for place in later}
        before = [place for place in places if place not in later]
        replaced = [place for place in before if return_key(records[place]) in corrected]
        return [place for place in places if place not in replaced], replaced, False
    return places, [], not (places and _is_after(unit.received, back))


def _is_after(day: date | None, other: date) -> bool:
    return day is not None and day > other


def _filed_on(unit: RosterUnit, records: Iterable[Record]) -> date | None:
    """Return when a unit filed: as the roster says, else the latest date of filling its sheets state."""
    if unit.received is not None:
        return unit.received
    return max((record.filed_on for record in records if record.filed_on is not None), default=None)


def _state(unit: RosterUnit, files: Sequence[Record], days_late: int) -> FilingState:
    if rivals(files):
        return FilingState.TWICE
    if files:
        return FilingState.LATE if days_late else FilingState.FILED
    return FilingState.EXEMPT if unit.exempt else FilingState.MISSING
