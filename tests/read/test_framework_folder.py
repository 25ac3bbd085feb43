"""Frameworks from their folders, and how mistakes in them are told."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.read.editions import line_of, write_edition
from xlscore.errors import FrameworkError
from xlscore.model.framework import Standing
from xlscore.read.framework_folder import load_framework
from xlscore.rules.bands import Bands
from xlscore.rules.combined import Combined
from xlscore.rules.step_over import StepOver


def _faults(home: Path) -> list[str]:
    with pytest.raises(FrameworkError) as raised:
        load_framework(home)
    start = f"{home / 'framework.yaml'}:"
    lines = str(raised.value).splitlines()
    assert all(line.startswith(start) for line in lines)
    return [line.removeprefix(start) for line in lines]


def test_an_edition_is_read_exactly(tmp_path: Path) -> None:
    found = load_framework(write_edition(tmp_path))
    first, second, third = found.indicators
    assert (found.id, found.fiscal_year, found.total) == ("small", 2021, Fraction(100))
    assert isinstance(first.rule, StepOver)
    assert first.rule.step == Fraction(1, 100)
    assert (first.standing.points, first.standing.rule) == (Standing.CONFIRMED, Standing.UNCONFIRMED)
    assert isinstance(second.rule, Bands)
    assert third.points is None
    assert third.rule is None


def test_an_empty_fiscal_year_is_a_form_of_every_year(tmp_path: Path) -> None:
    assert load_framework(write_edition(tmp_path, ("fiscal_year: 2021", "fiscal_year:"))).fiscal_year is None


@pytest.mark.parametrize("steps", ["whole", "started", "pro_rata"])
def test_step_rules_count_as_the_policy_says(tmp_path: Path, steps: str) -> None:
    rule = load_framework(write_edition(tmp_path, ("steps: whole", f"steps: {steps}"))).indicators[0].rule
    assert isinstance(rule, StepOver)
    assert rule.count == steps


def test_without_a_policy_only_whole_steps_count(tmp_path: Path) -> None:
    rule = load_framework(write_edition(tmp_path, ("policy: {steps: whole}\n", ""))).indicators[0].rule
    assert isinstance(rule, StepOver)
    assert rule.count == "whole"


def test_a_step_rule_that_says_how_it_counts_keeps_it(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ('deduct: "1"', 'deduct: "1", count: pro_rata'), ("steps: whole", "steps: started"))
    rule = load_framework(home).indicators[0].rule
    assert isinstance(rule, StepOver)
    assert rule.count == "pro_rata"


def test_a_step_rule_inside_another_counts_as_the_policy_says_too(tmp_path: Path) -> None:
    inner = 'parts: [{label: 甲, points: 10, rule: {kind: step_over, limit: "1", step: "0.01", deduct: "1"}}]'
    home = write_edition(
        tmp_path,
        ('rule: {kind: step_over, limit: "1.00", step: "0.01", deduct: "1"}', f"rule: {{kind: combined, {inner}}}"),
        ("steps: whole", "steps: started"),
    )
    rule = load_framework(home).indicators[0].rule
    assert isinstance(rule, Combined)
    assert rule.parts[0].rule == StepOver(limit=Fraction(1), step=Fraction(1, 100), deduct=Fraction(1), count="started")


def test_the_folder_is_named_after_the_edition(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("id: small", "id: other"))
    assert _faults(home) == ["1: id“other”与所在文件夹“small”不一致，请改成相同的名称"]


@pytest.mark.parametrize("twice", ["A1", "A2"])
def test_a_code_that_stands_twice_is_told_at_its_second_place(tmp_path: Path, twice: str) -> None:
    home = write_edition(tmp_path, ("code: A3", f"code: {twice}"))
    line = line_of(home, "title: 制度") - 2
    assert _faults(home) == [f"{line}: 指标代码“{twice}”用了两次，请改为不同的代码"]


def test_an_open_section_cannot_take_the_code_of_an_indicator(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("code: P", "code: A1"))
    line = line_of(home, "path: [产出]")
    assert _faults(home) == [f"{line}: 指标代码“A1”用了两次，请改为不同的代码"]


@pytest.mark.parametrize(
    ("old", "new", "at", "sentence"),
    [
        ("place: 某地", "place: 某地\nplcae: 某地", "plcae", "不认识“plcae”这一项，请核对拼写或删去"),
        ('deduct: "1"', 'deduct: "1", extra: 2', "kind: step_over", "不认识“extra”这一项，请核对拼写或删去"),
        (
            "family: overall",
            "family: whole",
            "family:",
            "“family”的值“whole”不可用，可用的是 overall、project、workcheck",
        ),
        ("title: 制度\n    standing: unconfirmed", "title: 制度\n    standing: 待核", "standing: 待核", None),
        ("kind: step_over", "kind: overrun", "kind: overrun", None),
        ("kind: step_over, ", "", 'limit: "1.00"', "评分规则缺少“kind”，请写明是哪一种"),
        ("points: 30", "points: 三十", "三十", "“points”的值“三十”写法不对，应为数，如 5、0.5、90%"),
        ("points: 30", "points: 1/2", "1/2", "“points”的值“1/2”写法不对，应为数，如 5、0.5、90%"),
        ("points: 30", "points: 1/0", "1/0", "“points”的值“1/0”写法不对，应为数，如 5、0.5、90%"),
        ("points: 30", "points: [30]", "[30]", "“points”应为数，如 5、0.5、90%"),
        ('deduct: "1"', 'deduct: "0"', "kind: step_over", "“deduct”的值“0”应大于 0"),
        ('"[60, inf)"', '"60以上"', "60以上", "“totals”的值“60以上”写法不对，应为区间，如 [0.80, 0.90) 或 {0}"),
        ('"[60, inf)"', '"(60, 60)"', "(60, 60)", "“totals”的值“(60, 60)”写法不对，区间内没有任何数"),
        ('"[60, inf)"', "[60]", "[60]", "“totals”应为区间，如 [0.80, 0.90) 或 {0}"),
        ('"[60, inf)"', '"[6.0.0, inf)"', "6.0.0", "“totals”的值“[6.0.0, inf)”写法不对，应为数，如 5、0.5、90%"),
        ("fiscal_year: 2021", "fiscal_year: 今年", "今年", "“fiscal_year”的值“今年”应为整数"),
        ("checked_on: 2026-11-20", "checked_on: 去年", "checked_on", "“checked_on”的值“去年”应为日期，如 2021-12-31"),
        ("title: 小评分表", "title:", "title:", "“title”应为文字，现为空或为其他结构"),
        ("path: [产出]", "path: 产出", "path: 产出", "“path”的值“产出”应为列表"),
        ("  sheet: 评分表\n", "  sheet: 评分表\n  goals: 有\n", "goals", "“goals”的值“有”应为 true 或 false"),
        (
            "{role: level1, header: 一级指标}",
            "{role: level1, header: 一级指标, width: 宽}",
            "宽",
            "“width”的值“宽”应为数，如 5、0.5、90%",
        ),
        ("policy: {steps: whole}", "policy: whole", "policy", "“policy”的值“whole”应由“项: 值”组成"),
        ("  spent: {", "  other: 1\n  spent: {", "other: 1", "“other”的值“1”应由“项: 值”组成"),
        ("rule: {kind: target, reverse: quotient}", "rule: {kind: checklist, parts: []}", "code: P", "“parts”不能为空"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line(
    tmp_path: Path, old: str, new: str, at: str, sentence: str | None
) -> None:
    home = write_edition(tmp_path, (old, new))
    (fault,) = _faults(home)
    assert fault.startswith(f"{line_of(home, at)}: ")
    if sentence is not None:
        assert fault == f"{line_of(home, at)}: {sentence}"


def test_an_unknown_rule_names_those_there_are(tmp_path: Path) -> None:
    (fault,) = _faults(write_edition(tmp_path, ("kind: step_over", "kind: overrun")))
    assert "没有“overrun”这种评分规则，可用的是 proportional、bands、step_over" in fault


def test_something_missing_is_told_at_what_should_hold_it(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("    title: 制度\n", ""))
    assert _faults(home) == [f"{line_of(home, 'code: A3')}: 缺少“title”，请补上"]


@pytest.mark.parametrize(
    ("bands", "why"),
    [
        ('"[0.90, inf)": 20, "[0, 0.95)": 0', "[0, 0.95) 与 [0.9, inf) 重叠"),
        ('"[0.90, inf)": 20, "[0, 0.80)": 0', "[0, 0.8) 与 [0.9, inf) 之间有空档"),
        ('"[0.90, inf)": 20, "[0, 0.90]": 0', "[0, 0.9] 与 [0.9, inf) 都包含 0.9"),
        ('"(0.90, inf)": 20, "[0, 0.90)": 0', "[0, 0.9) 与 (0.9, inf) 都不包含 0.9"),
    ],
)
def test_bands_that_do_not_meet_are_told_in_chinese(tmp_path: Path, bands: str, why: str) -> None:
    home = write_edition(tmp_path, ('"[0.90, inf)": 20, "[0, 0.90)": 0', bands))
    (fault,) = _faults(home)
    assert fault.endswith(f"不能用：评分区间不衔接：{why}")


def test_several_mistakes_are_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("points: 30", "points: 三十"), ("place: 某地", "plcae: 某地"))
    assert [fault.partition(":")[0] for fault in _faults(home)] == ["1", "3", str(line_of(home, "三十"))]


def test_tables_that_are_no_lists_are_told_too(tmp_path: Path) -> None:
    home = write_edition(tmp_path)
    text = (home / "framework.yaml").read_text(encoding="utf-8")
    start = text.index("indicators:")
    (home / "framework.yaml").write_text(text[:start] + "indicators: 无\n" + text[text.index("layout:") :], "utf-8")
    assert _faults(home) == [f"{line_of(home, 'indicators')}: “indicators”的值“无”应为列表"]


def test_an_indicator_that_is_no_map_is_told(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("  - code: A3\n", "  - 甲\n  - code: [A3]\n"))
    faults = _faults(home)
    assert faults[0].endswith("“indicators”的值“甲”应由“项: 值”组成")
    assert faults[1].endswith("“code”应为文字，现为空或为其他结构")
