"""The program run in this process, as a user types it."""

from collections.abc import Callable

import pytest

from xlscore.cli.main import main

Run = Callable[..., tuple[int, str, str]]
"""The type of the fixture ``run``: words as typed → exit code, output and error stream."""


def typed(*words: object) -> int:
    """Run the program and return its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["xlscore", *map(str, words)])
        with pytest.raises(SystemExit) as stopped:
            main()
    return int(stopped.value.code or 0)
