"""When two files of one unit are one return: every form of both counts, once a file."""

from tests.consolidation.returns import OVERALL, PROJECT, record
from xlscore.consolidation.same_return import rivals
from xlscore.model.record import Record


def test_one_kind_of_sheet_for_one_year_is_one_return() -> None:
    assert rivals([record("甲"), record("甲", "b.xlsx")])
    assert rivals([record("甲"), record("甲", "b.xlsx", edition=OVERALL._replace(id="other"))])
    assert not rivals([record("甲"), record("甲", "b.xlsx", year=2022)])
    assert not rivals([record("甲"), record("甲", "b.xlsx", edition=PROJECT)])


def test_projects_are_told_apart_by_code_or_name() -> None:
    def project(**named: str) -> Record:
        return record("甲", edition=PROJECT, **named)

    assert not rivals([project(project="一"), project(project="二")])
    assert not rivals([project(project="一", project_code="1"), project(project="一", project_code="2")])
    assert rivals([project(), project()])


def test_an_unrecognised_file_may_stand_for_any_return() -> None:
    assert rivals([record("甲"), record("甲", "b.xlsx", edition=None)])
    assert not rivals([record("甲", edition=None)])
    assert not rivals([])


def test_every_form_of_a_file_counts_once() -> None:
    def project(name: str, *further: str, file: str = "a.xlsx") -> Record:
        forms = tuple(
            record("甲", file, edition=PROJECT, project=one, form=n) for n, one in enumerate(further, start=2)
        )
        return record("甲", file, edition=PROJECT, project=name, further=forms)

    assert rivals([project("一", "二"), project("三", "二", file="b.xlsx")])
    assert rivals([project("一", "二"), project("二", file="b.xlsx")])
    assert not rivals([project("一", "二"), project("三", "四", file="b.xlsx")])
    assert not rivals([project("", "")])


def test_two_sheets_of_a_whole_budget_in_one_file_are_rivals_unless_units_or_years_differ() -> None:
    def whole(further: Record) -> list[Record]:
        return [record("甲", "a.xlsx", further=(further,))]

    assert rivals(whole(record("甲", "a.xlsx", form=2)))
    assert not rivals(whole(record("乙", "a.xlsx", form=2)))
    assert not rivals(whole(record("甲", "a.xlsx", form=2, year=2022)))
    assert not rivals(whole(record("甲", "a.xlsx", form=2, edition=PROJECT)))
