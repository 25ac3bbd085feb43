"""A copy handed in again is checked like any other file: our sheets, notes and marks change no finding."""

from pathlib import Path

import pytest

from tests.oracle.office import convert
from xlscore.model.dossier import Dossier
from xlscore.pipeline import assess_bytes
from xlscore.write.annotated import annotate

_SAMPLES = Path(__file__).resolve().parents[3] / "samples"
_FILES = sorted([*_SAMPLES.glob("published/*.xlsx"), *_SAMPLES.glob("faults/XS[2-4]*.xlsx")])


def _judged(dossier: Dossier) -> tuple[object, ...]:
    """Return everything a dossier says of the file besides its name and checksum."""
    return (
        dossier.findings,
        dossier.scorecard,
        dossier.submission,
        dossier.recognised_by,
        dossier.unit,
        dossier.fiscal_year,
        dossier.failed_checks,
    )


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_a_copy_is_judged_like_the_file_it_was_made_from(path: Path) -> None:
    data = path.read_bytes()
    first = assess_bytes(data, path.name)
    copy = annotate(first, data)
    again = assess_bytes(copy, "副本.xlsx")
    assert _judged(again) == _judged(first)
    assert annotate(again, copy) == copy


@pytest.mark.office
def test_copies_saved_anew_by_libreoffice_are_judged_like_the_files_saved_anew(tmp_path: Path) -> None:
    (tmp_path / "原件").mkdir()
    (tmp_path / "副本").mkdir()
    for path in _FILES:
        data = path.read_bytes()
        (tmp_path / "原件" / path.name).write_bytes(data)
        (tmp_path / "副本" / path.name).write_bytes(annotate(assess_bytes(data, path.name), data))
    plain = convert(sorted((tmp_path / "原件").iterdir()), tmp_path / "原件另存", "xlsx")
    copies = convert(sorted((tmp_path / "副本").iterdir()), tmp_path / "副本另存", "xlsx")
    for one, other in zip(plain, copies, strict=True):
        data = other.read_bytes()
        again = assess_bytes(data, other.name)
        assert _judged(again) == _judged(assess_bytes(one.read_bytes(), one.name)), one.name
        twice = annotate(again, data)
        assert _judged(assess_bytes(twice, other.name)) == _judged(again), one.name
