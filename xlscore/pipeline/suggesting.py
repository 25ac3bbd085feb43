"""The search for the smallest correction: by increasing number of cells, results before what they rest on."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heappop, heappush
from typing import Final

from xlscore.cells import CellRef
from xlscore.checks import SCORED, UNDERSTOOD
from xlscore.checks.registry import Scored, Understood, run_checks
from xlscore.checks.roots import Repair, amended, repairs_of
from xlscore.model.finding import Finding, Severity
from xlscore.scoring import compute_scorecard

MOST_CELLS: Final = 20
"""Cells a suggestion changes at most; a sheet with more wrong ones is better filled in anew."""
MOST_TRIES: Final = 240
"""Corrected sheets that are checked at most; a form of usual size needs a few milliseconds for each."""
_USUAL_LINES: Final = 40
_FEWEST_TRIES: Final = 24
"""Larger sheets are tried less often, so that a search costs about the same; so often even the largest."""
MOST_WAYS: Final = 6
"""Corrections of the same size that are told."""

_UPSTREAM: Final = ("XS106", "XS304", "XS406", "XS408", "XS409", "XS414", "XS403", "XS401", "XS410", "XS302", "XS311")
"""Codes in the order in which figures follow from one another; those not named come next, sums and grade last."""
_DOWNSTREAM: Final = ("XS303", "XS305")

Way = Mapping[CellRef, Repair]
Repairs = Mapping[CellRef, tuple[Repair, ...]]


@dataclass(frozen=True, slots=True)
class Search:
    """What came of a search: the ways with the fewest cells, the best first, and what no figure of ours repairs."""

    ways: tuple[Way, ...] = ()
    left: frozenset[str] = frozenset()
    tried: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be corrected, and what is known of its cells."""

    stage: Scored
    writable: Callable[[CellRef, Fraction | str], bool]
    """Whether a cell can take a figure (a label with words around it cannot)."""
    follows: Callable[[CellRef, frozenset[CellRef]], bool]
    """Whether a cell holds a formula that was right and is worked out from one of those cells."""

    def after(self, way: Way) -> Scored:
        """Return the sheet with the changes made."""
        if not way:
            return self.stage
        submission = amended(self.stage.submission, {at: repair.value for at, repair in way.items()})
        card = compute_scorecard(self.stage.framework, submission)
        return Scored(self.stage.workbook, self.stage.framework, submission, card)

    def cost(self, way: Way) -> int:
        """Return how many cells somebody has to type."""
        cells = frozenset(way)
        return sum(not self.follows(at, cells - {at}) for at in way)

    def options(self, repairs: Repairs, finding: Finding, way: Way) -> list[Repair]:
        """Return what may be changed for a finding; a cell is changed once only."""
        places = [at for at in finding.cells if at not in way]
        return [repair for at in places for repair in repairs.get(at, ()) if self.writable(at, repair.value)]

    def tries(self) -> int:
        """Return how many corrected sheets may be checked."""
        lines = len(self.stage.submission.rows) + len(self.stage.submission.lines)
        return max(_FEWEST_TRIES, MOST_TRIES * _USUAL_LINES // max(_USUAL_LINES, lines))


@dataclass(order=True)
class _Open:
    """A way that is still to be tried; ways are compared by cells, then by what they change, then by age."""

    cells: int
    rank: int
    age: int
    way: dict[CellRef, Repair] = field(compare=False)


def errors_of(stage: Scored) -> list[Finding]:
    """Return the binding findings of the stages a figure can change, the most upstream first."""
    early, _ = run_checks(UNDERSTOOD, Understood(stage.workbook, stage.framework, stage.submission))
    late, _ = run_checks(SCORED, stage)
    return sorted((item for item in (*early, *late) if item.severity is Severity.ERROR), key=_order)


def _order(finding: Finding) -> tuple[int, bool]:
    place = len(_UPSTREAM)
    if finding.code in _UPSTREAM:
        place = _UPSTREAM.index(finding.code)
    elif finding.code in _DOWNSTREAM:
        place += 1 + _DOWNSTREAM.index(finding.code)
    return place, finding.caused_by is not None


def search(sheet: Sheet) -> Search:
    """Return the smallest corrections; no ``ways`` where the bounds were reached or no change is known to help.

    Each step changes one cell the most upstream error stands on, so that every correction is met by cells.
    """
    errors = errors_of(sheet.stage)
    repairs, most = repairs_of(sheet.stage), sheet.tries()
    left = frozenset(item.id for item in errors if not sheet.options(repairs, item, {}))
    if len(left) == len(errors):
        return Search(left=left)
    waiting, ways, tried = [_Open(0, 0, 0, {})], list[Way](), 0
    known: set[frozenset[tuple[CellRef, Fraction | str]]] = set()
    while waiting and tried < most and len(ways) < MOST_WAYS:
        best = heappop(waiting)
        if ways and best.cells > sheet.cost(ways[0]):
            break
        tried += 1
        stage = sheet.after(best.way)
        faults = [item for item in errors_of(stage) if item.id not in left]
        if not faults:
            ways.append(best.way)
        elif best.cells < MOST_CELLS:
            for way in _grown(sheet, stage, faults, best.way):
                key = frozenset((at, repair.value) for at, repair in way.items())
                if key not in known:
                    known.add(key)
                    rank = sum(repair.rank for repair in way.values())
                    heappush(waiting, _Open(sheet.cost(way), rank, len(known), way))
    return Search(tuple(ways), left, tried)


def _grown(sheet: Sheet, stage: Scored, faults: list[Finding], way: Way) -> Iterator[dict[CellRef, Repair]]:
    """Yield the ways with one change more, for the first fault a change is known for."""
    repairs = repairs_of(stage)
    for fault in faults:
        options = sheet.options(repairs, fault, way)
        for repair in options:
            if repair.entry.at is not None:
                yield {**way, repair.entry.at: repair}
        if options:
            return
