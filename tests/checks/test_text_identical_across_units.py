from dataclasses import replace

from tests.checks.builders import faults, finding, line, only, row, sheet, word
from tests.checks.rosters import dossier, roster
from xlscore.checks.text_identical_across_units import text_identical_across_units
from xlscore.consolidation.long_texts import LEAST
from xlscore.model.dossier import Dossier
from xlscore.model.scorecard import Scorecard
from xlscore.model.submission import Submission

LONG = "受疫情影响，第三季度原定的两期集中培训未能如期举办，已改为线上开展，其余任务均按计划完成。"


def filed(unit: str, submission: Submission | None) -> Dossier:
    return replace(dossier(f"{unit}.xlsx", "a"), unit=unit, submission=submission, scorecard=Scorecard())


def with_reason(text: str) -> Submission:
    return sheet(rows=(row(9, "P.1", reason=word(text, "J9")),))


def test_a_long_reason_shared_by_two_units_is_reported_with_both() -> None:
    found = finding(
        text_identical_across_units,
        roster(dossiers=(filed("教育局", with_reason(LONG)), filed("民政局", with_reason(LONG.replace("，", ", "))))),
    )
    assert found.severity.value == "warning"
    assert found.message == f"「教育局」自评表!J9、「民政局」自评表!J9的原因一字不差：「{LONG[:40]}……」。"


def test_completion_texts_worded_actuals_and_notes_on_amounts_count_too() -> None:
    texts = sheet(
        texts={"实际完成情况": word(LONG, "G4"), "预期目标": word(f"目标{LONG}", "B4")},
        rows=(row(9, "P.1", actual=word(f"甲{LONG}", "G9")),),
        lines=(replace(line(6, "基本支出"), reason=word(f"乙{LONG}", "J6")),),
    )
    found = faults(text_identical_across_units, roster(dossiers=(filed("甲局", texts), filed("乙局", texts))))
    assert [fault.message.partition("一字不差")[0].rpartition("的")[2] for fault in found] == [
        "实际完成情况",
        "实际完成值",
        "说明",
    ]


def test_a_text_as_long_as_the_limit_counts_and_a_shorter_one_does_not() -> None:
    def both(text: str) -> int:
        held = (filed("甲局", with_reason(text)), filed("乙局", with_reason(text)))
        return len(faults(text_identical_across_units, roster(dossiers=held)))

    assert both("字" * LEAST) == 1
    assert both("字" * (LEAST - 1) + "。。。") == 0


def test_one_unit_filing_twice_an_unnamed_unit_and_an_unreadable_file_are_no_other_unit() -> None:
    same = (filed("甲局", with_reason(LONG)), filed("甲局", with_reason(LONG)), filed("", with_reason(LONG)))
    assert faults(text_identical_across_units, roster(dossiers=(*same, filed("乙局", None)))) == []


def test_many_units_are_counted_and_the_list_is_cut() -> None:
    held = tuple(filed(f"第{place}局", with_reason("字" * LEAST)) for place in range(10))
    found = only(text_identical_across_units, roster(dossiers=held))
    assert "「第7局」自评表!J9等 10 个单位的原因" in found.message
    assert "第8局" not in found.message
