from fractions import Fraction

import pytest

from xlscore.values.hedges import BEFORE, joined, round_enough
from xlscore.values.read import read_value
from xlscore.values.reading import Exactness, Flag


@pytest.mark.parametrize(("word", "exactness"), BEFORE.items())
def test_every_hedge_in_front_of_a_number_gives_its_exactness(word: str, exactness: Exactness) -> None:
    reading = read_value(f"{word}50个", column="actual")
    assert (reading.value, reading.exactness) == (Fraction(50), exactness)


@pytest.mark.parametrize(
    ("text", "exactness"),
    [
        ("50个左右", Exactness.APPROXIMATE),
        ("50个上下", Exactness.APPROXIMATE),
        ("50余万元", Exactness.ABOVE),
        ("50万余元", Exactness.ABOVE),
        ("50万多元", Exactness.ABOVE),
        ("50个多", Exactness.ABOVE),
        ("上万人次", Exactness.ABOVE),
        ("近百万元", Exactness.BELOW),
        ("约千人", Exactness.APPROXIMATE),
    ],
)
def test_hedges_behind_and_between(text: str, exactness: Exactness) -> None:
    assert read_value(text).exactness is exactness


def test_magnitudes_stand_for_their_power_of_ten() -> None:
    assert read_value("近百万元").value == 10**6
    assert read_value("近千万元").value == 10**7
    assert read_value("超十亿元").value == 10**9
    assert read_value("上千条").value == 1000


def test_up_before_a_figure_is_not_a_hedge() -> None:
    assert read_value("上50个").value is None


def test_near_and_more_contradict_each_other() -> None:
    reading = read_value("近50多个")
    assert (reading.exactness, reading.flags) == (Exactness.UNKNOWN, frozenset({Flag.ODD_HEDGE}))


@pytest.mark.parametrize(
    ("figure", "usual"), [(40, True), (300, True), (92, False), (45, False), (Fraction("3.5"), False)]
)
def test_only_round_figures_usually_carry_an_excess(figure: int | Fraction, usual: bool) -> None:
    assert round_enough(Fraction(figure)) is usual


def test_no_hedge_is_exact_and_above_beats_approximate() -> None:
    assert joined([]) is Exactness.EXACT
    assert joined([Exactness.APPROXIMATE, Exactness.ABOVE]) is Exactness.ABOVE
    assert joined([Exactness.APPROXIMATE, Exactness.BELOW]) is Exactness.BELOW
    assert joined([Exactness.APPROXIMATE]) is Exactness.APPROXIMATE
