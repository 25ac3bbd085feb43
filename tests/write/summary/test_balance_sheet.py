"""舍位平衡: the table adds up at both levels, and every unit of the last place moved is on the trail."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.consolidation.returns import record, roster, unit
from tests.oracle.formula_values import stored_values
from tests.oracle.office import recalculated
from tests.write.summary.district import district, sheet
from xlscore.consolidation.balanced_totals import Balancing, Scale
from xlscore.exact import exact
from xlscore.model.roster import Roster
from xlscore.write.summary import summary_bytes

HUNDREDTHS = Balancing(Scale.HUNDRED_MILLION, 2)


def made(found: Roster, folder: Path, asked: Balancing = HUNDREDTHS) -> Path:
    target = folder / "汇总.xlsx"
    target.write_bytes(summary_bytes(found, folder, balancing=asked))
    return target


def rows(path: Path) -> list[tuple[object, ...]]:
    return list(sheet(path, "舍位平衡").iter_rows(min_row=4, values_only=True))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(district("2022"), tmp_path_factory.mktemp("balance"))


@pytest.mark.parametrize(("exact_at", "balanced_at"), [(2, 5), (6, 9)])
def test_units_departments_and_total_add_up(book: Path, exact_at: int, balanced_at: int) -> None:
    table = rows(book)
    end = next(place for place, row in enumerate(table) if row[1] == "合计")
    units = [row for row in table[:end] if row[1] != "小计"]
    subtotals = [row for row in table[:end] if row[1] == "小计"]
    total = exact(float(str(table[end][balanced_at])))
    assert len(units) == 23
    assert sum(exact(float(str(row[balanced_at]))) for row in units) == total
    assert sum(exact(float(str(row[balanced_at]))) for row in subtotals) == total
    for row in units:
        assert abs(exact(float(str(row[balanced_at]))) - exact(float(str(row[exact_at])))) < Fraction(1, 100)


def test_every_hundredth_moved_is_on_the_trail(book: Path) -> None:
    table = rows(book)
    moved = [row for row in table if len(row) > 4 and isinstance(row[4], int | float) and row[1] != "合计"]
    moved += [row for row in table if isinstance(row[8], int | float) and row[1] != "合计"]
    start = next(place for place, row in enumerate(table) if row[2] == "项目")
    trail = [row[:7] for row in table[start + 1 :]]
    assert len(trail) == len(moved) == 3
    assert trail[0] == ("样例区农业农村局", "样例区农业农村局", "执行数", "0.195012", "0.20", "0.19", "-0.01")
    assert {row[6] for row in trail} == {"-0.01", "+0.01"}


@pytest.mark.office
def test_the_table_is_what_libreoffice_works_out(book: Path, tmp_path: Path) -> None:
    before = {at: value for at, value in stored_values(book).items() if at.startswith("舍位平衡!")}
    after = stored_values(recalculated(book, tmp_path))
    assert len(before) > 150
    for at, value in before.items():
        new = after[at]
        assert isinstance(value, Fraction)
        assert isinstance(new, Fraction)
        assert round(value, 9) == round(new, 9)


def test_in_the_unit_of_the_source_and_without_decimals(tmp_path: Path) -> None:
    files = [record("甲", budget="1.4"), record("乙", budget="1.4", executed="0"), record("丙", budget="0.4")]
    found = roster(files, unit("1", "甲"), unit("2", "乙"), unit("3", "丙"))
    table = rows(made(found, tmp_path, Balancing(Scale.TEN_THOUSAND, 0)))
    assert [row[:6] for row in table[:5]] == [
        ("教育局", "甲", 1.4, 1, 1, 2),
        ("教育局", "乙", 1.4, 1, None, 1),
        ("教育局", "丙", 0.4, 0, None, 0),
        ("教育局", "小计", 3.2, 3, None, 3),
        ("评分表·2021年·部门整体支出", "合计", 3.2, 3, None, 3),
    ]
    assert table[0][6:10] == (None, None, None, None)
    assert table[1][6:10] == (0, 0, None, 0)
    assert table[6][0] == "逐处调整明细（1 处）"
    assert table[8][:7] == ("教育局", "甲", "预算数", "1.4", "1", "2", "+1")


def test_where_nothing_moves_or_nothing_counts_the_sheet_says_so(tmp_path: Path) -> None:
    whole = roster([record("甲", budget="1.00", executed="1.00")], unit("1", "甲"))
    assert rows(made(whole, tmp_path, Balancing(Scale.TEN_THOUSAND)))[-1][0] == "各数直接舍入即相加相等，没有调整。"
    assert rows(made(Roster(()), tmp_path))[0][0] == "没有计入汇总的报表。"
    assert "舍位平衡" not in stored_names(summary_bytes(whole, tmp_path), tmp_path)


def stored_names(data: bytes, folder: Path) -> list[str]:
    import openpyxl

    (folder / "无.xlsx").write_bytes(data)
    return list(openpyxl.load_workbook(folder / "无.xlsx").sheetnames)
