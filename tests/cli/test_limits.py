"""The limits of a reading process are options of every command that reads what was sent in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from xlscore.cli import options, running
from xlscore.cli.main import app
from xlscore.model.dossier import Dossier
from xlscore.pipeline import Limits, assess

CLEAN = Path(__file__).resolve().parents[2] / "samples" / "faults" / "无误的自评表.xlsx"


def test_the_limits_shown_in_the_help_are_those_of_the_pipeline() -> None:
    assert Limits() == Limits(options.MEMORY, options.TIMEOUT)


@pytest.mark.parametrize("command", ["check", "summary", "annotate"])
def test_limits_typed_reach_the_reading_process(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Limits | None] = []

    def watched(files: list[Path], *_given: object, limits: Limits | None = None) -> Iterator[Dossier]:
        seen.append(limits)
        return iter([assess(file) for file in files])

    monkeypatch.setattr(running, "assess_all", watched)
    monkeypatch.setattr("xlscore.pipeline.assess_all", watched)
    output = ["-o", str(tmp_path / "out.xlsx")] if command != "check" else []
    typed = [command, str(CLEAN), *output, "--memory", "300", "--timeout", "7"]
    assert CliRunner().invoke(app, typed).exit_code == 0
    assert seen == [Limits(300, 7)]
