"""执行率: bands at both sides of every limit by formula, money by kind brought to 万元, nothing counted twice."""

from pathlib import Path

import pytest

from tests.consolidation.figures import rate
from tests.consolidation.returns import record, roster, unit
from tests.oracle.formula_values import stored_values
from tests.oracle.office import recalculated
from tests.write.summary.laid_out import rows, write
from xlscore.model.roster import Roster
from xlscore.write.summary.rate_lines import NAME as LINES
from xlscore.write.summary.rates import NAME, write_rates

LIMITS = {
    "59.9999": "不满60%",
    "60": "60%至不满80%",
    "79.9999": "60%至不满80%",
    "80": "80%至不满90%",
    "89.9999": "80%至不满90%",
    "90": "90%至100%",
    "100": "90%至100%",
    "100.0001": "超过100%",
}
# 6.3 ÷ 7 is nine tenths, which binary fractions miss by a hair.
HAIR = ("6.3", "7")


@pytest.fixture(scope="module")
def limits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("bands") / "册.xlsx"
    amounts = [*((percent, "100") for percent in LIMITS), HAIR, ("1", "0"), (None, "5"), ("5", None)]
    records = [record(f"单位{place}", rates=(rate(*pair),)) for place, pair in enumerate(amounts)]
    write(target, Roster(tuple(records)), write_rates)
    return target


@pytest.mark.office
def test_formulas_put_every_rate_in_its_band_at_both_sides_of_each_limit(limits: Path, tmp_path: Path) -> None:
    stored = stored_values(limits)
    worked_out = stored_values(recalculated(limits, tmp_path))
    expected = [*LIMITS.values(), "90%至100%", "", "", ""]
    for found in (stored, worked_out):
        assert [found[f"{LINES}!M{row}"] or "" for row in range(4, 16)] == expected
        assert [found[f"{NAME}!{column}4"] for column in "DEFGHI"] == [1, 2, 2, 3, 1, 9]


def test_the_sheet_says_where_the_limits_belong(limits: Path) -> None:
    remark = rows(limits, NAME)[1][0]
    assert "60%、80%、90% 归入其上一档" in remark
    assert "恰为100%的归入“90%至100%”" in remark


@pytest.fixture(scope="module")
def money(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("money") / "册.xlsx"
    parts = {"name": "基本支出", "breakdown": "按支出性质", "whole": False}
    staff = rate("9", "10", name="在职人员", unit="人", whole=False)
    records = [
        record("教育局", rates=(rate("300", "400"), staff)),
        record("一中", rates=(rate("900000", "1000000", unit="元"), rate("20", "40", **parts))),
        record("二中", rates=(rate(None, "50"), rate("33", "30", **parts))),
    ]
    listed = roster(records, unit("1", "教育局"), unit("11", "一中", "1"), unit("12", "二中"))
    write(target, listed, write_rates)
    return target


def test_amounts_are_brought_to_ten_thousand_and_counted_once(money: Path) -> None:
    found = {row[5]: row for row in rows(money, LINES, first=4) if row[1] == "一中"}
    assert found["年度资金总额"][9:17] == ("元", None, 0.9, "90%至100%", "是", None, None, "含在上级")
    kinds = rows(money, NAME, first=6)[2:]
    assert kinds[0] == (1, "年度资金总额", "总额", "全年预算数", 1, 400, 300, 0.75, 1, 0)
    assert kinds[1] == (2, "基本支出", "按支出性质", "全年预算数", 1, 30, 33, 1.1, 1, 1)
    assert len(kinds) == 2
    assert rows(money, NAME, first=4)[0][3:] == (0, 1, 0, 1, 0, 2, 0.75)


@pytest.mark.office
def test_every_figure_is_what_libreoffice_works_out(money: Path, tmp_path: Path) -> None:
    before, after = stored_values(money), stored_values(recalculated(money, tmp_path))
    assert {at: after[at] for at, old in before.items() if (old or "") != (after[at] or "")} == {}


def test_more_rates_than_rows_go_on_and_are_summed_over_both_sheets(tmp_path: Path) -> None:
    records = tuple(record(f"单位{place}", rates=(rate("9", "10"),)) for place in range(5))
    write(tmp_path / "册.xlsx", Roster(records), write_rates, most_rows=6)
    assert [row[0] for row in rows(tmp_path / "册.xlsx", f"{LINES}（2）", first=4)] == [4, 5]
    assert rows(tmp_path / "册.xlsx", NAME, first=4)[0][3:] == (0, 0, 0, 5, 0, 5, 0.9)
    assert rows(tmp_path / "册.xlsx", NAME, first=6)[2][4:8] == (5, 50, 45, 0.9)


def test_without_rates_or_editions_sentences_say_so(tmp_path: Path) -> None:
    write(tmp_path / "册.xlsx", Roster((record("甲", edition=None, rates=()),)), write_rates)
    assert rows(tmp_path / "册.xlsx", NAME)[-1][1] == "没有识别出评分表的自评表，无执行率可分析。"
    assert rows(tmp_path / "册.xlsx", LINES)[-1][0] == "没有可列的执行率。"
    write(tmp_path / "册.xlsx", Roster((record("甲", rates=()),)), write_rates)
    assert rows(tmp_path / "册.xlsx", NAME)[-1][3:9] == (0, 0, 0, 0, 0, 0)
