from tests.checks.builders import addresses, cell, faults, only, sheet, understood
from xlscore.checks.content_not_understood import content_not_understood


def test_leftovers_are_listed_in_one_note() -> None:
    found = only(content_not_understood, understood(sheet(leftovers=((cell("L3"), "没有表头的列"),))))
    assert found.message == "模板之外的内容及读取情况：自评表!L3（没有表头的列）。"
    assert addresses(found) == ["L3"]


def test_many_leftovers_are_counted() -> None:
    many = tuple((cell(f"L{number}"), "另加的行") for number in range(1, 13))
    found = only(content_not_understood, understood(sheet(leftovers=many)))
    assert "等共 12 处" in found.message
    assert len(found.cells) == 12


def test_a_plain_template_leaves_nothing_over() -> None:
    assert faults(content_not_understood, understood(sheet())) == []
