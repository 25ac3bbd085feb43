"""What ``xlscore lint`` says of a framework folder."""

from pathlib import Path

import pytest

from tests.read.editions import CASES, line_of, write_edition
from xlscore.errors import FrameworkError
from xlscore.read.lint import Problem, lint_framework

STEP = 'rule: {kind: step_over, limit: "1.00", step: "0.01", deduct: "1"}'


def _lint(home: Path) -> list[str]:
    return [str(problem).removeprefix(f"{home}/") for problem in lint_framework(home)]


def _at(home: Path, text: str, sentence: str, name: str = "framework.yaml") -> str:
    return f"{name}:{line_of(home, text, name)}: {sentence}"


def test_a_sound_edition_has_no_problem(tmp_path: Path) -> None:
    assert _lint(write_edition(tmp_path)) == []


def test_a_declaration_that_cannot_be_read_gives_only_that(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("points: 30", "points: 三十"), ("place: 某地\n", ""))
    assert _lint(home) == [
        "framework.yaml:1: 缺少“place”，请补上",
        _at(home, "三十", "“points”的值“三十”写法不对，应为数，如 5、0.5、90%"),
    ]


def test_an_error_without_a_place_gives_no_problem() -> None:
    assert list(Problem.of(FrameworkError("没有位置的一句话"))) == []


def test_points_that_do_not_add_up_to_the_total(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("remainder: {points: 20,", "remainder: {points: 19,"))
    assert _lint(home) == [_at(home, "total: 100", "各行分值合计80分，其余19分，与总分100分不相等，请核对")]


def test_a_remainder_says_why(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("why: 过程的分值未见原表", 'why: " "'))
    assert _lint(home) == [_at(home, "remainder:", "其余分值没有写明原因，请填写 why")]


def test_lines_that_exceed_their_level(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("points: 30", "points: 25"))
    sentence = "“投入”下设各行分值合计30分，与本级25分不相等，请核对"
    assert _lint(home) == [_at(home, "path: [投入], points: 25", sentence)]


def test_lines_short_of_their_level_need_a_remainder_as_large(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("points: 30", "points: 50"))
    assert _lint(home) == []
    (tmp_path / "b").mkdir()
    home = write_edition(tmp_path / "b", ("points: 30", "points: 51"))
    sentence = "“投入”下设各行分值合计30分，与本级51分不相等，请核对"
    assert _lint(home) == [_at(home, "path: [投入], points: 51", sentence)]


def test_levels_that_do_not_add_up_to_the_level_above(tmp_path: Path) -> None:
    inner = "  - {path: [投入, 甲], points: 18, standing: confirmed}\n"
    home = write_edition(
        tmp_path,
        ("\nsections:\n", f"\nsections:\n{inner}"),
        ("  - code: A1\n    path: [投入]", "  - code: A1\n    path: [投入, 甲]"),
        ("  - code: A2\n    path: [投入]", "  - code: A2\n    path: [投入, 甲]"),
    )
    assert _lint(home) == [
        _at(home, "path: [投入, 甲], points: 18", "“投入／甲”下设各行分值合计30分，与本级18分不相等，请核对"),
        _at(home, "path: [投入], points: 30", "“投入”下一级分值合计18分，与30分不相等，请核对"),
    ]


def test_the_highest_levels_that_do_not_add_up_to_the_total(tmp_path: Path) -> None:
    more = "  - {path: [过程], points: 15, standing: confirmed}\n"
    home = write_edition(tmp_path, ("\nsections:\n", f"\nsections:\n{more}"))
    assert _lint(home) == [_at(home, "total: 100", "总分下一级分值合计95分，与100分不相等，请核对")]


@pytest.mark.parametrize("points", ["", ", points: 20"])
def test_levels_without_points_or_with_the_right_ones_are_no_problem(tmp_path: Path, points: str) -> None:
    more = f"  - {{path: [过程]{points}, standing: confirmed}}\n"
    assert _lint(write_edition(tmp_path, ("\nsections:\n", f"\nsections:\n{more}"))) == []


def test_a_field_nobody_uses(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("fields:\n", "fields:\n  idle: {label: “闲置”数, kind: amount}\n"))
    sentence = "填报项“‘闲置’数”（idle）没有被任何指标使用，请删去或补上用法"
    assert _lint(home) == [_at(home, "idle:", sentence)]


def test_a_field_that_is_not_declared(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("  budget: {label: 预算数, unit: 万元, kind: amount}\n", ""), cases="sheets: []\n")
    found = _lint(home)
    sentence = "“控制率”用到填报项“budget”，但 fields 中没有，请补上"
    assert _at(home, "rate: {of: spent, to: budget}", sentence) in found


def test_an_input_bound_to_nothing(tmp_path: Path) -> None:
    home = write_edition(
        tmp_path,
        (
            "    criterion: 未见原表\n",
            "    rule: {kind: occurrences, deduct: 1}\n    inputs: {cases: count, case: spent}\n",
        ),
        cases=CASES.replace(
            "sheets:", "  - {name: 乙, indicator: A3, points: 5, given: {count: '1'}, score: 4}\nsheets:"
        ),
    )
    assert _lint(home) == [
        _at(home, "inputs:", "“制度”用到填报项“count”，但 fields 中没有，请补上"),
        _at(home, "inputs:", "“制度”的评分规则没有输入“case”，可用的是 cases"),
    ]


def test_a_line_without_rule_says_what_is_known(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("    criterion: 未见原表\n", ""))
    assert _lint(home) == [_at(home, "code: A3", "“制度”没有评分标准，请用 criterion 写明已知的要求")]


def test_a_rule_on_a_rate_needs_one(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("    criterion: 未见原表\n", "    rule: {kind: proportional}\n"))
    assert _at(home, "rule: {kind: proportional}", "“制度”的评分规则需要比率，请补上 rate") in _lint(home)


def test_a_part_on_a_rate_needs_one_of_its_own(tmp_path: Path) -> None:
    parts = "parts: [{label: 甲, points: 10, rule: {kind: proportional}}]"
    home = write_edition(
        tmp_path,
        (STEP, f'rule: {{kind: combined, {parts}}}\n    rates: {{"2": {{of: spent, to: budget}}}}'),
    )
    assert _lint(home) == [
        _at(home, "kind: combined", "“控制率”的评分规则需要比率，请补上 rates 中的“1”"),
        _at(home, "rates:", "“控制率”的评分规则没有“2”这一部分，请核对"),
    ]


def test_a_funds_block_scores_an_indicator_from_three_fields(tmp_path: Path) -> None:
    funds = "  funds: {indicator: E, head: 资金（万元）}\n"
    home = write_edition(tmp_path, ("  standing: confirmed\n  columns:", f"{funds}  standing: confirmed\n  columns:"))
    lack = "资金表的合计行需要填报项“{}”，但 fields 中没有，请补上"
    assert _lint(home) == [
        _at(home, "funds:", "资金表对应的指标“E”不存在，请改为执行率指标的代码"),
        *(_at(home, "funds:", lack.format(name)) for name in ("budget_initial", "budget_full", "executed")),
    ]


def test_an_open_section_takes_only_rules_on_targets(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("{kind: target, reverse: quotient}", "{kind: proportional}"))
    sentence = "自设指标“产出”只能用对照年度指标值评分的规则（target 等），请更换"
    assert _lint(home) == [_at(home, "code: P", sentence)]


def test_the_best_score_of_a_rule_is_the_points(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ('"[0.90, inf)": 20', '"[0.90, inf)": 19'))
    assert _lint(home) == [
        f"framework.yaml:{line_of(home, 'kind: bands') - 1}: “完成率”的评分规则最高19分，与分值20分不相等，请核对"
    ]


@pytest.mark.parametrize("rule", ["{kind: target, reverse: deviation}", "{kind: target_reverse, way: deviation}"])
def test_the_reverse_of_a_rule_is_the_policys(tmp_path: Path, rule: str) -> None:
    home = write_edition(tmp_path, ("{kind: target, reverse: quotient}", rule))
    sentence = "“产出”的反向指标按 deviation 计分，与本评分表 policy.reverse（quotient）不一致，请统一"
    assert _lint(home) == [_at(home, "code: P", sentence)]


def test_an_unusual_step_is_a_hint(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ('deduct: "1"', 'deduct: "2"'))
    (problem,) = lint_framework(home)
    assert problem.hint
    sentence = "（提示）“控制率”每个百分点扣2分，通常为分值的十分之一（1分），请核对原表"
    assert _lint(home) == [_at(home, "kind: step_over", sentence)]


@pytest.mark.parametrize(
    ("bands", "sentence"),
    [
        ('"[60, inf)", "[0, 50)"', "等级区间不衔接：[0, 50) 与 [60, inf) 之间有空档，请核对"),
        ('"[60, 100]", "[0, 60)"', "等级区间应从0（或 -inf）起，到 inf 止，使每个总分都有等级，请补上"),
        ('"[60, inf)", "[1, 60)"', "等级区间应从0（或 -inf）起，到 inf 止，使每个总分都有等级，请补上"),
    ],
)
def test_every_total_has_one_grade(tmp_path: Path, bands: str, sentence: str) -> None:
    first, second = bands.split('", "')
    home = write_edition(tmp_path, ('"[60, inf)"', f'{first}"'), ('"[0, 60)"', f'"{second}'))
    assert _lint(home) == [_at(home, "  bands:", sentence)]


def test_grades_may_begin_below_zero(tmp_path: Path) -> None:
    assert _lint(write_edition(tmp_path, ('"[0, 60)"', '"(-inf, 60)"'))) == []


def test_a_sheet_prints_titles_and_scores(tmp_path: Path) -> None:
    home = write_edition(
        tmp_path,
        ("    - {role: level3, header: 三级指标}\n", ""),
        ("    - {role: score, header: 得分}\n", ""),
    )
    assert _lint(home) == [
        _at(home, "  columns:", "版式没有指标名称（level3）一栏，请补上"),
        _at(home, "  columns:", "版式没有得分（score）一栏，请补上"),
    ]


def test_an_edition_of_two_levels_prints_its_lines_as_the_second(tmp_path: Path) -> None:
    assert _lint(write_edition(tmp_path, ("role: level3", "role: level2"))) == []


def test_an_edition_of_three_levels_does_not(tmp_path: Path) -> None:
    home = write_edition(tmp_path, ("role: level3", "role: level2"), ("    path: [过程]\n", "    path: [过程, 管理]\n"))
    assert _lint(home) == [_at(home, "  columns:", "版式没有指标名称（level3）一栏，请补上")]


def test_a_work_check_prints_no_score(tmp_path: Path) -> None:
    home = write_edition(
        tmp_path,
        ("family: overall", "family: workcheck"),
        ("form: table", "form: workcheck"),
        ("role: level3", "role: level2"),
        ("    - {role: score, header: 得分}\n", ""),
    )
    assert _lint(home) == []


def test_cases_are_required(tmp_path: Path) -> None:
    assert _lint(write_edition(tmp_path, cases="")) == ["cases.yaml:1: 没有这个文件，请核对路径"]


def test_every_rule_and_open_section_has_a_case_and_there_is_a_sheet(tmp_path: Path) -> None:
    home = write_edition(tmp_path, cases="cases: []\nsheets: []\n")
    assert _lint(home) == [
        _at(home, "code: A1", "“控制率”有评分规则却没有案例，请在 cases.yaml 中补上"),
        _at(home, "code: A2", "“完成率”有评分规则却没有案例，请在 cases.yaml 中补上"),
        _at(home, "code: P", "“产出”没有案例，请在 cases.yaml 中补上"),
        "cases.yaml:2: 案例中没有整表样例（sheets），请至少写一张",
    ]


def test_cases_and_sheets_that_do_not_fit_the_edition_are_told_with_their_line(tmp_path: Path) -> None:
    cases = CASES.replace("cases:\n", "cases:\n  - {name: 错, indicator: Z, score: 1}\n")
    home = write_edition(tmp_path, cases=cases.replace("fiscal_year: 2021,", "fiscal_year: 2021, given: {x: '1'},"))
    assert _lint(home) == [
        "cases.yaml:2: 案例“错”：评分表中没有指标“Z”",
        f"cases.yaml:{line_of(home, '全表', 'cases.yaml')}: 案例“全表”：评分表中没有填报项“x”",
    ]


@pytest.mark.parametrize(
    ("name", "lack"),
    [
        ("恰好等于", "“控制率”的案例缺少恰为100%的一例"),
        ("不足一步", "“控制率”的案例缺少落在(1, 1.01)内的一例"),
        ("一步", "“控制率”的案例缺少恰为101%的一例"),
        ("恰好九成", "“完成率”的案例缺少落在[0.9, inf)内的一例"),
        ("不到九成", "“完成率”的案例缺少落在[0, 0.9)内的一例"),
    ],
)
def test_a_case_is_missed_on_each_side_of_each_edge(tmp_path: Path, name: str, lack: str) -> None:
    kept = "\n".join(line for line in CASES.splitlines() if f"name: {name}," not in line)
    found = [sentence.partition(": ")[2] for sentence in _lint(write_edition(tmp_path, cases=kept))]
    assert f"{lack}，请在 cases.yaml 中补上" in found


def _lacks(folder: Path, rule: str, rates: str, rate: str = "rate: {of: spent, to: budget}") -> list[str]:
    """Lint the edition with another rule for its first line, and cases of the given rates (per thousand)."""
    lines = [
        f"  - {{name: 第{rate}例, indicator: A1, given: {{spent: '{rate}', budget: '1000'}}, score: 1}}\n"
        for rate in rates.split()
    ]
    cases = "cases:\n" + "".join(lines) + CASES.partition('score: "9"}\n')[2]
    home = write_edition(folder, (f"    {STEP}", f"    {rule}"), cases=cases)
    if rate != "rate: {of: spent, to: budget}":
        path = home / "framework.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("    rate: {of: spent, to: budget}", f"    {rate}", 1), encoding="utf-8")
    start, end = "“控制率”的案例缺少", "的一例，请在 cases.yaml 中补上"
    found = [sentence.partition(": ")[2] for sentence in _lint(home)]
    return [line.removeprefix(start).removesuffix(end) for line in found if line.startswith(start)]


@pytest.mark.parametrize(
    ("rule", "full", "missed"),
    [
        (
            '{kind: step_short, limit: "1", step: "0.05", deduct: "1"}',
            "1000 960 950",
            ["恰为100%", "落在(0.95, 1)内", "恰为95%"],
        ),
        (
            '{kind: step_both, limit: "1", step: "0.05", deduct: "1"}',
            "1000 1040 1050 960 950",
            ["恰为100%", "落在(1, 1.05)内", "恰为105%", "落在(0.95, 1)内", "恰为95%"],
        ),
        ('{kind: zero_above, limit: "1.005"}', "1005 1006", ["恰为100.5%", "落在(1.005, inf)内"]),
        (
            '{kind: bands, bands: {"{0}": 10, "(0, 0.1]": 5, "(0.1, inf)": 0}}',
            "0 50 100 101",
            ["恰为0%", "落在(0, 0.1]内", "落在(0.1, inf)内", "恰为0%", "恰为10%"],
        ),
    ],
)
def test_each_rule_shape_wants_its_own_edges(tmp_path: Path, rule: str, full: str, missed: list[str]) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "none").mkdir()
    assert _lacks(tmp_path / "full", f"rule: {rule}", full) == []
    assert _lacks(tmp_path / "none", f"rule: {rule}", "-5000") == missed


def test_the_parts_of_a_rule_want_their_edges_too(tmp_path: Path) -> None:
    step = '{kind: step_over, limit: "1", step: "0.01", deduct: "1"}'
    either = f"{{kind: either, labels: [甲, 乙], first: {step}, second: {{kind: binary}}}}"
    rule = f"rule: {{kind: combined, parts: [{{label: 甲, points: 10, rule: {either}}}]}}"
    rate = 'rates: {"1.first": {of: spent, to: budget}}'
    (tmp_path / "full").mkdir()
    (tmp_path / "none").mkdir()
    assert _lacks(tmp_path / "full", rule, "1000 1005 1010", rate) == []
    assert _lacks(tmp_path / "none", rule, "1000", rate) == ["落在(1, 1.01)内", "恰为101%"]


def test_a_rate_that_is_one_field_counts_as_it_is(tmp_path: Path) -> None:
    rule = 'rule: {kind: zero_above, limit: "1000"}'
    assert _lacks(tmp_path, rule, "1000 1001", "rate: {of: spent}") == []


def test_cases_without_a_base_stand_on_no_side(tmp_path: Path) -> None:
    cases = CASES.replace('given: {spent: "100", budget: "100"}', 'given: {spent: "100", budget: "0"}')
    cases = cases.replace('given: {spent: "101", budget: "100"}', 'given: {spent: "101"}')
    found = [sentence.partition(": ")[2] for sentence in _lint(write_edition(tmp_path, cases=cases))]
    assert found == [
        "“控制率”的案例缺少恰为100%的一例，请在 cases.yaml 中补上",
        "“控制率”的案例缺少恰为101%的一例，请在 cases.yaml 中补上",
    ]
