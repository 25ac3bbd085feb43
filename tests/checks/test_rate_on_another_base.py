from tests.checks.builders import (
    AMOUNTS,
    addresses,
    edition,
    faults,
    finding,
    indicator,
    line,
    only,
    row,
    scored,
    sheet,
    typed,
)
from xlscore.checks._rates import Verdict, judge
from xlscore.checks.rate_on_another_base import rate_on_another_base
from xlscore.checks.registry import Scored
from xlscore.model.finding import Severity
from xlscore.model.scorecard import Rate


def stage(rate: str, initial: str = "100", **policy: str) -> Scored:
    funds = line(6, "年度资金总额", "98", "96.4", rate, initial=initial)
    return scored(sheet(lines=(funds,)), framework=edition(policy=policy))


def test_a_rate_on_the_initial_budget_is_told_with_both_divisions() -> None:
    found = finding(rate_on_another_base, stage("96.40%"))
    assert found.severity is Severity.ERROR
    assert found.message == (
        "自评表!H6「年度资金总额」的执行率填为 96.40%，按年初预算数计算恰为此数（96.4÷100＝96.4000%）；"
        "应按全年预算数计算，为 98.37%（96.4÷98＝98.3673%）。"
    )
    assert found.diagnosis == "按年初预算数计算恰为 96.40%"
    assert [place.a1 for place in found.cells] == ["H6", "G6", "F6", "E6"]


def test_an_edition_on_the_initial_budget_sees_it_the_other_way_round() -> None:
    found = only(rate_on_another_base, stage("98.37%", base="initial_budget"))
    assert "按全年预算数计算恰为此数" in found.message
    assert addresses(found) == ["H6", "G6", "E6", "F6"]


def test_a_right_rate_one_that_fits_no_base_and_equal_bases_are_no_other_base() -> None:
    for rate, initial in (("98.37%", "100"), ("97.00%", "100"), ("96.40%", "98"), ("96.40%", ""), ("96.40%", "0")):
        assert faults(rate_on_another_base, stage(rate, initial)) == []


def test_whole_amounts_tell_another_base_only_where_rounding_cannot_make_it_this_one() -> None:
    def funds(initial: str) -> Scored:
        return scored(sheet(lines=(line(6, "年度资金总额", "9", "8", "80.00%", initial=initial),)))

    assert len(faults(rate_on_another_base, funds("10"))) == 0  # 9.50 prints as 10, and 9.49 as 9
    far = scored(sheet(lines=(line(6, "年度资金总额", "8", "7", "70.00%", initial="10"),)))
    assert finding(rate_on_another_base, far).severity is Severity.ERROR


def purchase(to: str | list[str], **fields: str) -> Scored:
    rule = {"kind": "proportional"}
    known = edition(fields=AMOUNTS, indicators=[indicator("B1", rate={"of": "purchase_actual", "to": to}, rule=rule)])
    entries = {name: typed(text, f"B{place}") for place, (name, text) in enumerate(fields.items(), start=2)}
    return scored(sheet(rows=(row(14, "B1"),), fields=entries), framework=known)


def verdict(stage: Scored, claimed: str) -> Verdict | None:
    (rate,) = stage.scorecard.rates
    stated = Rate(
        rate.name,
        rate.numerator,
        rate.denominator,
        typed(claimed, "D2"),
        rate.recomputed,
        rate.reach,
        None,
        rate.indicator,
    )
    return judge(stated, stage.framework, stage.submission)


def test_an_indicators_rate_knows_plan_from_budget() -> None:
    both = purchase("purchase_budget", purchase_actual="96.4", purchase_budget="98", purchase_plan="100")
    assert verdict(both, "96.40%") is Verdict.OTHER_BASE
    assert verdict(both, "98.37%") is Verdict.RIGHT
    alone = purchase("purchase_budget", purchase_actual="96.4", purchase_budget="98")
    assert verdict(alone, "96.40%") is Verdict.WRONG


def test_a_base_of_several_fields_has_no_rival() -> None:
    summed = purchase(
        ["purchase_budget", "executed"], purchase_actual="96.4", purchase_budget="90", executed="8", purchase_plan="100"
    )
    assert verdict(summed, "96.40%") is Verdict.WRONG


def test_a_rate_is_read_at_two_decimals_where_its_places_are_not_known() -> None:
    from dataclasses import replace

    funds = line(6, "年度资金总额", "299.22", "298.27", "100%")
    unknown = replace(funds, rate=replace(funds.rate, places=None))
    (rate,) = scored(sheet(lines=(unknown,))).scorecard.rates
    assert judge(rate, edition(), sheet(lines=(unknown,))) is Verdict.WRONG
