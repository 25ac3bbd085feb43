"""From one file to its dossier, and from many dossiers to the roster."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from xlscore.cells import CellRef
from xlscore.checks import RECEIVED, ROSTER, SCORED, UNDERSTOOD
from xlscore.checks.file_unreadable import unreadable
from xlscore.checks.registry import Received, Scored, Understood, run_checks
from xlscore.errors import UnreadableError
from xlscore.exact import decimal_text
from xlscore.model.dossier import Dossier, Expected, Roster
from xlscore.model.finding import Finding
from xlscore.model.framework import Framework
from xlscore.model.scorecard import Scorecard
from xlscore.model.submission import Submission
from xlscore.model.workbook import Workbook
from xlscore.read.catalogue import Catalogue
from xlscore.read.forms import split_forms
from xlscore.read.recognise import recognise
from xlscore.read.roster import match_filings
from xlscore.read.submission import read_form
from xlscore.read.workbook_file import read_workbook_bytes
from xlscore.scoring import compute_scorecard
from xlscore.write.annotated import submitted_bytes


@dataclass(frozen=True, slots=True)
class Options:
    """What the operator asked for; the same for every file of a run."""

    framework: str | None = None
    """Id to use instead of recognising the edition."""
    figures: Path | None = None
    """Overlay with figures the user holds for unconfirmed ones."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    """Codes or beginnings of codes, like a linter's: ``XS3``, ``XS401``."""


def chosen(findings: Iterable[Finding], options: Options) -> tuple[Finding, ...]:
    """Return the findings the operator wants to see; an unreadable file is always reported."""

    def wanted(code: str) -> bool:
        if code == "XS101":
            return True
        return code.startswith(options.select or ("",)) and not (options.ignore and code.startswith(options.ignore))

    return tuple(finding for finding in findings if wanted(finding.code))


@lru_cache(maxsize=8)
def catalogue_for(options: Options) -> Catalogue:
    """Return the shipped editions, with the operator's own figures merged in; read once a process.

    Raises ``FrameworkError`` for figures that cannot be used and ``UsageError`` for an unknown edition.
    """
    catalogue = Catalogue.shipped()
    if options.framework is not None:
        catalogue.folder(options.framework)
    return catalogue if options.figures is None else catalogue.with_overlay(options.figures)


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings by severity, then by their effect on the total, the greatest first."""
    return tuple(sorted(findings, key=lambda finding: (finding.severity.rank, -abs(finding.effect or 0))))


def assess_bytes(data: bytes, name: str, options: Options | None = None) -> Dossier:
    """Assess one workbook held in memory; ``name`` is the path to show.  Never raises on what the file holds."""
    options = options or Options()
    catalogue_for(options)
    digest = sha256(data).hexdigest()
    try:
        workbook = read_workbook_bytes(submitted_bytes(data), Path(name).name)
    except UnreadableError as error:
        return Dossier(name, digest, findings=(unreadable(str(error)),), readable=False)
    return assess_workbook(workbook, name, digest, options)


def assess_workbook(workbook: Workbook, name: str, digest: str, options: Options | None = None) -> Dossier:
    """Assess a workbook that was read; ``name`` is the path to show, ``digest`` the SHA-256 of its bytes."""
    options = options or Options()
    recognition = recognise(workbook, catalogue_for(options), options.framework)
    findings, broken = run_checks(RECEIVED, Received(workbook, recognition))
    certain = recognition.confidence
    confidence = decimal_text(certain, 2, at_least=2) if certain is not None else None
    dossier = Dossier(name, digest, recognised_by=recognition.by, confidence=confidence)
    if recognition.framework is None:
        return replace(dossier, findings=chosen(_in_order(findings), options), failed_checks=tuple(broken))
    framework = recognition.framework
    forms = split_forms(workbook, framework)
    first, *others = [
        _examined(part, framework, () if place else forms.notes) for place, part in enumerate(forms.parts)
    ]
    more = [_of_form(finding, number, form) for number, form in enumerate(others, 2) for finding in form.findings]
    return replace(
        dossier,
        framework=framework,
        unit=first.submission.unit_name,
        fiscal_year=first.submission.fiscal_year,
        submission=first.submission,
        scorecard=first.scorecard,
        findings=chosen(_in_order([*findings, *first.findings, *more]), options),
        failed_checks=tuple(dict.fromkeys([*broken, *(code for form in (first, *others) for code in form.failed)])),
    )


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of a workbook, read and recomputed."""

    submission: Submission
    scorecard: Scorecard
    findings: tuple[Finding, ...]
    failed: tuple[str, ...]


def _examined(workbook: Workbook, framework: Framework, notes: tuple[tuple[CellRef, str], ...]) -> _Form:
    submission = read_form(workbook, framework, notes)
    early, broke = run_checks(UNDERSTOOD, Understood(workbook, framework, submission))
    scorecard = compute_scorecard(framework, submission)
    late, broke_late = run_checks(SCORED, Scored(workbook, framework, submission, scorecard))
    return _Form(submission, scorecard, (*early, *late), (*broke, *broke_late))


def _of_form(finding: Finding, number: int, form: _Form) -> Finding:
    """Return a finding of a further form of the workbook: its words and its id say which form it is of."""
    mark = f"第{number}张表"
    whose = form.submission.project_name or form.submission.unit_name
    root, _, subject = (finding.caused_by or "").partition(":")
    return replace(
        finding,
        subject=_marked(mark, finding.subject),
        message=f"{mark}{f'（{whose}）' if whose else ''}：{finding.message}",
        caused_by=f"{root}:{_marked(mark, subject)}" if root else None,
    )


def _marked(mark: str, subject: str) -> str:
    return f"{mark}/{subject}" if subject else mark


def assess(path: Path, options: Options | None = None) -> Dossier:
    """Assess one file: read, recognise, understand, recompute, check.

    Raises ``UsageError`` or ``FrameworkError`` for what the operator did wrong (``options``), never for what stands
    in the file: a file that cannot be read is a dossier with finding XS101.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        sentence = f"文件打不开（{error.strerror or error}）。请检查文件是否被占用或无权读取。"
        return Dossier(str(path), "", findings=(unreadable(sentence),), readable=False)
    return assess_bytes(data, str(path), options)


def gather(dossiers: Iterable[Dossier], expected: Expected | None = None, options: Options | None = None) -> Roster:
    """Put many dossiers against the units that should have filed, and run the checks across files."""
    held = tuple(dossiers)
    roster = Roster(held, match_filings(held, expected or Expected()))
    findings, broken = run_checks(ROSTER, roster)
    kept = chosen(_in_order(findings), options or Options())
    return replace(roster, findings=kept, failed_checks=tuple(broken))
