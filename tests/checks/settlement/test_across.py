"""A unit with several files hands in its explanations once."""

from dataclasses import replace

from xlscore.checks.settlement import across_files, settled
from xlscore.consolidation.condense import condense
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, Severity
from xlscore.model.settlement import Across, Answer, Explanation, Measures

MINE = Answer("XS308:甲", "因停电", "说明.xlsx:2", ("甲局",))
GONE = Answer("XS308:旧", "因停电", "说明.xlsx:3", ("甲局",))
ITSELF = Answer("XS308:甲", "因停电", "审核结果!L9")
TAKEN = Finding(
    "XS308", Severity.WARNING, "甲", "甲。", "请改。", "甲", explanation=Explanation("因停电", "说明.xlsx:2")
)


def test_what_another_file_took_is_no_stray_and_what_nobody_took_is() -> None:
    one = Dossier("一.xlsx", "", unit="甲局", findings=(TAKEN,))
    across = across_files(map(condense, [one, Dossier("二.xlsx", "", unit="甲局")]))
    assert across == Across((), (("说明.xlsx:2", "XS308:甲"),))
    other = settled(Dossier("二.xlsx", "", unit="甲局"), Measures(across=across), (ITSELF, GONE))
    assert other.strays == (ITSELF, GONE)
    assert settled(Dossier("二.xlsx", "", unit="甲局"), Measures(across=across), (MINE, GONE)).strays == (GONE,)


def test_explanations_of_other_units_are_compared() -> None:
    text = "因受持续降雨影响，第四季度两期培训场地漏水无法使用，改在下年第一季度补办"
    told = replace(TAKEN, explanation=Explanation(text))
    records = [condense(Dossier(f"{unit}.xlsx", "", unit=unit, findings=(told,))) for unit in ("甲局", "乙局")]
    assert [units for _, units in across_files(records).shared] == [("甲局", "乙局")]
    assert across_files(records[:1]).shared == ()
