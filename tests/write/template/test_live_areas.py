from fractions import Fraction

from xlscore.write.template.live import Live, Value
from xlscore.write.template.live_areas import count_of, filled_in, mentions, sum_of

VALUES: list[Value] = [Fraction(2), None, "", "缺分值", Fraction(3)]


def test_sums_and_counts_take_only_numbers() -> None:
    assert sum_of("A1:A5", VALUES) == Live("SUM(A1:A5)", Fraction(5))
    assert count_of("A1:A5", VALUES) == Live("COUNT(A1:A5)", Fraction(2))


def test_a_formula_that_shows_nothing_counts_as_filled_in_as_in_excel() -> None:
    assert filled_in("A1:A5", VALUES) == Live("COUNTA(A1:A5)", Fraction(4))


def test_mentions_counts_the_cells_that_contain_a_word() -> None:
    assert mentions("A1:A5", VALUES, "缺") == Live('COUNTIF(A1:A5,"*缺*")', Fraction(1))
