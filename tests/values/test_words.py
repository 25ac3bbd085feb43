from xlscore.values import Exactness, Flag, Kind, Operator
from xlscore.values.words import EXACTNESS_WORDS, FLAG_WORDS, KIND_WORDS, OPERATOR_WORDS


def test_every_operator_kind_exactness_and_flag_has_words() -> None:
    assert OPERATOR_WORDS.keys() == set(Operator)
    assert KIND_WORDS.keys() == set(Kind)
    assert EXACTNESS_WORDS.keys() == set(Exactness)
    assert FLAG_WORDS.keys() == set(Flag)


def test_no_two_kinds_or_flags_share_their_words() -> None:
    assert len(set(KIND_WORDS.values())) == len(Kind)
    assert len(set(FLAG_WORDS.values())) == len(Flag)
