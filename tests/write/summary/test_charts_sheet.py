"""图表: which groups get charts, what is said of the others, and pages that never cut through a chart."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.consolidation.figures import edition, line
from tests.consolidation.returns import record
from tests.write.summary.laid_out import rows
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.write.style import Looks
from xlscore.write.summary import chart_data, front, summary_bytes
from xlscore.write.summary.page import Desk
from xlscore.write.summary.wall import PAGE_ROWS, Wall


def returns(sheet: str, count: int) -> list[Record]:
    own = edition(("A", "60"), ("B", "40"), id=sheet, title=sheet)
    scores = (line("A", "60", "50", "50"), line("B", "40", "39", "39"))
    return [
        record(f"{sheet}{n}", edition=own, claimed="89", recomputed="89", scores=scores, rates=()) for n in range(count)
    ]


def titles(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if "charts/chart" in name]


def test_the_three_largest_groups_get_charts_and_the_others_a_sentence(tmp_path: Path) -> None:
    sizes = {"甲表": 2, "乙表": 5, "丙表": 1, "丁表": 4, "戊表": 3}
    held = [item for sheet, count in sizes.items() for item in returns(sheet, count)]
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(summary_bytes(Roster(tuple(held)), tmp_path))
    drawn = "".join(titles(target))
    assert [f"{sheet}·2021年·部门整体支出采用得分排名" in drawn for sheet in sizes] == [False, True, False, True, True]
    assert "乙表·2021年·部门整体支出：有复算得分的5户，自评得分与复算得分全部一致" in rows(target, "图表")[2][0]
    said = rows(target, "图表")[-1][0]
    assert said.startswith("下列评分表户数较少，未单独作图")
    assert "甲表" in said
    assert "乙表" not in said


def test_a_page_lists_so_many_groups_and_says_how_many_it_leaves_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "GROUPS", 1)
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(summary_bytes(Roster((*returns("甲表", 1), *returns("乙表", 2))), tmp_path))
    assert any(row[0] == "另有 1 组（评分表、年度）户数较少，见后面各表。" for row in rows(target, "总览"))


def test_of_many_indicators_the_chart_shows_the_first_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chart_data, "INDICATORS", 1)
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(summary_bytes(Roster(tuple(returns("甲表", 2))), tmp_path))
    assert any("各指标失分：前1项（共2项）" in chart for chart in titles(target))


def test_an_edition_without_grades_is_ranked_all_the_same(tmp_path: Path) -> None:
    bare = edition(("A", "60"), ("B", "40"), bands=())
    held = [replace(item, edition=bare) for item in returns("甲表", 2)]
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(summary_bytes(Roster(tuple(held)), tmp_path))
    drawn = titles(target)
    assert any("采用得分排名与等级（2户）" in chart and "图表数据!$C$" in chart for chart in drawn)
    assert not any("等级分布" in chart for chart in drawn)


def test_without_losses_there_is_no_chart_of_losses(tmp_path: Path) -> None:
    held = [replace(item, scores=()) for item in returns("甲表", 2)]
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(summary_bytes(Roster(tuple(held)), tmp_path))
    assert not any("失分" in chart for chart in titles(target))


def test_a_chart_that_would_be_cut_begins_a_page() -> None:
    book = Workbook(io.BytesIO(), {"in_memory": True})
    wall = Wall.put_up(Desk(book, Looks(book)), "图", "说明")
    for height in (21 * 40, 21 * 10, 21 * 30):
        wall.hang(book.add_chart({"type": "bar"}), height)
    assert wall.breaks == [2 + 42 + 12]
    assert wall.on_page <= PAGE_ROWS
    wall.hang(book.add_chart({"type": "bar"}), 21 * 200)
    assert wall.breaks == [56, 88]
