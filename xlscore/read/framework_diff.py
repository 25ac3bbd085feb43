"""What changed from one edition to another, in Chinese sentences (``xlscore frameworks --diff``)."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from xlscore.exact import decimal_text
from xlscore.model.framework import (
    STANDING_WORDS,
    FieldSpec,
    Framework,
    Grades,
    Indicator,
    OpenSection,
    Remainder,
    Standing,
    Standings,
    Terms,
)
from xlscore.read.wording import quoted
from xlscore.rules import Rule

_STEPS = {"whole": "只计整步", "started": "不足一步按一步计", "pro_rata": "按比例计"}
_REVERSE = {"quotient": "指标值÷完成值", "deviation": "按偏离比例"}
_BASE = {"full_year_budget": "全年预算数", "initial_budget": "年初预算数"}
_ROUNDING = {"half_up": "四舍五入", "half_even": "四舍六入五成双", "truncate": "截尾"}
_ABSENT = {"refuse": "不计分、须说明", "full_marks": "得满分", "redistribute": "剔除后折算"}
_FIGURES = {"points": "分值", "rule": "评分标准", "rate": "计算口径"}


def diff_frameworks(before: Framework, after: Framework) -> list[str]:
    """Return what changed from one edition to the other, one sentence each; nothing where they say the same.

    Indicators are matched by path and title, then by title or alias: codes are each edition's own.
    """
    return [
        *_general(before, after),
        *_sections(before, after),
        *_indicators(before, after),
        *_open(before, after),
        *_remainder(before.remainder, after.remainder),
        *_grades(before.grades, after.grades),
    ]


def _points(points: Fraction | None) -> str:
    return "未定" if points is None else f"{decimal_text(points)}分"


def _changed(what: str, before: str, after: str) -> Iterator[str]:
    if before != after:
        yield f"{what}由{before}改为{after}。"


def _general(before: Framework, after: Framework) -> Iterator[str]:
    yield from _changed("总分", _points(before.total), _points(after.total))
    old, new = before.policy, after.policy
    yield from _changed("扣分步数", _STEPS[old.steps], _STEPS[new.steps])
    yield from _changed("取整方式", _ROUNDING[old.rounding], _ROUNDING[new.rounding])
    yield from _changed("得分保留小数", f"{old.places}位", f"{new.places}位")
    yield from _changed("预算执行率的分母", _BASE[old.base], _BASE[new.base])
    yield from _changed("反向指标计分", _REVERSE[old.reverse], _REVERSE[new.reverse])
    for label, name in (("超额提示线", "over_prompt"), ("超额说明线", "over_reason"), ("低执行率线", "low_execution")):
        yield from _changed(label, _percent(getattr(old, name)), _percent(getattr(new, name)))


def _percent(value: Fraction) -> str:
    return f"{decimal_text(value * 100)}%"


def _sections(before: Framework, after: Framework) -> Iterator[str]:
    old = {section.path: section for section in before.sections}
    new = {section.path: section for section in after.sections}
    for path in old:
        if path not in new:
            yield f"取消{quoted(*path)}这一级。"
    for path, section in new.items():
        name = quoted(*path)
        if path not in old:
            yield f"新增{name}这一级，{_points(section.points)}。"
            continue
        yield from _changed(f"{name}的分值", _points(old[path].points), _points(section.points))
        yield from _standing(name, old[path].standing, section.standing)


def _standing(name: str, before: Standing, after: Standing) -> Iterator[str]:
    yield from _changed(f"{name}的核实程度", STANDING_WORDS[before], STANDING_WORDS[after])


def _pairs(before: Framework, after: Framework) -> tuple[list[tuple[Indicator, Indicator]], list[Indicator]]:
    """Return the indicators both editions have, in the later one's order, and those only the earlier one has."""
    left = list(before.indicators)
    matched: dict[str, Indicator] = {}
    for same in (_same_place, _same_name):
        for indicator in after.indicators:
            found = next((item for item in left if same(item, indicator)), None)
            if indicator.code not in matched and found is not None:
                matched[indicator.code] = found
                left.remove(found)
    return [(matched[item.code], item) for item in after.indicators if item.code in matched], left


def _same_place(before: Indicator, after: Indicator) -> bool:
    return (before.path, before.title) == (after.path, after.title)


def _same_name(before: Indicator, after: Indicator) -> bool:
    return bool({before.title, *before.aliases} & {after.title, *after.aliases})


def _indicators(before: Framework, after: Framework) -> Iterator[str]:
    pairs, gone = _pairs(before, after)
    for indicator in gone:
        yield f"取消指标{quoted(indicator.title)}（{'／'.join(indicator.path)}，{_points(indicator.points)}）。"
    kept = {item.code for _, item in pairs}
    for indicator in after.indicators:
        if indicator.code not in kept:
            yield f"新增指标{quoted(indicator.title)}（{'／'.join(indicator.path)}，{_points(indicator.points)}）。"
    for old, new in pairs:
        yield from _indicator(before, after, old, new)


def _indicator(before: Framework, after: Framework, old: Indicator, new: Indicator) -> Iterator[str]:
    name = quoted(new.title)
    yield from _changed(f"指标{quoted(old.title)}的名称", quoted(old.title), name)
    yield from _changed(f"{name}所属级次", "／".join(old.path), "／".join(new.path))
    yield from _changed(f"{name}的分值", _points(old.points), _points(new.points))
    if _rates(old) != _rates(new):
        yield f"{name}的计算口径由{_formula(old, before.fields)}改为{_formula(new, after.fields)}。"
    if old.rule != new.rule:
        yield f"{name}的评分标准由“{_rule(old.rule, old.points)}”改为“{_rule(new.rule, new.points)}”。"
    yield from _changed(f"{name}不适用时", _ABSENT[old.not_applicable], _ABSENT[new.not_applicable])
    yield from _standings(name, old.standing, new.standing)


def _standings(name: str, old: Standings, new: Standings) -> Iterator[str]:
    for figure, word in _FIGURES.items():
        before, after = STANDING_WORDS[getattr(old, figure)], STANDING_WORDS[getattr(new, figure)]
        yield from _changed(f"{name}的{word}核实程度", before, after)


def _rule(rule: Rule | None, points: Fraction | None) -> str:
    if rule is None:
        return "未公布"
    example = "（分值未定，以100分为例）" if points is None else ""
    return example + rule.describe(Fraction(100) if points is None else points).rstrip("。")


def _rates(indicator: Indicator) -> list[tuple[Terms, Terms]]:
    """Return the fields of the indicator's rates; how a rate or a field is called is not what it measures."""
    rates = ([indicator.rate] if indicator.rate else []) + list(indicator.rates.values())
    return [(rate.of, rate.to) for rate in rates]


def _sum(terms: Terms, fields: Mapping[str, FieldSpec]) -> str:
    labels = [fields[term.field].label if term.field in fields else term.field for term in terms]
    signed = (f"{'－' if term.sign < 0 else '＋'}{label}" for term, label in zip(terms, labels, strict=True))
    return "".join(signed).removeprefix("＋")


def _formula(indicator: Indicator, fields: Mapping[str, FieldSpec]) -> str:
    parts = [f"（{_sum(of, fields)}）" + (f"÷（{_sum(to, fields)}）" if to else "") for of, to in _rates(indicator)]
    return "；".join(parts) or "无"


def _open(before: Framework, after: Framework) -> Iterator[str]:
    old = {section.path: section for section in before.open_sections}
    new = {section.path: section for section in after.open_sections}
    for path, section in old.items():
        if path not in new:
            yield f"取消自设指标{quoted(*path)}（{_points(section.points)}）。"
    for path, section in new.items():
        if path in old:
            yield from _open_section(quoted(*path), old[path], section)
        else:
            yield f"新增自设指标{quoted(*path)}（{_points(section.points)}）。"


def _open_section(name: str, old: OpenSection, new: OpenSection) -> Iterator[str]:
    yield from _changed(f"{name}的分值", _points(old.points), _points(new.points))
    yield from _changed(f"{name}的二级指标", _named(old.groups), _named(new.groups))
    if old.rule != new.rule:
        before, after = _rule(old.rule, old.points), _rule(new.rule, new.points)
        yield f"{name}的评分标准由“{before}”改为“{after}”。"
    yield from _changed(f"{name}可否不设", _optional(old), _optional(new))
    yield from _standing(name, old.standing, new.standing)


def _named(groups: tuple[str, ...]) -> str:
    return "、".join(groups) or "无"


def _optional(section: OpenSection) -> str:
    return "可以不设" if section.optional else "必须设"


def _remainder(before: Remainder | None, after: Remainder | None) -> Iterator[str]:
    old, new = ("没有" if item is None else _points(item.points) for item in (before, after))
    yield from _changed("未列出指标的其余分值", old, new)


def _grades(before: Grades, after: Grades) -> Iterator[str]:
    old, new = ("、".join(f"{band.label}{band.totals}" for band in item.bands) for item in (before, after))
    yield from _changed("等级", old, new)
    yield from _standing("等级", before.standing, after.standing)
