from dataclasses import replace

from tests.checks.builders import addresses, broken, closing, edition, faults, finding, only, row, sheet, understood
from xlscore.checks.error_value import error_value
from xlscore.model.finding import Severity


def test_an_error_value_is_reported_with_its_formula() -> None:
    bad = row(14, "A1", claimed="10", title="培训场次")
    bad = replace(bad, claimed=broken("#REF!", "I14", "#REF!", "F14*#REF!"))
    found = finding(error_value, understood(sheet(rows=(bad,))))
    assert found.severity is Severity.ERROR
    assert found.message == "自评表!I14「培训场次」的自评得分显示 #REF!（公式 =F14*#REF!），不是数字。"


def test_a_sum_that_shows_an_error_because_a_row_does_is_named_with_the_row() -> None:
    bad = replace(row(14, "A1"), claimed=broken("#N/A", "I14", "#N/A"))
    total = broken("#N/A", "I30", "#N/A", "SUM(I5:I29)")
    found = only(error_value, understood(sheet(rows=(bad,), total=total)))
    assert addresses(found) == ["I14", "I30"]
    assert "自评表!I30 也显示错误值" in found.message


def test_a_sum_alone_is_reported_itself() -> None:
    sums = (replace(closing(9, ("过程",)), claimed=broken("#NAME?", "I9", "#NAME?", "SUMM(I5:I8)")),)
    assert addresses(only(error_value, understood(sheet(sums=sums)))) == ["I9"]


def test_a_yes_or_no_is_asked_for_as_such() -> None:
    known = edition(fields={"done": {"label": "是否公开", "kind": "yes_no"}})
    stage = understood(
        sheet(fields={"done": broken("#VALUE!", "B2", "#VALUE!"), "x": broken("#VALUE!", "B3", "#VALUE!")}), known
    )
    first, second = faults(error_value, stage)
    assert "不是“是”或“否”" in first.message
    assert "「x」" in second.message


def test_wrong_text_is_no_error_value() -> None:
    assert faults(error_value, understood(sheet(rows=(replace(row(14, "A1"), claimed=broken("甲", "I14")),)))) == []


def test_a_sum_over_several_errors_follows_from_all_of_them() -> None:
    rows = tuple(replace(row(n, f"A{n}"), claimed=broken("#N/A", f"I{n}", "#N/A")) for n in (14, 15))
    total = broken("#N/A", "I30", "#N/A", "SUM(I5:I29)")
    first, second = faults(error_value, understood(sheet(rows=rows, total=total)))
    assert first.message.endswith("；受这些错误值影响，自评表!I30 也显示错误值。")
    assert "影响" not in second.message
