"""When two files of one unit are one return handed in twice."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from xlscore.model.record import Record

WHOLE: Final = "overall"
"""The kind of sheet that states a unit's whole budget: a unit has one for a year."""
ReturnKey = tuple[str, int | None, str]
"""Kind of sheet, year and, where there is one, project."""


def return_key(form: Record) -> ReturnKey:
    """Return what two forms of a unit must differ in to be two returns: kind of sheet, year and, if any, project.

    Two editions of one kind for one year are one return: a unit fills in one of them.
    """
    family = form.edition.family if form.edition is not None else ""
    return family, form.year, form.project_code or form.project


def return_keys(file: Record) -> frozenset[ReturnKey]:
    """Return what the forms of a file are returns of, each once: its parts are never rivals of one another."""
    return frozenset(map(return_key, file.forms))


def rivals(files: Sequence[Record]) -> bool:
    """Tell whether files of one unit may stand for the same return; an unrecognised one may be anything."""
    if len(files) > 1 and any(file.edition is None for file in files):
        return True
    if any(map(holds_rivals, files)):
        return True
    return any(count > 1 for count in Counter(key for file in files for key in return_keys(file)).values())


def holds_rivals(file: Record) -> bool:
    """Tell whether one file holds several sheets of a unit's whole budget for one year, of which one can be true."""
    wholes = [form for form in file.forms if form.edition is not None and form.edition.family == WHOLE]
    return any(count > 1 for count in Counter((form.unit, return_key(form)) for form in wholes).values())
