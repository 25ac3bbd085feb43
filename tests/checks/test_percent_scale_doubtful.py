from dataclasses import replace

import pytest

from tests.checks.builders import (
    BOOK,
    addresses,
    cell,
    edition,
    faults,
    finding,
    indicator,
    line,
    only,
    sheet,
    understood,
)
from tests.checks.values import measured_row, stage
from xlscore.checks.percent_scale_doubtful import percent_scale_doubtful
from xlscore.model.workbook import Cell, Sheet
from xlscore.read.rate_entries import rate_entry


def test_a_fraction_beside_a_percent_target_is_doubtful() -> None:
    found = finding(percent_scale_doubtful, stage(measured_row("≥95%", 0.98)))
    assert found.severity.value == "warning"
    assert [at.a1 for at in found.cells] == ["F9", "G9"]
    assert "指标值「≥95%」，实际完成「0.98」" in found.message


def test_a_fraction_under_a_percent_unit_is_doubtful_against_a_target_of_a_hundred() -> None:
    assert len(faults(percent_scale_doubtful, stage(measured_row("100", 0.98, unit="%")))) == 1


@pytest.mark.parametrize(
    ("goal", "done", "unit"),
    [
        ("≥95%", "98%", ""),
        ("95", 98, "%"),
        ("0.5", 0.3, "%"),
        ("≥95%", "完成", ""),
        ("≥20场", 0.5, ""),
        ("≥95%", 98, ""),
    ],
)
def test_a_percent_beyond_doubt_and_two_small_ones_alike_are_fine(goal: str, done: str | float, unit: str) -> None:
    assert faults(percent_scale_doubtful, stage(measured_row(goal, done, unit=unit))) == []


def test_a_bare_rate_is_doubtful_only_where_no_amounts_tell() -> None:
    rate = rate_entry(Cell(0.98), cell("H6"), None)
    alone = replace(line(6, "基本支出"), rate=rate)
    found = only(percent_scale_doubtful, stage(lines=(alone,)))
    assert addresses(found) == ["H6"]
    assert "可能是 0.98%，也可能是 98.00%；暂按后者读取。" in found.message
    told = replace(line(6, "基本支出", "100", "98"), rate=rate)
    assert faults(percent_scale_doubtful, stage(lines=(told,))) == []


def test_a_bare_rate_above_one_is_a_percent() -> None:
    rate = rate_entry(Cell(98.87), cell("H6"), None)
    assert faults(percent_scale_doubtful, stage(lines=(replace(line(6, "基本支出"), rate=rate),))) == []


def test_a_percent_field_typed_as_a_fraction_is_doubtful() -> None:
    framework = edition(
        fields={"s": {"label": "满意度", "unit": "%", "kind": "percent"}},
        indicators=[indicator("A", rate={"of": "s"})],
    )
    entry = rate_entry(Cell(0.9), cell("C4", "基础数据"), None)
    found = only(percent_scale_doubtful, understood(sheet(fields={"s": entry, "other": entry}), framework))
    assert found.message.startswith("基础数据!C4「满意度」填为「0.9」")
    assert found.subject == "s"


def test_where_number_formats_cannot_be_read_nothing_is_doubted() -> None:
    doubtful = stage(measured_row("≥95%", 0.98))
    bare = Sheet("自评表", {(9, 7): Cell(0.98)})
    formatted = Sheet("自评表", {(9, 7): Cell(0.98), (9, 8): Cell(10, number_format="0.00")})
    old = replace(doubtful, workbook=replace(BOOK, format="xls", sheets=(bare,)))
    assert faults(percent_scale_doubtful, old) == []
    known = replace(doubtful, workbook=replace(BOOK, format="xls", sheets=(formatted,)))
    assert len(faults(percent_scale_doubtful, known)) == 1
