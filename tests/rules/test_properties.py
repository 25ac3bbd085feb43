"""What holds for every rule, every case and every number of points."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import assume
from hypothesis import given as drawn
from hypothesis import strategies as st

from tests.rules.make import rate, rule
from xlscore.rules import RULES, InputKind, RuleShape
from xlscore.rules.base import Fact

BANDS = {"{0}": "3", "(0, 0.10]": "2", "(0.10, inf)": "0"}
RANGES = [{"label": "好", "low": "16", "high": "18"}, {"label": "差", "low": "0", "high": "5"}]
STEPS: dict[str, object] = {"limit": "1", "step": "0.01", "deduct": "0.5"}
DECLARED: list[tuple[str, dict[str, object]]] = [
    ("proportional", {}),
    ("bands", {"bands": BANDS}),
    ("step_over", STEPS),
    ("step_short", STEPS | {"count": "started"}),
    ("step_both", STEPS | {"count": "pro_rata"}),
    ("occurrences", {"deduct": "0.3"}),
    ("checklist", {"parts": [{"label": "甲", "points": "1"}, {"label": "乙", "points": "0.5"}]}),
    ("binary", {}),
    ("zero_above", {"limit": "1"}),
    ("compared", {"zero": "3", "within": "2", "above": "0"}),
    ("deadline", {"deduct": "1"}),
    ("judged", {"ranges": RANGES, "other": True}),
    (
        "either",
        {"labels": ["甲", "乙"], "first": {"kind": "proportional"}, "second": {"kind": "bands", "bands": BANDS}},
    ),
    ("combined", {"parts": [{"label": "甲", "points": "8", "rule": {"kind": "step_over"} | STEPS}]}),
    ("target_forward", {"threshold": "0.6"}),
    ("target_equal", {}),
    ("target_reverse", {"way": "deviation"}),
    ("qualitative", {}),
    ("target", {"reverse": "quotient"}),
]
SHAPES = [rule(kind, **keys) for kind, keys in DECLARED]

amounts = st.fractions(-1000, 1000, max_denominator=1000)
points = st.integers(0, 5000).map(lambda cents: Fraction(cents, 100))


@st.composite
def facts_of(draw: st.DrawFn, shape: RuleShape) -> dict[str, Fact]:
    """Draw facts for some of the inputs, sensible ones and others."""
    found: dict[str, Fact] = {}
    for item in shape.inputs():
        if draw(st.integers(0, 9)) == 0:
            continue
        if item.kind is InputKind.DATES:
            found[item.name] = tuple(draw(st.lists(st.integers(44500, 44600).map(Fraction), max_size=4)))
        elif item.kind is InputKind.DATE:
            found[item.name] = draw(st.integers(44500, 44600).map(Fraction) | amounts)
        elif item.kind is InputKind.NUMBER:
            found[item.name] = draw(amounts | st.sampled_from([Fraction(0), Fraction(1), Fraction(16)]))
        else:
            found[item.name] = draw(st.integers(-1, 7).map(Fraction) | amounts)
    return found


def test_every_shape_is_drawn() -> None:
    assert {type(shape) for shape in SHAPES} == set(RULES)


@pytest.mark.parametrize("shape", SHAPES, ids=[kind for kind, _ in DECLARED])
@drawn(st.data(), points)
def test_a_score_lies_between_nothing_and_the_most_and_the_words_never_fail(
    shape: RuleShape, data: st.DataObject, worth: Fraction
) -> None:
    facts = data.draw(facts_of(shape))
    score = shape.score(facts, worth)
    assert shape.describe(worth).endswith("。")
    working = shape.working(facts, worth)
    assert working
    if score is None:
        assert any(word in working for word in ("无法", "不能"))
    else:
        assert 0 <= score <= shape.most(worth)
        assert "无法" not in working


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape.allowed({}, Fraction(10)) is not None], ids=str)
@drawn(st.data(), points)
def test_a_score_chosen_by_a_person_lies_in_a_band_of_its_level(
    shape: RuleShape, data: st.DataObject, worth: Fraction
) -> None:
    facts = data.draw(facts_of(shape))
    allowed = shape.allowed(facts, worth)
    assert allowed is not None
    score = shape.score(facts, worth)
    if score is not None:
        assert any(score in band for band in allowed)
        assert score == facts["chosen"]


@pytest.mark.parametrize(
    ("shape", "rising"),
    [(SHAPES[0], True), (SHAPES[2], False), (SHAPES[3], True), (rule("zero_above", limit="1"), False)],
    ids=["proportional", "step_over", "step_short", "zero_above"],
)
@drawn(amounts, amounts, points)
def test_a_better_rate_never_scores_less(
    shape: RuleShape, rising: bool, first: Fraction, second: Fraction, worth: Fraction
) -> None:
    low, high = (shape.score(rate(str(top), "7"), worth) for top in sorted((first, second)))
    assert low is not None
    assert high is not None
    assert low <= high if rising else low >= high


@pytest.mark.parametrize(
    ("shape", "rising"),
    [
        (rule("target_forward"), True),
        (rule("target_forward", threshold="0.6"), True),
        (rule("target_equal"), True),
        (rule("target_reverse", way="quotient"), False),
        (rule("target_reverse", way="deviation"), False),
    ],
    ids=str,
)
@drawn(st.fractions(0, 1000), st.fractions(0, 1000), st.fractions(0, 1000), points)
def test_a_better_actual_never_scores_less(
    shape: RuleShape, rising: bool, target: Fraction, first: Fraction, second: Fraction, worth: Fraction
) -> None:
    assume(target > 0)
    low, high = sorted((first, second))
    scores = [shape.score({"target": target, "actual": actual}, worth) for actual in (low, high)]
    assert None not in scores
    less, more = (score or Fraction(0) for score in scores)
    assert less <= more if rising else less >= more


def cells_of(shape: RuleShape) -> Mapping[str, str]:
    """Return an address for every input."""
    return {item.name: f"$C${place}" for place, item in enumerate(shape.inputs(), start=2)}


@pytest.mark.parametrize("shape", SHAPES, ids=[kind for kind, _ in DECLARED])
def test_formulas_stay_within_excel_2007(shape: RuleShape) -> None:
    text = shape.formula(cells_of(shape), "$B$1")
    assert len(text) < 8192
    assert text.count("(") == text.count(")")
    assert not any(word in text for word in ("LET(", "LAMBDA(", "IFS(", "SWITCH(", "TEXTJOIN(", "_xlfn", "{"))
