"""Suggestions for our templates, typed into a copy and recalculated by LibreOffice, leave no error."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.oracle.filling import filled_from
from tests.oracle.office import convert
from tests.pipeline.applying import apply
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Severity
from xlscore.pipeline import Options, assess
from xlscore.read.cases import load_cases
from xlscore.read.framework_folder import load_framework
from xlscore.write.template import template_bytes

pytestmark = pytest.mark.office

EDITIONS = (
    "hunan_overall_2017",
    "national_overall_2020",
    "national_project_2020",
    "national_project_cost_2021",
    "yueyang_overall_2019",
    "yueyang_workcheck_2023",
)
"""Those whose points and rules are known well enough for an error."""


def errors(dossier: Dossier) -> list[str]:
    return [item.id for item in dossier.findings if item.severity is Severity.ERROR]


def _spoilt(name: str, folder: Path) -> Path:
    """Write a filled template with the first known score half a point off and the first part of a sum doubled."""
    root = Path("workbook_templates") / name
    framework = load_framework(root)
    source = folder / f"{name}.xlsx"
    source.write_bytes(template_bytes(framework, filled_from(framework, load_cases(root).sheets[0])))
    dossier, book = assess(source), load_workbook(source)
    assert errors(dossier) == []
    assert dossier.scorecard is not None
    assert dossier.submission is not None
    for score in dossier.scorecard.scores:
        at = score.row.claimed.at
        known = score.recomputed is not None and score.recomputed > 1 and score.met is not True
        if at is not None and known and not str(book[at.sheet].cell(at.row, at.column).value).startswith("="):
            book[at.sheet].cell(at.row, at.column).value = float((score.row.claimed.value or 0) - 1 / 2)
            break
    for line in dossier.submission.lines:
        at = line.budget.at
        if line.parent is not None and line.budget.value and at is not None:
            book[at.sheet].cell(at.row, at.column).value = float(line.budget.value * 2)
            break
    book.save(source)
    return source


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("spoilt")
    sources = [_spoilt(name, folder) for name in EDITIONS]
    return {path.stem: path for path in convert(sources, folder / "recalculated", "xlsx")}


@pytest.fixture(scope="module")
def corrected(recalculated: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("typed")
    typed = []
    for name, path in recalculated.items():
        suggestion = assess(path, Options(suggest=True)).suggestion
        assert suggestion is not None
        assert suggestion.changes, suggestion.why
        typed.append(apply(path, suggestion.changes, folder / f"{name}.xlsx"))
    return {path.stem: path for path in convert(typed, folder / "recalculated", "xlsx")}


@pytest.mark.parametrize("name", EDITIONS)
def test_typing_what_is_suggested_leaves_no_error_once_the_formulas_are_recalculated(
    name: str, recalculated: dict[str, Path], corrected: dict[str, Path]
) -> None:
    assert errors(assess(recalculated[name])) != []
    assert errors(assess(corrected[name])) == []
