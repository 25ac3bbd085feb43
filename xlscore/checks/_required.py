"""Which entries a form needs once it is used: fields of rows that could not be scored, columns of rows in use."""

from collections.abc import Iterator

from xlscore.model.framework import FieldKind, FieldSpec, Framework, Indicator, RateSpec
from xlscore.model.scorecard import Score, Scorecard, ScoreState
from xlscore.model.submission import Entry, ScoreRow, State, Submission
from xlscore.rules.either import FIRST, SECOND, WHICH, Either
from xlscore.rules.levels import LEVEL
from xlscore.scoring.card import section_code


def _rate_fields(rate: RateSpec) -> Iterator[str]:
    yield from (term.field for term in (*rate.of, *rate.to))


def _not_taken(indicator: Indicator, submission: Submission) -> tuple[str, ...]:
    """Return the prefixes of the inputs a choice between two rules leaves aside; both before the choice is made."""
    if not isinstance(indicator.rule, Either):
        return ()
    which = next(bound.field for bound in indicator.bound_inputs() if bound.name == WHICH)
    chosen = submission.fields[which].text.strip() if which in submission.fields else ""
    labels = dict(zip(indicator.rule.labels, (FIRST, SECOND), strict=True))
    return tuple(prefix for prefix in (FIRST, SECOND) if prefix != labels.get(chosen))


def fields_of(indicator: Indicator, submission: Submission) -> Iterator[str]:
    """Yield the fields an indicator is worked out from; those of a rule that was not chosen are left aside."""
    left_aside = _not_taken(indicator, submission)
    if indicator.rate is not None:
        yield from _rate_fields(indicator.rate)
    for prefix, rate in indicator.rates.items():
        if prefix not in left_aside:
            yield from _rate_fields(rate)
    for bound in indicator.bound_inputs():
        first, _, last = bound.name.partition(".")
        if first not in left_aside and (last or first) != LEVEL:
            yield bound.field


def needed_fields(framework: Framework, submission: Submission, scorecard: Scorecard) -> tuple[str, ...]:
    """Return the fields without which a row could not be scored, each once.

    Fields that only the finance department can supply are left out, and so are dates, whose absence may mean none.
    """
    specs = framework.all_fields()
    found: dict[str, None] = {}
    for score in scorecard.scores:
        indicator = framework.indicator(score.row.code)
        if indicator is None or score.state is not ScoreState.NOT_PROVIDED:
            continue
        if score.row.claimed.state in {State.NOT_PROVIDED, State.NOT_APPLICABLE}:
            continue
        for name in fields_of(indicator, submission):
            spec = specs.get(name)
            if name not in submission.fields or spec is None:
                continue
            if _asked_of_unit(spec):
                found.setdefault(name)
    return tuple(found)


def is_blank(entry: Entry) -> bool:
    """Tell whether an entry has a cell and nothing stands in it, not even a formula."""
    return entry.state is State.BLANK and entry.at is not None and not entry.uncached


def scored_without_actual(row: ScoreRow) -> bool:
    """Tell whether a row with a target claims a score while its actual is blank."""
    return is_blank(row.actual) and row.claimed.given and row.target.state is not State.BLANK


def reported_blank(framework: Framework, submission: Submission, score: Score) -> bool:
    """Tell whether a row has no score only because of blank cells, each of which is reported as one to be filled.

    What is not provided, or only the finance department can supply, is reported nowhere else.
    """
    row, indicator = score.row, framework.indicator(score.row.code)
    if indicator is None:
        return (
            scored_without_actual(row)
            or row.points.at is None
            or any(is_blank(entry) for _, entry in missing_columns(framework, row))
        )
    specs = framework.all_fields()
    entries = [(specs.get(name), submission.fields.get(name)) for name in fields_of(indicator, submission)]
    missing = [(spec, entry) for spec, entry in entries if entry is None or not entry.given]
    return bool(missing) and all(
        spec is not None and entry is not None and is_blank(entry) and _asked_of_unit(spec) for spec, entry in missing
    )


def _asked_of_unit(spec: FieldSpec) -> bool:
    return spec.supplied_by != "finance" and spec.kind is not FieldKind.DATES


def lacking_columns(framework: Framework, submission: Submission) -> Iterator[tuple[str, tuple[ScoreRow, ...]]]:
    """Yield the columns the edition prints and the sheet does not have, with the rows that need a figure from them."""
    printed = {column.role: column.header for column in framework.layout.columns}
    funds = framework.layout.funds
    rows = [row for row in submission.rows if row.title and (funds is None or row.code != funds.indicator)]
    open_ones = [row for row in rows if framework.open_section(section_code(row.code)) is not None]
    needed = {
        "target": [row for row in open_ones if row.target.at is None],
        "actual": [row for row in open_ones if row.actual.at is None],
        "points": [row for row in rows if without_points(framework, row)],
        "score": [row for row in rows if row.claimed.at is None],
    }
    for role, lacking in needed.items():
        if role in printed and lacking:
            yield printed[role], tuple(lacking)


def without_points(framework: Framework, row: ScoreRow) -> bool:
    """Tell whether a row has no cell for its points, and the edition does not fix them either."""
    known = framework.indicator(row.code)
    return row.points.at is None and (known is None or known.points is None)


def missing_columns(framework: Framework, row: ScoreRow) -> Iterator[tuple[str, Entry]]:
    """Yield the columns a row in use must fill, with their printed words; a row nobody touched needs none."""
    if framework.indicator(row.code) is not None:
        yield "自评得分", row.claimed
        return
    figures = (row.points, row.claimed, row.target, row.actual)
    if framework.open_section(section_code(row.code)) is None:
        return
    if not row.title and all(entry.state is State.BLANK for entry in figures):
        return
    if not row.title:
        yield "三级指标名称", Entry(State.BLANK, row.at)
    yield "年度指标值", row.target
    if row.claimed.state is State.BLANK:
        yield "实际完成值", row.actual
    yield "分值", row.points
    yield "自评得分", row.claimed
