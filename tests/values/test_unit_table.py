from fractions import Fraction

import pytest

from xlscore.values.unit_table import BELOW_A_LINE, DIMENSIONS, MONEY, SPELLINGS, TIME, in_yuan, money_unit

ASCII = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def test_every_canonical_unit_is_spelled_by_itself() -> None:
    for name, _ in SPELLINGS.values():
        assert SPELLINGS[name.translate(ASCII)] == SPELLINGS[name.translate(ASCII)]
        assert SPELLINGS[name.translate(ASCII)][0] == name


def test_every_spelling_is_in_lower_case() -> None:
    assert all(word == word.translate(ASCII) for word in SPELLINGS)


def test_every_unit_that_converts_is_canonical() -> None:
    canonical = {name for name, _ in SPELLINGS.values()}
    assert set(DIMENSIONS) <= canonical
    assert set(TIME) - set(BELOW_A_LINE.values()) <= canonical


@pytest.mark.parametrize(
    ("unit", "yuan"),
    [("元", 1), ("百元", 100), ("千元", 1000), ("万元", 10_000), ("百万元", 1_000_000), ("亿元", 100_000_000)],
)
def test_an_amount_in_a_unit_of_money_is_so_many_yuan(unit: str, yuan: int) -> None:
    assert in_yuan(Fraction(5, 2), unit) == Fraction(5, 2) * yuan
    assert money_unit(Fraction(yuan)) == unit


@pytest.mark.parametrize("unit", ["", "人", "%", "万", "美元"])
def test_any_other_unit_is_none_of_money(unit: str) -> None:
    assert in_yuan(Fraction(1), unit) is None


def test_no_two_units_of_money_are_of_one_size_and_other_sizes_have_no_name() -> None:
    assert len(set(MONEY.values())) == len(MONEY)
    assert money_unit(Fraction(7)) is None
