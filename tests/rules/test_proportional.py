from fractions import Fraction

import pytest

from tests.rules.make import rate, rule, score

SHAPE = rule("proportional")


@pytest.mark.parametrize(
    ("top", "expected"),
    [("-0.01", "0"), ("0", "0"), ("0.01", "1/1000"), ("99.99", "9999/1000"), ("100", "10"), ("100.01", "10")],
)
def test_the_score_follows_the_rate_between_nothing_and_the_points(top: str, expected: str) -> None:
    assert score(SHAPE, rate(top), "10") == expected


def test_it_is_continuous() -> None:
    assert SHAPE.continuous


def test_it_reads_like_a_score_sheet() -> None:
    assert SHAPE.describe(Fraction(10)) == "得分=比率×10分；比率超过100%的按100%计，低于0的得0分。"


@pytest.mark.parametrize(
    ("top", "bottom", "text"),
    [
        ("98.88", "100", "比率=98.88÷100=98.88%，得10×0.9888=9.888分"),
        ("2", "3", "比率=2÷3≈66.67%，得10×约0.6667≈6.6667分"),
        ("101", "100", "比率=101÷100=101.00%，超过100%，按100%计，得10分"),
        ("-1", "100", "比率=（−1）÷100=−1.00%，低于0，得0分"),
    ],
)
def test_its_working(top: str, bottom: str, text: str) -> None:
    assert SHAPE.working(rate(top, bottom), Fraction(10)) == text
