"""等级标准: grades looked up by formula are those of the exact bands, at and beside every boundary."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.checks.builders import edition as framework
from tests.consolidation.returns import OVERALL, record
from tests.oracle.office import recalculated
from tests.write.summary.district import sheet, table
from xlscore.consolidation.edition import edition_of
from xlscore.model.roster import Roster
from xlscore.write.summary import summary_bytes

CLOSED_ABOVE = {
    "standing": "confirmed",
    "bands": [
        {"totals": "(89.5, inf)", "label": "优"},
        {"totals": "(60, 89.5]", "label": "良"},
        {"totals": "(-inf, 60]", "label": "差"},
    ],
}
OTHER = edition_of(framework(id="sample_other_2021", grades=CLOSED_ABOVE))
NONE = OVERALL._replace(id="sample_none_2021", bands=())
SCORES = ("100", "90", "89.99", "89.5", "89.51", "89.50000001", "80", "79.99", "60", "59.99", "60.01", "0", "100.01")


def made(folder: Path, *records: object) -> Path:
    target = folder / "汇总.xlsx"
    target.write_bytes(summary_bytes(Roster(tuple(records)), folder))  # type: ignore[arg-type]
    return target


@pytest.mark.office
def test_grades_of_half_open_bands_are_exact_at_their_boundaries(tmp_path: Path) -> None:
    editions = (OVERALL, OTHER, NONE)
    records = [
        record(f"{edition.id}{score}", edition=edition, recomputed=score) for edition in editions for score in SCORES
    ]
    lines = table(recalculated(made(tmp_path, *records), tmp_path / "新"), "汇总")
    wanted = [edition.grade_of(Fraction(score)) for edition in editions for score in SCORES]
    assert [line["等级"] or "" for line in lines] == wanted
    assert {"优", "良", "中", "差", ""} == set(wanted)


def test_ends_that_do_not_exist_are_shown_as_unlimited(tmp_path: Path) -> None:
    page = sheet(made(tmp_path, record("甲", edition=OTHER)), "等级标准")
    assert [[cell.value for cell in row[2:]] for row in page.iter_rows(min_row=4)] == [
        ["优", 89.5, "否", 10**9, "否"],
        ["良", 60, "否", 89.5, "是"],
        ["差", -(10**9), "否", 60, "是"],
    ]
    assert page["F4"].number_format == '"不限"'


def test_without_an_edition_the_sheet_says_so(tmp_path: Path) -> None:
    page = sheet(made(tmp_path, record("甲", edition=None)), "等级标准")
    assert page["A4"].value == "没有识别出指标体系的报表。"
