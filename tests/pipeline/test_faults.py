"""Every fault sample is named after the one fault it holds."""

from pathlib import Path

import pytest

from xlscore.model.finding import Severity, Verdict
from xlscore.pipeline import assess

FAULTS = sorted((Path(__file__).resolve().parents[2] / "samples" / "faults").glob("*.xlsx"))
KNOCK_ON = {"XS404": {"XS404", "XS415"}}
NOTES = {"XS204", "XS407"}
"""Codes that only note something: the sample passes."""


def test_there_are_samples() -> None:
    assert len(FAULTS) >= 31


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_a_fault_sample_shows_its_fault_and_no_other(path: Path) -> None:
    dossier = assess(path)
    code = path.stem.partition("_")[0]
    found = {finding.code for finding in dossier.findings if finding.severity is not Severity.NOTE}
    if code in NOTES:
        assert code in {finding.code for finding in dossier.findings}
    if code.startswith("XS") and code not in NOTES:
        assert found == KNOCK_ON.get(code, {code})
    else:
        assert found == set()
        assert dossier.verdict is Verdict.PASS
