"""Thousands of faults, each at a random place of a clean workbook: every one found, none invented."""

from fractions import Fraction

import pytest

from tests.mutations.clean import Clean, clean_workbooks
from tests.mutations.mutant import KINDS
from tests.mutations.run import Tally, outcomes, tallied
from xlscore.model.finding import Severity

COUNT, SEED = 5_100, 20_261_121


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return tallied(outcomes(COUNT, SEED))


@pytest.fixture(scope="module")
def whole(tallies: dict[str, Tally]) -> Tally:
    result = Tally()
    for tally in tallies.values():
        result.add(tally)
    return result


@pytest.mark.parametrize("clean", clean_workbooks(), ids=lambda clean: clean.name)
def test_a_clean_workbook_has_no_error_and_no_warning_but_those_its_case_means(clean: Clean) -> None:
    found = {finding.code for finding in clean.dossier.findings if finding.severity is not Severity.NOTE}
    assert found == ({"XS310"} if clean.name.startswith("wanzhou") else set())


def test_every_kind_of_fault_is_tried_and_finds_a_place(tallies: dict[str, Tally]) -> None:
    assert len(KINDS) >= 98
    assert set(tallies) == set(KINDS)


def test_at_least_five_thousand_mutants_are_made(whole: Tally) -> None:
    assert whole.made >= 5_000
    assert whole.expecting >= 4_500


def test_faults_are_found_at_their_cells(whole: Tally) -> None:
    assert Fraction(whole.found, whole.expecting) >= Fraction(995, 1000)


def test_no_kind_of_fault_is_missed_more_than_now_and_then(tallies: dict[str, Tally]) -> None:
    poor = {name for name, tally in tallies.items() if tally.found * 100 < tally.expecting * 95}
    assert poor == set()


def test_nothing_is_reported_beyond_a_fault_and_what_follows_from_it(whole: Tally) -> None:
    assert Fraction(whole.outside, whole.made) <= Fraction(5, 1000)


def test_no_kind_of_fault_leads_to_more_than_now_and_then_a_finding_beyond_it(tallies: dict[str, Tally]) -> None:
    loud = {name: tally.stray for name, tally in tallies.items() if tally.outside * 20 > tally.made}
    assert loud == {}


def test_a_fault_that_can_be_diagnosed_is(whole: Tally, tallies: dict[str, Tally]) -> None:
    assert whole.explicable >= 800
    assert Fraction(whole.explained, whole.explicable) >= Fraction(9, 10)
    silent = {name for name, tally in tallies.items() if tally.explained * 2 < tally.explicable}
    assert silent == set()


def test_a_diagnosis_that_is_offered_is_right(whole: Tally) -> None:
    assert whole.offered >= 500
    assert Fraction(whole.right, whole.offered) >= Fraction(99, 100)
