"""What a fault put into a clean workbook must lead to, and the list of the kinds of fault."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.mutations.clean import Clean
from xlscore.cells import CellRef
from xlscore.model.finding import Finding
from xlscore.model.workbook import Workbook

Cells = frozenset[CellRef]


@dataclass(frozen=True)
class Expect:
    """A finding that must come: one of ``codes``, at all of ``cells`` and at none outside ``within``."""

    codes: frozenset[str]
    cells: Cells
    within: Cells

    def met_by(self, finding: Finding) -> bool:
        at = frozenset(finding.cells)
        return finding.code in self.codes and self.cells <= at <= self.within


def expect(code: str, *cells: CellRef | None, within: Cells | None = None) -> Expect:
    """Return what must come; without ``within`` exactly at ``cells``.  ``code`` may name several with ``/``."""
    exact = frozenset(cell for cell in cells if cell is not None)
    return Expect(frozenset(code.split("/")), exact, exact if within is None else exact | within)


@dataclass(frozen=True)
class Mutant:
    """A workbook with one fault, the findings it must lead to, and the codes that may follow from it."""

    workbook: Workbook
    expected: tuple[Expect, ...]
    follow: frozenset[str] = frozenset()
    diagnosis: str = ""
    """A word every diagnosis offered must contain; empty where none is right."""


Kind = Callable[[Clean, Random], Mutant | None]

KINDS: Final[dict[str, Kind]] = {}


def kind(name: str) -> Callable[[Kind], Kind]:
    """Put the function below on the list under its Chinese name; it returns ``None`` where a workbook has no place."""

    def declare(make: Kind) -> Kind:
        assert name not in KINDS
        KINDS[name] = make
        return make

    return declare


def follows(*codes: str) -> frozenset[str]:
    return frozenset(codes)
