from fractions import Fraction

from tests.write.template.makers import SECTION, STAFF, area_of, planned, project_edition, table_edition, texts
from xlscore.model.framework import Framework
from xlscore.model.stamp import SHEET_GUIDE
from xlscore.rules import Rule
from xlscore.write.template.plan import SheetPlan


def guide(framework: Framework) -> SheetPlan:
    return next(plan for plan in planned(framework).sheets if plan.name == SHEET_GUIDE)


def test_every_indicator_is_explained_by_its_own_rule() -> None:
    framework = table_edition()
    rule: Rule | None = framework.indicators[0].rule
    assert rule is not None
    plan = guide(framework)
    row = area_of(plan, "A1").top
    assert [plan.value(row, column) for column in range(2, 7)] == [
        "在职人员控制率",
        "60",
        rule.describe(Fraction(60)),
        "在职人员数÷编制数×100%",
        "已核实",
    ]


def test_sources_say_how_well_they_are_known() -> None:
    shown = texts(guide(table_edition(overlays=["本地补充"])))
    for text in ("样财〔2023〕1号", "样例通知", "已核实", "2026-11-20", "sample_overall_2023", "本地补充"):
        assert text in shown


def test_an_unknown_document_number_is_not_invented() -> None:
    source = {"document": "", "title": "通知", "standing": "derived", "checked_on": "2026-11-20"}
    plan = guide(table_edition(source=source))
    assert plan.value(area_of(plan, "文号").top, 3) == "未知"


def test_unconfirmed_figures_and_local_points_are_named() -> None:
    doubtful = STAFF | {
        "points": None,
        "standing": {"points": "unconfirmed", "rule": "confirmed", "rate": "unconfirmed"},
    }
    plan = guide(table_edition(doubtful))
    row = area_of(plan, "A1").top
    assert plan.value(row, 3) == "自定"
    assert plan.value(row, 6) == "待核：分值、计算口径"


def test_policy_grades_and_left_over_points_are_put_into_words() -> None:
    rest = {"points": 40, "standing": "unconfirmed", "why": "未见原表"}
    policy = {"steps": "started", "rounding": "truncate", "base": "initial_budget"}
    shown = "\n".join(texts(guide(table_edition(STAFF, remainder=rest, policy=policy))))
    assert "得分保留2位小数（截去尾数）" in shown
    assert "不足一档按一档计" in shown
    assert "执行率的分母为年初预算数" in shown
    assert "总分中有40分没有列出指标：未见原表。" in shown
    assert "评价等级：优：90分（含）以上，良：80分（含）至90分，中：60分（含）至80分，差：60分以下（已核实）。" in shown


def test_open_sections_are_explained_and_how_to_unfold_their_lines() -> None:
    shown = texts(guide(project_edition()))
    assert any("取消隐藏" in text for text in shown)
    assert "产出指标（单位自设指标）" in shown
    free = project_edition(open_sections=[SECTION | {"points": None}])
    plan = guide(free)
    row = area_of(plan, "产出指标（单位自设指标）").top
    assert (plan.value(row, 3), plan.value(row, 4)) == ("自定", None)


def test_a_form_without_open_lines_says_nothing_of_folding() -> None:
    assert not any("取消隐藏" in text for text in texts(guide(table_edition())))
