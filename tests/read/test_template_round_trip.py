"""What is typed into a template comes back: every edition, with and without the defined names, as .xlsx and .ods."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from tests.oracle.office import convert
from tests.read.forms import catalogue, facts, framework
from xlscore.model.framework import FieldKind, Framework
from xlscore.model.submission import Entry, Submission
from xlscore.model.workbook import Workbook
from xlscore.read.recognise import recognise
from xlscore.read.submission import understand
from xlscore.read.workbook_file import read_workbook, read_workbook_bytes
from xlscore.write.template import Amounts, Filled, OpenRow, StatementLine, Typed, template_bytes

EDITIONS = tuple(catalogue())
DAYS = (date(2024, 4, 4), date(2024, 4, 5))


def typed(edition: Framework) -> dict[str, Typed | tuple[date, ...]]:
    """Return a value of its own for every field."""
    result: dict[str, Typed | tuple[date, ...]] = {}
    for place, (name, spec) in enumerate(edition.all_fields().items(), 1):
        values: dict[FieldKind, Typed | tuple[date, ...]] = {
            FieldKind.AMOUNT: Fraction(place * 100 + 25, 100),
            FieldKind.QUANTITY: Fraction(place),
            FieldKind.COUNT: Fraction(place),
            FieldKind.PERCENT: Fraction(90 + place, 1000),
            FieldKind.YES_NO: "是" if place % 2 else "否",
            FieldKind.CHOICE: (spec.choices or ("",))[0],
            FieldKind.DATE: date(2024, 3, place % 28 + 1),
            FieldKind.DATES: DAYS,
        }
        result[name] = values[spec.kind]
    return result


def filled(edition: Framework) -> Filled:
    claimed: dict[str, Typed] = {item.code: Fraction(place, 10) for place, item in enumerate(edition.indicators, 1)}
    rows = {
        section.code: (
            OpenRow(
                "一号指标", (*section.groups, "")[0], "≥", Fraction(50), "场", Fraction(48), Fraction(5), Fraction(4)
            ),
            OpenRow(
                "二号指标", (*section.groups, "")[-1], "定性", "有效", "", "有效", Fraction(3), Fraction(3), "", "r"
            ),
        )
        for section in edition.open_sections
    }
    return Filled(
        unit="某市科普中心",
        fiscal_year=edition.fiscal_year or 2024,
        fields=typed(edition),
        rows=rows,
        claimed=claimed,
        reasons={item.code: f"原因{item.code}" for item in edition.indicators},
        remainder=Fraction(7, 2),
        grade=edition.grades.bands[0].label,
        funds={"其他资金": Amounts(Fraction(1), Fraction(2), Fraction(3))},
        statement=(
            StatementLine(
                "支出合计", "", "", "元", Fraction(1), Fraction(200), Fraction(150), Fraction(3, 4), "n", "s"
            ),
            StatementLine("工资", "支出合计", "按功能", "元", None, Fraction(200), "未提供"),
        ),
    )


@cache
def book(name: str) -> Workbook:
    return read_workbook_bytes(template_bytes(framework(name), filled(framework(name))), f"{name}.xlsx")


def same(entry: Entry, value: Typed | tuple[date, ...], kind: FieldKind) -> bool:
    if kind is FieldKind.DATE:
        return entry.reading is not None and entry.reading.value == value
    if kind is FieldKind.DATES:
        return entry.text == "、".join(day.isoformat() for day in DAYS)
    return entry.value == value if isinstance(value, Fraction) else entry.text == value


def wrong_fields(read: Submission, edition: Framework) -> list[str]:
    specs, values = edition.all_fields(), typed(edition)
    found = [
        name for name in specs if name not in read.fields or not same(read.fields[name], values[name], specs[name].kind)
    ]
    return [f"{name}: {read.fields.get(name)}" for name in found]


@pytest.mark.parametrize("name", EDITIONS)
def test_every_figure_typed_into_a_template_comes_back(name: str) -> None:
    edition, content = framework(name), filled(framework(name))
    read = understand(book(name), edition)
    assert wrong_fields(read, edition) == []
    by_code = {row.code: row for row in read.rows}
    assert {code: by_code[code].claimed.value for code in content.claimed} == content.claimed
    assert {code: by_code[code].reason.text for code in content.reasons} == content.reasons
    for section in edition.open_sections:
        first, second = by_code[f"{section.code}.1"], by_code[f"{section.code}.2"]
        assert facts(first.title, first.target.value, first.actual.value) == ("一号指标", 50, 48)
        assert facts(first.points.value, first.claimed.value, second.reason.text) == (5, 4, "r")
        assert facts(second.target.text, second.path[:1]) == ("有效", section.path[:1] if first.path else ())
    assert facts(read.unit_name, read.fiscal_year) == ("某市科普中心", content.fiscal_year)
    assert facts(read.grade.text, read.missing_tables, read.absent) == (content.grade, (), ())
    assert facts(read.repeated, read.leftovers) == ({}, ())
    whole, part = read.lines[-2:]
    assert facts(whole.name, whole.rate.value, whole.unit, whole.source) == ("支出合计", Fraction(3, 4), "元", "s")
    assert facts(part.parent, part.breakdown, part.executed.state.value) == (
        len(read.lines) - 2,
        "按功能",
        "not_provided",
    )


@pytest.mark.parametrize("name", EDITIONS)
def test_a_template_is_known_by_its_stamp_and_without_it_by_its_layout(name: str) -> None:
    stamped = recognise(book(name), catalogue())
    assert stamped.framework is not None
    assert facts(stamped.framework.id, stamped.by, stamped.conflict) == (name, "stamp", "")
    bare = recognise(replace(book(name), names={}, properties={}), catalogue())
    # The local edition of 2023 prints the national form: only a place tells them apart.
    expected = "national_overall_2020" if name == "yueyang_overall_2023" else name
    assert facts(bare.framework.id if bare.framework is not None else bare.candidates, bare.by) == (expected, "layout")


@pytest.mark.parametrize("name", EDITIONS)
def test_without_its_names_a_template_reads_the_same(name: str) -> None:
    edition = framework(name)
    named, bare = understand(book(name), edition), understand(replace(book(name), names={}, properties={}), edition)
    assert bare.rows == named.rows
    assert bare.lines == named.lines
    assert facts(bare.unit_name, bare.fiscal_year, bare.grade.text) == (
        named.unit_name,
        named.fiscal_year,
        named.grade.text,
    )
    assert bare.total.value == named.total.value
    assert wrong_fields(bare, edition) == []


@pytest.mark.office
def test_templates_saved_by_another_program_read_the_same(tmp_path: Path) -> None:
    sources = []
    for name in EDITIONS:
        source = tmp_path / f"{name}.xlsx"
        source.write_bytes(template_bytes(framework(name), filled(framework(name))))
        sources.append(source)
    for saved in (*convert(sources, tmp_path / "out", "xlsx"), *convert(sources, tmp_path / "ods", "ods")):
        edition, workbook = framework(saved.stem), read_workbook(saved)
        read, before = understand(workbook, edition), understand(book(saved.stem), edition)
        assert wrong_fields(read, edition) == []
        assert [facts(row.code, row.title, row.claimed.value) for row in read.rows] == [
            (row.code, row.title, row.claimed.value) for row in before.rows
        ]
        assert [facts(line.name, line.parent, line.executed.value) for line in read.lines] == [
            (line.name, line.parent, line.executed.value) for line in before.lines
        ]
        if saved.suffix == ".xlsx":
            assert recognise(workbook, catalogue()).by == "stamp"
