from fractions import Fraction

import pytest

from xlscore.values.reading import Exactness, Flag, Kind, Operator, Reading
from xlscore.values.sentences import find_candidates


def figures(text: str) -> list[tuple[str, str]]:
    return [(str(found.value), found.unit) for found in find_candidates(text, 2021)]


def only(text: str) -> Reading:
    (found,) = find_candidates(text, 2021)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培育科技型企业380家以上，高新技术企业超过50家", [("380", "家"), ("50", "家")]),
        ("促成技术合同登记197亿余元、中小企业入库634家", [("19700000000", "元"), ("634", "家")]),
        ("提供局域网服务40余次，受理12345公众热线", [("40", "次")]),
        ("三公经费预算总额较上年减少156.76万元", [("-1567600", "元")]),
        ("获奖3，200人参加", [("200", "人")]),
        ("支出2,611.66万元", [("26116600", "元")]),
        ("举办两次培训", [("2", "次")]),
        ("1. 5个单位参加", [("5", "个")]),
        ("每月1次检查", [("1", "次/月")]),
    ],
)
def test_figures_with_a_counter_are_candidates(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("公司6906建成", "“3+1”行动", "第3次会议", "全国排名前10名", "据粤财预[2019]115号文", "2021年部门预算"),
        *(
            "一批项目",
            "第二批",
            "进一步推进",
            "COVID19项工作",
            "三十五万个",
            "与上年持平",
            "上报材料",
            "年末结转结余率较大",
        ),
    ],
)
def test_names_ordinals_years_and_document_numbers_are_not(text: str) -> None:
    assert figures(text) == []


def test_operators_hedges_and_words_behind_belong_to_the_candidate() -> None:
    found = only("计算机约310台协助")
    assert (found.value, found.exactness, found.text) == (Fraction(310), Exactness.APPROXIMATE, "约310台")
    assert only("保持率90%以上。").op is Operator.AT_LEAST
    assert only("至少给120人发放").op is Operator.AT_LEAST


def test_a_plain_wan_beside_amounts_in_wanyuan_is_read_as_one_and_flagged() -> None:
    first, second = find_candidates("支出19. 89万，其中人员经费8.5万元", 2021)
    assert (first.value, first.unit, first.kind) == (Fraction(198900), "元", Kind.AMOUNT)
    assert first.flags == {Flag.UNIT_INFERRED}
    assert second.value == Fraction(85000)


def test_a_plain_wan_without_such_a_neighbour_stays_open() -> None:
    found = only("支出19.89万，其余略")
    assert (found.unit, found.kind, found.flags) == ("", Kind.QUANTITY, frozenset({Flag.UNIT_MISSING}))


def test_a_figure_with_a_wrong_comma_is_shown_without_a_value() -> None:
    found = only("支出26,11.66万元")
    assert (found.value, found.flags) == (None, frozenset({Flag.MALFORMED}))


def test_candidates_come_in_the_order_they_stand() -> None:
    texts = [found.text for found in find_candidates("培训30场，11月底前办结，惠及2000人", 2021)]
    assert texts == ["30场", "11月底前", "2000人"]


def test_figures_that_belong_to_a_date_are_not_counted() -> None:
    assert figures("2021年1月-12月开展3次") == [("3", "次")]


def test_the_end_of_the_year_is_a_deadline_only_with_its_year_or_with_before() -> None:
    assert figures("力争年底前办结") == [("2021-12-31", "")]
    assert figures("力争2021年底办结") == [("2021-12-31", "")]
