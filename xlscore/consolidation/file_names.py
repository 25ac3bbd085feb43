"""What files are called beside one another."""

from collections.abc import Iterable
from pathlib import PurePath

from xlscore.model.record import Record


def file_names(records: Iterable[Record]) -> list[str]:
    """Return the names of files without their folders, or with them where two would be called the same."""
    paths = [record.file for record in records]
    names = [PurePath(path).name for path in paths]
    return names if len(set(names)) == len(names) else paths
