"""等级敏感 and 相同文本: a row a unit, with links where there is a copy, and one sentence where there is nothing."""

from fractions import Fraction
from pathlib import Path

from tests.consolidation.figures import edition
from tests.consolidation.returns import record
from tests.write.summary.laid_out import formulas, rows, write
from xlscore.cells import CellRef
from xlscore.model.record import Passage
from xlscore.model.roster import Roster
from xlscore.write.summary.same_texts_sheet import NAME as TEXTS
from xlscore.write.summary.same_texts_sheet import write_same_texts
from xlscore.write.summary.sensitive_sheet import NAME, write_sensitive

SHEET = edition(("A", "100"))
TEXT = "各项工作按年初计划如期完成，资金按进度支付到位，服务对象普遍满意，没有发现违规使用资金的情况。"
AT = CellRef("自评表", 7, 2)


def test_a_unit_whose_grade_could_change_stands_with_its_range(tmp_path: Path) -> None:
    doubtful = record(
        "甲", edition=SHEET, claimed="91", recomputed="91", claimed_grade="优", total_at=CellRef("自评表", 30, 9),
        grade_range=("良", "优"), total_range=(Fraction(88), Fraction(91)),
    )  # fmt: skip
    apart = record("乙", edition=SHEET, claimed="80", recomputed="79.5", project="某项目")
    settled = record("丙", edition=SHEET, claimed="95", recomputed="95")
    write(tmp_path / "册.xlsx", Roster((doubtful, apart, settled)), write_sensitive, copies=1)
    found = rows(tmp_path / "册.xlsx", NAME, first=4)
    assert found[0][1:13] == ("甲", "评分表", 2021, 91, 91, "优", 88, 91, "良", "优", 1, "—")
    assert found[1][1:14] == (
        "乙：某项目", "评分表", 2021, 80, 79.5, None, "—", "—", "中", "良", 19.5, 0.5,
        "自评得分属“良”，复算得分属“中”。",
    )  # fmt: skip
    assert len(found) == 2
    sheet = formulas(tmp_path / "册.xlsx")[NAME]
    assert (sheet["O4"].hyperlink.target, sheet["O4"].hyperlink.location) == ("批注0.xlsx", "自评表!I30")
    assert sheet["O5"].value is None


def test_equal_texts_stand_together_with_their_cells(tmp_path: Path) -> None:
    records = tuple(
        record(name, passages=(Passage("完成情况", TEXT, at),)) for name, at in (("甲", AT), ("乙", AT), ("丙", None))
    )
    write(tmp_path / "册.xlsx", Roster(records), write_same_texts, copies=1)
    found = rows(tmp_path / "册.xlsx", TEXTS, first=4)
    assert [row[:8] for row in found] == [
        (1, "甲", "完成情况", 2021, 3, TEXT, "自评表", "B7"),
        (1, "乙", "完成情况", 2021, 3, "（同上）", "自评表", "B7"),
        (1, "丙", "完成情况", 2021, 3, "（同上）", None, None),
    ]
    sheet = formulas(tmp_path / "册.xlsx")[TEXTS]
    assert sheet["H4"].hyperlink.target == "批注0.xlsx"
    assert sheet["H5"].hyperlink is None
    assert sheet["I6"].hyperlink.target.endswith("丙.xlsx")


def test_nothing_to_list_is_said(tmp_path: Path) -> None:
    write(tmp_path / "册.xlsx", Roster((record("甲"),)), write_sensitive, write_same_texts)
    assert rows(tmp_path / "册.xlsx", NAME)[-1][0] == "没有等级可能改变的自评表。"
    assert rows(tmp_path / "册.xlsx", TEXTS)[-1][0] == "没有不同单位一字不差的文字。"
