"""Makes mutants at random places, assesses them and counts what was found, missed and made up."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from tests.mutations import amounts, deadlines, judged, layout, points, rates, scores, states, structure, sums, texts
from tests.mutations.clean import Clean, clean_workbooks, key
from tests.mutations.mutant import KINDS, Mutant
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding
from xlscore.pipeline.one_file import assess_workbook

ROOMS = (amounts, deadlines, judged, layout, points, rates, scores, states, structure, sums, texts)
ALWAYS = frozenset({"XS204", "XS901"})
"""What was read of text, and what cannot be verified: notes that change with every fault and accuse nobody."""


@dataclass
class Tally:
    """Counts of one kind of fault, or of all of them."""

    made: int = 0
    expecting: int = 0
    found: int = 0
    outside: int = 0
    offered: int = 0
    right: int = 0
    explicable: int = 0
    """Mutants of which a diagnosis could tell how they came about."""
    explained: int = 0
    """Those of which one does."""
    stray: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        self.made += other.made
        self.expecting += other.expecting
        self.found += other.found
        self.outside += other.outside
        self.offered += other.offered
        self.right += other.right
        self.explicable += other.explicable
        self.explained += other.explained
        self.stray += other.stray


@dataclass(frozen=True)
class Outcome:
    """One mutant assessed."""

    kind: str
    clean: Clean
    mutant: Mutant
    dossier: Dossier
    missed: int
    strays: tuple[Finding, ...]
    diagnosed: tuple[bool, ...]
    """Whether each diagnosis that was offered is right."""


def judge(kind: str, clean: Clean, mutant: Mutant) -> Outcome:
    """Assess a mutant and hold its findings against what it must lead to."""
    dossier = assess_workbook(mutant.workbook, clean.name, "")
    new = [finding for finding in dossier.findings if key(finding) not in clean.known]
    roots = {finding.id for finding in new if any(wanted.met_by(finding) for wanted in mutant.expected)}
    missed = sum(not any(wanted.met_by(finding) for finding in new) for wanted in mutant.expected)
    strays = tuple(
        finding
        for finding in new
        if finding.code not in ALWAYS | mutant.follow and finding.id not in roots and finding.caused_by not in roots
    )
    diagnosed = tuple(
        bool(mutant.diagnosis) and mutant.diagnosis in finding.diagnosis
        for finding in new
        if finding.diagnosis and any(wanted.met_by(finding) for wanted in mutant.expected)
    )
    assert dossier.failed_checks == ()
    return Outcome(kind, clean, mutant, dossier, missed, strays, diagnosed)


def outcomes(count: int, seed: int) -> Iterator[Outcome]:
    """Yield ``count`` mutants, every kind in turn, each at a random place of a random workbook."""
    random = Random(seed)  # noqa: S311 -- a fixed sequence, no secret
    books = list(clean_workbooks())
    names = sorted(KINDS)
    for place in range(count):
        name = names[place % len(names)]
        for clean in random.sample(books, len(books)):
            mutant = KINDS[name](clean, random)
            if mutant is not None:
                yield judge(name, clean, mutant)
                break


def tallied(found: Iterator[Outcome]) -> dict[str, Tally]:
    """Count outcomes by kind."""
    result: dict[str, Tally] = {}
    for outcome in found:
        wanted = len(outcome.mutant.expected)
        result.setdefault(outcome.kind, Tally()).add(
            Tally(
                made=1,
                expecting=int(wanted > 0),
                found=int(wanted > 0 and not outcome.missed),
                outside=int(bool(outcome.strays)),
                offered=len(outcome.diagnosed),
                right=sum(outcome.diagnosed),
                explicable=int(bool(outcome.mutant.diagnosis)),
                explained=int(any(outcome.diagnosed)),
                stray=Counter(finding.code for finding in outcome.strays),
            )
        )
    return result
