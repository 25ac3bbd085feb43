"""The bar: on a terminal only, with count, speed and time left; never in a pipe, never for a handful of files."""

import io
import sys

import pytest
from rich.console import Console

from xlscore.cli.progress import FEW, watched

MANY = list(range(FEW + 1))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_how_many_how_fast_and_how_long_still() -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=100)
    assert list(watched(MANY, len(MANY), wanted=True, console=console)) == MANY
    shown = screen.getvalue()
    assert "审核中" in shown
    assert "25/25" in shown
    assert "个/秒" in shown
    assert "剩余" in shown


def test_the_error_stream_is_where_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert list(watched(MANY, len(MANY), wanted=True)) == MANY
    assert "审核中" in screen.getvalue()


@pytest.mark.parametrize(
    ("items", "wanted", "stream"),
    [
        (MANY, True, io.StringIO()),
        (MANY, False, Terminal()),
        (MANY[:FEW], True, Terminal()),
    ],
)
def test_a_pipe_a_wish_and_a_handful_of_files_are_silent(
    monkeypatch: pytest.MonkeyPatch, items: list[int], wanted: bool, stream: io.StringIO
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(watched(items, len(items), wanted=wanted)) == items
    assert stream.getvalue() == ""
