"""One row recomputed: its exact score, what printed inputs allow, and why there may be none."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Final

from xlscore.exact import Interval, decimal_text, places_of, round_to
from xlscore.model.framework import Framework, Indicator, OpenSection, Standing
from xlscore.model.scorecard import Score, ScoreState
from xlscore.model.submission import ScoreRow, State, Submission
from xlscore.rules import Rule
from xlscore.rules.base import CHOSEN, DENOMINATOR, NUMERATOR, Facts
from xlscore.scoring.facts import Gathered, gather_facts
from xlscore.scoring.targets import gather_target

_MISSING_WORDS: Final = {
    State.BLANK: "未填",
    State.NOT_PROVIDED: "未提供",
    State.NOT_APPLICABLE: "不适用",
    State.MALFORMED: "无法识别",
    State.GIVEN: "无法识别",
}


def _reach(rule: Rule, facts: Facts, spans: Mapping[str, Interval], points: Fraction) -> Interval | None:
    """Return every score the printed inputs allow, from the corners of their intervals."""
    if not rule.continuous:
        return None
    names = [name for name, span in spans.items() if span.low is not None and span.high is not None]
    names = [name for name in names if spans[name].low != spans[name].high]
    stated = rule.score(facts, points)
    scores = [] if stated is None else [stated]
    for corner in product((False, True), repeat=len(names)):
        taken = dict(facts)
        for name, high in zip(names, corner, strict=True):
            end = spans[name].high if high else spans[name].low
            taken[name] = end if end is not None else taken[name]
        score = rule.score(taken, points)
        if score is not None:
            scores.append(score)
    return Interval(min(scores), max(scores)) if scores else None


def _why_missing(found: Gathered) -> str:
    listed = "、".join(f"“{gap.label}”{_named(gap.unread)}{_MISSING_WORDS[gap.state]}" for gap in found.missing)
    return f"{listed}，无法复算。"


def _named(pieces: tuple[str, ...]) -> str:
    return f"中的{'、'.join(f'“{piece}”' for piece in pieces)}" if pieces else ""


def _zero_base(facts: Facts) -> bool:
    return any(name.rpartition(".")[2] == DENOMINATOR and value == 0 for name, value in facts.items())


def _unscored(row: ScoreRow, points: Fraction | None, rests_on: tuple[str, ...], why: str) -> Score:
    allowed = (Interval(Fraction(0), points),) if points is not None else None
    return Score(row, ScoreState.UNCONFIRMED, points, allowed=allowed, why=why, rests_on=rests_on)


def _applied(
    framework: Framework, row: ScoreRow, rule: Rule, found: Gathered, points: Fraction, rests_on: tuple[str, ...]
) -> Score:
    """Apply a rule to complete facts, or say which way it stays without a score."""
    facts = found.facts
    if rule.judges(facts):
        allowed = rule.allowed(facts, points)
        chosen = facts.get(CHOSEN)
        inside = isinstance(chosen, Fraction) and rule.score(facts, points) is not None
        return Score(
            row,
            ScoreState.JUDGED,
            points,
            recomputed=chosen if inside and isinstance(chosen, Fraction) else None,
            unrounded=chosen if inside and isinstance(chosen, Fraction) else None,
            allowed=allowed,
            working=rule.working(facts, points),
            why="由评价人在规定区间内评定。",
            rests_on=rests_on,
        )
    unrounded = rule.score(facts, points)
    if unrounded is None:
        state = ScoreState.NOT_APPLICABLE if _zero_base(facts) else ScoreState.NOT_PROVIDED
        why = "基数为0，比率无意义：不适用，需说明。" if _zero_base(facts) else rule.working(facts, points)
        return Score(row, state, points, working=rule.working(facts, points), why=why, rests_on=rests_on)
    policy = framework.policy
    return Score(
        row,
        ScoreState.SCORED,
        points,
        recomputed=round_to(unrounded, policy.places, policy.rounding),
        unrounded=unrounded,
        reach=_reach(rule, facts, found.spans, points),
        whole_reach=_reach(rule, facts, found.spans | found.whole_spans, points) if found.whole_spans else None,
        working=_with_rounding(rule.working(facts, points), unrounded, policy.places),
        rests_on=rests_on,
    )


def _with_rounding(working: str, unrounded: Fraction, places: int) -> str:
    needed = places_of(unrounded)
    if needed is not None and needed <= places:
        return working
    return f"{working}（按{places}位小数四舍五入为{decimal_text(unrounded, places)}分）"


def score_indicator(framework: Framework, indicator: Indicator, row: ScoreRow, submission: Submission) -> Score:
    """Recompute a fixed indicator; every way of not having a score is a state with its reason."""
    points = indicator.points if indicator.points is not None else row.points.value
    rests_on = tuple(f"“{indicator.title}”的{word}" for word in indicator.standing.unconfirmed())
    if indicator.rule is None:
        why = f"“{indicator.title}”的评分标准未公布，得分无法由公开数据复算。"
        return _unscored(row, points, rests_on, why)
    if points is None:
        return _unscored(row, None, rests_on, f"“{indicator.title}”的分值由各地自定或未公布，无法复算。")
    found = gather_facts(framework, indicator, row, submission)
    if _excused(indicator, found):
        given = f"无此类事项，按评分标准得满分{decimal_text(points)}分。"
        return Score(row, ScoreState.SCORED, points, points, points, working=given, rests_on=rests_on)
    if found.missing and not indicator.rule.judges(found.facts):
        absent = all(gap.state is State.NOT_APPLICABLE for gap in found.missing)
        state = ScoreState.NOT_APPLICABLE if absent else ScoreState.NOT_PROVIDED
        return Score(row, state, points, why=_why_missing(found), rests_on=rests_on)
    return _applied(framework, row, indicator.rule, found, points, rests_on)


def _excused(indicator: Indicator, found: Gathered) -> bool:
    """Tell whether the form itself grants full marks because there is nothing to measure."""
    if indicator.not_applicable != "full_marks":
        return False
    if found.missing:
        return all(gap.state is State.NOT_APPLICABLE for gap in found.missing)
    return found.facts.get(NUMERATOR) == 0 and found.facts.get(DENOMINATOR) == 0


def score_open(framework: Framework, section: OpenSection, row: ScoreRow) -> Score:
    """Recompute a line the unit wrote itself, against its own target."""
    points = row.points.value
    rests_on = (f"“{section.path[0]}”的分值和评分标准",) if section.standing is Standing.UNCONFIRMED else ()
    paired = gather_target(section, row)
    if points is None or paired.why:
        why = paired.why or f"分值{_MISSING_WORDS[row.points.state]}，无法复算。"
        state = ScoreState.NOT_PROVIDED if points is None or paired.absent else ScoreState.UNCONFIRMED
        return Score(row, state, points, why=why, rests_on=rests_on, met=paired.met, completion=paired.completion)
    score = _applied(framework, row, section.rule, paired.gathered, points, rests_on)
    working = score.working
    if paired.working and score.recomputed == points:
        working = f"{paired.working}，得{decimal_text(points)}分"
    return replace(score, working=working, met=paired.met, completion=paired.completion)
