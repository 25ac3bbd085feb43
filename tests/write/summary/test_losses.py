"""失分分析: indicators by points lost with their shares, units by cause, all by formulas over 指标得分."""

from pathlib import Path

import pytest

from tests.consolidation.figures import edition, line, rate
from tests.consolidation.returns import record
from tests.oracle.formula_values import stored_values
from tests.oracle.office import recalculated
from tests.write.summary.laid_out import rows, write
from xlscore.model.roster import Roster
from xlscore.model.scorecard import ScoreState
from xlscore.write.summary.losses import NAME, write_losses
from xlscore.write.summary.scores import write_scores

SHEET = edition(("E", "10"), ("A", "40"), ("C", None))
ROSTER = Roster(
    (
        record(
            "甲",
            edition=SHEET,
            scores=(line("E", "10", "9", "8"), line("A", "40", "40")),
            rates=(rate("8", "10", indicator="E"),),
        ),
        record(
            "乙", edition=SHEET, scores=(line("E", "10", "10", "10"), line("A", "40", "30", state=ScoreState.JUDGED))
        ),
        record("丙", edition=SHEET, scores=(line("E", "10", None), line("A", "40", "45"))),
    )
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("losses") / "册.xlsx"
    write(target, ROSTER, write_scores, write_losses)
    return target


def test_indicators_come_with_the_most_points_lost_first_and_their_shares(book: Path) -> None:
    found = rows(book, NAME, first=10)
    assert found[0][0] == "评分表·2021年·部门整体支出　3 户"
    assert found[2] == (
        1,
        "产出指标",
        "指标A",
        40,
        3,
        1,
        10,
        10,
        pytest.approx(10 / 12),
        pytest.approx(10 / 12),
        pytest.approx(10 / 3),
    )
    assert found[3] == (2, "产出指标", "指标E", 10, 2, 1, 1, 2, pytest.approx(2 / 12), 1, 1)
    assert found[4][1:8] == ("合计", None, None, None, None, 11, 12)
    assert found[5][0] == "另有 1 项指标未公布分值，无法计算失分。"


def test_units_come_with_their_causes(book: Path) -> None:
    found = rows(book, NAME, first=10)[6:]
    assert found[0][:9] == (
        "序号",
        "单位",
        "主要原因",
        "未完成目标",
        "执行率",
        "未提供数据",
        "评定",
        "其他",
        "失分合计",
    )
    assert found[1][:9] == (1, "乙", "评定", None, None, None, 10, None, 10)
    assert found[2][:9] == (2, "甲", "执行率", None, 2, None, None, None, 2)
    assert found[3][1:9] == ("合计（2 户失分，1 户未失分）", None, 0, 2, 0, 10, 0, 12)


def test_the_sheet_says_what_counts_as_which_cause(book: Path) -> None:
    said = {row[1]: row[2] for row in rows(book, NAME, first=4)[:5]}
    assert said["评定"] == "该行由人评定得分（定性指标）"
    assert set(said) == {"未完成目标", "执行率", "未提供数据", "评定", "其他"}


@pytest.mark.office
def test_every_figure_is_what_libreoffice_works_out(book: Path, tmp_path: Path) -> None:
    assert differences(book, tmp_path) == {}


def differences(book: Path, folder: Path) -> dict[str, tuple[object, object]]:
    before, after = stored_values(book), stored_values(recalculated(book, folder))
    return {at: (old, after[at]) for at, old in before.items() if not alike(old, after[at])}


def alike(old: object, new: object) -> bool:
    if isinstance(old, str) or isinstance(new, str) or old is None or new is None:
        return (old or "") == (new or "")
    return round(float(old), 9) == round(float(new), 9)  # type: ignore[arg-type]  # numbers both


def test_scores_on_several_sheets_are_added_up(tmp_path: Path) -> None:
    write(tmp_path / "册.xlsx", ROSTER, write_scores, write_losses, most_rows=24)
    found = next(row for row in rows(tmp_path / "册.xlsx", NAME) if row[2] == "指标A")
    assert found[4:8] == (3, 1, 10, 10)


def test_nothing_to_analyse_is_said(tmp_path: Path) -> None:
    write(tmp_path / "册.xlsx", Roster(()), write_scores, write_losses)
    assert rows(tmp_path / "册.xlsx", NAME)[-1][1] == "没有识别出评分表的自评表，无失分可分析。"


def test_a_group_that_lost_nothing_has_no_shares(tmp_path: Path) -> None:
    full = record("甲", edition=edition(("A", "40")), scores=(line("A", "40", "40", "40"),))
    write(tmp_path / "册.xlsx", Roster((full,)), write_scores, write_losses)
    found = rows(tmp_path / "册.xlsx", NAME, first=10)
    assert found[2][4:] == (1, 0, 0, 0, None, None, 0)
    assert found[-1][1:4] == ("合计（0 户失分，1 户未失分）", None, 0)
