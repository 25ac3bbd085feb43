from collections.abc import Iterator
from fractions import Fraction

import pytest

from tests.read.forms import (
    Cells,
    catalogue,
    facts,
    framework,
    overall_book,
    project_book,
    rows,
    sheet,
    workbook,
    yueyang_book,
)
from tests.read.layouts import overall, projects, tables
from tests.read.layouts.case import Case
from tests.read.layouts.drawing import book as drawn_book
from tests.read.layouts.drawing import drawn
from tests.read.layouts.overall import CHONGQING_FORM, WANZHOU
from xlscore.cells import CellRef
from xlscore.errors import UsageError
from xlscore.model.framework import Framework
from xlscore.model.workbook import Workbook
from xlscore.read.likeness import nearness, see
from xlscore.read.recognise import recognise
from xlscore.read.tables.sheets import form_sheets

YUEYANG = "yueyang_overall_2019"
LAYOUTS = [case for case in (*projects.CASES, *overall.CASES, *tables.CASES) if case is not WANZHOU]


def taken(book: Workbook, forced: str | None = None) -> tuple[str | None, str | None]:
    found = recognise(book, catalogue(), forced)
    return (found.framework.id if found.framework is not None else None), found.by


def test_unstamped_forms_are_known_by_their_layout() -> None:
    assert taken(project_book()) == ("national_project_2020", "layout")
    assert taken(overall_book()) == ("national_overall_2020", "layout")
    assert taken(yueyang_book()) == (YUEYANG, "layout")


@pytest.mark.parametrize(
    "changes",
    [
        {"A1": "岳阳市部门整体支出绩效自评表", "A2": "（2023年度）"},
        {"C3": "岳阳市科技事务中心", "A2": "（2023年度）"},
        {"C3": "岳阳市科技事务中心", "A2": None},
    ],
)
def test_a_local_edition_wants_its_place_named_and_its_year(changes: Cells) -> None:
    assert taken(overall_book(changes)) == ("yueyang_overall_2023", "layout")


@pytest.mark.parametrize("changes", [{"C3": "岳阳市科技事务中心", "A2": "（2022年度）"}, {"A2": "（2023年度）"}])
def test_place_or_year_alone_leaves_the_national_edition(changes: Cells) -> None:
    assert taken(overall_book(changes)) == ("national_overall_2020", "layout")


@pytest.mark.parametrize(
    "changes",
    [
        {"A1": "绩效自评表"},
        {"A1": None, "A2": None},
        {"C13": "数量", "B13": "产出"},
        {"J12": None, "J5": None},
        {"B13": "产出指标（60分）"},
    ],
)
def test_a_project_form_with_irregularities_is_still_one(changes: Cells) -> None:
    assert taken(project_book(changes)) == ("national_project_2020", "layout")


def test_cost_as_a_level_of_its_own_is_the_edition_with_cost() -> None:
    changes: Cells = {
        "B13": "成本指标\n（20分）",
        "C13": "经济成本指标",
        "B15": "产出指标（40分）",
        "B17": "效益指标（20分）",
    }
    assert taken(project_book(changes, "")) == ("national_project_cost_2021", "layout")


def test_rows_missing_from_a_local_table_do_not_hide_it() -> None:
    assert taken(yueyang_book({"A2": None, "C12": None, "D12": None, "E12": None, "F12": None})) == (YUEYANG, "layout")


def test_a_form_of_no_known_edition_names_the_three_nearest() -> None:
    cells = {**rows(3, [["一级指标", "二级指标", "三级指标", "分值", "得分"]]), **rows(4, [["甲", "乙", "丙", 5, 5]])}
    found = recognise(workbook(sheet(cells)), catalogue())
    assert facts(found.framework, found.by, len(found.candidates), found.conflict) == (None, None, 3, "")


def test_how_sure_a_recognition_is() -> None:
    assert facts(recognise(project_book(), catalogue()).confidence) == (1,)
    assert facts(recognise(stamped("national_project_2020"), catalogue()).confidence) == (1,)
    by_option = recognise(project_book(), catalogue(), "national_overall_2020").confidence
    assert by_option is not None
    assert 0 < by_option < Fraction(1, 3)
    assert recognise(workbook(sheet({"A1": "通讯录"})), catalogue(), "national_overall_2020").confidence is None
    assert recognise(workbook(sheet({"A1": "通讯录"})), catalogue()).confidence is None


def test_a_form_below_the_threshold_says_what_fits_and_what_does_not() -> None:
    form = "\n".join(
        line for line in CHONGQING_FORM.split("\n") if not line.startswith(("资金", "年度总", "其中", "一般"))
    )
    book = drawn_book(drawn(form))
    found = recognise(book, catalogue())
    assert facts(found.framework, found.confidence, len(found.nearest)) == (None, None, 3)
    best = found.nearest[0]
    assert facts(best.framework, best.fits, best.misses) == (
        "chongqing_overall_2021",
        ("指标行", "表头栏目", "表首栏目", "表名"),
        ("资金表", "分值", "地区或年度"),
    )
    shown = see(form_sheets(book)[0])
    assert "评价类型" in nearness(shown, catalogue().framework("yueyang_workcheck_2023")).misses


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case.name)
def test_a_layout_of_another_place_is_taken_for_the_edition_it_resembles(case: Case) -> None:
    found = recognise(case.book, catalogue())
    assert found.framework is not None
    assert facts(found.framework.id, found.by) == (case.edition, "layout")
    assert found.confidence is not None
    assert found.confidence >= Fraction(8, 10)


def test_a_workbook_without_any_form_has_no_candidates() -> None:
    for book in (workbook(), workbook(sheet({"A1": "通讯录", "B2": 5}))):
        found = recognise(book, catalogue())
        assert facts(found.framework, found.by, found.candidates) == (None, None, ())


def stamped(framework_id: str, year: object = 2019) -> Workbook:
    names = {"xlscore_framework": f'"{framework_id}"', "xlscore_year": "'附件3-1'!$H$1"}
    return workbook(*yueyang_book({"H1": year}).sheets, names=names)  # type: ignore[dict-item]


@pytest.mark.parametrize("year", [2019, "2019年度", None, "某年"])
def test_the_stamp_decides(year: object) -> None:
    found = recognise(stamped(YUEYANG, year), catalogue())
    assert found.framework is not None
    assert facts(found.framework.id, found.by, found.conflict) == (YUEYANG, "stamp", "")


def test_the_stamp_beats_the_layout() -> None:
    assert taken(stamped("national_project_2020")) == ("national_project_2020", "stamp")


def test_another_year_than_the_editions_contradicts_the_stamp() -> None:
    found = recognise(stamped(YUEYANG, 2020), catalogue())
    assert found.framework is not None
    assert "2020年" in found.conflict
    assert "2019年度" in found.conflict
    assert found.conflict_at == CellRef("附件3-1", 1, 8)


def test_an_unknown_stamp_is_no_edition_but_the_layout_is_offered() -> None:
    found = recognise(stamped("yueyang_overall_2031"), catalogue())
    assert facts(found.framework, found.by, found.candidates) == (None, None, (YUEYANG,))
    assert "yueyang_overall_2031" in found.conflict


def test_an_unknown_stamp_on_an_unknown_form_offers_the_nearest() -> None:
    cells = rows(3, [["一级指标", "二级指标", "三级指标", "分值", "得分"], ["甲", "乙", "丙", 5, 5]])
    found = recognise(workbook(sheet(cells), names={"xlscore_framework": '"x"'}), catalogue())
    assert len(found.candidates) == 3


def test_the_operators_choice_beats_stamp_and_layout() -> None:
    found = recognise(stamped(YUEYANG), catalogue(), "hunan_overall_2017")
    assert found.framework is not None
    assert facts(found.framework.id, found.by) == ("hunan_overall_2017", "option")
    assert YUEYANG in found.conflict


@pytest.mark.parametrize("book", [yueyang_book(), stamped(YUEYANG)])
def test_a_choice_that_contradicts_nothing(book: Workbook) -> None:
    found = recognise(book, catalogue(), YUEYANG)
    assert facts(found.by, found.conflict) == ("option", "")


def test_a_choice_that_does_not_exist_is_the_operators_mistake() -> None:
    with pytest.raises(UsageError):
        recognise(yueyang_book(), catalogue(), "nowhere_2000")


class Twins:
    """A catalogue of one edition under two ids."""

    def __iter__(self) -> Iterator[str]:
        return iter(("one", "other"))

    def __contains__(self, framework_id: object) -> bool:
        return framework_id in {"one", "other"}

    def framework(self, framework_id: str) -> Framework:
        return framework(YUEYANG).model_copy(update={"id": framework_id})


def test_two_editions_equally_like_are_both_offered_and_neither_is_taken() -> None:
    found = recognise(yueyang_book(), Twins())
    assert (found.framework, found.by, found.candidates) == (None, None, ("one", "other"))
