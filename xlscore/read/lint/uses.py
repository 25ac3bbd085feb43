"""Whether every field is used, everything used is declared, and every input of a rule has a source."""

from collections.abc import Iterator

from xlscore.model.framework import Indicator, RateSpec
from xlscore.read.cases import FUND_FIELDS
from xlscore.read.lint.problem import Inspected, Problem
from xlscore.read.wording import quoted
from xlscore.read.yaml_lines import Place
from xlscore.rules.base import CHOSEN, DENOMINATOR, NUMERATOR

_SIDES = {NUMERATOR, DENOMINATOR}
OPEN_INPUTS = {"operator", "target", "actual", "level", CHOSEN}
"""What a line of an open section holds."""


def _rates(indicator: Indicator) -> Iterator[tuple[Place, str, RateSpec]]:
    if indicator.rate is not None:
        yield ("rate",), "", indicator.rate
    for prefix, rate in indicator.rates.items():
        yield ("rates", prefix), prefix, rate


def check_uses(inspected: Inspected) -> Iterator[Problem]:
    """Yield fields nobody uses, fields used but not declared, and rule inputs without a source."""
    framework = inspected.framework
    used: set[str] = set(FUND_FIELDS) if framework.layout.funds else set()
    for index, indicator in enumerate(framework.indicators):
        place: Place = ("indicators", index)
        for where, _, rate in _rates(indicator):
            for term in (*rate.of, *rate.to):
                used.add(term.field)
                if term.field not in framework.fields:
                    sentence = f"{quoted(indicator.title)}用到填报项“{term.field}”，但 fields 中没有，请补上"
                    yield inspected.problem((*place, *where), sentence)
        for name, field in indicator.inputs.items():
            used.add(field)
            if field not in framework.fields:
                sentence = f"{quoted(indicator.title)}用到填报项“{field}”，但 fields 中没有，请补上"
                yield inspected.problem((*place, "inputs", name), sentence)
        yield from _check_inputs(inspected, place, indicator)
    for name, spec in framework.fields.items():
        if name not in used:
            yield inspected.problem(
                ("fields", name), f"填报项{quoted(spec.label)}（{name}）没有被任何指标使用，请删去或补上用法"
            )
    yield from _check_funds(inspected)
    yield from _check_open(inspected)


def _check_inputs(inspected: Inspected, place: Place, indicator: Indicator) -> Iterator[Problem]:
    if indicator.rule is None:
        if not indicator.criterion:
            yield inspected.problem(place, f"{quoted(indicator.title)}没有评分标准，请用 criterion 写明已知的要求")
        return
    names = [item.name for item in indicator.rule.inputs()]
    wanted = {name.rpartition(".")[0] for name in names if name.rpartition(".")[2] in _SIDES}
    stated = {prefix for _, prefix, _ in _rates(indicator)}
    for prefix in sorted(wanted - stated):
        where = f"rates 中的“{prefix}”" if prefix else "rate"
        yield inspected.problem((*place, "rule"), f"{quoted(indicator.title)}的评分规则需要比率，请补上 {where}")
    for prefix in sorted(prefix for prefix in stated - wanted if prefix):
        yield inspected.problem(
            (*place, "rates", prefix), f"{quoted(indicator.title)}的评分规则没有“{prefix}”这一部分，请核对"
        )
    for name in indicator.inputs:
        if name not in names:
            sentence = f"{quoted(indicator.title)}的评分规则没有输入“{name}”，可用的是 {'、'.join(names)}"
            yield inspected.problem((*place, "inputs", name), sentence)


def _check_funds(inspected: Inspected) -> Iterator[Problem]:
    framework = inspected.framework
    funds = framework.layout.funds
    if funds is None:
        return
    if framework.indicator(funds.indicator) is None:
        sentence = f"资金表对应的指标“{funds.indicator}”不存在，请改为执行率指标的代码"
        yield inspected.problem(("layout", "funds", "indicator"), sentence)
    for name in FUND_FIELDS:
        if name not in framework.fields:
            sentence = f"资金表的合计行需要填报项“{name}”，但 fields 中没有，请补上"
            yield inspected.problem(("layout", "funds"), sentence)


def _check_open(inspected: Inspected) -> Iterator[Problem]:
    for index, section in enumerate(inspected.framework.open_sections):
        names = {item.name for item in section.rule.inputs()}
        if not names <= OPEN_INPUTS:
            sentence = f"自设指标{quoted(*section.path)}只能用对照年度指标值评分的规则（target 等），请更换"
            yield inspected.problem(("open_sections", index, "rule"), sentence)
