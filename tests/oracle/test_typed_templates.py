"""LibreOffice opens every blank template, types the cases in, and works out the totals that Python gives."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.oracle.filling import filled_from, python_total
from tests.oracle.formula_values import stored_values
from tests.oracle.test_templates import FOLDERS
from tests.oracle.typing_office import type_into
from xlscore.cells import a1
from xlscore.model.framework import Framework
from xlscore.model.stamp import field_name
from xlscore.read.cases import SheetCase, load_cases
from xlscore.read.framework_folder import load_framework
from xlscore.values.day_serials import day_serial
from xlscore.write.template import assemble, template_bytes
from xlscore.write.template.draft import Draft
from xlscore.write.template.live import Live
from xlscore.write.template.totals import INCOMPLETE

pytestmark = pytest.mark.office


def typed_cells(framework: Framework, sheet: SheetCase) -> list[dict[str, Any]]:
    """Return what has to be typed into the blank template: every cell that the filled one holds and it does not.

    Fields are addressed by their defined name, all else by sheet, row and column.
    """
    blank, filled = assemble(framework), assemble(framework, filled_from(framework, sheet))
    named = {
        (cell.plan.name, cell.row, cell.column): field_name(name)
        for name, cell in blank.places.items()
        if cell.rows == 1
    }
    items: list[dict[str, Any]] = []
    for empty, full in zip(blank.sheets, filled.sheets, strict=True):
        for (row, column), box in full.boxes.items():
            content = box.content
            if isinstance(content, Live) or content is None or content == empty.boxes[row, column].content:
                continue
            place = (full.name, row, column)
            at = {"name": named[place]} if place in named else {"sheet": place[0], "row": row, "column": column}
            items.append(at | _value(content))
    return items


def _value(content: Fraction | str | date) -> dict[str, Any]:
    if isinstance(content, date):
        content = day_serial(content)
    return {"text": content} if isinstance(content, str) else {"number": float(content)}


def _inserted(draft: Draft, framework: Framework) -> tuple[dict[str, Any], list[dict[str, Any]]] | None:
    """Return a row to insert between the first two lines of an open section, and one point claimed on it."""
    if not framework.open_sections:
        return None
    lines = [row for row, box in draft.score.boxes.items() if box.ask and box.ask.title == "三级指标"]
    row = min(row for row, _ in lines) + 1
    name, columns = draft.score.name, draft.columns
    cells = [{"sheet": name, "row": row, "column": columns.need(role), "number": 1} for role in ("points", "score")]
    return {"sheet": name, "row": row}, cells


def _at(draft: Draft, role: str, moved: int) -> str:
    return f"{draft.score.name}!{a1(draft.total_row + moved, draft.columns.need(role))}"


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Framework, SheetCase, Draft, Path, int]]:
    """Every sheet case typed into its blank template by LibreOffice, with a row inserted where lines are open."""
    folder = tmp_path_factory.mktemp("typed")
    jobs, results = [], []
    for path in FOLDERS:
        framework = load_framework(path)
        source = folder / f"{framework.id}.xlsx"
        source.write_bytes(template_bytes(framework))
        draft = assemble(framework)
        for place, sheet in enumerate(load_cases(path).sheets):
            target = folder / f"{framework.id}-{place}.xlsx"
            job: dict[str, Any] = {"source": str(source), "target": str(target), "typed": typed_cells(framework, sheet)}
            inserted = _inserted(draft, framework)
            if inserted is not None:
                job["insert"], job["then"] = inserted
            jobs.append(job)
            results.append((framework, sheet, draft, target, int(inserted is not None)))
    type_into(jobs)
    return results


def test_typed_cases_give_the_recomputed_total_of_python_even_after_a_row_was_inserted(
    typed: list[tuple[Framework, SheetCase, Draft, Path, int]],
) -> None:
    assert len(typed) >= len(FOLDERS)
    for framework, sheet, draft, target, moved in typed:
        total = python_total(framework, sheet)
        found = stored_values(target)[_at(draft, "recomputed", moved)]
        assert found == (INCOMPLETE if total is None else total), f"{framework.id}: {sheet.name}"


def test_the_claimed_total_counts_what_was_typed_into_an_inserted_row(
    typed: list[tuple[Framework, SheetCase, Draft, Path, int]],
) -> None:
    for framework, sheet, _, target, moved in typed:
        filled = assemble(framework, filled_from(framework, sheet))
        stated = filled.score.value(filled.total_row, filled.columns.need("score"))
        if not isinstance(stated, Fraction):
            continue
        found = stored_values(target)[_at(filled, "score", moved)]
        assert found == stated + moved, f"{framework.id}: {sheet.name}"


def test_no_typed_workbook_shows_an_error_value(
    typed: list[tuple[Framework, SheetCase, Draft, Path, int]],
) -> None:
    broken = [
        f"{target.name} {at}: {value}"
        for *_, target, _ in typed
        for at, value in stored_values(target).items()
        if str(value).startswith(("#", "Err:"))
    ]
    assert broken == []
