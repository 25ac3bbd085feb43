"""Which explanation and which waiver a finding is meant by."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from xlscore.cells import CellRef, parse_a1
from xlscore.model.finding import Finding
from xlscore.model.settlement import Answer, Waiver
from xlscore.model.unit_names import is_unit


class Return(Protocol):
    """What tells whose a return is: a dossier or a record."""

    @property
    def file(self) -> str:
        """The path as the user wrote it."""

    @property
    def unit(self) -> str:
        """The unit's name as the sheet states it."""


def answers_of(answers: Sequence[Answer], held: Return) -> tuple[Answer, ...]:
    """Return the explanations handed in for a file.

    One that names a file is for the file of that name; where no unit is named, for it alone.
    """
    return tuple(answer for answer in answers if _is_for(answer, held))


def _is_for(answer: Answer, held: Return) -> bool:
    name = held.file.replace("\\", "/").rpartition("/")[2]
    if answer.units:
        return any(is_unit(word, held.unit, name) for word in answer.units)
    return not answer.file or answer.file == name


def of_unit(waiver: Waiver, held: Return) -> bool:
    """Tell whether a waiver is for the unit of a file, or for every unit."""
    return not waiver.units or any(is_unit(word, held.unit, held.file) for word in waiver.units)


def covered_by(waiver: Waiver, findings: Sequence[Finding], titles: Mapping[str, str] | None = None) -> list[Finding]:
    """Return the findings a waiver covers, its unit left aside; ``titles`` are indicator names by code.

    What it names is first taken for what a finding concerns (indicator code or name), and only where no finding of
    that code concerns it for a cell: ``A3`` may be either.
    """
    found = [finding for finding in findings if finding.code == waiver.code]
    if not waiver.place:
        return found
    meant = [finding for finding in found if waiver.place in _names(finding, titles or {})]
    return meant or [finding for finding in found if _stands_at(waiver.place, finding.cells)]


def _names(finding: Finding, titles: Mapping[str, str]) -> set[str]:
    return {finding.subject, finding.id, titles.get(finding.subject, finding.subject)}


def _stands_at(place: str, cells: Sequence[CellRef]) -> bool:
    try:
        if "!" in place:
            return CellRef.parse(place) in cells
        row, column = parse_a1(place)
    except ValueError:
        return False
    return any((cell.row, cell.column) == (row, column) for cell in cells)
