"""Every field of a record travels through tidy tables: whoever adds one and forgets it here hears of it."""

import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import EnumType
from fractions import Fraction
from itertools import count
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from tests.consolidation.years import EDITION
from xlscore.cells import CellRef
from xlscore.consolidation.lines import lay_out
from xlscore.consolidation.tidy import TABLES
from xlscore.model.finding import Finding, Verdict
from xlscore.model.record import Edition, Record
from xlscore.model.roster import Roster
from xlscore.read.tidy_tables import read_tables
from xlscore.write.tidy_tables import table_files

FORMS = ("csv", "parquet")


def names_of(kind: Any) -> tuple[str, ...]:
    """Return the fields of a dataclass or of a named tuple."""
    return tuple(item.name for item in fields(kind)) if is_dataclass(kind) else tuple(getattr(kind, "_fields", ()))


def filled(kind: Any, number: Iterator[int]) -> Any:
    """Return a value of a type with every field of it filled, no two alike; an unknown type is an error."""
    one = next(number)
    plain = {
        str: f"字{one}",
        int: one,
        bool: True,
        Fraction: Fraction(one, 8),
        date: date(2026, 1, 1) + timedelta(one),
        CellRef: CellRef("自评表", one, 2),
        Edition: EDITION,
    }
    if kind in plain:
        return plain[kind]
    if isinstance(kind, EnumType):
        return list(kind)[-1]
    if get_origin(kind) in {Union, types.UnionType}:
        return filled(next(arg for arg in get_args(kind) if arg is not type(None)), number)
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        return tuple(filled(part, number) for part in ((parts[0],) * 2 if parts[-1] is Ellipsis else parts))
    hints = get_type_hints(kind)
    names = names_of(kind)
    assert names, f"no value for {kind}: say here how one is made, and how tables hold it"
    return kind(**{name: filled(hints[name], number) for name in names if (kind, name) != (Record, "further")})


def back(record: Record, folder: Path, form: str) -> Record:
    """Return a record as it comes back; whether it counts is what the run decides that writes the tables."""
    for name, data in table_files(Roster((record,)), form):
        (folder / name).write_bytes(data)
    (read,) = read_tables(folder)
    decided = [(line.counted.value, line.why) for line in lay_out(Roster((record,))).lines]
    assert [(one.counted, one.counted_why) for one in read.forms] == decided
    first, *others = (
        replace(one, counted=own.counted, counted_why=own.counted_why, further=())
        for one, own in zip(read.forms, record.forms, strict=True)
    )
    return replace(first, further=tuple(others))


@pytest.mark.parametrize("form", FORMS)
def test_a_record_with_every_field_filled_comes_back_whole(tmp_path: Path, form: str) -> None:
    number = count(1)
    first, second = filled(Record, number), filled(Record, number)
    record = replace(first, further=(second,))
    read = back(record, tmp_path, form)
    for form_read, form_written in zip(read.forms, record.forms, strict=True):
        for name in names_of(Record):
            assert getattr(form_read, name) == getattr(form_written, name), name
    assert read == record


def test_filling_leaves_no_field_at_its_default() -> None:
    record = filled(Record, count(1))
    bare = Record("", "", Verdict.PASS)
    assert [name for name in names_of(Record) if getattr(record, name) == getattr(bare, name)] == ["further"]
    finding = record.findings[0]
    assert [name for name in names_of(Finding) if not getattr(finding, name)] == []


@pytest.mark.parametrize("form", FORMS)
def test_a_record_with_nothing_in_it_comes_back_empty(tmp_path: Path, form: str) -> None:
    bare = Record("空.xlsx", "", Verdict.UNREADABLE)
    assert back(bare, tmp_path, form) == bare


@pytest.mark.parametrize("form", FORMS)
def test_grades_without_names_are_not_no_grades(tmp_path: Path, form: str) -> None:
    record = Record("a", "b", Verdict.PASS, grade_range=("", "优"), total_range=(Fraction(80), Fraction(271, 3)))
    assert back(record, tmp_path, form) == record
    assert back(replace(record, grade_range=("", "")), tmp_path, form).grade_range == ("", "")


@pytest.mark.parametrize("form", FORMS)
def test_a_finding_keeps_what_is_empty_apart_from_what_is_not_there(tmp_path: Path, form: str) -> None:
    """An explanation that has no fault, a waiver for every unit and a stake between nothing are still there."""
    whole = filled(Finding, count(1))
    finding = replace(
        whole,
        explanation=replace(whole.explanation, faults=(), at="", working=""),
        waiver=replace(whole.waiver, units=(), place="", at=""),
        stake=replace(whole.stake, between=()),
        trial=None,
    )
    record = Record(
        "a", "b", Verdict.PASS, findings=(finding, replace(whole, explanation=None, waiver=None, stake=None))
    )
    assert back(record, tmp_path, form) == record


def test_the_tables_are_these() -> None:
    assert [table.name for table in TABLES] == [
        *("units", "scores", "rates", "findings", "strays", "passages"),
        *("editions", "edition_columns", "edition_bands", "filings"),
    ]
