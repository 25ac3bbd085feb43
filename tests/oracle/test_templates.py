"""Every template, blank and filled from its cases, recalculated by LibreOffice: nothing may change."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.oracle.filling import filled_from, python_total
from tests.oracle.formula_values import stored_values
from tests.oracle.office import convert
from xlscore.cells import a1
from xlscore.model.framework import Framework
from xlscore.read.cases import SheetCase, load_cases
from xlscore.read.framework_folder import load_framework
from xlscore.write.template import assemble, template_bytes
from xlscore.write.template.totals import INCOMPLETE

pytestmark = pytest.mark.office

FOLDERS = sorted(path.parent for path in Path("workbook_templates").glob("*/framework.yaml"))
PLACES = 10
"""Digits after the point in which cached and recalculated figures must agree."""


def total_cell(framework: Framework, sheet: SheetCase | None = None) -> tuple[str, object]:
    """Return the address of 复算总分 and the value the template claims for it."""
    draft = assemble(framework, None if sheet is None else filled_from(framework, sheet))
    row, column = draft.total_row, draft.columns.need("recomputed")
    return f"{draft.score.name}!{a1(row, column)}", draft.score.value(row, column)


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """Every template blank and filled from each sheet case: name → written, recalculated."""
    folder = tmp_path_factory.mktemp("written")
    names = []
    for path in FOLDERS:
        framework = load_framework(path)
        (folder / f"{framework.id}.xlsx").write_bytes(template_bytes(framework))
        names.append(framework.id)
        for place, sheet in enumerate(load_cases(path).sheets):
            name = f"{framework.id}-{place}"
            (folder / f"{name}.xlsx").write_bytes(template_bytes(framework, filled_from(framework, sheet)))
            names.append(name)
    written = [folder / f"{name}.xlsx" for name in names]
    after = convert(written, tmp_path_factory.mktemp("recalculated"), "xlsx")
    return dict(zip(names, zip(written, after, strict=True), strict=True))


def _same(before: object, after: object) -> bool:
    if isinstance(before, Fraction) and isinstance(after, Fraction):
        return abs(before - after) < Fraction(1, 10**PLACES)
    return before == after


def test_no_cached_value_of_any_template_changes_when_libreoffice_recalculates(
    workbooks: dict[str, tuple[Path, Path]],
) -> None:
    differences, counted = [], 0
    for name, (before, after) in workbooks.items():
        ours, theirs = stored_values(before), stored_values(after)
        assert ours.keys() == theirs.keys(), name
        counted += len(ours)
        differences += [f"{name} {at}: {ours[at]} → {theirs[at]}" for at in ours if not _same(ours[at], theirs[at])]
    assert counted > 4_000
    assert differences == []


def test_no_formula_of_any_template_gives_an_error_or_stays_without_value(
    workbooks: dict[str, tuple[Path, Path]],
) -> None:
    broken = [
        f"{name} {at}: {value}"
        for name, files in workbooks.items()
        for file in files
        for at, value in stored_values(file).items()
        if value is None or str(value).startswith(("#", "Err:"))
    ]
    assert broken == []


def test_the_recalculated_total_of_every_sheet_case_is_the_one_python_gives(
    workbooks: dict[str, tuple[Path, Path]],
) -> None:
    checked = 0
    for path in FOLDERS:
        framework = load_framework(path)
        for place, sheet in enumerate(load_cases(path).sheets):
            address, _ = total_cell(framework, sheet)
            found = stored_values(workbooks[f"{framework.id}-{place}"][1])[address]
            total = python_total(framework, sheet)
            assert _same(total if total is not None else INCOMPLETE, found), f"{framework.id}: {sheet.name}"
            assert sheet.total == total
            checked += 1
    assert checked >= len(FOLDERS)
