"""Writes the example of every check from what it says on the samples, or on a clean workbook with one fault.

Run as ``python -m tests.golden.rebuild_examples``.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

import tests.mutations.run
from tests.checks.rosters import roster
from tests.checks.test_carry_over_does_not_roll import four
from tests.checks.test_changed_since_last import again as filed_again
from tests.checks.test_completion_scored_backwards import pair
from tests.checks.test_department_differs import filed as filed_together
from tests.checks.test_full_score_without_evidence import with_evidence
from tests.checks.test_review_score_not_readable import unread
from tests.checks.test_switched_off_or_waived import waived
from tests.checks.test_target_below_last_year import lower
from tests.checks.test_text_identical_across_units import LONG, filed, with_reason
from tests.checks.test_weights_depart_from_edition import stage as weighed
from tests.mutations.clean import clean_workbooks
from tests.mutations.mutant import KINDS
from xlscore.checks import ALL, Check
from xlscore.checks.carry_over_does_not_roll import carry_over_does_not_roll
from xlscore.checks.changed_since_last import changed_since_last
from xlscore.checks.completion_scored_backwards import completion_scored_backwards
from xlscore.checks.department_differs import department_differs
from xlscore.checks.full_score_without_evidence import full_score_without_evidence
from xlscore.checks.registry import run_checks
from xlscore.checks.review_score_not_readable import review_score_not_readable
from xlscore.checks.switched_off_or_waived import switched_off_or_waived
from xlscore.checks.target_below_last_year import target_below_last_year
from xlscore.checks.text_identical_across_units import text_identical_across_units
from xlscore.checks.weights_depart_from_edition import weights_depart_from_edition
from xlscore.consolidation.condense import condense
from xlscore.model.finding import Finding
from xlscore.pipeline import assess, gather
from xlscore.pipeline.one_file import assess_workbook
from xlscore.read.roster import read_roster

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "xlscore" / "checks" / "examples" / "messages.yaml"
SEVERITIES = {item.code: item.severity for item in ALL}
ROOMS = tests.mutations.run.ROOMS
"""Importing the rooms puts their kinds on the list."""
KNOWN = {"XS205": "分项以元填列", "XS111": "指标名称被改"}
"""Kinds of fault for codes that only follow, or only note something."""


def _samples(folder: str) -> Iterator[tuple[str, Iterable[Finding]]]:
    for path in sorted((ROOT / "samples" / folder).glob("*.xlsx")):
        yield path.relative_to(ROOT).as_posix(), assess(path).findings


def _bureau() -> Iterator[tuple[str, Iterable[Finding]]]:
    folder = ROOT / "samples" / "bureau"
    dossiers = [assess(path) for path in sorted((folder / "上报").glob("*.xlsx"))]
    for dossier in dossiers:
        yield Path(dossier.file).relative_to(ROOT).as_posix(), dossier.findings
    roster = gather(map(condense, dossiers), read_roster(folder / "上报名册.xlsx"))
    yield "samples/bureau/上报名册.xlsx", roster.findings


def _mutants(code: str) -> Iterator[tuple[str, Iterable[Finding]]]:
    """Yield what is said of mutants that must lead to the code, or that it is known to follow from."""
    for name in sorted(KINDS):
        for clean in clean_workbooks():
            mutant = KINDS[name](clean, Random(1))  # noqa: S311 -- a fixed sequence, no secret
            if mutant is not None and (KNOWN.get(code) == name or any(code in item.codes for item in mutant.expected)):
                yield f"{clean.name}：{name}", assess_workbook(mutant.workbook, clean.name, "").findings


def _made() -> Iterator[tuple[str, Iterable[Finding]]]:
    """Yield what the checks say on the small submissions of their own tests."""
    same = with_reason(LONG)
    cases: list[tuple[Check[Any], Any]] = [
        (carry_over_does_not_roll, four("80.20")),
        (completion_scored_backwards, pair(("≥100人", "90人", "7"), ("≥20场", "10场", "8"))),
        (full_score_without_evidence, with_evidence("")),
        (weights_depart_from_edition, weighed("60", "60")),
        (switched_off_or_waived, waived()),
        (review_score_not_readable, unread()),
        (department_differs, filed_together("36.00", "10.50", "20.00")),
        (changed_since_last, filed_again()),
        (target_below_last_year, lower()),
        (text_identical_across_units, roster(dossiers=(filed("教育局", same), filed("民政局", same)))),
    ]
    for check, stage in cases:
        yield f"tests/checks/test_{check.name}.py", run_checks((check,), stage)[0]


@cache
def examples() -> dict[str, dict[str, str]]:
    """Return the first message of each code at its declared severity, in the order of the codes."""
    found: dict[str, dict[str, str]] = {}
    for source in (_samples("faults"), _samples("published"), _bureau(), _made()):
        _take(found, source)
    for item in ALL:
        if item.code not in found:
            _take(found, _mutants(item.code), item.code)
    return {item.code: found[item.code] for item in ALL if item.code in found}


def _take(
    found: dict[str, dict[str, str]], sources: Iterable[tuple[str, Iterable[Finding]]], until: str | None = None
) -> None:
    for source, findings in sources:
        for finding in findings:
            if finding.code not in found and finding.severity is SEVERITIES[finding.code]:
                message = finding.message.replace(f"{ROOT.as_posix()}/", "")
                found[finding.code] = {"source": source, "message": message}
        if until in found:
            return


def text() -> str:
    """Return the file."""
    return yaml.safe_dump(examples(), allow_unicode=True, sort_keys=False, width=110)


if __name__ == "__main__":
    TARGET.write_text(text(), "utf-8")
