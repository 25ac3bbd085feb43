import pytest

from xlscore.values.blanks import has_placeholder, is_prompt, is_stub, says_nothing, without_placeholder
from xlscore.values.read import read_value
from xlscore.values.reading import Kind


@pytest.mark.parametrize("text", ["/", "-", "—", "——", "― ―", "\\", "--", "-/-", "不适用", "N/A", "n/a"])
def test_lone_dashes_say_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["a", "-5", "0", "无", "5/人", "不适用范围"])
def test_anything_else_says_something(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize(
    "text", ["指标2:", "指标2：", "指标 3", "指标一", "三级指标1：", "指标1：……", "……", "...", "其中："]
)
def test_a_label_without_content_is_a_stub(text: str) -> None:
    assert is_stub(text)


@pytest.mark.parametrize("text", ["指标2：培训场次", "指标完成", "产出", "5", "2."])
def test_a_label_with_content_is_no_stub(text: str) -> None:
    assert not is_stub(text)


@pytest.mark.parametrize("text", ["≥**%", "**", "XX个", "＊＊", "≥××万元", "__次"])
def test_stars_instead_of_a_figure_leave_a_stub(text: str) -> None:
    assert read_value(text).kind is Kind.STUB


def test_a_name_with_crosses_is_not_a_stub() -> None:
    assert has_placeholder("XX公司")
    assert read_value("XX公司").kind is Kind.QUALITATIVE


def test_only_the_first_placeholder_is_filled() -> None:
    assert without_placeholder("**到**", "1") == "1到**"


@pytest.mark.parametrize(
    "text",
    [
        "对照年度目标,说明相关任务目标的完成情况(100字以内)",
        "请简述完成情况，不超过200字",
        "请填写实际完成值",
        "说明未完成原因，限50字",
    ],
)
def test_imperative_wording_with_a_limit_is_a_prompt(text: str) -> None:
    assert is_prompt(text)


@pytest.mark.parametrize("text", ["征文100字以内", "说明完成情况", "请示已批复", "说明(100字以内)" + "。" * 300])
def test_one_sign_alone_is_no_prompt(text: str) -> None:
    assert not is_prompt(text)
