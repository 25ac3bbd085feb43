from datetime import date

from tests.checks.builders import addresses, cell, faults, only
from xlscore.checks.registry import Expired, Settled, SwitchedOff
from xlscore.checks.switched_off_or_waived import switched_off_or_waived
from xlscore.model.finding import Finding, Severity
from xlscore.model.settlement import Waiver

WAIVER = Waiver("XS308", "样表不设原因栏", "局长", date(2026, 12, 31), place="A1", at="豁免.yaml:2")
ONE = Finding("XS308", Severity.WARNING, "未说明", "甲。", "请改。", "A1", (cell("I14"), cell("J14")), waiver=WAIVER)
TWO = Finding("XS308", Severity.WARNING, "未说明", "乙。", "请改。", "A1", (cell("I15"),), waiver=WAIVER, twin=1)


def waived() -> Settled:
    """Return two findings one waiver covers."""
    return Settled((ONE, TWO))


def test_findings_nobody_settled_are_no_matter() -> None:
    assert faults(switched_off_or_waived, Settled((Finding("XS308", Severity.WARNING, "甲", "甲。", "请改。"),))) == []


def test_one_note_a_waiver_names_who_why_and_until_when_at_the_cells_of_all_it_covers() -> None:
    fault = only(switched_off_or_waived, waived())
    assert fault.message == (
        "XS308「未说明」（自评表!I14、自评表!I15）共 2 条意见已豁免，不计入审核结论。"
        "批准人：局长；理由：样表不设原因栏；有效期至 2026-12-31（见 豁免.yaml:2）。"
    )
    assert addresses(fault) == ["I14", "J14", "I15"]
    assert fault.subject == "XS308/A1"


def test_a_waiver_that_has_run_out_says_that_its_findings_count_again() -> None:
    fault = only(switched_off_or_waived, Settled((), (Expired(WAIVER, (TWO,)),)))
    assert fault.message.startswith(
        "XS308「未说明」（自评表!I15）的豁免已过期，1 条意见重新计入审核结论。批准人：局长；"
    )
    assert (addresses(fault), fault.subject) == (["I15"], "XS308/A1/过期")


def test_switched_off_checks_are_named_with_how_many_findings_they_cost() -> None:
    none, some = faults(
        switched_off_or_waived, Settled((), off=(SwitchedOff("--select", "XS3", 0), SwitchedOff("--ignore", "XS4", 2)))
    )
    assert none.message.endswith("本文件没有意见因此没有列出。")
    assert some.message.endswith("本文件有 2 条意见因此没有列出。")
    assert some.fix is not None
    assert "--waivers" in some.fix
