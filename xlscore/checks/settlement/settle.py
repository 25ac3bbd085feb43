"""Puts trials, waivers and explanations to the findings of one file, and to those across files."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from xlscore.checks import ALL, SETTLED
from xlscore.checks.registry import Expired, Settled, SwitchedOff, run_checks
from xlscore.checks.settlement.adequacy import judged
from xlscore.checks.settlement.copies import without_copies
from xlscore.checks.settlement.matching import covered_by, of_unit
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, OnTrial, Severity
from xlscore.model.roster import Roster
from xlscore.model.settlement import Answer, Measures, Waiver

Cover = Callable[[Waiver, Sequence[Finding]], list[Finding]]


def settled(
    dossier: Dossier, measures: Measures, answers: Sequence[Answer] = (), off: Sequence[SwitchedOff] = ()
) -> Dossier:
    """Return the dossier with its findings settled, and with notes on what was waived and switched off.

    ``answers`` are the explanations for this file; of two for one finding the later counts.  Explanations whose
    finding is not there are kept as ``strays``.
    """
    framework = dossier.framework
    titles = {item.code: item.title for item in framework.indicators} if framework is not None else {}

    def covers(waiver: Waiver, findings: Sequence[Finding]) -> list[Finding]:
        # Waiving that nothing was recognised would pass a file nobody has checked.
        blind = framework is None and waiver.code == "XS102"
        return covered_by(waiver, findings, titles) if of_unit(waiver, dossier) and not blind else []

    given = {answer.finding: answer for answer in answers}
    findings, expired = _waived(_tried(dossier.findings, measures), measures, covers)
    findings = tuple(
        replace(finding, explanation=judged(given[finding.id], finding, dossier.submission))
        if finding.id in given
        else finding
        for finding in findings
    )
    findings = without_copies(findings, dossier.unit, measures.across)
    there = {finding.id for finding in findings}
    notes, broken = run_checks(SETTLED, Settled(findings, expired, tuple(off), dossier.review))
    return replace(
        dossier,
        findings=(*findings, *notes),
        strays=tuple(
            answer
            for name, answer in given.items()
            if name not in there and not (answer.units and (answer.at, name) in measures.across.taken)
        ),
        failed_checks=tuple(dict.fromkeys([*dossier.failed_checks, *broken])),
    )


def settled_roster(roster: Roster, measures: Measures) -> Roster:
    """Return the roster with its own findings (XS5xx) settled by trials and waivers."""

    def covers(waiver: Waiver, findings: Sequence[Finding]) -> list[Finding]:
        own = [item for item in findings if not waiver.units or item.subject in _keys(roster, waiver.units)]
        return covered_by(waiver, own)

    findings, expired = _waived(_tried(roster.findings, measures), measures, covers)
    notes, broken = run_checks(SETTLED, Settled(findings, expired))
    failed = tuple(dict.fromkeys([*roster.failed_checks, *broken]))
    return replace(roster, findings=(*findings, *notes), failed_checks=failed)


def _keys(roster: Roster, words: Iterable[str]) -> set[str]:
    """Return what findings across files call the units meant by some words: the code on the roster, else the name."""
    wanted = set(words)
    units = [filing.unit for filing in roster.filings if {filing.unit.code, filing.unit.name} & wanted]
    return wanted | {unit.code or unit.name for unit in units}


def _tried(findings: Iterable[Finding], measures: Measures) -> tuple[Finding, ...]:
    terms = {item.code: item.trial_until for item in ALL if item.trial_until is not None}
    for trial in measures.trials:
        terms[trial.code] = max(trial.until, terms.get(trial.code, trial.until))
    return tuple(_on_trial(finding, terms.get(finding.code), measures.today) for finding in findings)


def _on_trial(finding: Finding, until: date | None, today: date | None) -> Finding:
    if until is None or finding.severity is Severity.NOTE or (today is not None and today > until):
        return finding
    return replace(finding, severity=Severity.NOTE, trial=OnTrial(until, finding.severity))


def _waived(
    findings: tuple[Finding, ...], measures: Measures, covers: Cover
) -> tuple[tuple[Finding, ...], tuple[Expired, ...]]:
    """Return the findings with the waivers in force, and the waivers that would cover some but have run out."""
    in_force: dict[str, Waiver] = {}
    late: list[tuple[Waiver, list[Finding]]] = []
    for waiver in measures.waivers:
        covered = covers(waiver, findings)
        if waiver.in_force(measures.today):
            for finding in covered:
                in_force.setdefault(finding.id, waiver)
        elif covered:
            late.append((waiver, covered))
    expired = [
        Expired(waiver, left)
        for waiver, covered in late
        if (left := tuple(finding for finding in covered if finding.id not in in_force))
    ]
    waived = tuple(replace(finding, waiver=in_force.get(finding.id)) for finding in findings)
    return waived, tuple(expired)
