"""指标得分: blocks by edition and year, points and 得分率; sheets that are too small, groups that are too large."""

from pathlib import Path
from typing import Any

import pytest

from tests.consolidation.figures import edition, line
from tests.consolidation.returns import record
from tests.write.summary.laid_out import formulas, rows, write
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.write.summary import scores
from xlscore.write.summary.scores import NAME, write_scores

SHEET = edition(("A", "10"), ("P", "40"), ("C", None))


def filled(unit: str, one: str | None, two: str | None = None, **more: Any) -> Record:
    held = (
        line("A", "10", one, two),
        line("P.1", "20", "20", "20"),
        line("P.2", "20", "15", "10"),
        line("C", None, "3"),
    )
    return record(unit, edition=SHEET, scores=held, **more)


ROSTER = Roster((filled("甲", "9", "8"), filled("乙", None), filled("丙", "10", "10", year=2022)))


def test_points_and_shares_stand_in_blocks_by_year(tmp_path: Path) -> None:
    write(tmp_path / "册.xlsx", ROSTER, write_scores)
    found = [row[:5] for row in rows(tmp_path / "册.xlsx", NAME, first=3)]
    assert found[:9] == [
        ("评分表·2021年·部门整体支出　2 户", None, None, None, None),
        ("单位", "项目", "指标A\n（10分）", "指标P\n（40分）", "指标C\n（分值未公布）"),
        ("甲", "自评得分", 9, 35, 3),
        ("乙", "自评得分", "—", 35, 3),
        ("平均", "自评得分", 9, 35, 3),
        ("单位", "项目", "指标A\n（10分）", "指标P\n（40分）", "指标C\n（分值未公布）"),
        ("甲", "复算得分", 8, 30, "—"),
        ("乙", "复算得分", "—", 30, "—"),
        ("平均", "复算得分", 8, 30, None),
    ]
    assert found[10:13] == [
        ("甲", "自评得分率", 0.9, 0.875, "—"),
        ("乙", "自评得分率", None, 0.875, "—"),
        ("平均", "自评得分率", 0.9, 0.875, None),
    ]
    assert found[14:17] == [
        ("甲", "复算得分率", 0.8, 0.75, "—"),
        ("乙", "复算得分率", None, 0.75, "—"),
        ("平均", "复算得分率", 0.8, 0.75, None),
    ]
    assert found[17][0] == "评分表·2022年·部门整体支出　1 户"
    assert len(found) == 17 + 13


def test_other_sheets_learn_where_the_scores_stand(tmp_path: Path) -> None:
    analysis = write(tmp_path / "册.xlsx", ROSTER, write_scores)
    ((own, best),) = analysis.scores[0, "A"]
    assert (str(own), str(best)) == ("指标得分!$C$5:$C$6", "指标得分!$C$10:$C$11")
    assert len(formulas(tmp_path / "册.xlsx")[NAME].conditional_formatting) == 10


def test_a_share_is_a_formula_up_to_a_limit_and_a_number_beyond(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "册.xlsx", ROSTER, write_scores)
    assert formulas(tmp_path / "册.xlsx")[NAME]["C15"].value == '=IF(ISNUMBER(C5),C5/10,"")'
    monkeypatch.setattr(scores, "LIVE", 1)
    write(tmp_path / "册.xlsx", ROSTER, write_scores)
    sheet = formulas(tmp_path / "册.xlsx")[NAME]
    assert (sheet["C15"].value, sheet["C16"].value) == (0.9, None)
    assert "超过 1 户的，各户得分率为数值" in sheet["A2"].value


def test_more_columns_than_a_sheet_has_are_split(tmp_path: Path) -> None:
    analysis = write(tmp_path / "册.xlsx", ROSTER, write_scores, most_columns=4)
    sheet = formulas(tmp_path / "册.xlsx")[NAME]
    assert (sheet["C4"].value, sheet["D4"].value, sheet["E4"].value) == ("指标A\n（10分）", "指标P\n（40分）", None)
    assert str(analysis.scores[0, "C"][0].claimed) == "指标得分!$C$26:$C$27"


def test_more_rows_than_a_sheet_has_are_split_and_said(tmp_path: Path) -> None:
    analysis = write(tmp_path / "册.xlsx", ROSTER, write_scores, most_rows=24)
    book = formulas(tmp_path / "册.xlsx")
    assert book.sheetnames[:-1] == ["指标得分", "指标得分（2）", "指标得分（3）"]
    assert "分 3 页列示" in book["指标得分"]["A2"].value
    assert [str(blocks.claimed) for blocks in analysis.scores[0, "A"]] == [
        "指标得分!$C$5:$C$5",
        "'指标得分（2）'!$C$5:$C$5",
    ]


def test_without_editions_one_sentence_says_so(tmp_path: Path) -> None:
    write(tmp_path / "册.xlsx", Roster((record("甲", edition=None),)), write_scores)
    assert rows(tmp_path / "册.xlsx", NAME, first=3)[0][0] == "没有识别出评分表的自评表，无指标可列。"
