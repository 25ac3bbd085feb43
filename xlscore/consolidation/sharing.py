"""One object for equal parts of many records: returns on one form repeat their titles, cells and points."""

from collections.abc import Hashable
from dataclasses import replace
from typing import TypeVar

from xlscore.model.record import RateLine, Record, ScoreLine

Value = TypeVar("Value", bound=Hashable)


class Sharing:
    """Remembers what it has seen; used for one run and dropped with it."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._seen: dict[Hashable, Hashable] = {}

    def _one(self, value: Value) -> Value:
        kind = (type(value), value)
        return self._seen.setdefault(kind, value)  # type: ignore[return-value]  # what was kept under its own key

    def record(self, record: Record) -> Record:
        """Return an equal record whose parts are shared with those of the records before it."""
        return replace(
            record,
            edition=self._one(record.edition),
            scores=tuple(ScoreLine._make(map(self._one, line)) for line in record.scores),
            rates=tuple(RateLine._make(map(self._one, line)) for line in record.rates),
            further=tuple(map(self.record, record.further)),
        )
