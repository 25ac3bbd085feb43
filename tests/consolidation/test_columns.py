"""Scores by the columns of an edition: rows of an open section add up, and one without a score leaves none."""

from fractions import Fraction

from tests.consolidation.figures import line
from tests.consolidation.returns import record
from xlscore.consolidation.columns import ColumnScore, best, column_scores

CODES = frozenset({"A1.3", "P"})


def test_a_fixed_indicator_is_its_own_column_although_its_code_has_a_dot() -> None:
    held = column_scores(record("甲", scores=(line("A1.3", "5", "4", "3"),)), CODES)
    assert held == {"A1.3": ColumnScore(Fraction(4), Fraction(3))}


def test_rows_of_an_open_section_add_up() -> None:
    rows = (line("P.1", "5", "4.5", "4"), line("P.2", "5", "5", "5"))
    assert column_scores(record("甲", scores=rows), CODES) == {"P": ColumnScore(Fraction("9.5"), Fraction(9))}


def test_one_row_without_a_score_leaves_the_section_without_one() -> None:
    rows = (line("P.1", "5", None, "4"), line("P.2", "5", "5"), line("P.3", "5", "5", "5"))
    assert column_scores(record("甲", scores=rows), CODES) == {"P": ColumnScore(None, None)}


def test_the_recomputed_score_goes_before_the_claimed_one() -> None:
    assert ColumnScore(Fraction(4), Fraction(3)).best == 3
    assert ColumnScore(Fraction(4), None).best == 4
    assert best(line("A", "5", "4", "0")) == 0
    assert best(line("A", "5", "4")) == 4
