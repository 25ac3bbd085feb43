"""What returns and editions are called: the surest name there is, and never one name for two editions."""

from dataclasses import replace

import pytest

from tests.consolidation.returns import OVERALL, record, roster, unit
from xlscore.consolidation.lines import lay_out
from xlscore.consolidation.names import code_of, edition_names, label_of, name_of
from xlscore.model.record import Edition
from xlscore.model.roster import Roster


def test_a_return_is_called_as_its_sheet_says_else_as_the_roster_else_as_its_file() -> None:
    assert name_of(record("甲局", "上报/101_x.xlsx"), "乙局") == "甲局"
    assert name_of(record("", "上报/101_x.xlsx"), "乙局") == "乙局"
    assert name_of(record("", "上报/101_x.xlsx")) == "101_x"
    assert label_of(record("甲局", project="校车")) == "甲局：校车"


def test_a_line_bears_the_name_of_its_unit_on_the_roster() -> None:
    (line,) = lay_out(roster([record("", "101_表.xlsx", project="校车")], unit("101", "甲局"))).lines
    assert (line.name, line.label) == ("甲局", "甲局：校车")


def test_the_code_of_a_file_is_that_of_its_forms_of_the_same_unit() -> None:
    file = record("甲局")
    assert [code_of(form, file, "101") for form in (file, record("甲局"), record("乙局"))] == ["101", "101", ""]
    assert code_of(record("乙局", unit_code="102"), file, "101") == "102"


def named(*editions: Edition) -> list[str]:
    records = tuple(record("甲", f"{number}", edition=edition) for number, edition in enumerate(editions))
    names = edition_names(Roster(records[:1], previous=records[1:]))
    return [names[edition.id] for edition in editions]


def edition(number: str, place: str = "某省", title: str = "评分表") -> Edition:
    return OVERALL._replace(id=number, place=place, title=title)


@pytest.mark.parametrize(
    ("editions", "names"),
    [
        ((edition("a_2020"), edition("b_2020", title="自评表")), ["评分表", "自评表"]),
        ((edition("a_2020"), edition("b_2020", "某市")), ["评分表（某省）", "评分表（某市）"]),
        ((edition("a_2020"), edition("a_2021")), ["评分表（2020版）", "评分表（2021版）"]),
        (
            (edition("a_2020"), edition("a_2021"), edition("b_2021", "某市")),
            ["评分表（某省2020版）", "评分表（某省2021版）", "评分表（某市2021版）"],
        ),
        ((edition("a"), edition("b")), ["评分表（a）", "评分表（b）"]),
        ((edition("a_2020", ""), edition("b_2020")), ["评分表（a_2020）", "评分表（b_2020）"]),
    ],
)
def test_titles_are_told_apart_by_place_year_both_or_id(editions: tuple[Edition, ...], names: list[str]) -> None:
    assert named(*editions) == names


def test_forms_of_a_file_and_files_like_no_edition_are_looked_at_too() -> None:
    further = record("甲", edition=edition("b_2020", "某市"))
    held = replace(record("甲", edition=edition("a_2020")), further=(further,))
    assert edition_names(Roster((held, record("乙", edition=None)))) == {
        "a_2020": "评分表（某省）",
        "b_2020": "评分表（某市）",
    }
