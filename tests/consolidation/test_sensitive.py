"""Grades that could change: by doubtful figures, by recomputing, by one correction; at both sides of a limit."""

from fractions import Fraction
from typing import Any

import pytest

from tests.consolidation.figures import edition, finding
from tests.consolidation.returns import record
from xlscore.consolidation.lines import lay_out
from xlscore.consolidation.sensitive import sensitive, to_next_grades
from xlscore.model.roster import Roster

SHEET = edition(("A", "100"))


def found(**more: Any) -> list[tuple[str, str, str]]:
    lines = lay_out(Roster((record("甲", **{"edition": SHEET, **more}),))).lines
    return [(item.reason, item.lowest, item.highest) for item in sensitive(lines)]


def test_doubtful_figures_that_span_two_grades_go_first() -> None:
    said = found(claimed="91", recomputed="85", grade_range=("中", "优"))
    assert said == [("存疑数据核定后，等级可能为“中”至“优”。", "中", "优")]
    assert found(claimed="91", recomputed="91", grade_range=("优", "优")) == []


def test_claimed_and_recomputed_in_two_grades() -> None:
    assert found(claimed="90", recomputed="89.99") == [("自评得分属“优”，复算得分属“良”。", "良", "优")]
    assert found(claimed="90", recomputed="90") == []
    assert found(claimed="80", recomputed="89.99") == []


def test_one_correction_that_moves_the_grade_where_nothing_can_be_recomputed() -> None:
    said = found(claimed="90.5", findings=(finding("XS308", effect="0.5"), finding("XS301", effect="0.51")))
    assert said == [("按 XS301 更正后，等级由“优”变为“良”。", "良", "优")]
    assert found(claimed="90.5", findings=(finding("XS301", effect="0.5"), finding("XS201"))) == []


def test_findings_of_a_file_of_several_forms_are_not_laid_on_the_first() -> None:
    further = (record("甲", edition=SHEET),)
    assert found(claimed="90.5", findings=(finding("XS301", effect="1"),), further=further) == []


@pytest.mark.parametrize("more", [{"claimed": None}, {"claimed": "91", "edition": None}, {"claimed": "-1"}])
def test_without_a_total_an_edition_or_a_grade_nothing_is_said(more: dict[str, Any]) -> None:
    assert found(recomputed="50", **more) == []


@pytest.mark.parametrize(
    ("total", "below", "above"),
    [
        ("90", "0", None),
        ("89.99", "9.99", "0.01"),
        ("80", "0", "10"),
        ("60", "0", "20"),
        ("59.5", None, "0.5"),
    ],
)
def test_distances_to_the_next_grades(total: str, below: str | None, above: str | None) -> None:
    lines = lay_out(Roster((record("甲", edition=SHEET, recomputed=total),))).lines
    expected = tuple(None if text is None else Fraction(text) for text in (below, above))
    assert to_next_grades(lines[0]) == expected


def test_distances_follow_the_reviewer_and_fall_back_on_the_claim() -> None:
    reviewed = record("甲", edition=SHEET, claimed="95", recomputed="85", reviewed="81")
    claimed = record("乙", edition=SHEET, claimed="95")
    none = record("丙", edition=SHEET)
    lines = lay_out(Roster((reviewed, claimed, none))).lines
    assert [to_next_grades(line) for line in lines] == [(1, 9), (5, None), (None, None)]
