"""按规则: every rule there is, how often it fired, and the returns on which suspiciously none did."""

from pathlib import Path

import pytest

from tests.consolidation.figures import edition, finding, line
from tests.consolidation.returns import record
from tests.write.summary.laid_out import formulas, rows, write
from xlscore.checks import ALL
from xlscore.model.finding import Severity
from xlscore.model.roster import Roster
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.findings_sheet import write_findings
from xlscore.write.summary.rules_sheet import NAME, write_rules

FULL = record("丙", edition=edition(("A", "100")), claimed="100", scores=(line("A", "100", "100"),))
ROSTER = Roster(
    (
        record("甲", findings=(finding("XS303", effect="-0.5"), finding("XS301", effect="2"), finding("XS301"))),
        record("乙", findings=(finding("XS301"), finding("XS901", Severity.NOTE))),
        FULL,
    ),
    findings=(finding("XS501"),),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Analysis]:
    target = tmp_path_factory.mktemp("rules") / "册.xlsx"
    return target, write(target, ROSTER, write_findings, write_rules)


def test_the_most_frequent_rule_comes_first_and_every_rule_is_there(made: tuple[Path, Analysis]) -> None:
    found = rows(made[0], NAME, first=4)
    assert found[0] == (1, "XS301", "强制性", "自评得分与复算得分不一致", 3, 0.5, 2, pytest.approx(2 / 3), 2)
    assert [row[1] for row in found[1:4]] == ["XS303", "XS501", "XS901"]
    assert found[2][4:9] == (1, pytest.approx(1 / 6), 0, 0, None)
    assert {row[1] for row in found[: len(ALL)]} == {item.code for item in ALL}
    assert found[4][4:] == (0, 0, 0, 0, None)
    assert found[len(ALL)][3:5] == (f"合计（4 条规则有意见，{len(ALL) - 4} 条未出现）", 6)


def test_counts_are_formulas_over_the_list_of_findings(made: tuple[Path, Analysis]) -> None:
    assert formulas(made[0])[NAME]["E4"].value == "=COUNTIF(异常清单!$E$4:$E$9,B4)"
    assert made[1].rules[0] == ("XS301 自评得分与复算得分不一致", 3)
    assert len(made[1].rules) == 4


def test_full_marks_without_a_finding_are_listed(made: tuple[Path, Analysis]) -> None:
    assert rows(made[0], NAME, first=4)[-1][:5] == (1, 2021, 100, "丙", "评分表（某地）")


def test_without_files_or_findings_nothing_is_divided_by_nothing(tmp_path: Path) -> None:
    write(tmp_path / "册.xlsx", Roster(()), write_findings, write_rules)
    found = rows(tmp_path / "册.xlsx", NAME, first=4)
    assert found[0][4:8] == (0, None, 0, None)
    assert found[-1][0] == "没有这样的自评表。"
