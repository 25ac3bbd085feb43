"""The examples of the catalogue are messages the checks really give."""

from pathlib import Path
from typing import Any

import pytest

from tests.golden.rebuild_examples import TARGET, examples, text
from xlscore.checks import ALL, Check
from xlscore.checks.examples import messages


def test_the_examples_are_what_the_checks_say_today() -> None:
    assert TARGET.read_text("utf-8") == text(), "run: python -m tests.golden.rebuild_examples"


def test_every_check_has_an_example_of_its_own() -> None:
    assert [item.code for item in ALL] == list(examples()) == list(messages())


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.code)
def test_an_example_ends_as_a_sentence_and_names_no_place_of_this_machine(item: Check[Any]) -> None:
    assert item.example.endswith(("。", "）"))
    assert str(Path.cwd()) not in item.example
