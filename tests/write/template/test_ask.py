import pytest

from xlscore.model.framework import FieldKind, FieldSpec
from xlscore.write.template.ask import LONGEST_MESSAGE, Ask, ask_choice, ask_field, ask_number, ask_score, ask_text


def spec(kind: FieldKind, **more: object) -> FieldSpec:
    return FieldSpec.model_validate({"label": "在职人员数", "unit": "人", "kind": kind} | more)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldKind.AMOUNT, '=OR(AND(ISNUMBER(D5),D5>=0),D5="未提供",D5="不适用")'),
        (FieldKind.QUANTITY, '=OR(AND(ISNUMBER(D5),D5>=0),D5="未提供",D5="不适用")'),
        (FieldKind.COUNT, '=OR(AND(ISNUMBER(D5),D5>=0,D5=INT(D5)),D5="未提供",D5="不适用")'),
        (FieldKind.PERCENT, '=OR(AND(ISNUMBER(D5),D5>=0),D5="未提供",D5="不适用")'),
        (FieldKind.DATE, '=OR(AND(ISNUMBER(D5),D5>=36526),D5="未提供",D5="不适用")'),
        (FieldKind.DATES, '=OR(AND(ISNUMBER(D5),D5>=36526),D5="未提供",D5="不适用")'),
    ],
)
def test_figures_of_each_kind_are_limited_and_the_two_words_always_accepted(kind: FieldKind, value: str) -> None:
    options = ask_field(spec(kind)).options("D5")
    assert options["validate"] == "custom"
    assert options["value"] == value
    assert options["error_type"] == "stop"
    assert "未提供" in options["input_message"]
    assert "未提供" in options["error_message"]


def test_a_signed_amount_may_be_negative() -> None:
    options = ask_field(spec(FieldKind.AMOUNT, signed=True)).options("D5")
    assert options["value"] == '=OR(ISNUMBER(D5),D5="未提供",D5="不适用")'
    assert "减少填负数" in options["input_message"]


def test_yes_no_and_choices_are_drop_downs_with_the_two_words() -> None:
    assert ask_field(spec(FieldKind.YES_NO)).options("D5")["source"] == ["是", "否", "未提供", "不适用"]
    chosen = ask_field(spec(FieldKind.CHOICE, choices=("甲", "乙"))).options("D5")
    assert (chosen["validate"], chosen["source"]) == ("list", ["甲", "乙", "未提供", "不适用"])


def test_a_list_excel_cannot_hold_is_only_prompted_for() -> None:
    assert Ask("题", "选", choices=("长" * 200, "短" * 60)).options("A1")["validate"] == "any"
    assert Ask("题", "选", choices=("甲,乙", "丙")).options("A1")["validate"] == "any"


def test_a_score_above_its_points_is_warned_of_and_not_refused() -> None:
    options = ask_score("5").options("G4")
    assert (options["value"], options["error_type"]) == ("=AND(ISNUMBER(G4),G4>=0,G4<=5)", "warning")
    assert "不超过5分" in options["error_message"]
    assert ask_score("").options("G4")["value"] == "=AND(ISNUMBER(G4),G4>=0)"


def test_prompts_stay_within_what_excel_takes() -> None:
    options = ask_text("长" * 40, "长" * 300).options("A1")
    assert len(options["input_title"]) == 32
    assert len(options["input_message"]) == LONGEST_MESSAGE
    assert options["validate"] == "any"


def test_numbers_and_choices_say_what_is_expected() -> None:
    assert ask_number("分值", "填分值。").options("A1")["error_message"] == "只能填不小于0的数字。填分值。"
    assert ask_choice("等级", "选等级。", ("优", "良")).options("A1")["error_message"] == "请从下拉列表中选择。"
