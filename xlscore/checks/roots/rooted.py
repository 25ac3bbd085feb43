"""Findings put in relation: what follows from what, which cells a root spoils, what a root does to the total."""

from dataclasses import replace

from xlscore.cells import CellRef
from xlscore.checks._effect import holds_right_scores
from xlscore.checks._totals import closings
from xlscore.checks.registry import Scored
from xlscore.checks.roots.blame import ONE, RATE, blamed
from xlscore.checks.roots.consequences import with_causes
from xlscore.checks.roots.hidden import with_hidden_digits
from xlscore.checks.roots.related import Related
from xlscore.model.finding import Finding, Severity


def rooted(stage: Scored, findings: list[Finding]) -> list[Finding]:
    """Return the findings in their order, consequences marked with their cause and roots with the cells they spoil."""
    related = Related(stage)
    return with_hidden_digits(stage, _with_spoils(related, with_causes(related, findings)))


def _with_spoils(related: Related, findings: list[Finding]) -> list[Finding]:
    roots = [item for item in findings if blamed(item) and item.severity is not Severity.NOTE]
    if not roots:
        return findings
    stage, graph = related.stage, related.graph
    kept = _right(stage)
    own = {item.id: item.cells[0] for item in roots if item.code in ONE | RATE or len(item.cells) == 1}
    result = []
    for finding in findings:
        if finding not in roots or finding.caused_by is not None:
            result.append(finding)
            continue
        follow = [item for item in findings if item.caused_by == finding.id and item.cells]
        others = frozenset(
            cell for name, cell in own.items() if name != finding.id and name not in {item.id for item in follow}
        )
        first = [item.cells[0] for item in follow if item.code in ONE]
        stop = kept | others | frozenset(finding.cells[:1])
        spoilt = (*first, *graph.downstream((*blamed(finding), *first), stop))
        cells = tuple(dict.fromkeys(cell for cell in spoilt if cell not in finding.cells[:1]))
        result.append(replace(finding, spoils=_without_grade(stage, finding, cells)))
    return result


def _right(stage: Scored) -> frozenset[CellRef]:
    """Return the sums that are right already although a row below them is wrong."""
    return frozenset(
        item.claimed.at
        for item in closings(stage.submission)
        if item.claimed.at is not None and holds_right_scores(stage, item)
    )


def _without_grade(stage: Scored, finding: Finding, cells: tuple[CellRef, ...]) -> tuple[CellRef, ...]:
    """Leave the grade out where it stays the same once the finding is put right."""
    total, grade, grades = stage.submission.total.value, stage.submission.grade.at, stage.framework.grades
    if total is None or finding.effect is None or grades.of(total - finding.effect) != grades.of(total):
        return cells
    return tuple(cell for cell in cells if cell != grade)
