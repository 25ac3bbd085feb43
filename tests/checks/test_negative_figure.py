import pytest

from tests.checks.builders import addresses, edition, faults, line, only, row, sheet, typed, understood
from xlscore.checks.negative_figure import negative_figure
from xlscore.model.stamp import SHEET_STATEMENT

KNOWN = edition(
    fields={
        "staff": {"label": "在职人员数", "kind": "count", "unit": "人"},
        "added": {"label": "本年追加预算", "kind": "amount", "unit": "万元", "signed": "true"},
        "rate": {"label": "支付进度", "kind": "percent"},
    }
)


def test_a_negative_count_is_reported() -> None:
    found = only(negative_figure, understood(sheet(fields={"staff": typed("-3", "B4")}), KNOWN))
    assert found.message == "自评表!B4「在职人员数」填为 -3，此处不应为负数。"
    assert found.subject == "staff"


@pytest.mark.parametrize(("name", "text"), [("added", "-12.5"), ("rate", "-3%"), ("staff", "0"), ("unknown", "-1")])
def test_what_may_be_negative_and_zero_are_fine(name: str, text: str) -> None:
    assert faults(negative_figure, understood(sheet(fields={name: typed(text, "B4")}), KNOWN)) == []


def test_negative_amounts_of_the_funds_block_and_points_are_reported() -> None:
    stage = understood(sheet(lines=(line(6, "年度资金总额", "100", "-9"),), rows=(row(14, "A1", "-5"),)))
    assert [addresses(fault) for fault in faults(negative_figure, stage)] == [["G6"], ["H14"]]


def test_an_amount_that_is_a_field_too_is_reported_once() -> None:
    funds = line(6, "年度资金总额", "-100", "90")
    known = edition(fields={"budget": {"label": "全年预算数", "kind": "amount"}})
    assert (
        only(negative_figure, understood(sheet(lines=(funds,), fields={"budget": funds.budget}), known)).subject
        == "年度资金总额"
    )


def test_changes_listed_on_the_statement_may_be_negative_spending_may_not() -> None:
    change = line(5, "基本支出增减", executed=typed("-145.76", "G5", SHEET_STATEMENT))
    spending = line(6, "商品和服务支出", "19.50", executed=typed("-19.33", "G6", SHEET_STATEMENT))
    assert addresses(only(negative_figure, understood(sheet(lines=(change, spending))))) == ["G6"]
