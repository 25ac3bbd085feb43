"""Whether the numbers of the rules, the grades and the layout make sense together."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.exact import decimal_text, tiles
from xlscore.model.framework import Framework
from xlscore.read.declared import in_chinese
from xlscore.read.lint.problem import Inspected, Problem
from xlscore.read.wording import quoted
from xlscore.read.yaml_lines import Place
from xlscore.rules import Rule
from xlscore.rules.steps import StepRule
from xlscore.rules.target import Target
from xlscore.rules.target_reverse import TargetReverse

_POINT = Fraction(1, 100)


def rules_of(framework: Framework) -> Iterator[tuple[Place, str, Fraction | None, Rule]]:
    """Yield place, name, points and rule of every line and open section that has a rule."""
    for index, indicator in enumerate(framework.indicators):
        if indicator.rule is not None:
            yield ("indicators", index), indicator.title, indicator.points, indicator.rule
    for index, section in enumerate(framework.open_sections):
        yield ("open_sections", index), "／".join(section.path), section.points, section.rule


def check_rules(inspected: Inspected) -> Iterator[Problem]:
    """Yield rules whose best score is not the points, that contradict the policy, or step unusually."""
    policy = inspected.framework.policy
    for place, name, points, rule in rules_of(inspected.framework):
        at = (*place, "rule")
        if points is not None and rule.most(points) != points:
            sums = f"最高{decimal_text(rule.most(points))}分，与分值{decimal_text(points)}分不相等"
            yield inspected.problem(at, f"{quoted(name)}的评分规则{sums}，请核对")
        reverse = rule.reverse if isinstance(rule, Target) else rule.way if isinstance(rule, TargetReverse) else None
        if reverse is not None and reverse != policy.reverse:
            sentence = f"{quoted(name)}的反向指标按 {reverse} 计分，与本评分表 policy.reverse（{policy.reverse}）不一致"
            yield inspected.problem(at, f"{sentence}，请统一")
        if isinstance(rule, StepRule) and points is not None and rule.step == _POINT and rule.deduct != points / 10:
            usual = decimal_text(points / 10)
            sentence = f"{quoted(name)}每个百分点扣{decimal_text(rule.deduct)}分，通常为分值的十分之一（{usual}分）"
            yield inspected.problem(at, f"{sentence}，请核对原表", hint=True)


def check_grades(inspected: Inspected) -> Iterator[Problem]:
    """Yield gaps and overlaps of the grade bands, from nothing upwards without end."""
    bands = [band.totals for band in inspected.framework.grades.bands]
    fault = tiles(bands)
    if fault:
        yield inspected.problem(("grades", "bands"), f"等级区间不衔接：{in_chinese(fault)}，请核对")
    lows = [band.low for band in bands]
    if not bands or all(low is not None and low > 0 for low in lows) or all(band.high is not None for band in bands):
        sentence = "等级区间应从0（或 -inf）起，到 inf 止，使每个总分都有等级，请补上"
        yield inspected.problem(("grades", "bands"), sentence)


def check_layout(inspected: Inspected) -> Iterator[Problem]:
    """Yield columns a score sheet cannot do without: the title of a line, and its score."""
    layout = inspected.framework.layout
    roles = {column.role for column in layout.columns}
    titled = {"level2", "level3"} if inspected.framework.family == "workcheck" or _two_levels(inspected) else {"level3"}
    if not roles & titled:
        yield inspected.problem(("layout", "columns"), "版式没有指标名称（level3）一栏，请补上")
    if "score" not in roles and layout.form != "workcheck":
        yield inspected.problem(("layout", "columns"), "版式没有得分（score）一栏，请补上")


def _two_levels(inspected: Inspected) -> bool:
    """Tell whether the edition only knows two levels, so that its lines are 二级指标."""
    return all(len(indicator.path) == 1 for indicator in inspected.framework.indicators)
