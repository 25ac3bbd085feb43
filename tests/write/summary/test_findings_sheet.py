"""异常清单: every finding once, its figures as numbers, its links, and what happens when there are too many."""

from pathlib import Path
from typing import Any

import pytest

from tests.consolidation.figures import finding
from tests.consolidation.returns import record
from tests.write.summary.laid_out import formulas, rows, write
from xlscore.model.finding import Severity
from xlscore.model.roster import Roster
from xlscore.write.summary import findings_sheet
from xlscore.write.summary.findings_sheet import NAME, open_findings, write_findings

RATE: dict[str, Any] = {"claimed": "0.9", "recomputed": "0.85", "difference": "0.05", "percent": True}
HELD = (
    finding("XS301", effect="1.5", claimed="9", recomputed="7.5", difference="1.5"),
    finding("XS401", Severity.WARNING, **RATE),
    finding("XS305", claimed="优", recomputed="良", cells=()),
)
ROSTER = Roster((record("甲", findings=HELD), record("乙", year=None)), findings=(finding("XS501", cells=()),))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("findings") / "册.xlsx"
    write(target, ROSTER, write_findings, copies=1)
    return target


def test_every_finding_stands_once_with_its_figures_as_numbers(book: Path) -> None:
    found = rows(book, NAME, first=4)
    assert [row[:6] for row in found] == [
        (1, "甲", "2021", "强制性", "XS301", "问题"),
        (2, "甲", "2021", "提示性", "XS401", "问题"),
        (3, "甲", "2021", "强制性", "XS305", "问题"),
        (4, "（多个单位）", None, "强制性", "XS501", "问题"),
    ]
    assert [row[9:13] for row in found[:3]] == [(9, 7.5, 1.5, 1.5), (0.9, 0.85, 0.05, None), ("优", "良", None, None)]
    assert formulas(book)[NAME]["J5"].number_format == "0.00%"


def test_a_cell_links_to_the_copy_and_every_line_to_both_files(book: Path) -> None:
    sheet = formulas(book)[NAME]
    links = {
        cell.coordinate: (cell.hyperlink.target, cell.hyperlink.location)
        for row in sheet
        for cell in row
        if cell.hyperlink
    }
    assert links["H4"] == ("批注0.xlsx", "自评表!I5")
    assert "H6" not in links
    assert links["Q6"][0] == "批注0.xlsx"
    assert str(links["R6"][0]).endswith("甲.xlsx")
    assert not [at for at in links if at.endswith("7")]


def test_the_reviewer_chooses_what_became_of_a_finding(book: Path) -> None:
    sheet = formulas(book)[NAME]
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("O4:O7", '"已改正,已说明,已豁免,待核实,已有更正件"')
    assert sheet.auto_filter.ref == "A3:R7"


def test_without_copies_cells_are_named_but_not_linked(tmp_path: Path) -> None:
    write(tmp_path / "册.xlsx", ROSTER, write_findings)
    sheet = formulas(tmp_path / "册.xlsx")[NAME]
    assert (sheet["H4"].value, sheet["H4"].hyperlink, sheet["Q4"].value) == ("I5", None, None)


def test_more_links_than_excel_takes_are_given_up_from_the_least_useful_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings_sheet, "LINKS", 11)
    write(tmp_path / "册.xlsx", ROSTER, write_findings, copies=1)
    sheet = formulas(tmp_path / "册.xlsx")[NAME]
    assert "只保留单元格的链接" in sheet["A2"].value
    assert (sheet["H4"].hyperlink is not None, sheet["R4"].hyperlink, sheet["Q4"].value) == (True, None, "有")
    monkeypatch.setattr(findings_sheet, "LINKS", 3)
    write(tmp_path / "册.xlsx", ROSTER, write_findings, copies=1)
    assert "只有前 3 条有单元格链接" in formulas(tmp_path / "册.xlsx")[NAME]["A2"].value


def test_more_findings_than_rows_go_on_in_a_further_sheet(tmp_path: Path) -> None:
    analysis = write(tmp_path / "册.xlsx", ROSTER, write_findings, most_rows=6)
    assert analysis.finding_sheets == [("异常清单", 3), ("异常清单（2）", 1)]
    assert [row[0] for row in rows(tmp_path / "册.xlsx", "异常清单（2）", first=4)] == [4]
    assert "续页" in formulas(tmp_path / "册.xlsx")["异常清单（2）"]["A2"].value
    assert open_findings(analysis, Severity.ERROR).count("COUNTIFS(") == 2


def test_no_finding_is_said(tmp_path: Path) -> None:
    write(tmp_path / "册.xlsx", Roster(()), write_findings)
    assert rows(tmp_path / "册.xlsx", NAME, first=4)[0][0] == "没有审核意见。"
