"""A roster laid out for tables: forms numbered through, editions told apart, lines with their place in their form."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Any, Final, NamedTuple

from xlscore.consolidation.lines import lay_out
from xlscore.consolidation.names import code_of
from xlscore.consolidation.tidy.columns import Kind, TidyColumn, Value, cell
from xlscore.model.record import Edition, Record
from xlscore.model.roster import Roster


class Shelf:
    """A roster with its forms numbered through and its editions told apart: what the tables are made of."""

    def __init__(self, roster: Roster) -> None:
        """Number the forms from 1, in the order of the files."""
        self.roster = roster
        self.forms: list[tuple[int, int, Record]] = []
        """Number of the form, number of its file, and the form."""
        self.editions: dict[Edition, str] = {}
        """Every edition met, with its key: its id, numbered where figures of the user made it another."""
        lines = iter(lay_out(roster).lines)
        codes = {place: filing.unit.code for filing in roster.filings for place in filing.records}
        for place, record in enumerate(roster.records, start=1):
            for form in record.forms:
                code = code_of(form, record, codes.get(place - 1, ""))
                line = next(lines)
                told = replace(form, unit_code=code, counted=line.counted.value, counted_why=line.why)
                self.forms.append((len(self.forms) + 1, place, told))
                if form.edition is not None and form.edition not in self.editions:
                    alike = sum(edition.id == form.edition.id for edition in self.editions)
                    self.editions[form.edition] = f"{form.edition.id}#{alike + 1}" if alike else form.edition.id


class Form(NamedTuple):
    """One form with its number, its file's number and the key of its edition."""

    number: int
    file: int
    record: Record
    edition: str | None


class Part(NamedTuple):
    """One line of a form (of none where it concerns several): its place there, from 1, and the line."""

    form: Form | None
    place: int
    item: Any


def forms(shelf: Shelf) -> Iterator[Form]:
    """Yield every form."""
    for number, file, record in shelf.forms:
        yield Form(number, file, record, shelf.editions[record.edition] if record.edition is not None else None)


def parts(name: str, shelf: Shelf) -> Iterator[Part]:
    """Yield the lines every form holds under that name."""
    for form in forms(shelf):
        for place, item in enumerate(getattr(form.record, name), start=1):
            yield Part(form, place, item)


def of(read: Callable[[Any], Any], path: str) -> Callable[[Any], Value]:
    """Return what reads an attribute of what ``read`` finds."""
    inner = attrgetter(path)
    return lambda line: inner(read(line))


def at(name: str, meaning: str) -> TidyColumn:
    """Return the column of a figure's cell."""

    def address(part: Part) -> str | None:
        return cell(getattr(part.item.cells, name))

    return TidyColumn(f"{name}_at", Kind.TEXT, f"{meaning}所在单元格", address, optional=True)


record_of = partial(of, attrgetter("record"))
item_of = partial(of, attrgetter("item"))

RETURN: Final = TidyColumn(
    "return", Kind.INTEGER, "报表的序号，与 units.return 相同", lambda part: part.form.number if part.form else None
)
UNIT: Final = TidyColumn(
    "unit", Kind.TEXT, "单位名称，便于单独使用本表", lambda part: part.form.record.unit if part.form else ""
)
LINE: Final = TidyColumn("line", Kind.INTEGER, "在该报表中的行序，从1起", lambda part: part.place)
