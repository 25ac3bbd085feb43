from dataclasses import replace

from tests.checks.builders import cell, row, scored, sheet, typed
from xlscore.checks.registry import Scored
from xlscore.checks.roots import grade_doubt
from xlscore.exact import exact
from xlscore.model.finding import Finding, Severity


def stage(total: str = "89.55", *claimed: str) -> Scored:
    rows = tuple(row(9 + place, f"P.{place}", "50", value) for place, value in enumerate(claimed or (total,)))
    return scored(sheet(rows=rows, total=typed(total, "I20")))


def finding(code: str, effect: str | None, **more: object) -> Finding:
    base = Finding(code, Severity.ERROR, "", "", "", subject="甲", cells=(cell("I9"), cell("G9")))
    return replace(base, effect=None if effect is None else exact(effect), **more)  # type: ignore[arg-type]


def test_a_score_too_low_that_holds_the_unit_below_a_boundary_puts_its_grade_in_doubt() -> None:
    doubt = grade_doubt(stage(), [finding("XS301", "-0.5")])
    assert doubt is not None
    assert (str(doubt.lowest), str(doubt.highest)) == ("1791/20", "1801/20")
    assert (doubt.lowest_grade, doubt.highest_grade) == ("良", "优")
    assert doubt.findings == ("XS301:甲",)
    assert [at.a1 for at in doubt.cells] == ["I9"]


def test_just_below_the_boundary_or_within_a_band_there_is_none() -> None:
    assert grade_doubt(stage(), [finding("XS301", "-0.44")]) is None
    assert grade_doubt(stage(), [finding("XS301", "-0.45")]) is not None
    assert grade_doubt(stage(), [finding("XS301", "9.55")]) is None
    assert grade_doubt(stage(), [finding("XS301", "9.56")]) is not None


def test_findings_that_pull_both_ways_span_a_range_and_the_greatest_is_named_first() -> None:
    doubt = grade_doubt(stage(), [finding("XS301", "-1"), finding("XS302", "12", subject="乙")])
    assert doubt is not None
    assert (str(doubt.lowest), str(doubt.highest)) == ("1551/20", "1811/20")
    assert (doubt.lowest_grade, doubt.highest_grade) == ("中", "优")
    assert doubt.findings == ("XS302:乙", "XS301:甲")


def test_notes_and_findings_without_effect_dispute_nothing() -> None:
    assert grade_doubt(stage(), [finding("XS307", "-5", severity=Severity.NOTE), finding("XS401", None)]) is None


def test_a_total_added_from_other_scores_does_not_follow_from_the_rows() -> None:
    # The rows claim 89, the total says 89.55: what is wrong in a row is not wrong in it.
    apart = stage("89.55", "44.5", "44.5")
    assert grade_doubt(apart, [finding("XS301", "-0.5")]) is None
    both = [finding("XS301", "-0.5"), finding("XS303", "0.55", subject="总分")]
    assert grade_doubt(apart, both) is not None


def test_totals_stay_between_zero_and_the_full_total_and_none_is_no_doubt() -> None:
    doubt = grade_doubt(stage("99"), [finding("XS301", "-50"), finding("XS302", "200", subject="乙")])
    assert doubt is not None
    assert [str(doubt.lowest), str(doubt.highest)] == ["0", "100"]
    assert grade_doubt(scored(sheet()), [finding("XS301", "-0.5")]) is None
