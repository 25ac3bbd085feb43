from pathlib import Path

import pytest

from xlscore.errors import UsageError
from xlscore.model.dossier import Dossier
from xlscore.pipeline import assess
from xlscore.write.explanation import cell_lines

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def over() -> Dossier:
    return assess(SAMPLES / "published" / "岳阳市科技事务中心_2023.xlsx")


def told(dossier: Dossier, cell: str) -> str:
    return "\n".join(cell_lines(dossier, cell))


def test_a_rate_shows_its_two_amounts(over: Dossier) -> None:
    text = told(over, "收支明细!G7")
    assert "对个人和家庭的补助：比率" in text
    assert "85.31÷58.14＝146.7320%" in text
    assert "XS404" in text


def test_a_rate_without_a_base_is_said_to_have_none(over: Dossier) -> None:
    assert "复算比率：无法复算" in told(over, "收支明细!G8")


def test_a_score_that_rests_on_unconfirmed_figures_says_so(over: Dossier) -> None:
    text = told(over, "部门整体支出绩效自评表!I5")
    assert "预算执行率" in text
    assert "待核：" in text


def test_the_total_lists_its_rows(over: Dossier) -> None:
    text = told(over, "部门整体支出绩效自评表!J105")
    assert "总分" in text
    assert "复算总分：无法复算" in text


def test_a_total_that_is_also_a_sum_is_told_once() -> None:
    lines = list(cell_lines(assess(SAMPLES / "faults" / "无误的自评表.xlsx"), "I21"))
    assert lines[1:4] == ["总分", "  合计：99.05（自评表!I21）", "  预算执行率：9.55（自评表!J6）"]
    assert lines[-2:] == ["  各行之和：99.05", "  复算总分：99.05"]
    assert len(lines) == len(set(lines)) == 14


def test_a_section_shows_the_sum_of_its_rows() -> None:
    dossier = assess(SAMPLES / "faults" / "XS304_分值合计不符.xlsx")
    assert "产出指标" in told(dossier, "自评表!B13")


def test_a_quoted_sheet_name_is_understood_and_an_unknown_cell_refused(over: Dossier) -> None:
    assert "比率" in told(over, "'收支明细'!G7")
    with pytest.raises(UsageError, match="没有可说明的计算"):
        told(over, "收支明细!Z99")
