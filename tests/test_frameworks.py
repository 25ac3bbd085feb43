"""Every case of every edition, worked out: the sentences of ``cases.yaml`` are the assertions."""

from collections import Counter
from fractions import Fraction

import pytest

from xlscore.exact import percent_text
from xlscore.model.framework import Framework, Standing
from xlscore.model.scorecard import ScoreState
from xlscore.read.cases import Case, SheetCase, load_cases, submission_of, submission_of_case
from xlscore.read.catalogue import Catalogue
from xlscore.read.lint import lint_framework
from xlscore.rules import RULES
from xlscore.scoring import compute_scorecard

SHIPPED = Catalogue.shipped()
CASES = {framework_id: load_cases(SHIPPED.folder(framework_id)) for framework_id in SHIPPED}
LINES = [
    pytest.param(framework_id, case, id=f"{framework_id}-{case.indicator or case.section}-{case.name}")
    for framework_id, cases in CASES.items()
    for case in cases.cases
]
SHEETS = [
    pytest.param(framework_id, sheet, id=f"{framework_id}-{sheet.name}")
    for framework_id, cases in CASES.items()
    for sheet in cases.sheets
]
EVERY = pytest.mark.parametrize("framework_id", list(SHIPPED))


@pytest.mark.parametrize(("framework_id", "case"), LINES)
def test_a_line_scores_what_its_sentence_says(framework_id: str, case: Case) -> None:
    framework = SHIPPED.framework(framework_id)
    submission, row = submission_of_case(framework, case)
    (score,) = compute_scorecard(framework, submission).scores
    assert score.row is row
    assert score.recomputed == case.score, score


@pytest.mark.parametrize(("framework_id", "sheet"), SHEETS)
def test_a_whole_sheet_scores_what_it_says(framework_id: str, sheet: SheetCase) -> None:
    framework = SHIPPED.framework(framework_id)
    card = compute_scorecard(framework, submission_of(framework, sheet))
    assert {score.row.code: score.recomputed for score in card.scores} == sheet.scores
    assert card.total == sheet.total
    assert card.grade == sheet.grade
    shown = {rate.indicator: percent_text(rate.recomputed) for rate in card.rates if rate.recomputed is not None}
    assert {code: shown.get(code) for code in sheet.rates} == sheet.rates


@pytest.mark.parametrize(("framework_id", "sheet"), SHEETS)
def test_the_claimed_scores_of_a_sheet_add_up_to_its_claimed_total(framework_id: str, sheet: SheetCase) -> None:
    submission = submission_of(SHIPPED.framework(framework_id), sheet)
    claimed = [row.claimed.value for row in submission.rows]
    assert None not in claimed
    total = sum((value for value in claimed if value is not None), sheet.remainder or Fraction(0))
    assert total == submission.total.value


@pytest.mark.parametrize(("framework_id", "sheet"), SHEETS)
def test_the_points_of_a_sheet_add_up_to_the_total(framework_id: str, sheet: SheetCase) -> None:
    framework = SHIPPED.framework(framework_id)
    points = [row.points.value for row in submission_of(framework, sheet).rows]
    missing = 61 if framework_id == "yueyang_overall_2019" else 0
    assert sum((value for value in points if value is not None), Fraction(0)) == framework.total - missing


@EVERY
def test_an_edition_lints_clean(framework_id: str) -> None:
    problems = lint_framework(SHIPPED.folder(framework_id))
    assert [str(problem) for problem in problems if not problem.hint] == []


@EVERY
def test_case_names_are_told_apart(framework_id: str) -> None:
    names = Counter((case.indicator or case.section, case.name) for case in CASES[framework_id].cases)
    assert [name for name, count in names.items() if count > 1] == []


@EVERY
def test_a_deduction_of_a_sample_sheet_states_its_reason(framework_id: str) -> None:
    framework = SHIPPED.framework(framework_id)
    for sheet in CASES[framework_id].sheets:
        short = [
            row.code
            for row in submission_of(framework, sheet).rows
            if row.claimed.value is not None and row.points.value is not None and row.claimed.value < row.points.value
            if not row.reason.text and framework.layout.funds is None
        ]
        assert short == []


def test_there_are_the_thirteen_editions() -> None:
    assert set(SHIPPED) == {
        "chongqing_overall_2021",
        "guangdong_overall_2020",
        "guangdong_overall_2021",
        "hunan_overall_2017",
        "national_common_2013",
        "national_overall_2020",
        "national_project_2020",
        "national_project_cost_2021",
        "wanzhou_overall_2020",
        "yueyang_overall_2019",
        "yueyang_overall_2023",
        "yueyang_workcheck_2023",
        "zengcheng_overall_2021",
    }


def _confirmed_points(framework: Framework) -> Fraction:
    sure = {Standing.CONFIRMED, Standing.DERIVED}
    fixed = [item.points for item in framework.indicators if item.standing.points in sure]
    own = [section.points for section in framework.open_sections if section.standing in sure]
    return sum((points for points in (*fixed, *own) if points is not None), Fraction(0))


@pytest.mark.parametrize(
    ("framework_id", "points"),
    [
        ("chongqing_overall_2021", 10),
        ("guangdong_overall_2020", 0),
        ("guangdong_overall_2021", 0),
        ("hunan_overall_2017", 30),
        ("national_common_2013", 0),
        ("national_overall_2020", 100),
        ("national_project_2020", 100),
        ("national_project_cost_2021", 0),
        ("wanzhou_overall_2020", 0),
        ("yueyang_overall_2019", 36),
        ("yueyang_overall_2023", 0),
        ("yueyang_workcheck_2023", 100),
        ("zengcheng_overall_2021", 62),
    ],
)
def test_so_many_points_of_an_edition_are_known(framework_id: str, points: int) -> None:
    assert _confirmed_points(SHIPPED.framework(framework_id)) == points


def test_a_line_without_points_or_rule_is_never_scored() -> None:
    framework = SHIPPED.framework("national_common_2013")
    (sheet,) = CASES["national_common_2013"].sheets
    card = compute_scorecard(framework, submission_of(framework, sheet))
    assert {score.state for score in card.scores} == {ScoreState.UNCONFIRMED}
    assert all(item.points is None and item.rule is None for item in framework.indicators)


def test_the_rule_shapes_not_used_by_any_edition_are_known() -> None:
    used = {item.rule.kind for framework in SHIPPED.all() for item in framework.indicators if item.rule is not None}
    used |= {section.rule.kind for framework in SHIPPED.all() for section in framework.open_sections}
    assert {shape.model_fields["kind"].default for shape in RULES} - used == {
        "either",
        "qualitative",
        "target_equal",
        "target_forward",
        "target_reverse",
    }
