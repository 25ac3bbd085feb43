"""README says what the program does: generated parts are fresh, pictures exist, commands are real."""

import re

from tests.health.readme import BLOCKS, COMMANDS, README, ROOT, refreshed
from xlscore.cli.main import app


def test_generated_parts_are_fresh() -> None:
    text = README.read_text("utf-8")
    assert all(make() in text for make in BLOCKS.values()), "run: python -m tests.health.readme"
    assert refreshed(text) == text


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README.read_text("utf-8"))
    assert len(pictures) == 4
    assert all((ROOT / picture).is_file() for picture in pictures)


def test_every_command_is_documented() -> None:
    assert {command.name for command in app.registered_commands} == set(COMMANDS)


def test_every_command_line_of_the_tour_names_a_real_command() -> None:
    used = set(re.findall(r"^xlscore (\w+)", README.read_text("utf-8"), re.MULTILINE))
    assert used <= set(COMMANDS)
    assert {"check", "annotate", "summary", "template", "explain", "frameworks"} <= used
