"""A unit with several files hands in its explanations once."""

from dataclasses import replace

from xlscore.checks.settlement import across_files, across_records
from xlscore.consolidation.condense import condense
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, Severity, Verdict
from xlscore.model.settlement import Answer, Explanation

MINE = Answer("XS308:甲", "因停电", "说明.xlsx:2", ("甲局",))
GONE = Answer("XS308:旧", "因停电", "说明.xlsx:3", ("甲局",))
ITSELF = Answer("XS308:甲", "因停电", "审核结果!L9")
TAKEN = Finding(
    "XS308", Severity.WARNING, "甲", "甲。", "请改。", "甲", explanation=Explanation("因停电", "说明.xlsx:2")
)


def test_what_another_file_took_is_no_stray_and_what_nobody_took_is() -> None:
    one = Dossier("一.xlsx", "", unit="甲局", findings=(TAKEN,), strays=(GONE,))
    two = Dossier("二.xlsx", "", unit="甲局", strays=(MINE, GONE, ITSELF))
    assert across_files([one, two]) == (one, replace(two, strays=(GONE, ITSELF)))


def test_explanations_of_other_units_are_compared() -> None:
    text = "因受持续降雨影响，第四季度两期培训场地漏水无法使用，改在下年第一季度补办"
    told = replace(TAKEN, explanation=Explanation(text))
    found = across_files(Dossier(f"{unit}.xlsx", "", unit=unit, findings=(told,)) for unit in ("甲局", "乙局"))
    assert [item.findings[0].counts for item in found] == [True, True]


def test_records_are_compared_too_and_their_verdicts_follow() -> None:
    text = "因受持续降雨影响，第四季度两期培训场地漏水无法使用，改在下年第一季度补办"
    told = replace(TAKEN, explanation=Explanation(text))
    filed = [Dossier(f"{unit}.xlsx", "", unit=unit, findings=(told,)) for unit in ("甲局", "乙局")]
    broken = Dossier("三.xlsx", "", unit="丙局", findings=(told,), readable=False)
    records = tuple(map(condense, [*filed, broken]))
    assert [record.verdict for record in records] == [Verdict.PASS, Verdict.PASS, Verdict.UNREADABLE]
    found = across_records(records)
    assert [record.verdict for record in found] == [Verdict.EXPLAIN, Verdict.EXPLAIN, Verdict.UNREADABLE]
    assert across_records(found) == found
