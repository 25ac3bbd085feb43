from fractions import Fraction

from tests.rules.make import rule


def test_most_rules_are_stepwise_need_no_person_and_have_no_bands() -> None:
    shape = rule("occurrences", deduct="1")
    assert not shape.continuous
    assert not shape.judges({})
    assert shape.allowed({}, Fraction(3)) is None
    assert shape.most(Fraction(3)) == 3
