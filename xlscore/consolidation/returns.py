"""The returns of a roster one by one, and those that may be compared: one edition, one year."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from xlscore.model.record import Edition, Record, ScoreLine


class Return(NamedTuple):
    """One form of one file."""

    place: int
    """Index of its file in ``Roster.records``."""
    record: Record


@dataclass(frozen=True, slots=True)
class Group:
    """Returns on one edition for one year: only these share an average, a ranking or a series of a chart."""

    edition: Edition
    year: int | None
    members: tuple[int, ...]
    """Indices into the returns."""

    @property
    def title(self) -> str:
        """Name of the edition with the year, as a heading."""
        return f"{self.edition.title}（{f'{self.year}年度' if self.year else '年度不详'}，{self.edition.id}）"

    @property
    def short(self) -> str:
        """The same in few words, for the title of a chart."""
        return f"{f'{self.year}年度' if self.year else '年度不详'}{self.edition.title}"


def returns_of(records: Iterable[Record]) -> tuple[Return, ...]:
    """Return every form of every file in the order of the files: a line of 汇总 each."""
    return tuple(Return(place, form) for place, record in enumerate(records) for form in record.forms)


def groups_of(returns: Iterable[Return]) -> tuple[Group, ...]:
    """Return the groups of comparable returns in the order they were met; a return without an edition is in none."""
    members: dict[tuple[str, int | None], list[int]] = {}
    editions: dict[str, Edition] = {}
    for place, (_, record) in enumerate(returns):
        if record.edition is not None:
            editions.setdefault(record.edition.id, record.edition)
            members.setdefault((record.edition.id, record.year), []).append(place)
    return tuple(Group(editions[key], year, tuple(own)) for (key, year), own in members.items())


class ColumnScore(NamedTuple):
    """What a return scored in one column of its edition; ``None`` as soon as one of its rows has no score."""

    claimed: Fraction | None
    recomputed: Fraction | None

    @property
    def adopted(self) -> Fraction | None:
        """The recomputed score, or the claimed one where nothing can be recomputed."""
        return self.claimed if self.recomputed is None else self.recomputed


def column_scores(record: Record, codes: frozenset[str]) -> dict[str, ColumnScore]:
    """Return the scores of a return by the columns of its edition (``codes``); rows of an open section add up."""
    found: dict[str, ColumnScore] = {}
    for line in record.scores:
        code = line.code if line.code in codes else line.column
        before = found.get(code)
        if before is None:
            found[code] = ColumnScore(line.claimed, line.recomputed)
        else:
            found[code] = ColumnScore(_plus(before.claimed, line.claimed), _plus(before.recomputed, line.recomputed))
    return found


def _plus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def adopted(line: ScoreLine) -> Fraction | None:
    """Return the score of a row that counts here: recomputed, or claimed where nothing can be recomputed."""
    return line.claimed if line.recomputed is None else line.recomputed


def adopted_total(record: Record) -> Fraction | None:
    """Return the total of a return that counts here: recomputed, or claimed where nothing can be recomputed."""
    return record.claimed if record.recomputed is None else record.recomputed
