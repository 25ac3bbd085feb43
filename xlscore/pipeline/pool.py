"""Work on many items in reading processes with limits, results in the order of the items.

A process is used again and again; one that dies or takes too long is replaced, and only the item it had in hand is
lost.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

from xlscore.pipeline.limits import Limits
from xlscore.pipeline.reader import Reader, out_of_memory
from xlscore.pipeline.worker import Done, Failed

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that cost its process too much, and how, in Chinese."""

    sentence: str


class Pool(Generic[Item, Result]):
    """One run over items; ``work`` and the items must be picklable."""

    def __init__(self, items: Sequence[Item], work: Callable[[Item], Result], jobs: int, limits: Limits) -> None:
        """Take the work in; nothing starts before the first outcome is asked for."""
        self._items = items
        self._work = work
        self._jobs = max(1, jobs)
        self._limits = limits
        self._waiting = deque(range(len(items)))
        self._readers: list[Reader] = []
        self._outcomes: dict[int, Result | Lost] = {}

    def outcomes(self) -> Iterator[Result | Lost]:
        """Yield the outcome of each item, in order; raises what ``work`` raises."""
        try:
            for place in range(len(self._items)):
                while place not in self._outcomes:
                    self._step()
                yield self._outcomes.pop(place)
        finally:
            for reader in self._readers:
                reader.end()

    def _step(self) -> None:
        """Give out work, wait for something to happen, and take it in."""
        for _ in range(min(self._jobs - len(self._readers), len(self._waiting))):
            self._readers.append(Reader(self._work, self._limits))
        self._feed()
        soonest = min(reader.seconds_left() for reader in self._readers)
        wait([reader.connection for reader in self._readers], max(0.0, soonest))
        for reader in list(self._readers):
            for place, reply in reader.answers():
                self._outcomes[place] = self._outcome(reply)
            if reader.ended or reader.seconds_left() <= 0:
                self._replace(reader)

    def _feed(self) -> None:
        """Give every process one item after another, so that few items are shared evenly."""
        while self._waiting:
            roomiest = max(self._readers, key=lambda reader: reader.free, default=None)
            if roomiest is None or not roomiest.free:
                return
            place = self._waiting.popleft()
            roomiest.give(place, self._items[place])

    def _outcome(self, reply: Any) -> Any:
        if isinstance(reply, Failed):
            raise reply.error
        return reply.value if isinstance(reply, Done) else Lost(out_of_memory(self._limits))

    def _replace(self, reader: Reader) -> None:
        """Take a process out that is of no more use; another starts when there is work for it."""
        self._readers.remove(reader)
        sentence = reader.end_of(overdue=not reader.ended)
        if reader.given:
            self._outcomes[reader.given.popleft()] = Lost(sentence)
        self._waiting.extendleft(reversed(reader.given))
