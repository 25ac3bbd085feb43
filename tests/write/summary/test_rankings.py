"""Lists for charts: sorted by formulas, equal scores in the order of the list, first and last halves of many."""

import zipfile
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from tests.consolidation.figures import BANDS, edition
from tests.consolidation.returns import record
from tests.oracle.formula_values import stored_values
from tests.oracle.office import recalculated
from xlscore.exact import Interval
from xlscore.model.framework import GradeBand
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.write.summary import rankings, summary_bytes
from xlscore.write.summary.group_data import NAME
from xlscore.write.summary.rankings import band_text, conditions, within

SHEET = edition(("A", "100"))


def unit(number: int, score: str | None, claimed: str = "95") -> Record:
    return record(f"单位{number}", edition=SHEET, claimed=claimed, recomputed=score, rates=())


def written(folder: Path, records: list[Record]) -> Path:
    target = folder / "汇总.xlsx"
    target.write_bytes(summary_bytes(Roster(tuple(records)), folder))
    return target


def listed(path: Path, head: str, *, count: int) -> list[tuple[object, ...]]:
    """Return rank, name and value of the lines below the header whose third cell is ``head``."""
    found = list(openpyxl.load_workbook(path, data_only=True)[NAME].iter_rows(values_only=True))
    start = next(place for place, row in enumerate(found) if row[0] == "名次" and row[2] == head)
    return [row[:3] for row in found[start + 1 : start + 1 + count]]


@pytest.mark.office
def test_equal_scores_keep_the_order_of_the_list_and_libreoffice_agrees(tmp_path: Path) -> None:
    scores = ["80", "95.5", None, "80", "59.99", "95.5", "90"]
    path = written(tmp_path, [unit(number, score) for number, score in enumerate(scores)])
    expected = [
        (1, "单位1", 95.5),
        (2, "单位5", 95.5),
        (3, "单位6", 90),
        (4, "单位0", 80),
        (5, "单位3", 80),
        (6, "单位4", 59.99),
    ]
    for source in (path, recalculated(path, tmp_path / "新")):
        assert listed(source, "采用得分", count=6) == expected


@pytest.mark.office
def test_of_many_units_the_first_and_last_halves_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rankings, "MOST", 4)
    path = written(tmp_path, [unit(number, "100" if number < 4 else str(90 - number)) for number in range(7)])
    expected = [(1, "单位0", 100), (2, "单位1", 100), (6, "单位5", 85), (7, "单位6", 84)]
    for source in (path, recalculated(path, tmp_path / "新")):
        assert listed(source, "采用得分", count=4) == expected


def test_where_nothing_can_be_recomputed_the_claimed_scores_are_ranked_and_named_so(tmp_path: Path) -> None:
    path = written(tmp_path, [unit(1, None, "80"), unit(2, None, "90")])
    assert listed(path, "自评得分", count=2) == [(1, "单位2", 90), (2, "单位1", 80)]
    with zipfile.ZipFile(path) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if "charts/chart" in name]
    assert any("自评得分排名与等级（2户）" in chart for chart in charts)
    assert not any("自评得分与复算得分" in chart for chart in charts)


@pytest.mark.office
def test_the_greatest_differences_come_first(tmp_path: Path) -> None:
    records = [unit(1, "94"), unit(2, "97"), unit(3, "95"), unit(4, None)]
    path = written(tmp_path, records)
    expected = [(1, "单位2", 2), (2, "单位1", 1)]
    for source in (path, recalculated(path, tmp_path / "新")):
        assert listed(source, "差异绝对值", count=2) == expected
    stored = stored_values(path)
    assert Fraction(94) in stored.values()


@pytest.mark.parametrize(
    ("interval", "said", "counted", "tested"),
    [
        ("[90, inf)", "优（90以上）", 'A1:A9,">=90"', "AND(ISNUMBER(B2),B2>=90)"),
        ("(90, inf)", "优（超过90）", 'A1:A9,">90"', "AND(ISNUMBER(B2),B2>90)"),
        ("[80, 90)", "优（80至不满90）", 'A1:A9,">=80",A1:A9,"<90"', "AND(ISNUMBER(B2),B2>=80,B2<90)"),
        ("(80, 90]", "优（超过80至90）", 'A1:A9,">80",A1:A9,"<=90"', "AND(ISNUMBER(B2),B2>80,B2<=90)"),
        ("[0, 60)", "优（不满60）", 'A1:A9,">=0",A1:A9,"<60"', "AND(ISNUMBER(B2),B2>=0,B2<60)"),
        ("(-inf, 60]", "优（60以下）", 'A1:A9,"<=60"', "AND(ISNUMBER(B2),B2<=60)"),
    ],
)
def test_a_grade_is_said_counted_and_tested_with_its_own_ends(
    interval: str, said: str, counted: str, tested: str
) -> None:
    band = GradeBand(totals=Interval.parse(interval), label="优")
    assert (band_text(band), conditions(band, "A1:A9"), within(band, "B2")) == (said, counted, tested)
    assert BANDS[0].label == "优"
