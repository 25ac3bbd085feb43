from fractions import Fraction

import pytest

from tests.rules.make import given, rule, score
from xlscore.rules.base import InputKind

SHAPE = rule(
    "checklist",
    parts=[
        {"label": "制定制度", "points": "1"},
        {"label": "合法合规完整", "points": "0.5"},
        {"label": "有效执行", "points": "1"},
    ],
)


@pytest.mark.parametrize(
    ("answers", "expected"), [("000", "0"), ("100", "1"), ("010", "1/2"), ("011", "3/2"), ("101", "2"), ("111", "5/2")]
)
def test_the_parts_fulfilled_are_added_up(answers: str, expected: str) -> None:
    assert (
        score(SHAPE, given({f"part{place}": answer for place, answer in enumerate(answers, start=1)}), "3") == expected
    )


def test_every_part_must_be_answered() -> None:
    facts = given(part1="1", part3="1")
    assert score(SHAPE, facts, "3") is None
    assert SHAPE.working(facts, Fraction(3)) == "缺少合法合规完整，无法计分"
    odd = given(part1="1", part2="2", part3="1")
    assert score(SHAPE, odd, "3") is None
    assert SHAPE.working(odd, Fraction(3)) == "有的分项既不是“是”也不是“否”，无法计分"


def test_one_yes_or_no_a_part() -> None:
    assert [(item.name, item.label, item.kind) for item in SHAPE.inputs()] == [
        ("part1", "制定制度", InputKind.YES_NO),
        ("part2", "合法合规完整", InputKind.YES_NO),
        ("part3", "有效执行", InputKind.YES_NO),
    ]
    assert SHAPE.most(Fraction(3)) == Fraction(5, 2)


def test_it_reads_like_a_score_sheet_and_shows_its_working() -> None:
    assert (
        SHAPE.describe(Fraction(3))
        == "①制定制度，得1分；②合法合规完整，得0.5分；③有效执行，得1分；未做到的该项不得分。"
    )
    assert SHAPE.working(given(part1="1", part2="0", part3="1"), Fraction(3)) == "①1分，②0分，③1分，合计1+0+1=2分"


def test_its_formula() -> None:
    one = rule("checklist", parts=[{"label": "公开", "points": "2"}])
    assert one.formula({"part1": "A2"}, "B2") == 'IF(AND(OR(A2="是",A2="否")),2*(A2="是"),"")'
