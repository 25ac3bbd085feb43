import pytest

from xlscore.values.prefix import Prefix
from xlscore.values.reading import Exactness, Flag, Operator


def test_words_are_taken_in_any_order() -> None:
    prefix = Prefix.scan("每月不少于约达到5次", 0)
    assert (prefix.end, prefix.op, prefix.hedges) == (8, Operator.AT_LEAST, [Exactness.APPROXIMATE])
    assert prefix.each is not None
    assert prefix.each.name == "月"


@pytest.mark.parametrize("text", ["为5个", "给5人", "了5个", "至5个", "上5个", "每5个", "5个"])
def test_a_word_that_depends_on_another_is_not_taken_alone(text: str) -> None:
    assert Prefix.scan(text, 0).end == 0


def test_a_word_after_the_one_it_depends_on_is_taken() -> None:
    assert Prefix.scan("至少给5人", 0).end == 3
    assert Prefix.scan("提高了5%", 0).end == 3
    assert Prefix.scan("提高到5%", 0).change == 0


def test_disagreeing_signs_are_remembered() -> None:
    assert Prefix.scan("≥≤5", 0).clash
    assert Prefix.scan("≥不低于5", 0).flags == set()
    assert Prefix.scan("超过≥5", 0).flags == {Flag.BOUNDARY}
