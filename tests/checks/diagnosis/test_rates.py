import pytest

from xlscore.checks.diagnosis import explain_rate
from xlscore.exact import exact

RATE = exact("1145.01") / exact("1210")
INITIAL = exact("1145.01") / exact("1180")


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("0.9462", "截断而非四舍五入"),
        ("0.9703", "按年初预算数计算恰为 97.03%"),
        ("94.6289", "疑把百分数当作小数填列，少了百分号"),
        ("0.9643", "疑数字前后颠倒，应为 94.63%"),
        ("1.0568", "分子与分母颠倒"),
        ("0.0095", "疑把小数当作百分数填列"),
        ("9462.8926", "相差恰为一万倍，疑分子与分母一个用元、一个用万元"),
        ("0.9", None),
        ("0", None),
    ],
)
def test_a_rate_is_explained_where_one_mistake_leads_to_it(printed: str, words: str | None) -> None:
    assert explain_rate(exact(printed), RATE, 4, [("年初预算数", INITIAL)]) == words


def test_a_percent_figure_typed_without_its_sign_is_named() -> None:
    assert explain_rate(exact("95.5"), exact("0.955"), 4) == "疑把百分数当作小数填列，少了百分号"


def test_truncation_and_half_even_at_a_tie_explain_nothing() -> None:
    assert explain_rate(exact("0.9462"), exact("0.94625"), 4) is None
