from fractions import Fraction

import pytest

from tests.rules.make import given, named_cells, rule, score
from xlscore.exact import Interval

SHAPE = rule("target", reverse="quotient")


@pytest.mark.parametrize(
    ("operator", "target", "actual", "expected"),
    [
        ("1", "10", "5", "5"),
        ("2", "10", "5", "5"),
        ("3", "0", "1", "0"),
        ("4", "10", "20", "5"),
        ("5", "10", "20", "5"),
        ("5", "10", "10", "10"),
    ],
)
def test_the_operator_picks_the_rule(operator: str, target: str, actual: str, expected: str) -> None:
    facts = given(operator=operator, target=target, actual=actual)
    assert score(SHAPE, facts, "10") == expected
    assert not SHAPE.judges(facts)
    assert SHAPE.allowed(facts, Fraction(10)) is None


def test_a_qualitative_row_is_scored_by_a_person() -> None:
    facts = given(operator="6", level="2", chosen="7")
    assert score(SHAPE, facts, "10") == "7"
    assert SHAPE.judges(facts)
    assert not SHAPE.person
    assert SHAPE.allowed(facts, Fraction(10)) == (Interval.parse("[6, 8)"),)


def test_without_an_operator_nothing_is_known() -> None:
    facts = given(target="1", actual="1", level="1", chosen="10")
    assert score(SHAPE, facts, "10") is None
    assert not SHAPE.judges(facts)
    assert SHAPE.allowed(facts, Fraction(10)) is None
    assert SHAPE.working(facts, Fraction(10)) == "缺少指标符号，无法计分"
    assert SHAPE.working(given(operator="9"), Fraction(10)) == "指标符号应为≥、>、=、≤、<、定性之一，无法计分"


def test_the_numbers_of_the_edition_reach_the_rules() -> None:
    shape = rule("target", reverse="deviation", threshold="0.6", edges=["0.8", "0.5"])
    assert score(shape, given(operator="1", target="10", actual="8"), "10") == "5"
    assert score(shape, given(operator="3", target="10", actual="8"), "10") == "5"
    assert score(shape, given(operator="4", target="10", actual="15"), "10") == "5"
    assert score(shape, given(operator="6", level="2", chosen="5"), "10") == "5"


def test_its_inputs_are_those_of_the_row() -> None:
    names = [item.name for item in SHAPE.inputs()]
    assert names == ["operator", "target", "actual", "level", "chosen"]
    assert SHAPE.inputs()[0].choices == ("≥", ">", "=", "≤", "<", "定性")
    assert SHAPE.continuous


def test_its_words_are_those_of_the_rules() -> None:
    text = SHAPE.describe(Fraction(10))
    assert [text.index(f"【{head}】") for head in ("≥、>", "=", "≤、<", "定性")] == sorted(
        text.index(f"【{head}】") for head in ("≥、>", "=", "≤、<", "定性")
    )
    assert rule("target_reverse", way="quotient").describe(Fraction(10)) in text
    facts = given(operator="4", target="10", actual="20")
    assert SHAPE.working(facts, Fraction(10)) == rule("target_reverse", way="quotient").working(facts, Fraction(10))


def test_its_formula_chooses_among_the_four() -> None:
    cells = named_cells(SHAPE)
    text = SHAPE.formula(cells, "Z1")
    assert text.startswith('IF(OR(A2="≥",A2=">"),')
    assert 'IF(A2="定性",' in text
    for kind, keys in (
        ("target_forward", {}),
        ("target_equal", {}),
        ("target_reverse", {"way": "quotient"}),
        ("qualitative", {}),
    ):
        assert rule(kind, **keys).formula(cells, "Z1") in text
