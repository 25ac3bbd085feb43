"""How often rules fired, and the returns on which suspiciously none did."""

from fractions import Fraction

import pytest

from tests.consolidation.figures import edition, finding, line
from tests.consolidation.returns import record
from xlscore.consolidation.lines import lay_out
from xlscore.consolidation.rule_counts import rule_counts, without_fault
from xlscore.model.finding import Severity
from xlscore.model.record import Record
from xlscore.model.roster import Roster

FULL = (line("A", "60", "60"), line("B", "40", "40"))
SHEET = edition(("A", "60"), ("B", "40"))


def test_findings_files_and_effects_are_counted_apart() -> None:
    twice = record("甲", findings=(finding("XS301", effect="2"), finding("XS301", effect="-0.5")))
    once = record("乙", findings=(finding("XS301"),))
    found = rule_counts(Roster((twice, once), findings=(finding("XS501"),)))
    assert (found["XS301"].findings, found["XS301"].files, found["XS301"].effect) == (3, 2, Fraction("2.5"))
    assert (found["XS501"].findings, found["XS501"].files, found["XS501"].effect) == (1, 0, Fraction(0))
    assert set(found) == {"XS301", "XS501"}


def silent(held: Record) -> bool:
    roster = Roster((held,))
    return bool(without_fault(roster, lay_out(roster).lines))


def test_full_marks_everywhere_without_a_finding_are_worth_a_look() -> None:
    assert silent(record("甲", edition=SHEET, claimed="100", scores=FULL))
    note = (finding("XS901", Severity.NOTE),)
    assert silent(record("甲", edition=SHEET, claimed="100", scores=FULL, findings=note))


@pytest.mark.parametrize(
    "held",
    [
        record("甲", edition=SHEET, claimed="99.99", scores=FULL),
        record("甲", edition=SHEET, claimed="100", scores=(line("A", "60", "60"), line("B", "40", "39"))),
        record("甲", edition=SHEET, claimed="100", scores=(line("A", None, "60"),)),
        record("甲", edition=SHEET, claimed="100", scores=()),
        record("甲", edition=None, claimed="100", scores=FULL),
        record("甲", edition=SHEET, claimed="100", scores=FULL, findings=(finding("XS310", Severity.WARNING),)),
    ],
)
def test_any_point_lost_or_warning_is_a_reason_enough_not_to(held: Record) -> None:
    assert not silent(held)
