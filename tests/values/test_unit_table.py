from xlscore.values.unit_table import BELOW_A_LINE, DIMENSIONS, SPELLINGS, TIME

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
