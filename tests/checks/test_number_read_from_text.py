from dataclasses import replace

import pytest

from tests.checks.builders import addresses, cell, faults, finding, line, only, row
from tests.checks.values import measured_row, stage
from xlscore.checks.number_read_from_text import number_read_from_text
from xlscore.model.submission import Entry, ScoreRow, SumRow
from xlscore.model.workbook import Cell
from xlscore.read.entries import amount_entry, number_entry
from xlscore.read.rate_entries import rate_entry


def points(text: str, a1: str = "H9") -> Entry:
    return number_entry(Cell(text), cell(a1))


def typed_as_text(text: str, number: int = 9) -> ScoreRow:
    return replace(row(number, f"P.{number}"), points=points(text, f"H{number}"))


def test_a_score_typed_as_text_is_noted_with_what_it_was_read_as() -> None:
    found = only(number_read_from_text, stage(typed_as_text("１５分")))
    assert found.message == ("以下数字由文本读出：自评表!H9「指标P.9」的分值「１５分」读作 15（全角字符按半角读取）。")
    assert addresses(found) == ["H9"]


def test_plain_digits_stored_as_text_are_noted_because_sums_leave_them_out() -> None:
    found = only(number_read_from_text, stage(typed_as_text("15")))
    assert "「15」读作 15（以文本形式存放）" in found.message


def test_an_amount_with_thousands_and_spaces_is_noted() -> None:
    entry = amount_entry(Cell("1,2 34. 5"), cell("G6"), "万元")
    assert not entry.given
    amount = amount_entry(Cell("1,234. 5"), cell("G6"), "万元")
    found = only(number_read_from_text, stage(lines=(line(6, "年度资金总额", executed=amount),)))
    assert "「1,234. 5」读作 1234.5" in found.message
    assert "去掉了千分位逗号" in found.message


def test_all_of_a_sheet_are_one_note_and_the_list_is_cut() -> None:
    rows = [typed_as_text("15", number) for number in range(1, 13)]
    found = finding(number_read_from_text, stage(*rows))
    assert found.severity.value == "note"
    assert found.message.endswith("；等共 12 处。")
    assert len(found.cells) == 12


@pytest.mark.parametrize("text", ["≥1000人次", "300 公里", "14.8万元", "95%", "约310台", "及时"])
def test_signs_units_and_a_space_before_the_counter_belong_to_a_target(text: str) -> None:
    assert faults(number_read_from_text, stage(measured_row(text, 5))) == []


@pytest.mark.parametrize(("text", "how"), [("766. 17万元", "空格"), ("５０个", "全角"), ("两次", "中文数字")])
def test_what_was_repaired_in_an_actual_is_noted(text: str, how: str) -> None:
    assert how in only(number_read_from_text, stage(measured_row("≥1", text))).message


def test_a_percent_repaired_is_shown_as_percent() -> None:
    rate = rate_entry(Cell("９５%"), cell("H6"), None)
    found = only(number_read_from_text, stage(lines=(replace(line(6, "年度资金总额"), rate=rate),)))
    assert "「９５%」读作 95%" in found.message


def test_typed_numbers_absences_and_printed_totals_are_no_matter() -> None:
    closing = SumRow((), points("100分", "H20"), label="合计")
    assert faults(number_read_from_text, stage(row(9, "P.1"), row(10, "P.2", ""), sums=(closing,))) == []
