"""An explanation two units share word for word is found wanting in both."""

from dataclasses import replace

from xlscore.checks.settlement.copies import shared_texts, without_copies
from xlscore.consolidation.condense import condense
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, Severity
from xlscore.model.settlement import Across, Explanation

TEXT = "因受持续降雨影响，第四季度两期培训场地漏水无法使用，改在下年第一季度补办"
assert len(TEXT) > 31


def filed(unit: str, text: str, severity: Severity = Severity.WARNING) -> Dossier:
    found = Finding("XS308", severity, "甲", "甲。", "请改。", explanation=Explanation(text))
    return Dossier(f"{unit}.xlsx", "", unit=unit, findings=(found, replace(found, explanation=None)))


def asked(*dossiers: Dossier) -> list[Dossier]:
    across = Across(shared_texts(map(condense, dossiers)))
    return [replace(item, findings=without_copies(item.findings, item.unit, across)) for item in dossiers]


def faults(*dossiers: Dossier) -> list[tuple[str, ...]]:
    explained = [dossier.findings[0].explanation for dossier in asked(*dossiers)]
    return [explanation.faults for explanation in explained if explanation is not None]


def test_both_units_are_asked_because_nobody_knows_who_copied() -> None:
    one, two = filed("甲局", TEXT), filed("乙局", f"{TEXT}。")
    assert [item.findings[0].counts for item in (one, two)] == [False, False]
    assert [item.findings[0].counts for item in asked(one, two)] == [True, True]
    assert faults(one, two) == [
        ("与其他单位的说明一字不差：乙局。请写本单位的情况；确属统一口径的，写明依据的文号。",),
        ("与其他单位的说明一字不差：甲局。请写本单位的情况；确属统一口径的，写明依据的文号。",),
    ]


def test_many_units_are_named_in_short() -> None:
    (first, *_) = faults(*(filed(f"{number}局", TEXT) for number in "甲乙丙丁戊"))
    assert "乙局、丙局、丁局等。" in first[0]


def test_one_unit_may_say_the_same_twice_and_another_something_else() -> None:
    assert faults(filed("甲局", TEXT), filed("甲局", TEXT), filed("乙局", f"{TEXT}，已报批")) == [(), (), ()]


def test_short_texts_coincide_and_29_letters_are_short() -> None:
    short = TEXT.replace("，", "")[:29]
    assert faults(filed("甲局", short), filed("乙局", short)) == [(), ()]
    assert all(faults(filed("甲局", f"{short}期"), filed("乙局", f"{short}期")))


def test_a_text_that_cites_its_document_may_be_common() -> None:
    text = f"按样财〔2022〕3号统一调减，{TEXT}"
    assert faults(filed("甲局", text), filed("乙局", text)) == [(), ()]


def test_files_without_a_unit_and_errors_are_left_alone() -> None:
    assert faults(filed("", TEXT), filed("甲局", TEXT)) == [(), ()]
    assert faults(filed("甲局", TEXT, Severity.ERROR), filed("乙局", TEXT)) == [(), ()]
    assert faults(filed("", TEXT), filed("甲局", TEXT), filed("乙局", TEXT))[0] == ()
