"""上年对比 is live: a reviewer's score on 汇总 moves this year's, and like stays beside like; its charts follow."""

import zipfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.consolidation.years import EDITION, PROJECT, record
from tests.oracle.formula_values import Stored, stored_values
from tests.oracle.office import recalculated
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.write.summary import last_year_columns as columns
from xlscore.write.summary import summary_bytes, unit_columns


def returns(year: int) -> tuple[Record, ...]:
    """Return four units: both adopted; not recomputed now; never recomputed before; no score at all before."""
    now = year == 2021
    score = Fraction(95) if now else Fraction(92)
    return (
        record("d", "丁", year, claimed=None, recomputed=None)
        if not now
        else record("a", "甲", year, claimed=Fraction(99), recomputed=score),
        record("a0", "甲", year, claimed=Fraction(98), recomputed=score)
        if not now
        else record("d", "丁", year, claimed=None, recomputed=None),
        record("b", "乙", year, claimed=score + 1, recomputed=None if now else score),
        record("c", "丙", year, claimed=score - 10, recomputed=score if now else None),
    )


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("上年")
    now = tuple(replace(one, file=f"{folder}/{one.file}.xlsx") for one in returns(2021))
    target = folder / "汇总.xlsx"
    target.write_bytes(summary_bytes(Roster(now, previous=returns(2020)), folder))
    return target


def compared(path: Path) -> dict[str, tuple[Any, ...]]:
    """Return basis, both scores, their difference and both grades by unit."""
    sheet = openpyxl.load_workbook(path, data_only=True)[columns.NAME]
    lines = [row for row in sheet.iter_rows(min_row=4, values_only=True) if isinstance(row[0], int | float)]
    return {str(row[1]): tuple(cell or "" for cell in row[columns.BASIS : columns.GRADE_NOW + 1]) for row in lines}


def test_like_is_compared_with_like(written: Path) -> None:
    assert compared(written) == {
        "甲": ("采用得分", 92, 95, 3, "优", "优"),
        "丁": ("无", "—", "—", "", "优", "优"),
        "乙": ("自评得分", 93, 96, 3, "优", "优"),
        "丙": ("自评得分", 82, 85, 3, "良", "良"),
    }


def edited(path: Path, folder: Path, scores: dict[str, float | None]) -> Path:
    """Return the summary after a reviewer typed these scores, recalculated by LibreOffice."""
    book = openpyxl.load_workbook(path)
    sheet = book[unit_columns.NAME]
    rows = {str(row[1].value): row[0].row for row in sheet.iter_rows(min_row=4) if isinstance(row[0].value, int)}
    for unit, score in scores.items():
        sheet.cell(rows[unit], unit_columns.REVIEWED + 1).value = score
    (folder / "改").mkdir()
    book.save(folder / "改" / "改.xlsx")
    return recalculated(folder / "改" / "改.xlsx", folder / "算")


@pytest.mark.office
def test_a_reviewers_score_moves_the_comparison_and_its_charts(written: Path, tmp_path: Path) -> None:
    after = edited(written, tmp_path, {"甲": 89.99, "乙": 90, "丙": 60})
    assert compared(after) == {
        "甲": ("采用得分", 92, 89.99, -2.01, "优", "良"),
        "丁": ("无", "—", "—", "", "优", "优"),
        "乙": ("采用得分", 92, 90, -2, "优", "优"),
        "丙": ("自评得分", 82, 85, 3, "良", "良"),
    }
    data = list(openpyxl.load_workbook(after, data_only=True)["上年图表数据"].iter_rows(values_only=True))
    ranked = data[next(place for place, row in enumerate(data) if row[0] == "名次") + 1 :][:3]
    assert [(str(row[1]), row[4], row[5]) for row in ranked] == [
        ("丙", 82, 85),
        ("甲", 92, 89.99),
        ("乙", 92, 90),
    ]


def plain(value: Stored) -> Stored:
    return round(value, 9) if isinstance(value, Fraction) else value or ""


@pytest.mark.office
def test_every_formula_has_the_value_libreoffice_works_out(written: Path, tmp_path: Path) -> None:
    before, after = stored_values(written), stored_values(recalculated(written, tmp_path))
    assert {at: (old, after[at]) for at, old in before.items() if plain(old) != plain(after[at])} == {}


def drawn(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if "charts/chart" in name]
    return [chart for chart in charts if "上年得分" in chart]


def test_the_chart_has_title_unit_and_patterns_that_need_no_colour(written: Path) -> None:
    (chart,) = drawn(written)
    assert "整体·部门整体支出：今年（2021年）与上年（2020年）得分，3户" in chart
    assert "得分（分）" in chart
    assert "本年得分" in chart
    assert "<a:pattFill" in chart
    assert "上年图表数据!$E$" in chart


def test_without_scores_to_compare_a_sentence_stands_for_the_chart(tmp_path: Path) -> None:
    before = record("a", year=2020, claimed=None, recomputed=None)
    (tmp_path / "a.xlsx").write_bytes(summary_bytes(Roster((record("b"),), previous=(before,)), tmp_path))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert "上年图表数据" not in book.sheetnames
    said = [row[0] for row in book["图表"].iter_rows(values_only=True) if row[0]]
    assert "没有两年得分可比的报表，今年与上年的得分无图可作。" in said


def test_other_editions_and_full_points_never_share_a_chart(tmp_path: Path) -> None:
    other = EDITION._replace(total=Fraction(120))
    now = [record(f"a{n}", f"单位{n}") for n in range(23)]
    before = [record(f"b{n}", f"单位{n}", 2020, recomputed=Fraction(60 + n)) for n in range(23)]
    now += [record("p", "项目单位", edition=PROJECT), record("q", "百二十分单位")]
    before += [record("r", "项目单位", None, edition=PROJECT), record("s", "百二十分单位", 2020, edition=other)]
    roster = Roster(tuple(now), previous=tuple(before))
    (tmp_path / "a.xlsx").write_bytes(summary_bytes(roster, tmp_path))
    charts = drawn(tmp_path / "a.xlsx")
    assert ["增减最大的20户（共23户）" in chart for chart in charts] == [True, False]
    assert "整体（project）·项目支出：今年（2021年）与上年（年度未填）得分，1户" in charts[1]
    assert not any("百二十分单位" in chart for chart in charts)


def test_without_earlier_returns_nothing_is_drawn_or_said(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(summary_bytes(Roster((record("b"),)), tmp_path))
    assert drawn(tmp_path / "a.xlsx") == []
    assert "上年图表数据" not in openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
