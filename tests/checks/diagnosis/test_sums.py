import pytest

from xlscore.checks.diagnosis import Part, explain_sum
from xlscore.exact import exact

PARTS = (Part("财政拨款", exact("954.01"), 2), Part("上年结转", exact("191"), 0), Part("其他", exact("50"), 0))


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("1145.01", "差额恰为「其他」的金额，疑合计漏加该项"),
        ("1245.01", "差额恰为「其他」的金额，疑该项加了两次"),
        ("1159.01", "疑合计的数字前后颠倒，应为 1195.01"),
        ("1186.01", "疑「财政拨款」的数字前后颠倒，954.01 应为 945.01"),
        ("11950100", "相差恰为一万倍，疑元与万元混用"),
        ("1910954.01", None),
        ("1200", None),
    ],
)
def test_a_total_is_explained_where_one_mistake_leads_to_it(printed: str, words: str | None) -> None:
    assert explain_sum(exact(printed), PARTS, places=2) == words


def test_a_part_in_the_other_unit_is_named() -> None:
    parts = (Part("财政拨款", exact("90"), 0), Part("其他", exact("100000"), 0))
    assert explain_sum(exact("100"), parts) == "「其他」改为 10 即相等，疑该项的元与万元混用"


def test_two_mistakes_that_lead_to_one_total_explain_nothing() -> None:
    equal = (Part("甲", exact("20")), Part("乙", exact("20")), Part("丙", exact("120")))
    assert explain_sum(exact("140"), equal) is None


def test_scores_are_called_scores() -> None:
    rows = (Part("培训场次", exact("9")), Part("合格率", exact("10.5")))
    assert explain_sum(exact("10.5"), rows, thing="得分", each="行") == "差额恰为「培训场次」的得分，疑合计漏加该行"


def test_scores_are_not_taken_for_money() -> None:
    rows = (Part("培训场次", exact("9")), Part("合格率", exact("10.5")))
    assert explain_sum(exact("195000"), rows, thing="得分", each="行") is None
