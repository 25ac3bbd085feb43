import pytest

from tests.checks.builders import cell, typed, word
from xlscore.checks._wording import labelled, no_reason, places_apart, within, worked
from xlscore.exact import Interval, exact
from xlscore.model.submission import MISSING


@pytest.mark.parametrize(
    ("band", "words"),
    [
        ("[80, 90)", "80≤总分＜90"),
        ("(80, 90]", "80＜总分≤90"),
        ("[90, inf)", "总分≥90"),
        ("(90, inf)", "总分＞90"),
        ("(-inf, 60)", "总分＜60"),
        ("(-inf, 60]", "总分≤60"),
        ("(-inf, inf)", "总分不限"),
        ("{20}", "总分＝20"),
    ],
)
def test_a_band_is_said_as_everybody_reads_it(band: str, words: str) -> None:
    assert within("总分", Interval.parse(band)) == words


def test_no_space_stands_between_an_address_and_a_quoted_name() -> None:
    assert labelled(typed("1", "G7"), "「当年财政拨款」的全年执行数") == "自评表!G7「当年财政拨款」的全年执行数"
    assert labelled(typed("1", "G7"), "总分") == "自评表!G7 总分"


def test_a_reason_is_wanting_as_it_stands() -> None:
    assert no_reason(MISSING) == "没有说明原因"
    assert no_reason(word("", "J7")) == f"{cell('J7')} 的原因未填"
    assert no_reason(word(" 无 ", "J7")) == "自评表!J7 的原因只填「无」"


@pytest.mark.parametrize(
    ("value", "places"), [("0.9", 4), ("0.8999", 4), ("0.89999", 5), ("0.89996", 5), ("0.900001", 6), ("0.5", 4)]
)
def test_a_figure_is_printed_finely_enough_not_to_look_like_its_limit(value: str, places: int) -> None:
    assert places_apart(exact(value), exact("0.9"), 4) == places


def test_a_working_that_is_a_sentence_does_not_end_a_message_twice() -> None:
    assert worked("无此类事项，按评分标准得满分5分。") == "，计算：无此类事项，按评分标准得满分5分"
    assert worked("5÷10×10＝5") == "，计算：5÷10×10＝5"
    assert worked("") == ""
