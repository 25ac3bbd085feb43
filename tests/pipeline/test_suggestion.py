"""Every fault sample of figures gets a suggestion of the right cells, and typing it leaves no error."""

from pathlib import Path
from typing import Final

import pytest

from tests.pipeline.applying import apply
from tests.pipeline.test_faults import FAULTS
from tests.read.forms import Cells, project_book
from xlscore.model.finding import Severity
from xlscore.model.suggestion import Suggestion
from xlscore.model.workbook import Cell
from xlscore.pipeline import Options, assess
from xlscore.pipeline.one_file import assess_workbook

ASKED = Options(suggest=True)
CELLS: Final = {
    "XS106_固定分值被改动": {"H6": "10"},
    "XS108_错误值": {"G6": "114.6"},
    "XS201_得分空白": {"I18": "15", "I21": "99.05"},
    "XS301_得分与复算不符": {"I14": "9.5", "I21": "99.05"},
    "XS302_得分超过分值": {"I15": "10", "I21": "99.05"},
    "XS303_总分与各行之和不符": {"I21": "99.05"},
    "XS304_分值合计不符": {"H15": "10"},
    "XS305_等级与总分不符": {"H22": "优"},
    "XS306_未达目标得满分": {"I14": "9.5", "I21": "99.05"},
    "XS401_执行率与金额不符": {"I6": "95.50%"},
    "XS403_按年初预算计算执行率": {"I6": "98.37%"},
    "XS406_明细与合计不符": {"F8": "20", "I8": "95.50%"},
    "XS408_全年预算总额空白": {"F6": "120"},
    "XS408_合计行为零": {"E6": "100", "F6": "120", "G6": "114.6", "I6": "95.5%", "J6": "9.55", "I21": "99.05"},
    "XS410_执行率得分不符": {"J6": "9.55", "I21": "99.05"},
}
"""Sample → the cells its fault was made in, with what they held, and what has to be worked out anew."""
UNKNOWN: Final = {"XS202_数字写坏", "XS211_完成值空白", "XS306_逾期完成得满分"}
"""Samples whose right figure nobody but the unit knows."""


def errors(path: Path) -> list[str]:
    return [item.id for item in assess(path).findings if item.severity is Severity.ERROR]


def suggested(path: Path) -> Suggestion:
    found = assess(path, ASKED).suggestion
    assert found is not None
    return found


WRONG: Final = [path for path in FAULTS if errors(path) and not path.stem.startswith(("XS101", "XS102"))]


def test_every_sample_with_an_error_in_a_figure_is_listed() -> None:
    assert {path.stem for path in WRONG} - UNKNOWN - {"XS314_上级与下级重复计分"} == set(CELLS)


@pytest.mark.parametrize("path", [path for path in WRONG if path.stem in CELLS], ids=lambda path: path.stem)
def test_a_sample_is_put_right_in_the_cells_of_its_fault_and_typing_that_leaves_no_error(
    path: Path, tmp_path: Path
) -> None:
    found = suggested(path)
    ways = [{change.at.a1: change.then for change in way} for way in (found.changes, *found.others)]
    assert CELLS[path.stem] in ways
    assert {len(way) for way in ways} == {len(CELLS[path.stem])}
    assert found.left == ()
    for number, way in enumerate((found.changes, *found.others)):
        assert errors(apply(path, way, tmp_path / f"{number}.xlsx")) == []


@pytest.mark.parametrize("path", [path for path in WRONG if path.stem in UNKNOWN], ids=lambda path: path.stem)
def test_a_figure_only_the_unit_knows_is_not_made_up(path: Path) -> None:
    found = suggested(path)
    assert (found.changes, found.tried) == ((), 0)
    assert found.left == tuple(errors(path))
    assert found.why == "强制性意见都须由填报单位补填或核实数据，程序不能代拟数值。"


def test_nothing_is_suggested_where_nothing_is_wrong_or_nothing_was_asked() -> None:
    clean = next(path for path in FAULTS if path.stem == "无误的自评表")
    assert suggested(clean) == Suggestion(why="没有强制性意见，不需改动。")
    assert assess(clean).suggestion is None


def test_what_cannot_be_repaired_is_left_and_the_rest_suggested() -> None:
    book = project_book({"I14": 9.8, "G17": None, "I20": 97.69})
    found = assess_workbook(book, "自评表.xlsx", "", ASKED).suggestion
    assert found is not None
    assert [(change.at.a1, change.now, change.then) for change in found.changes] == [
        ("I14", "9.8", "9.5"),
        ("I20", "97.69", "97.39"),
    ]
    assert found.left == ("XS211:公众科学素质",)
    assert found.why.startswith("改动 2 格，代入后重新审核，其余强制性意见消除。")


def test_a_formula_that_follows_by_itself_costs_nothing_and_one_that_does_not_is_to_be_mended() -> None:
    follows = project_book({"I14": 9.8, "I20": Cell(97.69, "J6+SUM(I13:I19)")})
    found = assess_workbook(follows, "自评表.xlsx", "", ASKED).suggestion
    assert found is not None
    assert [(change.at.a1, change.follows) for change in found.changes] == [("I14", False), ("I20", True)]
    assert found.typed == 1
    assert "改动 1 格，另有 1 格由公式自动得出" in found.why

    stays = project_book({"I14": 9.8, "I20": Cell(97.69, "90+7.69")})
    found = assess_workbook(stays, "自评表.xlsx", "", ASKED).suggestion
    assert found is not None
    assert [(change.at.a1, change.follows) for change in found.changes] == [("I14", False), ("I20", False)]
    assert found.changes[1].basis.endswith("（该格现为公式，请更正公式）")


def test_amounts_in_yuan_are_told_as_the_cell_holds_them() -> None:
    yuan: Cells = {
        "A5": "项目资金（元）",
        "E6": 800000,
        "F6": 1000000,
        "G6": 988800,
        "E7": 800000,
        "F7": 1000000,
        "G7": 978800,
        "I7": Cell(0.9788, number_format="0.00%"),
    }
    found = assess_workbook(project_book(yuan), "自评表.xlsx", "", ASKED).suggestion
    assert found is not None
    assert [(change.at.a1, change.now, change.then) for change in found.changes] == [("G8", "0", "10000")]


def test_a_graded_text_keeps_the_words_around_it() -> None:
    found = assess_workbook(project_book({"A22": "评价等级：良"}), "自评表.xlsx", "", ASKED).suggestion
    assert found is not None
    assert [(change.at.a1, change.now, change.then) for change in found.changes] == [
        ("A22", "评价等级：良", "评价等级：优")
    ]


def test_when_too_much_is_wrong_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlscore.pipeline.suggesting.MOST_TRIES", 1)
    monkeypatch.setattr("xlscore.pipeline.suggesting._FEWEST_TRIES", 1)
    path = next(path for path in FAULTS if path.stem.startswith("XS301"))
    found = suggested(path)
    assert found.changes == ()
    assert "没有找到能消除强制性意见的改法" in found.why
