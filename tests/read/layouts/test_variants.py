"""Numberings, heads of label columns, other words for headers, sums between the levels: no figure changes by them."""

from typing import Any

import pytest

from tests.read.forms import catalogue
from tests.read.layouts.case import figure, measure
from tests.read.layouts.drawing import book, drawn
from tests.read.layouts.level_variants import LEVEL_VARIANTS
from tests.read.layouts.variants import VARIANTS, drawing_of
from xlscore.model.submission import Submission
from xlscore.read.recognise import recognise
from xlscore.read.submission import understand

ALL = {**VARIANTS, **LEVEL_VARIANTS}


def facts(read: Submission) -> dict[str, Any]:
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


@pytest.mark.parametrize("name", ALL)
def test_what_is_only_printed_differently_is_read_alike(name: str) -> None:
    variant = ALL[name]
    received = book(drawn(drawing_of(variant)))
    assert drawing_of(variant) != variant.base
    found = recognise(received, catalogue()).framework
    assert found is not None
    assert found.id == variant.edition
    read, plain = facts(understand(received, found)), facts(understand(book(drawn(variant.base)), found))
    # What is printed between the lines may add a text of its own; all the rest is the same.
    texts, expected = read.pop("texts"), plain.pop("texts")
    assert expected.items() <= texts.items()
    assert read == plain


def test_the_sum_of_the_list_alone_is_no_total_where_the_head_states_it() -> None:
    variant = VARIANTS["重庆, a sum at the end"]
    read = understand(book(drawn(drawing_of(variant))), catalogue().framework(variant.edition))
    assert read.leftovers[-1][1] == "“合计”只合计了表内各行（分值 90），不是总分；总分以表头所填为准"


@pytest.mark.parametrize("points", ["100", "88"])
def test_any_other_sum_at_the_end_is_the_total(points: str) -> None:
    variant = VARIANTS["重庆, a sum at the end"]
    form = drawing_of(variant).replace("合计|||||90||88.13", f"合计|||||{points}||97.83")
    assert figure(understand(book(drawn(form)), catalogue().framework(variant.edition)).total) == "97.83"
