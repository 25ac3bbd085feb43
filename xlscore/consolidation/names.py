"""What returns and editions are called where people read them."""

from collections import defaultdict
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


def code_of(form: Record, file: Record, owner: str) -> str:
    """Return the code of a form's unit: as it is stated, else that of the file's ``owner`` where it is of that unit."""
    return form.unit_code or (owner if form.unit == file.unit else "")


def edition_names(roster: Roster) -> Mapping[str, str]:
    """Return what the editions met this time and before are called, by id: equal titles are told apart."""
    files = (*roster.records, *roster.previous)
    return _told_apart(form.edition for file in files for form in file.forms if form.edition is not None)


def _told_apart(editions: Iterable[Edition]) -> Mapping[str, str]:
    """Return titles by id, with place or year of the edition after those that several bear, or its id if need be."""
    known = {edition.id: edition for edition in editions}
    alike: dict[str, list[Edition]] = defaultdict(list)
    for edition in known.values():
        alike[edition.title].append(edition)
    return {
        edition.id: title if not words else f"{title}（{words}）"
        for title, own in alike.items()
        for edition, words in zip(own, _distinction(own), strict=True)
    }


def _distinction(editions: list[Edition]) -> list[str]:
    """Return what tells editions of one title apart."""
    if len(editions) == 1:
        return [""]
    places, years = [edition.place for edition in editions], [_year(edition) for edition in editions]
    both = [place and year and f"{place}{year}" for place, year in zip(places, years, strict=True)]
    ids = [edition.id for edition in editions]
    return next(words for words in (places, years, both, ids) if all(words) and len(set(words)) == len(words))


def _year(edition: Edition) -> str:
    """Return the year an edition's id ends with, as people say it."""
    year = edition.id.rpartition("_")[2]
    return f"{year}版" if year.isdecimal() else ""
