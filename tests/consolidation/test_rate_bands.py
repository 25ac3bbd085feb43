"""Bands of execution rates at both sides of every limit."""

from fractions import Fraction

import pytest

from tests.consolidation.figures import rate
from tests.consolidation.returns import record
from xlscore.consolidation.rate_bands import BANDS, Kind, band_of, kinds_of, rate_of
from xlscore.exact import tiles

LABELS = ["不满60%", "60%至不满80%", "80%至不满90%", "90%至100%", "超过100%"]


@pytest.mark.parametrize(
    ("percent", "place"),
    [
        ("-5", 0),
        ("0", 0),
        ("59.999999", 0),
        ("60", 1),
        ("79.999999", 1),
        ("80", 2),
        ("89.999999", 2),
        ("90", 3),
        ("100", 3),
        ("100.000001", 4),
        ("500", 4),
    ],
)
def test_a_rate_lies_in_one_band(percent: str, place: int) -> None:
    assert band_of(Fraction(percent) / 100) == LABELS[place] == BANDS[place].label


def test_the_bands_meet_without_gap_or_overlap() -> None:
    assert tiles([band.rates for band in BANDS]) is None


def test_a_rate_is_exact_and_needs_both_amounts_and_a_base() -> None:
    assert rate_of(rate("6.3", "7")) == Fraction(9, 10)
    assert [rate_of(rate(*pair)) for pair in ((None, "7"), ("6", None), ("6", "0"))] == [None] * 3


def test_kinds_of_money_come_in_their_order_and_people_are_no_money() -> None:
    parts = {"name": "基本支出", "breakdown": "按支出性质", "whole": False}
    first = record("甲", rates=(rate("1", "2"), rate("1", "2", **parts), rate("9", "9", name="在职人员", unit="人")))
    second = record("乙", rates=(rate("1", "2", **parts), rate("1", "2", name="政府采购", unit="元")))
    assert kinds_of([first, second]) == [
        Kind("", "年度资金总额", "全年预算数"),
        Kind("按支出性质", "基本支出", "全年预算数"),
        Kind("", "政府采购", "全年预算数"),
    ]
