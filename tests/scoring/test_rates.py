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


def test_a_whole_amount_stands_for_itself() -> None:
    rate = line_rate(FundLine("年度资金总额", budget=given("300"), executed=given("300.00")), "full_year_budget")
    assert rate is not None
    assert rate.reach is not None
    assert rate.reach.high == Fraction("300.005") / 300
