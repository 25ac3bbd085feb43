import pytest

from tests.read.forms import facts, framework
from xlscore.read.tables.matching import Matcher, known_levels

YUEYANG, PROJECT, COMMON = "yueyang_overall_2019", "national_project_2020", "national_common_2013"


def code(title: str, *path: str, edition: str = YUEYANG, name: str | None = None) -> str | None:
    found = Matcher(framework(edition), {} if name is None else {("表", 5): name}).indicator("表", 5, title, path)
    return found.code if found is not None else None


@pytest.mark.parametrize("title", ["“三公经费”控制率", "三公经费控制率", '"三公经费" 控制率：'])
def test_titles_match_whatever_their_quotes_and_spaces(title: str) -> None:
    assert code(title, "过程", "预算执行") == "B1.4"


def test_another_wording_of_the_edition_matches() -> None:
    assert code("在职人员控制率", "投入") == "A1.1"


def test_a_unique_title_matches_although_its_level_was_lost() -> None:
    assert code("支付进度") == "B1.2"


def test_an_unknown_title_matches_nothing() -> None:
    assert code("履职效益", "产出") is None
    assert code("", "产出") is None


def test_the_same_title_under_two_levels_is_told_apart_by_its_path() -> None:
    budget = code("管理制度健全性", "过程", "预算管理", edition=COMMON)
    assets = code("管理制度健全性", "过程", "资产管理", edition=COMMON)
    assert budget != assets
    assert None not in {budget, assets}
    assert code("管理制度健全性", "别处", edition=COMMON) is None


def test_where_no_levels_are_printed_like_titles_stand_in_the_order_of_the_edition() -> None:
    matcher = Matcher(framework(COMMON), {})
    found = [matcher.indicator("表", row, "管理制度健全性", ()) for row in (1, 2, 3)]
    assert [item.path[-1] if item is not None else None for item in found] == ["预算管理", "资产管理", None]


def test_a_named_row_is_its_indicator_although_the_wording_changed() -> None:
    assert code("公务接待等经费控制率", "过程", name="B1.4") == "B1.4"
    assert code("", "过程", name="B1.4") == "B1.4"


def test_a_title_that_is_another_indicators_beats_the_name() -> None:
    assert code("支付进度", "过程", "预算执行", name="B1.4") == "B1.2"


def test_the_name_decides_between_like_titles() -> None:
    assert code("管理制度健全性", edition=COMMON, name="B3.1") == "B3.1"


def test_a_unit_may_list_a_line_of_its_own_named_like_an_indicator() -> None:
    assert code("预算执行率", "产出指标", "数量指标", edition=PROJECT) is None
    assert code("预算执行率", edition=PROJECT) == "E"


def test_the_only_indicator_of_a_level_may_be_worded_by_the_unit_but_only_once() -> None:
    matcher = Matcher(framework("national_project_cost_2021"), {})
    path = ("满意度指标", "服务对象满意度指标")
    found = [matcher.indicator("表", row, title, path) for row, title in enumerate(["", "群众满意度", "企业满意度"])]
    assert [item.code if item is not None else None for item in found] == [None, "S", None]
    assert code("自编指标", "产出和效果") is None


def section(*path: str, edition: str = PROJECT) -> str | None:
    found = Matcher(framework(edition), {}).section(path)
    return found.code if found is not None else None


@pytest.mark.parametrize("path", [("产出指标", "数量指标"), ("产出(50分)",), ("绩效指标", "产出指标"), ("时效指标",)])
def test_an_open_section_by_its_own_label_or_by_those_printed_under_it(path: tuple[str, ...]) -> None:
    assert section(*path) == "P"


def test_no_section() -> None:
    assert section() is None
    assert section("过程") is None


def test_a_label_that_one_edition_prints_below_is_another_editions_own_level() -> None:
    assert section("产出指标", "成本指标") == "P"
    assert section("成本指标", "经济成本指标") is None
    assert section("成本指标", "经济成本指标", edition="national_project_cost_2021") == "C"


def test_known_levels_keep_the_words_of_the_edition() -> None:
    known = known_levels(framework(PROJECT))
    assert facts(known["产出"], known["服务对象满意度"], known["预算执行率"]) == (
        "产出指标",
        "服务对象满意度指标",
        "预算执行率",
    )
