from dataclasses import replace

from tests.checks.builders import addresses, broken, edition, faults, line, only, row, sheet, understood
from xlscore.checks.number_not_readable import number_not_readable
from xlscore.values import Flag, Kind, Reading


def test_a_broken_number_is_shown_as_typed_and_not_guessed() -> None:
    bad = replace(line(7, "当年财政拨款"), executed=broken("7,00.0,77", "G7"))
    found = only(number_not_readable, understood(sheet(lines=(bad,))))
    assert found.message == "自评表!G7「当年财政拨款」的全年执行数填为「7,00.0,77」，不能识别为数字，未予猜测。"
    assert (addresses(found), found.subject) == (["G7"], "当年财政拨款")


def test_a_choice_is_asked_for_as_a_choice() -> None:
    known = edition(fields={"level": {"label": "等级", "kind": "choice", "choices": ["甲", "乙"]}})
    found = only(number_not_readable, understood(sheet(fields={"level": broken("丙", "B2")}), known))
    assert "不能识别为所列选项之一" in found.message


def test_a_piece_of_a_list_of_days_is_named_at_its_cell() -> None:
    known = edition(fields={"off": {"label": "法定节假日", "kind": "dates"}})
    mixed = replace(broken("2024-04-04、清明节", "B3"), unread=("清明节",))
    found = only(number_not_readable, understood(sheet(fields={"off": mixed}), known))
    assert found.message == (
        "自评表!B3「法定节假日」填为「2024-04-04、清明节」，其中「清明节」不能识别为日期，未予猜测。"
    )
    assert (addresses(found), found.subject) == (["B3"], "off")
    assert found.fix is not None
    assert found.fix.startswith("请写明年、月、日（如 2024-04-04）")
    alone = replace(broken("清明节", "B3"), unread=("清明节",))
    found = only(number_not_readable, understood(sheet(fields={"off": alone}), known))
    assert found.message == "自评表!B3「法定节假日」填为「清明节」，不能识别为日期，未予猜测。"


def test_an_error_value_is_another_checks() -> None:
    bad = replace(row(14, "A1"), points=broken("#REF!", "H14", "#REF!"))
    assert faults(number_not_readable, understood(sheet(rows=(bad,)))) == []


def test_an_actual_in_words_is_no_broken_number_but_two_points_are() -> None:
    worded = replace(broken("完成", "G14"), reading=Reading("完成", Kind.QUALITATIVE))
    points = replace(broken("7.50.", "G15"), reading=Reading("7.50.", Kind.CLASH, flags=frozenset({Flag.MALFORMED})))
    rows = (replace(row(14, "P.1"), actual=worded), replace(row(15, "P.2"), actual=points))
    found = only(number_not_readable, understood(sheet(rows=rows)))
    assert addresses(found) == ["G15"]
    assert found.subject == "指标P.2"


def test_readable_and_blank_entries_are_fine() -> None:
    assert faults(number_not_readable, understood(sheet(rows=(row(14, "A1"), row(15, "A2", "", "未提供"))))) == []
