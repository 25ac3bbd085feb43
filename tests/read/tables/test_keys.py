from fractions import Fraction

import pytest

from xlscore.read.tables.keys import (
    Label,
    half_width,
    header_key,
    is_stub,
    level_key,
    parse_label,
    part_name,
    title_key,
    unnumbered,
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("全年预算数\n(A)", "全年预算数"),
        ("全年（调整）预算数", "全年预算数"),
        ("指标权重(分)", "指标权重"),
        ("执行率（B/A）", "执行率"),
        (" 自 评 得 分 ：", "自评得分"),
        ("得分（（10分））", "得分"),
        ("ＡＢ１", "AB1"),
        ("（）", ""),
        ("全年执行数/万元", "全年执行数"),
        ("二、年度总体目标", "年度总体目标"),
    ],
)
def test_headers_lose_spaces_breaks_brackets_and_colons(text: str, key: str) -> None:
    assert header_key(text) == key


def test_a_header_is_never_longer_than_its_beginning() -> None:
    assert header_key("(" * 30_000) == "(" * 120


def test_full_width_becomes_half_width_but_circled_numbers_stay() -> None:
    assert half_width("ＡＢ％（①㎡）　") == "AB%(①㎡) "


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("投 入\n(15分)", Label("投入", Fraction(15))),
        ("产出指标（50分）", Label("产出指标", Fraction(50))),
        ("满意度指标(10)", Label("满意度指标", Fraction(10))),
        ("布置工作\n10分", Label("布置工作", Fraction(10))),
        ("反映问\n题情况", Label("反映问题情况")),
        ("资产管理【7.5分】", Label("资产管理", Fraction(15, 2))),
        ("其余指标（未见原表）", Label("其余指标（未见原表）")),
        ("(15分)", Label("(15分)")),
        ("A B test", Label("A B test")),
        ("", Label("")),
    ],
)
def test_labels_give_name_and_points(text: str, label: Label) -> None:
    assert parse_label(text) == label


@pytest.mark.parametrize(
    ("one", "other"), [("“三公经费”控制率", "三公经费控制率"), ("支付 进度：", "支付进度"), ("ABC", "abc")]
)
def test_titles_are_compared_without_quotes_and_spaces(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize("text", ["产出", "产出指标", "产出 指标\n(50分)", "产出指标："])
def test_level_labels_are_compared_without_points_and_the_word_for_indicator(text: str) -> None:
    assert level_key(text) == "产出"


def test_a_level_called_nothing_but_indicator_keeps_its_name() -> None:
    assert level_key("指标") == "指标"


@pytest.mark.parametrize("text", ["", "指标1：", "指标２:", "……", "...", "指标", "/", "指标3：……", "1、"])
def test_stubs(text: str) -> None:
    assert is_stub(text)


@pytest.mark.parametrize("text", ["指标1：培训场次", "培训", "指标完成率"])
def test_titles_are_no_stubs(text: str) -> None:
    assert not is_stub(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("其中：当年财政拨款", "当年财政拨款"),
        ("其中:\n 财政资金", "财政资金"),
        ("上年结转资金：", "上年结转资金"),
        ("其中：", "其中"),
    ],
)
def test_parts_lose_the_word_before_them(text: str, name: str) -> None:
    assert part_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "一、产出", "十二、产出", "第一、产出", "(一)产出", "【1】产出", "1.产出", "1、产出", "1)产出", "1.1产出",
        "1-2产出", "1.2.3、产出", "①产出", "⑴产出", "Ⅱ、产出", "A.产出", "(b)产出", "产出",
    ],
)  # fmt: skip
def test_numbers_before_a_label_are_left_out(text: str) -> None:
    assert unnumbered(text) == "产出"


@pytest.mark.parametrize(
    "text",
    ["三公经费", "一般公共预算", "12345热线", "1.5%", "3.14", "第一产业", "一、二级指标", "(一)", "1.", "GDP增速", ""],
)
def test_figures_and_words_that_only_look_like_numbers_stay(text: str) -> None:
    assert unnumbered(text) == text


@pytest.mark.parametrize(
    "text", ["产出指标（共50分）", "产出指标(满分：50分)", "产出指标 50分", "产出指标50分", "产出指标（分值50）"]
)
def test_points_of_a_label_may_stand_with_words(text: str) -> None:
    assert parse_label(text) == Label("产出指标", Fraction(50))


@pytest.mark.parametrize("text", ["群众评分达到90分", "培训（30人）", "满意度90分以上"])
def test_figures_of_a_title_are_no_points(text: str) -> None:
    assert parse_label(text).points is None
