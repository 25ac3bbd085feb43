"""Amounts changed the honest way: parts, totals, rates, the execution score and the total of scores together."""

from dataclasses import dataclass, field
from fractions import Fraction

from tests.mutations.clean import Clean
from tests.mutations.draft import Draft
from xlscore.cells import CellRef
from xlscore.checks._sums import COLUMNS
from xlscore.exact import round_to
from xlscore.model.submission import Entry, FundLine


def entry_of(line: FundLine, column: str) -> Entry:
    entry: Entry = getattr(line, column)
    return entry


def typed_amount(entry: Entry) -> bool:
    return entry.given and entry.at is not None and bool(entry.value) and entry.formula is None


@dataclass
class Block:
    """The funds block of a clean workbook as exact amounts that can be changed together."""

    clean: Clean
    amounts: dict[tuple[int, str], Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, line in enumerate(self.lines):
            for column in COLUMNS:
                value = entry_of(line, column).value
                if value is not None:
                    self.amounts[place, column] = value

    @property
    def lines(self) -> tuple[FundLine, ...]:
        return self.clean.submission.lines

    @property
    def top(self) -> int | None:
        return next((place for place, line in enumerate(self.lines) if line.indicator is not None), None)

    def children(self, place: int, column: str) -> list[list[int]]:
        """Return the lists of parts of a line that state figures in a column."""
        lists: dict[str, list[int]] = {}
        for index, line in enumerate(self.lines):
            if line.parent == place and (index, column) in self.amounts:
                lists.setdefault(line.breakdown, []).append(index)
        return list(lists.values())

    def change(self, place: int, column: str, delta: Fraction) -> None:
        """Add to a line, to one leaf of each of its lists, and so on down."""
        self.amounts[place, column] += delta
        for parts in self.children(place, column):
            self.change(max(parts, key=lambda part: self.amounts[part, column]), column, delta)

    def change_upward(self, place: int, column: str, delta: Fraction) -> None:
        """Add to a line, to what it is part of, and to one leaf of every other list on the way."""
        self.change(place, column, delta)
        inside = place
        while (parent := self.lines[inside].parent) is not None:
            self.amounts[parent, column] += delta
            for parts in self.children(parent, column):
                if inside not in parts:
                    self.change(max(parts, key=lambda part: self.amounts[part, column]), column, delta)
            inside = parent

    def rate(self, place: int) -> Fraction | None:
        base = self.amounts.get((place, "budget"))
        return self.amounts[place, "executed"] / base if base and (place, "executed") in self.amounts else None

    def overspent(self) -> bool:
        return any(
            value > self.amounts[place, "budget"]
            for (place, column), value in self.amounts.items()
            if column == "executed" and (place, "budget") in self.amounts
        )

    def settled(self) -> Draft:
        """Write the amounts, every rate that follows, the execution score and the total of scores."""
        draft = Draft(self.clean)
        for (place, column), value in self.amounts.items():
            entry = entry_of(self.lines[place], column)
            if value != entry.value:
                draft.add(entry, value - (entry.value or Fraction(0)))
        for place, line in enumerate(self.lines):
            rate = self.rate(place)
            if rate is not None:
                draft.rate(line, rate)
        scored = self.clean.execution()
        rate = None if self.top is None else self.rate(self.top)
        if scored is not None and rate is not None and scored.points is not None and scored.recomputed is not None:
            draft.claim(scored.row.claimed, round_to(min(rate, Fraction(1)) * scored.points, 2))
        return draft

    def cells(self, place: int, column: str) -> list[CellRef]:
        """Return the cells of a total and of its parts in a column."""
        entries = [entry_of(self.lines[place], column)]
        entries += [entry_of(self.lines[part], column) for parts in self.children(place, column) for part in parts]
        return [entry.at for entry in entries if entry.at is not None]
