from tests.checks.builders import addresses, cell, faults, only, row, sheet, understood
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


def test_every_sheet_has_a_finding_of_its_own() -> None:
    left = ((cell("L3"), "一"), (cell("A1", "附表"), "二"), (cell("L4"), "三"))
    rows = (row(14, "A1"),)
    found = faults(content_not_understood, understood(sheet(rows=rows, leftovers=left)))
    assert [(fault.subject, addresses(fault)) for fault in found] == [
        ("", ["L3", "L4"]),
        ("附表", ["A1"]),
    ]
