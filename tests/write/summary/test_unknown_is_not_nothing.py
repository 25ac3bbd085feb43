"""What nobody stated is blank on 汇总 and 失分分析, never 0; what was stated as 0 is."""

from pathlib import Path

import openpyxl
import pytest

from tests.consolidation.figures import edition, line
from tests.consolidation.returns import record
from tests.oracle.formula_values import stored_values
from tests.oracle.office import recalculated
from tests.write.summary.laid_out import rows
from xlscore.model.roster import Roster
from xlscore.write.summary import summary_bytes, unit_columns
from xlscore.write.summary.losses import NAME as LOSSES

SHEET = edition(("E", "10"), ("A", "90"))
BARE = record("甲", edition=SHEET, claimed="98", scores=(line("E", "10", None),), rates=())
NOTHING = record("乙", edition=SHEET, claimed="0", budget="0", executed="0", scores=(line("E", "10", "10"),), year=2022)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("空") / "汇总.xlsx"
    target.write_bytes(summary_bytes(Roster((BARE, NOTHING)), target.parent))
    return target


def test_amounts_nobody_stated_have_no_total_and_stated_zeros_do(book: Path) -> None:
    totals = [row for row in rows(book, unit_columns.NAME, first=4) if str(row[1]).startswith("合计（")]
    assert [row[unit_columns.BUDGET] for row in totals] == [None, 0]
    assert [row[unit_columns.EXECUTED] for row in totals] == [None, 0]


def test_losses_of_units_without_scores_are_not_known(book: Path) -> None:
    found = [row for row in rows(book, LOSSES) if str(row[1] or "").startswith("合计")]
    assert (found[0][6] or "", found[0][7] or "") == ("", "")
    assert found[1][1] == "合计（0 户失分，0 户未失分，1 户没有分行得分、失分不详）"
    assert (found[2][6], found[2][7]) == (0, 0)
    assert found[3][1] == "合计（0 户失分，1 户未失分）"
    groups = [row for row in rows(book, "总览") if row[0] in {1, 2} and isinstance(row[3], int | float)]
    assert (groups[0][11] or "", groups[0][12] or "") == ("", "")
    assert groups[1][11:13] == (0, 0)


def test_a_reviewers_score_is_bounded_by_the_full_points(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)[unit_columns.NAME]
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "decimal"]
    assert [(str(rule.sqref), rule.operator, rule.formula1, rule.formula2) for rule in rules] == [
        ("K4:K5", None, "0", "100.0")
    ]
    assert rules[0].error == "请填 0 至 100 之间的数字，或留空。"


@pytest.mark.office
def test_libreoffice_leaves_the_same_cells_blank(book: Path, tmp_path: Path) -> None:
    after = stored_values(recalculated(book, tmp_path))
    assert {at: (old, after[at]) for at, old in stored_values(book).items() if (old or "") != (after[at] or "")} == {}
