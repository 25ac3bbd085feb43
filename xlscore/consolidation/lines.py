"""The lines of a consolidation: one a form, with its unit, its group and whether its amounts count in totals."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from xlscore.consolidation.kinds import asked_for, kind_of
from xlscore.consolidation.names import UNKNOWN, edition_names, label_of, name_of
from xlscore.consolidation.own_findings import own_findings
from xlscore.consolidation.same_return import WHOLE, return_key
from xlscore.model.finding import Finding, Verdict, verdict_of
from xlscore.model.record import Edition, Record
from xlscore.model.roster import Filing, FilingState, Roster, RosterUnit, Scope


class Counted(StrEnum):
    """Whether the amounts of a line count in totals; the values are what stands in column 计入汇总."""

    YES = "是"
    INSIDE = "含在上级"
    """They are part of the return of the department above."""
    NO = "否"


class Group(NamedTuple):
    """What may be averaged, ranked and added up together: one edition, one year, one 评价类型."""

    edition: Edition
    year: int | None
    kind: str
    title: str
    """What the edition is called among the others."""

    @property
    def label(self) -> str:
        """The group in words; a kind that the title says already is not repeated."""
        kind = "" if self.kind in self.title else self.kind
        return "·".join(part for part in (self.title, f"{self.year}年" if self.year else "", kind) if part)


@dataclass(frozen=True, slots=True)
class Line:
    """One form of one file."""

    place: int
    """Index of the file in ``Roster.records``."""
    record: Record
    unit: RosterUnit | None
    """Its unit on the roster; ``None`` without a roster and where no unit owns the file."""
    group: int | None = None
    """Index into ``Lines.groups``; ``None`` where no edition was recognised."""
    counted: Counted = Counted.YES
    why: str = ""
    """Why it does not count, in words."""
    inside: int | None = None
    """Index of the line of the department's return its amounts are part of."""
    file: Record | None = None
    """The file as a whole, where it holds several forms."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of this form; what concerns the file as a whole goes with its first."""
        return self.record.findings if self.file is None else own_findings(self.file, self.record)

    @property
    def verdict(self) -> Verdict:
        """审核结论 of this form."""
        if self.file is None or not self.record.readable:
            return self.record.verdict
        return verdict_of(self.findings, broken=bool(self.file.failed_checks))

    @property
    def name(self) -> str:
        """The unit's name: as the sheet states it, else as the roster does, else the file's."""
        return name_of(self.record, self.unit.name if self.unit is not None else "")

    @property
    def label(self) -> str:
        """The unit's name, with the project where the return is of one."""
        return label_of(self.record, self.unit.name if self.unit is not None else "")

    @property
    def department(self) -> str:
        """主管部门, as the roster states it."""
        return self.unit.department if self.unit is not None else ""

    @property
    def adopted(self) -> Fraction | None:
        """采用得分: the reviewer's score, else the recomputed one; never the claimed one unseen."""
        return self.record.adopted

    @property
    def standing(self) -> bool:
        """Whether it takes part in averages and ranks."""
        return self.counted is not Counted.NO

    @property
    def amount_unit(self) -> str:
        """Unit the sheet states its amounts in, empty where it states none."""
        whole = next((rate.unit for rate in self.record.rates if rate.whole), "")
        return whole or self.record.money_unit or ""


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines in the order of the files, and the groups in the order they were met."""

    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    titles: Mapping[str, str]
    """What the editions met this time and before are called, by id."""

    def title(self, edition: Edition | None) -> str:
        """Return what an edition is called."""
        return UNKNOWN if edition is None else self.titles[edition.id]

    def of_group(self, group: int) -> list[Line]:
        """Return the lines of a group that take part in averages and ranks."""
        return [line for line in self.lines if line.group == group and line.standing]

    def ranks(self) -> list[int | None]:
        """Return 1 + the number of better lines of its group for every line; equal scores have equal ranks."""
        better: list[dict[Fraction, int]] = []
        for group in range(len(self.groups)):
            counts = Counter(line.adopted for line in self.of_group(group) if line.adopted is not None)
            above = 0
            table: dict[Fraction, int] = {}
            for score in sorted(counts, reverse=True):
                table[score] = above + 1
                above += counts[score]
            better.append(table)
        known = [line.group is not None and line.standing and line.adopted is not None for line in self.lines]
        return [
            better[line.group][line.adopted] if ranked and line.group is not None and line.adopted is not None else None
            for line, ranked in zip(self.lines, known, strict=True)
        ]


def lay_out(roster: Roster) -> Lines:
    """Return the lines of a roster, each with its group and whether it counts in totals."""
    filings = {place: filing for filing in roster.filings for place in (*filing.records, *filing.replaced)}
    titles = edition_names(roster)
    groups: dict[Group, int] = {}
    lines: list[Line] = []
    for place, record in enumerate(roster.records):
        filing = filings.get(place)
        listed = filing is not None and filing.state is not FilingState.UNLISTED
        unit = filing.unit if filing is not None and listed else None
        for form in record.forms:
            group = None
            if form.edition is not None:
                # Words of the roster that name no kind of sheet make groups of their own; a kind is what came in.
                own = unit.kind if unit is not None and not asked_for(unit.kind) else ""
                kind = own or kind_of(form.edition)
                group = groups.setdefault(Group(form.edition, form.year, kind, titles[form.edition.id]), len(groups))
            why = _refused(form, record, place, filing)
            counted = Counted.NO if why else Counted.YES
            if not why and filing is None and form.counted:
                counted, why = Counted(form.counted), form.counted_why
            lines.append(Line(place, form, unit, group, counted, why, file=record if record.further else None))
    once = _without_doubles(lines)
    return Lines(tuple(_inside_departments(once, roster.expected.units)), tuple(groups), titles)


def _refused(form: Record, record: Record, place: int, filing: Filing | None) -> str:
    if not record.readable:
        return "无法读取"
    if form.edition is None:
        return "未识别出评分表"
    if filing is None:
        return ""
    if place in filing.replaced:
        return "已有更正件"
    return {FilingState.UNLISTED: "名册外", FilingState.RETURNED: "已退回，未重报"}.get(filing.state, "")


def _without_doubles(lines: list[Line]) -> list[Line]:
    """Return the lines with doubles taken out: of equal files the first counts, of different ones none does."""
    held: dict[tuple[str, tuple[str, int | None, str]], list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        owner = line.unit.code if line.unit is not None else line.record.unit
        if owner and line.counted is Counted.YES:
            held[owner, return_key(line.record)].append(place)
    result = list(lines)
    for places in held.values():
        digests = {lines[place].record.sha256 for place in places}
        inside = len({lines[place].place for place in places}) == 1
        # Several forms in one file are its parts, whatever they are called, but there is one whole budget.
        if len(places) == 1 or (inside and not _of_whole_budget(lines[places[0]])):
            continue
        same = len(digests) == 1 and not inside
        why = "重复（内容相同）" if same else "重复上报，以哪份为准待定"
        if inside:
            why = f"同一文件里有 {len(places)} 张，以哪张为准待定"
        for place in places[1:] if same else places:
            result[place] = replace(lines[place], counted=Counted.NO, why=why)
    return result


def _of_whole_budget(line: Line) -> bool:
    return line.record.edition is not None and line.record.edition.family == WHOLE


def ancestors(unit: RosterUnit, units: dict[str, RosterUnit]) -> Iterator[RosterUnit]:
    """Yield the units above a unit, the nearest first; a circle ends where it began."""
    seen = {unit.code}
    above = units.get(unit.parent)
    while above is not None and above.code not in seen:
        yield above
        seen.add(above.code)
        above = units.get(above.parent)


def _inside_departments(lines: list[Line], units: tuple[RosterUnit, ...]) -> Iterator[Line]:
    known = {unit.code: unit for unit in units}
    parents = {unit.parent for unit in units if unit.parent}
    whole: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        unit = line.unit
        if unit is not None and line.counted is Counted.YES and unit.code in parents and unit.scope is Scope.WHOLE:
            whole[unit.code, line.group].append(place)
    for line in lines:
        above = ancestors(line.unit, known) if line.unit is not None and line.counted is Counted.YES else ()
        found = (whole.get((unit.code, line.group), []) for unit in above)
        # A department with several returns of one group (projects) consolidates nothing by any one of them.
        into = next((places[0] for places in found if len(places) == 1), None)
        yield line if into is None else replace(line, counted=Counted.INSIDE, inside=into, why="已含在部门汇总数中")
