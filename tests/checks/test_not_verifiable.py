from dataclasses import replace

import pytest

from tests.checks.builders import (
    AMOUNTS,
    EXECUTION,
    MISSING,
    OUTPUT,
    addresses,
    edition,
    faults,
    finding,
    indicator,
    line,
    only,
    row,
    score,
    scored,
    sheet,
    typed,
)
from tests.checks.values import measured_row
from tests.read.forms import project_book
from xlscore.checks.not_verifiable import Reason, not_verifiable
from xlscore.model.finding import Severity
from xlscore.model.scorecard import ScoreState
from xlscore.pipeline.one_file import assess_workbook
from xlscore.scoring.rows import score_open

KNOWN = edition(
    indicators=[
        indicator("A1", "14", title="资金管理"),
        indicator("A2", rule={"kind": "proportional"}),
        indicator("A3", rule={"kind": "proportional"}, supplied_by="finance"),
    ],
    open_sections=[OUTPUT],
)


def test_a_score_without_a_published_rule_is_named_with_its_figure() -> None:
    found = finding(
        not_verifiable, scored(sheet(), score(row(9, "A1", "14", "8.48", title="资金管理")), framework=KNOWN)
    )
    assert (found.id, found.severity) == ("XS901:评分标准未公布", Severity.NOTE)
    assert found.message == "以下 1 行无法复算：评分标准未公布。I9「资金管理」（自评 8.48）。"


def test_there_is_one_finding_a_reason_and_not_one_a_row() -> None:
    rows = (
        score(row(9, "A1", "14", "8.48")),
        score(row(10, "Z9")),
        score(row(11, "A2")),
        score(row(12, "A3"), state=ScoreState.NOT_PROVIDED),
        score(row(13, "A2"), state=ScoreState.NOT_PROVIDED),
        score(row(14, "P.1"), state=ScoreState.JUDGED),
        score(row(15, "A2"), state=ScoreState.NOT_APPLICABLE),
        score(row(16, "A2", claimed="未提供"), "9"),
        score(row(17, "P.2")),
        score(row(18, "A2"), "10", rests_on=("“指标A2”的分值",)),
        score(row(19, "A2"), "10"),
    )
    found = faults(not_verifiable, scored(sheet(), *rows, framework=KNOWN))
    assert [(fault.subject, addresses(fault)) for fault in found] == [
        (Reason.NO_RULE, ["I9", "I10"]),
        (Reason.UNCONFIRMED, ["I11", "I18"]),
        (Reason.FINANCE, ["I12"]),
        (Reason.INPUT, ["I13"]),
        (Reason.PERSON, ["I14"]),
        (Reason.NOT_APPLICABLE, ["I15"]),
        (Reason.NOT_CLAIMED, ["I16"]),
        (Reason.TARGET, ["I17"]),
    ]
    assert "以下 2 行" in found[0].message
    assert "以下 2 行无法复算，或复算结果仅供参考：分值、评分标准或计算口径待核。" in found[1].message


def test_a_row_without_a_score_column_is_placed_at_its_title() -> None:
    bare = replace(row(9, "A1"), claimed=typed("未提供"))
    assert addresses(only(not_verifiable, scored(sheet(), score(bare), framework=KNOWN))) == ["C9"]


def test_rates_whose_amounts_were_not_provided_are_listed() -> None:
    lines = (
        line(6, "部门支出", "831.88", "未提供", "91.16%"),
        line(7, "其他", "1", "", "50%"),
        line(8, "甲", "2", "1", "50%"),
    )
    found = only(not_verifiable, scored(sheet(lines=lines)))
    assert found.message == "以下 1 个比率无法复算：分子或分母未提供。自评表!H6「部门支出」的执行率。"


def test_a_total_nobody_can_check_is_said_to_be_so() -> None:
    open_total = sheet(rows=(row(5, "A1", claimed="未提供"),), total=typed("97.65", "I30"))
    found = faults(not_verifiable, scored(open_total, framework=KNOWN))
    assert [fault.subject for fault in found] == [Reason.NOT_CLAIMED, "总分"]
    assert "自评总分 97.65 无法复核" in found[1].message
    assert (
        faults(not_verifiable, scored(sheet(total=typed("90", "I30")), score(row(5, "A2"), "10"), framework=KNOWN))
        == []
    )


def listed(**changes: object) -> str:
    findings = assess_workbook(project_book(changes), "自评表.xlsx", "").findings  # type: ignore[arg-type]
    return " ".join(item.message for item in findings if item.code == "XS901")


def test_a_row_whose_blank_cells_are_reported_as_such_is_not_listed_again() -> None:
    # 公众科学素质 is judged and always listed; a blank actual or target of a measured row is XS211's or XS201's.
    assert "举办科普活动场次" not in listed(G13=None)
    assert "举办科普活动场次" not in listed(F13=None)
    assert "举办科普活动场次" in listed(G13="未提供")


def test_a_row_whose_fields_are_blank_is_not_listed_again_but_one_whose_fields_were_not_provided_is() -> None:
    known = edition(indicators=[EXECUTION], fields=AMOUNTS)

    def reasons(executed: str, budget: str) -> list[str]:
        fields = {"executed": typed(executed, "C2"), "budget_full": typed(budget, "C3")}
        stage = scored(sheet(fields=fields, rows=(row(9, "E"),)), framework=known)
        return [fault.subject for fault in faults(not_verifiable, stage)]

    assert reasons("", "") == []
    assert reasons("", "120") == []
    assert reasons("未提供", "120") == [Reason.INPUT]
    assert reasons("未提供", "") == [Reason.INPUT]


def test_rows_that_were_recomputed_from_unconfirmed_figures_are_not_said_to_be_unverifiable() -> None:
    sure = score(row(18, "A2"), "10", rests_on=("“指标A2”的分值",))
    found = only(not_verifiable, scored(sheet(), sure, framework=KNOWN))
    assert found.message == "以下 1 行的复算结果仅供参考：分值、评分标准或计算口径待核。I18「指标A2」（自评 10）。"
    unsure = only(not_verifiable, scored(sheet(), score(row(11, "A2")), framework=KNOWN))
    assert unsure.message.startswith("以下 1 行无法复算：分值、评分标准或计算口径待核。")


def test_a_row_that_is_not_applicable_is_not_said_to_claim_nothing() -> None:
    found = only(
        not_verifiable, scored(sheet(), score(row(15, "A2"), state=ScoreState.NOT_APPLICABLE), framework=KNOWN)
    )
    assert found.message == "以下 1 行无法复算：按表内数据为不适用，复算不计分，需说明。I15「指标A2」（自评 10）。"


def test_every_reason_has_an_advice_of_its_own_and_no_other_asks_for_the_official_form() -> None:
    rows = (score(row(14, "P.1"), state=ScoreState.JUDGED), score(row(17, "P.2")), score(row(9, "A1")))
    found = faults(not_verifiable, scored(sheet(), *rows, framework=KNOWN))
    assert {fault.subject: "--with" in (fault.fix or "") for fault in found} == {
        Reason.NO_RULE: True,
        Reason.PERSON: False,
        Reason.TARGET: False,
    }


def test_an_execution_row_below_an_empty_total_is_left_to_the_finding_on_the_total() -> None:
    known = edition(indicators=[EXECUTION], fields=AMOUNTS)

    def subjects(total: str) -> list[str]:
        whole = replace(line(6, "年度资金总额", total, "90"), indicator="E")
        lines = (whole, replace(line(7, "当年财政拨款", "100", "90"), parent=0))
        row_of = score(row(9, "E"), state=ScoreState.NOT_APPLICABLE)
        stage = scored(sheet(lines=lines, rows=(row_of.row,)), row_of, framework=known)
        return [fault.subject for fault in faults(not_verifiable, stage)]

    assert subjects("0") == []
    assert subjects("100") == [Reason.NOT_APPLICABLE]


def test_rows_without_a_column_for_points_are_reported_as_that_and_not_again() -> None:
    lacking = replace(row(14, "P.1"), points=MISSING)
    blank = scored(sheet(), score(lacking, state=ScoreState.NOT_PROVIDED), framework=KNOWN)
    assert faults(not_verifiable, blank) == []


@pytest.mark.parametrize(
    ("goal", "done", "reason"),
    [
        ("2021年11月30日前", "2021年12月25日", Reason.MET),
        ("11月前", "11月10日", Reason.EDGE),
        ("≥37个", "100%", Reason.TARGET),
    ],
)
def test_a_target_without_a_score_says_whether_it_is_known_to_be_met(goal: str, done: str, reason: Reason) -> None:
    line = measured_row(goal, done)
    result = score_open(KNOWN, KNOWN.open_sections[0], line)
    found = only(not_verifiable, scored(sheet(), result, framework=KNOWN))
    assert found.subject == reason
