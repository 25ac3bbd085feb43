"""What changed from one edition to another."""

from pathlib import Path

import pytest

from tests.read.editions import write_edition
from xlscore.model.framework import Framework
from xlscore.read.catalogue import Catalogue
from xlscore.read.framework_diff import diff_frameworks
from xlscore.read.framework_folder import load_framework


@pytest.fixture
def base(tmp_path: Path) -> Framework:
    (tmp_path / "base").mkdir()
    return load_framework(write_edition(tmp_path / "base"))


def _diff(base: Framework, folder: Path, *changes: tuple[str, str]) -> list[str]:
    (folder / "after").mkdir()
    return diff_frameworks(base, load_framework(write_edition(folder / "after", *changes)))


def test_an_edition_does_not_differ_from_itself(base: Framework) -> None:
    assert diff_frameworks(base, base) == []


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        ([("total: 100", "total: 120")], ["总分由100分改为120分。"]),
        (
            [("policy: {steps: whole}", "policy: {rounding: half_even, places: 1, base: initial_budget}")],
            [
                "取整方式由四舍五入改为四舍六入五成双。",
                "得分保留小数由2位改为1位。",
                "预算执行率的分母由全年预算数改为年初预算数。",
            ],
        ),
        (
            [("policy: {steps: whole}", 'policy: {reverse: deviation, over_prompt: "1.1", low_execution: 85%}')],
            [
                "反向指标计分由指标值÷完成值改为按偏离比例。",
                "超额提示线由120%改为110%。",
                "低执行率线由90%改为85%。",
            ],
        ),
        (
            [("points: 30, standing: confirmed", "points: 32, standing: derived")],
            ["“投入”的分值由30分改为32分。", "“投入”的核实程度由已核实改为推算。"],
        ),
        (
            [("path: [投入], points: 30", "path: [管理], points: 30")],
            ["取消“投入”这一级。", "新增“管理”这一级，30分。"],
        ),
        ([("title: 制度", "title: 内控")], ["取消指标“制度”（过程，未定）。", "新增指标“内控”（过程，未定）。"]),
        ([("title: 制度", "title: 内控\n    aliases: [制度]")], ["指标“制度”的名称由“制度”改为“内控”。"]),
        ([("path: [过程]", "path: [过程, 管理]")], ["“制度”所属级次由过程改为过程／管理。"]),
        ([("    title: 制度\n", "    title: 制度\n    points: 20\n")], ["“制度”的分值由未定改为20分。"]),
        (
            [("    title: 制度\n", "    title: 制度\n    rate: {of: [spent, -budget], to: budget}\n")],
            ["“制度”的计算口径由无改为（支出数－预算数）÷（预算数）。"],
        ),
        (
            [("    title: 制度\n", '    title: 制度\n    rates: {"1": {of: -spent}}\n')],
            ["“制度”的计算口径由无改为（－支出数）。"],
        ),
        (
            [("    criterion: 未见原表\n", "    rule: {kind: occurrences, deduct: 2, label: 例数}\n")],
            ["“制度”的评分标准由“未公布”改为“（分值未定，以100分为例）例数为0，得100分；每出现一例扣2分，扣完为止”。"],
        ),
        (
            [("    criterion: 未见原表\n", "    criterion: 未见原表\n    not_applicable: full_marks\n")],
            ["“制度”不适用时由不计分、须说明改为得满分。"],
        ),
        (
            [("rule: unconfirmed, rate: unconfirmed", "rule: derived, rate: confirmed")],
            ["“控制率”的评分标准核实程度由待核改为推算。", "“控制率”的计算口径核实程度由待核改为已核实。"],
        ),
        (
            [("{code: P, path: [产出], points: 50,", "{code: P, path: [效益], points: 50,")],
            ["取消自设指标“产出”（50分）。", "新增自设指标“效益”（50分）。"],
        ),
        (
            [
                (
                    "path: [产出], points: 50, standing: confirmed,",
                    "path: [产出], groups: [数量, 质量], standing: derived,",
                )
            ],
            [
                "“产出”的分值由50分改为未定。",
                "“产出”的二级指标由无改为数量、质量。",
                "“产出”的核实程度由已核实改为推算。",
            ],
        ),
        ([("reverse: quotient}", "reverse: quotient}, optional: true")], ["“产出”可否不设由必须设改为可以不设。"]),
        ([("remainder: {points: 20,", "remainder: {points: 5,")], ["未列出指标的其余分值由20分改为5分。"]),
        (
            [("remainder: {points: 20, standing: unconfirmed, why: 过程的分值未见原表}\n", "")],
            ["未列出指标的其余分值由20分改为没有。"],
        ),
        (
            [("  standing: unconfirmed\n  bands:", "  standing: confirmed\n  bands:"), ("label: 合格", "label: 通过")],
            [
                "等级由合格[60, inf)、差[0, 60)改为通过[60, inf)、差[0, 60)。",
                "等级的核实程度由待核改为已核实。",
            ],
        ),
    ],
)
def test_each_change_is_one_sentence(
    base: Framework, tmp_path: Path, changes: list[tuple[str, str]], sentences: list[str]
) -> None:
    assert _diff(base, tmp_path, *changes) == sentences


def test_another_way_of_counting_changes_the_rules_that_follow_it(base: Framework, tmp_path: Path) -> None:
    first, second = _diff(base, tmp_path, ("steps: whole", "steps: started"))
    assert first == "扣分步数由只计整步改为不足一步按一步计。"
    assert second.startswith("“控制率”的评分标准由“比率≤100%，得10分；")
    assert "（不足1个百分点按1个百分点计）" in second


def test_another_rule_of_an_open_section_is_described(base: Framework, tmp_path: Path) -> None:
    (sentence,) = _diff(base, tmp_path, ("reverse: quotient}", 'reverse: quotient, threshold: "0.6"}'))
    assert sentence.startswith("“产出”的评分标准由“")
    assert "低于60%得0分" in sentence.partition("”改为“")[2]


def test_lines_of_one_title_are_told_apart_by_their_place() -> None:
    framework = Catalogue.shipped().framework("national_common_2013")
    assert diff_frameworks(framework, framework) == []


def test_the_two_guangdong_editions() -> None:
    shipped = Catalogue.shipped()
    before, after = (shipped.framework(f"guangdong_overall_{year}") for year in (2020, 2021))
    found = diff_frameworks(before, after)
    assert found[6:8] == [
        "取消指标“采购执行率”（管理效率／采购管理，未定）。",
        "新增指标“采购意向公开合规性”（管理效率／采购管理，未定）。",
    ]
    assert len(found) == 13
