"""What is a mere consequence of a wrong amount: it is gone as soon as the amount is put right."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.cells import CellRef
from xlscore.checks._claims import execution_codes
from xlscore.checks._money import SLIP
from xlscore.checks.base_is_zero import base_is_zero
from xlscore.checks.breakdowns_disagree import breakdowns_disagree
from xlscore.checks.budget_adjusted_to_fit import budget_adjusted_to_fit
from xlscore.checks.execution_score_differs import execution_score_differs
from xlscore.checks.low_execution_full_scores import low_execution_full_scores
from xlscore.checks.low_execution_without_reason import low_execution_without_reason
from xlscore.checks.money_unit_doubtful import money_unit_doubtful
from xlscore.checks.negative_figure import negative_figure
from xlscore.checks.overspent_full_marks import overspent_full_marks
from xlscore.checks.parts_differ_from_total import parts_differ_from_total
from xlscore.checks.rate_differs import rate_differs
from xlscore.checks.rate_on_another_base import rate_on_another_base
from xlscore.checks.registry import Check, Scored, Understood, run_checks
from xlscore.checks.roots.amended import Values, amended
from xlscore.checks.roots.related import Related
from xlscore.checks.spending_above_budget import spending_above_budget
from xlscore.checks.total_blank_over_parts import total_blank_over_parts
from xlscore.model.finding import Finding
from xlscore.model.scorecard import Scorecard
from xlscore.model.submission import Submission
from xlscore.scoring import compute_scorecard

_BLANK_TOTAL: Final = total_blank_over_parts.code
_NEGATIVE: Final = negative_figure.code
_UNIT: Final = money_unit_doubtful.code
_ROOTS: Final = (_NEGATIVE, _BLANK_TOTAL, parts_differ_from_total.code, breakdowns_disagree.code, _UNIT)
"""Codes of wrong amounts, those that leave the least doubt about the right one first."""

_SCORED: Final[tuple[Check[Scored], ...]] = (
    total_blank_over_parts,
    parts_differ_from_total,
    breakdowns_disagree,
    rate_differs,
    rate_on_another_base,
    spending_above_budget,
    base_is_zero,
    execution_score_differs,
    low_execution_without_reason,
    low_execution_full_scores,
    budget_adjusted_to_fit,
    overspent_full_marks,
)
_UNDERSTOOD: Final[tuple[Check[Understood], ...]] = (money_unit_doubtful, negative_figure)
_FOLLOW: Final = frozenset(
    {*(item.code for item in _SCORED), *(item.code for item in _UNDERSTOOD)} - {_BLANK_TOTAL, _NEGATIVE}
)
"""Codes of what may follow from a wrong amount."""


def with_causes(related: Related, findings: list[Finding]) -> list[Finding]:
    """Return the findings, those that go with a wrong amount marked as its consequences, and its effect in points.

    A cause that is itself not reported is none.  Every amount that would put the wrong one right is tried; a finding
    that disappears with one of them follows.
    """
    known = {item.id for item in findings}
    findings = [item if item.caused_by in known else replace(item, caused_by=None) for item in findings]
    for code in _ROOTS:
        for place, root in enumerate(findings):
            if root.code == code and root.caused_by is None:
                findings = _after(related, findings, place)
    return findings


def _after(related: Related, findings: list[Finding], place: int) -> list[Finding]:
    root, stage = findings[place], related.stage
    open_ones = [item for item in findings if _may_follow(item, root)]
    alike = [item for item in findings if item.caused_by == root.id and item.code == root.code]
    wanted = root.code == _BLANK_TOTAL
    gone: set[str] = set()
    for values in _repaired(related, (root, *alike), open_ones) if open_ones or wanted else ():
        submission = amended(stage.submission, values)
        card = compute_scorecard(stage.framework, submission)
        left = _left(stage, submission, card)
        if root.id in left:
            continue
        gone |= {item.id for item in open_ones if item.id not in left}
        if wanted:
            findings = [*findings[:place], replace(root, effect=_effect(stage, card)), *findings[place + 1 :]]
    return [replace(item, caused_by=root.id) if item.id in gone and item.id != root.id else item for item in findings]


def _may_follow(finding: Finding, root: Finding) -> bool:
    before = _ROOTS[: _ROOTS.index(root.code) + 1]
    return finding.code in _FOLLOW and finding.caused_by is None and finding.code not in before


def _left(stage: Scored, submission: Submission, card: Scorecard) -> set[str]:
    """Return the ids of what is still to be said about the repaired submission."""
    late, _ = run_checks(_SCORED, Scored(stage.workbook, stage.framework, submission, card))
    early, _ = run_checks(_UNDERSTOOD, Understood(stage.workbook, stage.framework, submission))
    return {item.id for item in (*late, *early)}


def _repaired(related: Related, roots: tuple[Finding, ...], open_ones: list[Finding]) -> Iterator[Values]:
    """Yield the ways to put a wrong amount right, one cell at a time; a total left blank is filled in every column.

    The first of the roots is meant; those after it are the same fault in other lines, put right with it.
    """
    root, submission = roots[0], related.stage.submission
    if root.code == _NEGATIVE:
        below = {cell: value for cell, value in _amounts(submission).items() if cell in root.cells and value < 0}
        yield {cell: -value for cell, value in below.items()}
        for cell in below:
            yield from ({cell: repair.value} for repair in related.repairs.get(cell, ()))
    elif root.code == _UNIT:
        yield from _in_one_unit(roots, _amounts(submission))
    elif root.code == _BLANK_TOTAL:
        blank = {at for at, value in _amounts(submission, blank=True).items() if not value}
        repairs = related.repairs
        yield {at: repairs[at][0].value for at in root.cells if at in repairs and at in blank}
    else:
        concerned = {cell for item in open_ones for cell in item.cells}
        for at in root.cells:
            if at in concerned or concerned & set(related.graph.downstream((at,))):
                yield from ({at: repair.value} for repair in related.repairs.get(at, ()))


def _in_one_unit(roots: tuple[Finding, ...], amounts: dict[CellRef, Fraction]) -> Iterator[Values]:
    """Yield the larger figures of all pairs in the unit of the smaller ones, then the other way round."""
    for place, factor in ((0, Fraction(1, SLIP)), (1, Fraction(SLIP))):
        cells = [item.cells[place] for item in roots if len(item.cells) > 1]
        yield {cell: amounts[cell] * factor for cell in cells if cell in amounts}


def _amounts(submission: Submission, *, blank: bool = False) -> dict[CellRef, Fraction]:
    """Return the amounts of the lines by cell; those left blank count as zero where asked for."""
    entries = [
        entry for line in submission.lines for entry in (line.previous, line.initial, line.budget, line.executed)
    ]
    return {
        entry.at: entry.value or Fraction(0)
        for entry in entries
        if entry.at is not None and (blank or entry.value is not None)
    }


def _effect(stage: Scored, repaired: Scorecard) -> Fraction | None:
    """Return by how much the execution score is too high once the amounts are put right."""
    codes = execution_codes(stage.framework)
    for before, after in zip(stage.scorecard.scores, repaired.scores, strict=True):
        claimed = before.row.claimed.value
        if before.row.code in codes and claimed is not None and after.recomputed not in {None, claimed}:
            return claimed - (after.recomputed or Fraction(0))
    return None
