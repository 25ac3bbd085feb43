"""From one file to its dossier, and from many returns to the roster."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from xlscore.cells import CellRef
from xlscore.checks import RECEIVED, ROSTER, SCORED, UNDERSTOOD
from xlscore.checks.file_unreadable import unreadable
from xlscore.checks.registry import Received, Scored, SwitchedOff, Understood, run_checks
from xlscore.checks.roots import grade_doubt, rooted
from xlscore.checks.settlement import answers_of, settled, settled_roster
from xlscore.consolidation.matching import match_filings
from xlscore.errors import UnreadableError
from xlscore.model.dossier import Dossier, Form
from xlscore.model.doubt import GradeDoubt
from xlscore.model.finding import Finding
from xlscore.model.framework import Framework
from xlscore.model.path_text import path_text
from xlscore.model.recognition import confidence_text
from xlscore.model.record import Record
from xlscore.model.roster import Expected, Roster
from xlscore.model.settlement import Measures
from xlscore.model.suggestion import Suggestion
from xlscore.model.workbook import Workbook
from xlscore.pipeline.digest import digest_of
from xlscore.pipeline.suggestion import suggested
from xlscore.read.catalogue import Catalogue
from xlscore.read.computed import with_computed
from xlscore.read.forms import split_forms
from xlscore.read.recognise import recognise
from xlscore.read.review_entries import answers_in, review_in
from xlscore.read.submission import read_form
from xlscore.read.workbook_file import file_bytes, read_workbook_bytes
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
    suggest: bool = False
    """Whether to look for the smallest correction of each file."""
    measures: Measures = field(default_factory=Measures)
    """Waivers, trials and explanations handed in beside the files, and the day terms are judged by."""

    def wants(self, code: str) -> bool:
        """Tell whether findings of a code are looked for."""
        return code.startswith(self.select or ("",)) and not (self.ignore and code.startswith(self.ignore))


def chosen(findings: Iterable[Finding], options: Options) -> tuple[Finding, ...]:
    """Return the findings the operator wants to see; an unreadable file is always reported."""
    return tuple(finding for finding in findings if finding.code == "XS101" or options.wants(finding.code))


def _switched_off(findings: Iterable[Finding], options: Options) -> list[SwitchedOff]:
    """Return what the operator switched off, and how many of the findings are left out because of it."""
    selected = chosen(findings, replace(options, ignore=()))
    kept = chosen(selected, options)
    left = {"--select": len(tuple(findings)) - len(selected), "--ignore": len(selected) - len(kept)}
    typed = {"--select": options.select, "--ignore": options.ignore}
    return [SwitchedOff(option, ",".join(codes), left[option]) for option, codes in typed.items() if codes]


def catalogue_for(options: Options) -> Catalogue:
    """Return the shipped editions, with the operator's own figures merged in; read once a process.

    Raises ``FrameworkError`` for figures that cannot be used and ``UsageError`` for an unknown edition.
    """
    return _catalogue(options.framework, options.figures)


@lru_cache(maxsize=8)
def _catalogue(framework: str | None, figures: Path | None) -> Catalogue:
    catalogue = Catalogue.shipped()
    if framework is not None:
        catalogue.folder(framework)
    return catalogue if figures is None else catalogue.with_overlay(figures)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by severity, those still to be answered first, then by their effect on the total.

    What follows from another finding stands behind it, and counts for as much as the most of those that go together.
    """
    listed = list(findings)
    place = {finding.id: number for number, finding in reversed(list(enumerate(listed)))}
    own = [abs(finding.effect or Fraction(0)) for finding in listed]
    together: dict[int, Fraction] = {}
    groups = [place.get(item.caused_by or "", number) for number, item in enumerate(listed)]
    for group, effect in zip(groups, own, strict=True):
        together[group] = max(together.get(group, Fraction(0)), effect)

    def key(number: int) -> tuple[int, bool, Fraction, int, bool]:
        finding, group = listed[number], groups[number]
        return finding.severity.rank, not finding.counts, -together[group], group, group != number

    return tuple(listed[number] for number in sorted(range(len(listed)), key=key))


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


def assess_workbook(received: Workbook, name: str, digest: str, options: Options | None = None) -> Dossier:
    """Assess a workbook that was read; ``name`` is the path to show, ``digest`` the SHA-256 of its bytes."""
    options, workbook = options or Options(), with_computed(received)
    recognition = recognise(workbook, catalogue_for(options), options.framework)
    findings, broken = run_checks(RECEIVED, Received(workbook, recognition))
    certain = recognition.confidence
    confidence = confidence_text(certain) if certain is not None else None
    dossier = Dossier(name, digest, recognised_by=recognition.by, confidence=confidence)
    if recognition.framework is None:
        return _settled(replace(dossier, failed_checks=tuple(broken)), findings, workbook, options)
    framework = recognition.framework
    forms = split_forms(workbook, framework)
    first, *others = [
        _examined(part, number, framework, () if number > 1 else forms.notes)
        for number, part in enumerate(forms.parts, 1)
    ]
    more = [_of_form(finding, each.form) for each in others for finding in each.findings]
    known = replace(
        dossier,
        framework=framework,
        unit=first.form.submission.unit_name,
        fiscal_year=first.form.submission.fiscal_year,
        submission=first.form.submission,
        scorecard=first.form.scorecard,
        further=tuple(each.form for each in others),
        grade_doubt=first.doubt,
        suggestion=_suggested(first.stage, received, name, digest, options) if options.suggest else None,
        failed_checks=tuple(dict.fromkeys([*broken, *(code for each in (first, *others) for code in each.failed)])),
    )
    return _settled(known, [*findings, *first.findings, *more], workbook, options)


def _settled(dossier: Dossier, findings: list[Finding], workbook: Workbook, options: Options) -> Dossier:
    """Return the dossier with the findings the operator wants to see, settled; a file handed in counts over a copy."""
    review = review_in(workbook, dossier.framework.total if dossier.framework else None)
    known = replace(dossier, findings=_in_order(chosen(findings, options)), review=review)
    answers = [*answers_in(workbook), *answers_of(options.measures.answers, known)]
    done = settled(known, options.measures, answers, _switched_off(findings, options))
    return replace(done, findings=_in_order(done.findings))


def _suggested(stage: Scored, workbook: Workbook, name: str, digest: str, options: Options) -> Suggestion:
    """Return the smallest correction that leaves nothing binding, whatever the operator chose to see or to waive."""
    everything = Options(options.framework, options.figures)
    return suggested(stage, workbook, lambda book: assess_workbook(book, name, digest, everything).findings)


@dataclass(frozen=True, slots=True)
class _Examined:
    """One form of a workbook and what the checks say of it."""

    form: Form
    findings: tuple[Finding, ...]
    stage: Scored
    doubt: GradeDoubt | None
    failed: tuple[str, ...]


def _examined(
    workbook: Workbook, number: int, framework: Framework, notes: tuple[tuple[CellRef, str], ...]
) -> _Examined:
    submission = read_form(workbook, framework, notes)
    early, broke = run_checks(UNDERSTOOD, Understood(workbook, framework, submission))
    scorecard = compute_scorecard(framework, submission)
    stage = Scored(workbook, framework, submission, scorecard)
    late, broke_late = run_checks(SCORED, stage)
    findings = rooted(stage, [*early, *late])
    doubt = grade_doubt(stage, findings)
    form = Form(number, submission, scorecard)
    return _Examined(form, tuple(findings), stage, doubt, (*broke, *broke_late))


def _of_form(finding: Finding, form: Form) -> Finding:
    """Return a finding of a further form of the workbook: its words and its id say which form it is of."""
    root, _, subject = (finding.caused_by or "").partition(":")
    return replace(
        finding,
        subject=_marked(form.mark, finding.subject),
        message=f"{form.name}：{finding.message}",
        caused_by=f"{root}:{_marked(form.mark, subject)}" if root else None,
    )


def _marked(mark: str, subject: str) -> str:
    return f"{mark}/{subject}" if subject else mark


def assess(path: Path, options: Options | None = None) -> Dossier:
    """Assess one file: read, recognise, understand, recompute, check.

    Raises ``UsageError`` or ``FrameworkError`` for what the operator did wrong (``options``), never for what stands
    in the file: a file that cannot be read is a dossier with finding XS101.
    """
    try:
        data = file_bytes(path)
    except UnreadableError as error:
        return Dossier(path_text(path), digest_of(path), findings=(unreadable(str(error)),), readable=False)
    return assess_bytes(data, path_text(path), options)


def gather(
    records: Iterable[Record],
    expected: Expected | None = None,
    options: Options | None = None,
    previous: Iterable[Record] = (),
) -> Roster:
    """Put many returns against the units that should have filed, and run the checks across files.

    ``previous`` are returns handed in before: last year's, or earlier submissions of this year.
    """
    options = options or Options()
    held, earlier = tuple(records), tuple(previous)
    wanted = expected or Expected()
    filings, known = match_filings(held, wanted), match_filings(earlier, wanted)
    roster = Roster(held, filings, expected=wanted, previous=earlier, earlier=known)
    findings, broken = run_checks(ROSTER, roster)
    kept = replace(roster, findings=chosen(findings, options), failed_checks=tuple(broken))
    done = settled_roster(kept, options.measures)
    return replace(done, findings=_in_order(done.findings))
