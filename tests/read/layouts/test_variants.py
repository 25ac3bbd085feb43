"""Numberings, heads of label columns, other words for headers, sums and details between: none of it changes a figure."""

import pytest

from tests.read.forms import catalogue
from tests.read.layouts.case import figure, measure
from tests.read.layouts.drawing import book, drawn
from tests.read.layouts.variants import VARIANTS, drawing_of
from xlscore.model.submission import Submission
from xlscore.read.recognise import recognise
from xlscore.read.submission import understand


def facts(read: Submission) -> dict[str, object]:
    """Return everything a form says but the wording and the place of its labels."""
    return {
        "rows": [
            (row.code, row.path, figure(row.points), figure(row.claimed), measure(row.target), measure(row.actual))
            for row in read.rows
        ],
        "reasons": [row.reason.text for row in read.rows],
        "lines": [
            (line.parent, line.unit, *map(figure, (line.initial, line.budget, line.executed, line.rate, line.claimed)))
            for line in read.lines
        ],
        "levels": {(item.path[0], figure(item.points)) for item in read.sums if item.path},
        "texts": {label: entry.text for label, entry in read.texts.items()},
        "head": (read.unit_name, read.fiscal_year, read.money_unit, figure(read.total), read.project_name),
    }


@pytest.mark.parametrize("name", VARIANTS)
def test_what_is_only_printed_differently_is_read_alike(name: str) -> None:
    variant = VARIANTS[name]
    received = book(drawn(drawing_of(variant)))
    assert drawing_of(variant) != variant.base
    found = recognise(received, catalogue()).framework
    assert found is not None
    assert found.id == variant.edition
    assert facts(understand(received, found)) == facts(understand(book(drawn(variant.base)), found))
