"""When two files of one unit are one return handed in twice."""

from collections import Counter
from collections.abc import Sequence

from xlscore.model.record import Record


def return_key(record: Record) -> tuple[str, int | None, str]:
    """Return what two files of a unit must differ in to be two returns: kind of sheet, year and, if any, project.

    Two editions of one kind for one year are one return: a unit fills in one of them.
    """
    family = record.edition.family if record.edition is not None else ""
    return family, record.year, record.project_code or record.project


def rivals(records: Sequence[Record]) -> bool:
    """Tell whether files of one unit may stand for the same return; an unrecognised one may be anything."""
    if len(records) > 1 and any(record.edition is None for record in records):
        return True
    return any(count > 1 for count in Counter(map(return_key, records)).values())
