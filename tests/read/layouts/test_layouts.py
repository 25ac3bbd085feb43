"""Every layout of the published forms, read whole: rows, weights, scores, targets, actuals, amounts, rates, units."""

import sys

import pytest

from tests.read.layouts import inputs, overall, projects, tables, unseen
from tests.read.layouts.case import MEASURES, Case, compared, right

CASES = (*projects.CASES, *overall.CASES, *tables.CASES, *inputs.CASES, *unseen.CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_figure_of_a_layout_is_read_right(case: Case) -> None:
    for measure, (told, read) in compared(case).items():
        assert read == told, measure


def test_the_table_of_layouts_is_all_right(capsys: pytest.CaptureFixture[str]) -> None:
    table = []
    for case in CASES:
        found = compared(case)
        assert tuple(found) == MEASURES
        shares = {
            name: (right(told, read), len(filled))
            for name, (told, read) in found.items()
            if (filled := [figure for figure in told if figure])
        }
        assert all(good == total for good, total in shares.values()), case.name
        table.append(f"{case.name}: " + ", ".join(f"{name} {good}/{total}" for name, (good, total) in shares.items()))
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(table) + "\n")
