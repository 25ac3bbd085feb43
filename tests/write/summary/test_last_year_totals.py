"""Averages and totals of 上年对比: groups kept apart, only what counts taken in, live when the bureau decides anew."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.consolidation.years import EDITION, record
from tests.consolidation.years import PROJECT as SAME_TITLE
from tests.oracle.formula_values import Stored, stored_values
from tests.oracle.office import recalculated
from xlscore.model.record import Record
from xlscore.model.roster import Expected, RosterUnit
from xlscore.pipeline import gather
from xlscore.write.summary import last_year_columns as columns
from xlscore.write.summary import summary_bytes, unit_columns

PROJECT = SAME_TITLE._replace(title="项目表")


def district(year: int) -> list[Record]:
    """Return a department with a unit it covers, one beside it, a double, a project, and one of another edition."""

    def one(file: str, unit: str, score: int, money: tuple[int | None, int | None], **more: Any) -> Record:
        budget, executed = (None if part is None else Fraction(part) for part in money)
        values = {"claimed": Fraction(score), "recomputed": Fraction(score), "budget": budget, "executed": executed}
        return record(f"{year}{file}", unit, year, **{**values, **more})

    up = year - 2020
    return [
        one("主管", "主管局", 80 + up, (1000, 900 + 10 * up)),
        one("所属", "所属站", 90 - up, (300, 200)),
        one("独立", "独立馆", 70, (500 + up, None if up else 400)),
        one("重", "重报所", 10, (70, 70)),
        *([one("重二", "重报所", 20, (80, 80))] if up else []),
        one("项", "主管局", 60 + 10 * up, (40, 20 + 10 * up), edition=PROJECT, project="维修"),
        one("旧版", "换版处", 50, (9, 9), edition=EDITION if up else EDITION._replace(id="older", place="旧")),
    ]


@pytest.fixture(scope="module")
def totalled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    names = ("主管局", "所属站", "独立馆", "重报所", "换版处")
    units = tuple(RosterUnit(str(n), name, "主管局", "0" if n == 1 else "") for n, name in enumerate(names))
    now = district(2021)
    held = gather(now, Expected(units), previous=district(2020))
    target = tmp_path_factory.mktemp("合计") / "汇总.xlsx"
    target.write_bytes(summary_bytes(held, target.parent))
    return target


def closing(path: Path) -> list[tuple[Any, ...]]:
    rows = openpyxl.load_workbook(path, data_only=True)["上年对比"].iter_rows(min_row=4, values_only=True)
    return [row for row in rows if str(row[1]).startswith(("平均（", "合计（"))]


def test_averages_and_totals_keep_groups_apart_and_take_in_only_what_counts(totalled: Path) -> None:
    """主管局 covers 所属站, which is averaged but not added; 重报所 is in doubt; others have a group of their own."""
    found = closing(totalled)
    whole, project, older = found[:2], found[2:4], found[4:]
    assert [row[1] for row in found] == ["平均（3 份）", "合计（2 份）", *["平均（1 份）", "合计（1 份）"] * 2]
    assert [row[columns.GROUP] for row in found] == [1, 1, 2, 2, 3, 3]
    assert [row[columns.EDITION] for row in (whole[0], project[0], older[0])] == [
        "整体（全国）·部门整体支出",
        "项目表·项目支出",
        "整体（旧） → 整体（全国）·部门整体支出",
    ]
    assert all(row[4:6] == ("2020", "2021") for row in found)
    assert whole[0][columns.BEFORE : columns.APART + 1] == (80, 80, 0)
    assert whole[1][columns.BUDGETS[0] :][:4] == (1500, 1501, 1, pytest.approx(1 / 1500))
    assert whole[1][columns.SPENT[0] :][:4] == (900, 910, 10, pytest.approx(1 / 90))
    assert whole[1][columns.RATES[0] :][:3] == (0.9, 0.91, pytest.approx(1))
    assert project[0][columns.BEFORE : columns.APART + 1] == (60, 70, 10)
    assert project[1][columns.RATES[0] :][:3] == (0.5, 0.75, pytest.approx(25))
    assert older[1][columns.BUDGETS[0] :][:3] == (9, 9, 0)
    sheet = openpyxl.load_workbook(totalled, data_only=True)["上年对比"]
    lines = {row[1]: row[columns.COUNTED] for row in sheet.iter_rows(values_only=True)}
    assert (lines["所属站"], lines["重报所"], lines["独立馆"]) == ("含在上级", "否", "是")


@pytest.mark.office
def test_averages_and_totals_follow_what_the_bureau_counts(totalled: Path, tmp_path: Path) -> None:
    """The line in doubt is settled on 汇总, and 独立馆 taken out: both years' figures move."""
    book = openpyxl.load_workbook(totalled)
    units = book["汇总"]
    for row in range(4, 12):
        if units.cell(row, 2).value == "重报所" and units.cell(row, 8).value == 20:
            units.cell(row, unit_columns.COUNTED + 1).value = "是"
        if units.cell(row, 2).value == "独立馆":
            units.cell(row, unit_columns.COUNTED + 1).value = "否"
    book.save(tmp_path / "改.xlsx")
    mean, total, *_ = closing(recalculated(tmp_path / "改.xlsx", tmp_path / "算"))
    assert (mean[1], total[1]) == ("平均（3 份）", "合计（2 份）")
    assert mean[columns.BEFORE : columns.APART + 1] == (60, pytest.approx(190 / 3), pytest.approx(10 / 3, abs=1e-6))
    assert total[columns.BUDGETS[0] :][:2] == (1070, 1080)
    assert total[columns.SPENT[0] :][:2] == (970, 990)


@pytest.mark.office
def test_every_formula_of_the_totals_has_the_value_libreoffice_works_out(totalled: Path, tmp_path: Path) -> None:
    def rounded(value: Stored) -> Stored:
        return round(value, 9) if isinstance(value, Fraction) else value or ""

    before, after = stored_values(totalled), stored_values(recalculated(totalled, tmp_path))
    assert {at: (old, after[at]) for at, old in before.items() if rounded(old) != rounded(after[at])} == {}


def test_returns_like_no_edition_are_in_no_group(tmp_path: Path) -> None:
    now, before = (record(f"{year}", "甲局", year, edition=None) for year in (2021, 2020))
    (tmp_path / "册.xlsx").write_bytes(summary_bytes(gather([now], previous=[before]), tmp_path))
    sheet = openpyxl.load_workbook(tmp_path / "册.xlsx", data_only=True)["上年对比"]
    (line,) = (row for row in sheet.iter_rows(min_row=4, values_only=True) if row[1])
    assert (line[columns.EDITION], line[columns.COUNTED], line[columns.GROUP]) == ("未识别", "否", None)
