from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from tests.scoring.makers import amounts, framework, indicator
from xlscore.model.framework import FieldKind, Framework, RateSpec, Standing, Standings


def test_a_term_of_a_rate_may_be_taken_off() -> None:
    rate = RateSpec.model_validate({"of": ["carry_in", "-balance_end"], "to": "budget"})
    assert [(term.field, term.sign) for term in rate.of] == [("carry_in", 1), ("balance_end", -1)]
    assert [term.field for term in rate.to] == ["budget"]
    spelt = RateSpec.model_validate({"of": [{"field": "a", "sign": -1}]})
    assert spelt.of[0].sign == -1


def test_one_word_stands_for_all_three_standings() -> None:
    assert Standings.model_validate("unconfirmed").unconfirmed() == ("分值", "评分标准", "计算口径")
    mixed = Standings(points=Standing.CONFIRMED, rule=Standing.UNCONFIRMED, rate=Standing.DERIVED)
    assert mixed.unconfirmed() == ("评分标准",)


def test_rules_bring_fields_of_their_own_unless_they_are_bound() -> None:
    declared = [
        indicator("B2.2", "3", {"kind": "occurrences", "deduct": "1"}),
        indicator("B2.3", "3", {"kind": "binary"}, inputs={"fulfilled": "published"}),
        indicator("B1", "3", {"kind": "proportional"}, rate={"of": "a", "to": "b"}),
    ]
    published = {"published": {"label": "已公开", "kind": "yes_no"}}
    edition = framework(indicators=declared, fields={**amounts("a", "b"), **published})
    fields = edition.all_fields()
    assert list(fields) == ["a", "b", "published", "B2_2_cases"]
    assert fields["B2_2_cases"].kind is FieldKind.COUNT
    assert fields["B2_2_cases"].label == "B2.2：违规次数"


def test_indicators_and_sections_are_found_by_code() -> None:
    edition = framework(indicators=[indicator("A", "6", None)])
    found = edition.indicator("A")
    assert found is not None
    assert found.points == 6
    assert edition.indicator("B") is None
    assert edition.open_section("P") is None


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"indicators": [indicator("A", "1", None), indicator("A", "2", None)]}, "code stands twice: A"),
        ({"colour": "red"}, "Extra inputs are not permitted"),
        ({"total": "hundred"}, "total"),
    ],
)
def test_a_wrong_declaration_is_refused(parts: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        framework(**parts)


@pytest.mark.parametrize(("total", "grade"), [("100", "优"), ("90", "优"), ("89.995", "良"), ("0", "差"), ("-1", None)])
def test_grades_are_half_open_on_the_unrounded_total(total: str, grade: str | None) -> None:
    edition: Framework = framework()
    assert edition.grades.of(Fraction(total)) == grade
