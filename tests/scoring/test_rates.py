from fractions import Fraction

from tests.scoring.makers import given
from xlscore.model.submission import FundLine
from xlscore.scoring.rates import line_rate


def test_an_amount_beside_a_finer_one_is_taken_to_its_places() -> None:
    rate = line_rate(FundLine("年度资金总额", budget=given("322.37"), executed=given("318.5")), "full_year_budget")
    assert rate is not None
    assert rate.reach is not None
    assert rate.reach.low == Fraction("318.495") / Fraction("322.375")
    assert rate.reach.high == Fraction("318.505") / Fraction("322.365")


def test_a_whole_amount_beside_a_finer_one_is_taken_to_its_places() -> None:
    rate = line_rate(FundLine("年度资金总额", budget=given("300"), executed=given("300.00")), "full_year_budget")
    assert rate is not None
    assert rate.reach is not None
    assert rate.reach.high == Fraction("300.005") / Fraction("299.995")
    assert rate.whole_reach is None


def test_whole_amounts_stand_for_themselves_and_are_told_apart_where_they_may_be_rounded() -> None:
    line = FundLine("年度资金总额", budget=given("300"), executed=given("270"))
    rate = line_rate(line, "full_year_budget")
    assert rate is not None
    assert rate.reach is not None
    assert rate.whole_reach is not None
    assert (rate.reach.low, rate.reach.high) == (Fraction(270, 300), Fraction(270, 300))
    assert rate.whole_reach.low == Fraction("269.5") / Fraction("300.5")
    assert rate.whole_reach.high == Fraction("270.5") / Fraction("299.5")


def test_whole_amounts_of_a_sheet_with_decimals_are_stated_to_them() -> None:
    rate = line_rate(FundLine("甲", budget=given("300"), executed=given("270")), "full_year_budget", stated=1)
    assert rate is not None
    assert rate.reach is not None
    assert rate.reach.high == Fraction("270.05") / Fraction("299.95")
    assert rate.whole_reach is None


def test_whole_numbers_that_are_no_money_are_exact() -> None:
    rate = line_rate(
        FundLine("甲", budget=given("300"), executed=given("270"), unit="个"), "full_year_budget", stated=1
    )
    assert rate is not None
    assert rate.reach is not None
    assert rate.reach.high == Fraction(270, 300)
    assert rate.whole_reach is None
