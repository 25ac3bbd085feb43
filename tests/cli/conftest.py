"""The program run in this process, as a user types it."""

import pytest

from tests.cli.runner import Run, typed


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the program: exit code, output and error stream, in which no traceback ever stands."""

    def running(*words: object) -> tuple[int, str, str]:
        code = typed(*words)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out, said.err

    return running
