"""What returns and editions are called where people read them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from xlscore.model.record import Edition, Record
from xlscore.model.roster import Roster

UNKNOWN: Final = "未识别"
"""Stands for the edition of a return that is like none."""


def name_of(record: Record, owner: str = "") -> str:
    """Return the unit's name as the sheet states it, else as the roster does (``owner``), else the file's."""
    return record.unit or owner or Path(record.file).stem


def label_of(record: Record, owner: str = "") -> str:
    """Return the unit's name, with the project where the return is of one."""
    name = name_of(record, owner)
    return f"{name}：{record.project}" if record.project else name


def edition_names(roster: Roster) -> Mapping[str, str]:
    """Return what the editions met this time and before are called, by id: equal titles are told apart."""
    files = (*roster.records, *roster.previous)
    return _told_apart(form.edition for file in files for form in file.forms if form.edition is not None)


def _told_apart(editions: Iterable[Edition]) -> Mapping[str, str]:
    """Return titles by id, with the place or else the id after those that several editions bear."""
    known = {edition.id: edition for edition in editions}
    titles = Counter(edition.title for edition in known.values())
    placed = Counter((edition.title, edition.place) for edition in known.values())

    def name(edition: Edition) -> str:
        if titles[edition.title] == 1:
            return edition.title
        alone = edition.place and placed[edition.title, edition.place] == 1
        return f"{edition.title}（{edition.place if alone else edition.id}）"

    return {number: name(edition) for number, edition in known.items()}
