"""The program run in this process, as a user types it."""

import pytest

from tests.cli.runner import Run
from xlscore.cli.main import main


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the program: exit code, output and error stream, in which no traceback ever stands."""

    def running(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["xlscore", *map(str, words)])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return int(stopped.value.code or 0), said.out, said.err

    return running
