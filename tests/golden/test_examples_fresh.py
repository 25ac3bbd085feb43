"""The examples of the catalogue are messages the checks really give."""

import pytest

from tests.golden.rebuild_examples import TARGET, examples, text
from xlscore.checks import ALL
from xlscore.checks.examples import messages


def test_the_examples_are_what_the_checks_say_today() -> None:
    assert TARGET.read_text("utf-8") == text(), "run: python -m tests.golden.rebuild_examples"


def test_every_check_has_an_example_of_its_own() -> None:
    assert [item.code for item in ALL] == list(examples()) == list(messages())


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.code)
def test_an_example_tells_a_place_or_a_unit_and_ends_as_a_sentence(item: object) -> None:
    message = item.example  # type: ignore[attr-defined]
    assert message.endswith(("。", "）"))
    assert "/work" not in message
