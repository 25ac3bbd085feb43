import importlib
from fractions import Fraction
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

import xlscore.rules
from tests.rules.make import rule
from xlscore.rules import RULES, Rule, RuleShape
from xlscore.rules.zero_above import ZeroAbove

MODULES = sorted(path.stem for path in Path(xlscore.rules.__file__).parent.glob("*.py") if path.stem != "__init__")


def shapes_of(module: str) -> list[type[RuleShape]]:
    found = importlib.import_module(f"xlscore.rules.{module}")
    return [
        item
        for item in vars(found).values()
        if isinstance(item, type) and issubclass(item, RuleShape) and item.__module__ == found.__name__
        if "kind" in item.model_fields
    ]


@pytest.mark.parametrize("module", [name for name in MODULES if shapes_of(name)])
def test_a_file_that_defines_a_shape_defines_one_of_its_own_name_and_it_is_registered(module: str) -> None:
    (shape,) = shapes_of(module)
    assert shape.model_fields["kind"].default == module
    assert shape in RULES


def test_the_registry_holds_the_nineteen_shapes_once() -> None:
    assert len(RULES) == len(set(RULES)) == 19
    assert {shape.__module__.rpartition(".")[2] for shape in RULES} == {name for name in MODULES if shapes_of(name)}


def test_a_rule_is_told_by_its_kind_at_every_depth() -> None:
    inner = {"kind": "either", "labels": ["甲", "乙"], "first": {"kind": "binary"}, "second": {"kind": "proportional"}}
    shape = rule("combined", parts=[{"label": "一", "points": "2.5", "rule": inner}])
    assert [item.name for item in shape.inputs()] == [
        "1.which",
        "1.first.fulfilled",
        "1.second.numerator",
        "1.second.denominator",
    ]


@pytest.mark.parametrize(
    "declared",
    [
        {"kind": "proportion"},
        {"kind": "proportional", "limit": "1"},
        {"kind": "step_over", "limit": "1", "step": "0", "deduct": "1"},
        {"kind": "step_over", "limit": "1", "step": "0.01", "deduct": "-1"},
        {"kind": "step_over", "limit": "1", "step": "0.01", "deduct": "1", "count": "rounded"},
        {"kind": "compared", "zero": "3", "within": "-1", "above": "0"},
        {"kind": "occurrences", "deduct": "半分"},
        {"kind": "checklist", "parts": []},
    ],
)
def test_a_declaration_that_makes_no_sense_is_refused(declared: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Rule).validate_python(declared)


def test_numbers_of_a_declaration_are_exact_whether_text_percent_or_float() -> None:
    for limit in ("0.1", "10%", 0.1, Fraction(1, 10)):
        shape = rule("zero_above", limit=limit)
        assert isinstance(shape, ZeroAbove)
        assert shape.limit == Fraction(1, 10)
