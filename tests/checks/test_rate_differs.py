import pytest

from tests.checks.builders import addresses, faults, finding, line, only, scored, sheet
from xlscore.checks.rate_differs import rate_differs
from xlscore.checks.registry import Scored
from xlscore.model.finding import Severity


def stage(rate: str, executed: str = "114.6", budget: str = "120", **more: str) -> Scored:
    return scored(sheet(lines=(line(6, "年度资金总额", budget, executed, rate, **more),)))


def test_a_rate_that_does_not_follow_is_an_error_with_its_working() -> None:
    found = finding(rate_differs, stage("96.50%"))
    assert (found.id, found.severity) == ("XS401:年度资金总额", Severity.ERROR)
    assert found.message == (
        "自评表!H6「年度资金总额」的执行率填为 96.50%，按全年预算数计算应为 95.50%（114.6÷120＝95.5000%）。"
    )
    assert (found.claimed, found.recomputed, found.difference) == ("0.9650", "0.9550", "0.0100")
    assert [place.a1 for place in found.cells] == ["H6", "G6", "F6"]


def test_a_rate_only_rounding_to_whole_amounts_explains_is_a_note_with_the_printed_figures() -> None:
    found = finding(rate_differs, stage("95.53%", "1146", "1200"))
    assert (found.id, found.severity) == ("XS401:年度资金总额", Severity.NOTE)
    assert found.message == (
        "自评表!H6「年度资金总额」的执行率填为 95.53%，按表列全年预算数计算为 95.50%（1146÷1200＝95.5000%）；"
        "表列金额均为整数，如系取整填列，则可相符；请核对原始数。"
    )
    assert found.fix == "请与取整前的金额核对：确系取整的，可不更正；金额本来就是整数的，按表列金额重新计算比率。"


@pytest.mark.parametrize(
    ("rate", "severity"),
    [("95.41%", "error"), ("95.42%", "note"), ("95.58%", "note"), ("95.59%", "error"), ("95.4%", "note")],
)
def test_the_reach_of_whole_amounts_is_the_limit(rate: str, severity: str) -> None:
    # 1145.5÷1200.5 = 95.4186 %, 1146.5÷1199.5 = 95.5815 %.
    assert finding(rate_differs, stage(rate, "1146", "1200")).severity.value == severity


def test_a_decimal_elsewhere_on_the_sheet_says_the_amounts_are_not_rounded_to_their_unit() -> None:
    beside = line(7, "其他资金", "10.5", "10.5")
    lines = (line(6, "年度资金总额", "1200", "1146", "95.53%"), beside)
    assert finding(rate_differs, scored(sheet(lines=lines))).severity is Severity.ERROR


@pytest.mark.parametrize(
    ("executed", "budget", "rate"),
    [
        ("460.07", "532.66", "86.37%"),
        ("298.27", "299.22", "99.68%"),
        ("19.52", "19.89", "98.14%"),
        ("2.52", "2.52", "100%"),
        ("8.50", "8.80", "96.59%"),
        ("248.28", "248.56", "99.89%"),
        ("815", "910", "90%"),
        ("136", "143", "95.10%"),
        ("89.974", "90", "99.97%"),
    ],
)
def test_published_rates_are_right_at_their_printed_places(executed: str, budget: str, rate: str) -> None:
    assert faults(rate_differs, stage(rate, executed, budget)) == []


@pytest.mark.parametrize(("rate", "silent"), [("86.36%", False), ("86.37%", True), ("86.38%", False), ("86.4%", True)])
def test_one_unit_of_the_last_place_decides(rate: str, silent: bool) -> None:
    assert (faults(rate_differs, stage(rate, "460.07", "532.66")) == []) is silent


@pytest.mark.parametrize(
    ("rate", "silent"), [("14.2%", False), ("14.3%", True), ("20.4%", True), ("26.3%", True), ("26.4%", False)]
)
def test_any_rate_the_printed_amounts_allow_is_right(rate: str, silent: bool) -> None:
    assert (faults(rate_differs, stage(rate, "0.2", "1.0")) == []) is silent


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        ("9550%", "疑把百分数当作小数填列"),
        ("0.955%", "疑把小数当作百分数填列"),
        ("104.71%", "分子与分母颠倒"),
        ("50%", None),
    ],
)
def test_what_reproduces_the_figure_is_named(rate: str, words: str | None) -> None:
    diagnosis = only(rate_differs, stage(rate)).diagnosis
    assert (words in diagnosis) if words is not None and diagnosis is not None else diagnosis is words


def test_zero_where_something_was_spent_is_wrong_and_explains_nothing() -> None:
    found = only(rate_differs, stage("0%"))
    assert found.diagnosis is None
    assert addresses(found) == ["H6", "G6", "F6"]


@pytest.mark.parametrize(
    ("rate", "executed", "budget"),
    [("", "1", "2"), ("未提供", "1", "2"), ("95%", "未提供", "2"), ("95%", "1", ""), ("95%", "1", "0")],
)
def test_nothing_claimed_or_nothing_to_divide_says_nothing(rate: str, executed: str, budget: str) -> None:
    assert faults(rate_differs, stage(rate, executed, budget)) == []


def test_truncated_rates_and_other_bases_are_other_checks() -> None:
    assert faults(rate_differs, stage("98.87%", "692.05", "699.89")) == []
    assert faults(rate_differs, stage("96.40%", "96.4", "98", initial="100")) == []


def test_a_calculated_rate_with_all_its_decimals_is_right() -> None:
    assert faults(rate_differs, stage("98.8798235722756%", "692.05", "699.89")) == []
