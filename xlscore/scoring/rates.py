"""Rates recomputed from their own two amounts."""

from fractions import Fraction

from xlscore.exact import Interval
from xlscore.model.framework import Framework, Indicator, Terms
from xlscore.model.scorecard import Rate
from xlscore.model.submission import Entry, FundLine, State, Submission
from xlscore.scoring.precision import field_places, finest_of, money_fields, sum_terms
from xlscore.values.unit_table import MONEY


def line_rate(line: FundLine, policy_base: str, stated: int = 0) -> Rate | None:
    """Return the rate of a funds line (executed ÷ full-year budget), or ``None`` for a line that has none.

    A part of a breakdown that states no base and claims no rate has none; the scored line always has one.
    ``policy_base`` is the edition's ``base``: ``full_year_budget`` or ``initial_budget``; ``stated`` are the decimals
    to which the sheet states its amounts.
    """
    initial = policy_base == "initial_budget"
    denominator = line.initial if initial else line.budget
    based = denominator.state is not State.BLANK and (line.executed.given or denominator.given)
    if not (based or line.rate.given or line.indicator):
        return None
    recomputed = reach = whole_reach = None
    money = line.unit in MONEY
    finest = finest_of((line.executed, denominator)) or (stated if money else 0)
    if line.executed.value is not None and denominator.value:
        recomputed = line.executed.value / denominator.value
        reach = _quotient(line.executed.interval(finest, money=money), denominator.interval(finest, money=money))
        if money and not finest:
            whole_reach = _quotient(line.executed.rounded_to_whole(), denominator.rounded_to_whole())
    return Rate(
        name=line.name,
        numerator=line.executed,
        denominator=denominator,
        claimed=line.rate,
        recomputed=recomputed,
        reach=reach,
        whole_reach=whole_reach if whole_reach != reach else None,
        line=line,
        indicator=line.indicator,
        base="年初预算数" if initial else "全年预算数",
    )


def _quotient(top: Interval | None, bottom: Interval | None) -> Interval | None:
    return top.over(bottom) if top is not None and bottom is not None else None


def _side(terms: Terms, value: Fraction, submission: Submission) -> Entry:
    """Return the entry a side of the rate is, or one without a cell that holds the sum of several."""
    if len(terms) == 1 and terms[0].sign > 0:
        return submission.fields[terms[0].field]
    return Entry(State.GIVEN, value=value)


def indicator_rate(framework: Framework, indicator: Indicator, submission: Submission) -> Rate | None:
    """Return the rate an indicator scores, from the fields of the submission, where all of them are given."""
    spec = indicator.rate
    if spec is None or not spec.to:
        return None
    names, given, money = [term.field for term in (*spec.of, *spec.to)], submission.fields, money_fields(framework)
    amounts = any(name in money for name in names)
    finest = finest_of(given[name] for name in names if name in given)
    finest = finest or (field_places(framework, submission) if amounts else 0)
    top = sum_terms(spec.of, given, finest, money)
    bottom = sum_terms(spec.to, given, finest, money)
    if top is None or bottom is None:
        return None
    reach, whole_reach = top[1].over(bottom[1]), None
    if amounts and not finest:
        tops, bottoms = (sum_terms(terms, given, 0, money, whole=True) for terms in (spec.of, spec.to))
        whole_reach = tops[1].over(bottoms[1]) if tops is not None and bottoms is not None else None
    fields = framework.all_fields()
    labels = [("－" if term.sign < 0 else "＋") + fields[term.field].label for term in spec.to if term.field in fields]
    return Rate(
        name=spec.name or indicator.title,
        numerator=_side(spec.of, top[0], submission),
        denominator=_side(spec.to, bottom[0], submission),
        recomputed=top[0] / bottom[0] if bottom[0] else None,
        reach=reach,
        whole_reach=whole_reach if whole_reach != reach else None,
        indicator=indicator.code,
        base="".join(labels).lstrip("＋"),
        rests_on=tuple(
            f"“{indicator.title}”的{word}" for word in indicator.standing.unconfirmed() if word == "计算口径"
        ),
    )
