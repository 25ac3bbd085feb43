"""Whether the worked cases show both sides of every edge of every rule."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.errors import FrameworkError
from xlscore.exact import Interval, decimal_text
from xlscore.model.framework import Indicator
from xlscore.model.submission import Submission
from xlscore.read.cases import CASES_FILE, Cases, submission_of, submission_of_case
from xlscore.read.declared import build
from xlscore.read.lint.problem import Inspected, Problem
from xlscore.read.wording import quoted
from xlscore.read.yaml_lines import Declaration, Place, read_yaml
from xlscore.rules import RuleShape
from xlscore.rules.bands import Bands
from xlscore.rules.combined import Combined
from xlscore.rules.either import FIRST, SECOND, Either
from xlscore.rules.step_over import StepOver
from xlscore.rules.step_short import StepShort
from xlscore.rules.steps import StepRule
from xlscore.rules.zero_above import ZeroAbove
from xlscore.scoring.precision import sum_terms

_Submissions = dict[str, list[Submission]]
"""Submissions of the cases by the code they work out."""


def check_cases(inspected: Inspected) -> Iterator[Problem]:
    """Yield what is wrong with the cases, rules without one, and edges that no case stands on both sides of."""
    path = inspected.declaration.path.with_name(CASES_FILE)
    try:
        declaration = read_yaml(path)
        cases = build(Cases, declaration)
    except FrameworkError as error:
        yield from Problem.of(error)
        return
    if not cases.sheets:
        yield Problem(path, declaration.line(("sheets",)), "案例中没有整表样例（sheets），请至少写一张")
    found: _Submissions = {}
    yield from _gather(inspected, declaration, cases, found)
    framework = inspected.framework
    for index, indicator in enumerate(framework.indicators):
        place: Place = ("indicators", index)
        if indicator.rule is None:
            continue
        if indicator.code not in found:
            yield inspected.problem(place, f"{quoted(indicator.title)}有评分规则却没有案例，请在 {CASES_FILE} 中补上")
            continue
        for prefix, rule in rated(indicator.rule):
            for lack in _lacking(rule, _worked(indicator, prefix, found[indicator.code])):
                sentence = f"{quoted(indicator.title)}的案例缺少{lack}，请在 {CASES_FILE} 中补上"
                yield inspected.problem((*place, "rule"), sentence)
    for index, section in enumerate(framework.open_sections):
        if section.code not in found:
            sentence = f"{quoted(*section.path)}没有案例，请在 {CASES_FILE} 中补上"
            yield inspected.problem(("open_sections", index), sentence)


def _gather(inspected: Inspected, declaration: Declaration, cases: Cases, found: _Submissions) -> Iterator[Problem]:
    """Fill ``found`` with the cases that can be used, and yield those that cannot."""
    for index, case in enumerate(cases.cases):
        try:
            submission, _ = submission_of_case(inspected.framework, case)
        except FrameworkError as error:
            yield Problem(declaration.path, declaration.line(("cases", index)), str(error))
            continue
        found.setdefault(case.indicator or case.section or "", []).append(submission)
    for index, sheet in enumerate(cases.sheets):
        try:
            submission_of(inspected.framework, sheet)
        except FrameworkError as error:
            yield Problem(declaration.path, declaration.line(("sheets", index)), str(error))


def rated(rule: RuleShape, prefix: str = "") -> Iterator[tuple[str, RuleShape]]:
    """Yield the rule, or each part of a rule made of others, with the prefix of its rate."""
    if isinstance(rule, Combined):
        for place, part in enumerate(rule.parts, start=1):
            yield from rated(part.rule, f"{prefix}.{place}".lstrip("."))
    elif isinstance(rule, Either):
        yield from rated(rule.first, f"{prefix}.{FIRST}".lstrip("."))
        yield from rated(rule.second, f"{prefix}.{SECOND}".lstrip("."))
    else:
        yield prefix, rule


def _worked(indicator: Indicator, prefix: str, submissions: list[Submission]) -> list[Fraction]:
    """Return the rates the cases of an indicator come to."""
    spec = indicator.rates.get(prefix) if prefix else indicator.rate
    rates: list[Fraction] = []
    if spec is None:
        return rates
    for submission in submissions:
        top = sum_terms(spec.of, submission.fields)
        bottom = sum_terms(spec.to, submission.fields)
        if top is not None and not spec.to:
            rates.append(top[0])
        elif top is not None and bottom is not None and bottom[0] > 0:
            rates.append(top[0] / bottom[0])
    return rates


def _lacking(rule: RuleShape, rates: list[Fraction]) -> Iterator[str]:
    """Yield in words the rates no case comes to."""
    wanted: list[Interval] = []
    if isinstance(rule, Bands):
        wanted = [*rule.bands, *(Interval.point(edge) for edge in _edges(rule))]
    elif isinstance(rule, StepRule):
        wanted = [Interval.point(rule.limit)]
        if not isinstance(rule, StepShort):
            wanted += _beyond(rule.limit, rule.step)
        if not isinstance(rule, StepOver):
            wanted += [-span for span in _beyond(-rule.limit, rule.step)]
    elif isinstance(rule, ZeroAbove):
        wanted = [Interval.point(rule.limit), Interval(rule.limit, None, low_closed=False, high_closed=False)]
    for span in wanted:
        if not any(rate in span for rate in rates):
            yield _in_words(span)


def _edges(rule: Bands) -> list[Fraction]:
    """Return where two bands meet."""
    lows = {band.low for band in rule.bands if band.low is not None}
    highs = {band.high for band in rule.bands if band.high is not None}
    return sorted(lows & highs)


def _beyond(limit: Fraction, step: Fraction) -> list[Interval]:
    """Return the stretch short of the first step above a limit, and the rate at which it is complete."""
    return [Interval(limit, limit + step, low_closed=False, high_closed=False), Interval.point(limit + step)]


def _in_words(span: Interval) -> str:
    if span.low is not None and span.low == span.high:
        return f"恰为{decimal_text(span.low * 100)}%的一例"
    return f"落在{span}内的一例"
