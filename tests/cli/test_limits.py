"""The limits of a reading process are options of every command that reads what was sent in."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from xlscore.cli import options, running
from xlscore.cli.main import app
from xlscore.model.dossier import Dossier
from xlscore.model.record import Record
from xlscore.pipeline import Limits, Outcome, Plan, Task, assess, work_off_all

CLEAN = Path(__file__).resolve().parents[2] / "samples" / "faults" / "无误的自评表.xlsx"


def test_the_limits_shown_in_the_help_are_those_of_the_pipeline() -> None:
    assert Limits() == Limits(options.MEMORY, options.TIMEOUT)


@pytest.mark.parametrize("command", ["check", "summary"])
def test_limits_typed_reach_the_reading_processes(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Limits, int]] = []

    def seeing(tasks: Sequence[Task], plan: Plan) -> Iterator[tuple[Outcome, Record]]:
        seen.append((plan.limits, plan.jobs))
        return work_off_all(tasks, plan)

    monkeypatch.setattr(running, "work_off_all", seeing)
    output = ["-o", str(tmp_path / "out.xlsx")] if command != "check" else []
    typed = [command, str(CLEAN), *output, "--memory", "300", "--timeout", "7", "--jobs", "3"]
    assert CliRunner().invoke(app, typed).exit_code == 0
    assert seen == [(Limits(300, 7), 3)]


def test_limits_typed_reach_the_one_reading_process_of_annotate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Limits | None] = []

    def seeing(files: list[Path], *_given: object, limits: Limits | None = None) -> Iterator[Dossier]:
        seen.append(limits)
        return iter([assess(file) for file in files])

    monkeypatch.setattr("xlscore.pipeline.assess_all", seeing)
    typed = ["annotate", str(CLEAN), "-o", str(tmp_path / "out.xlsx"), "--memory", "300", "--timeout", "7"]
    assert CliRunner().invoke(app, typed).exit_code == 0
    assert seen == [Limits(300, 7)]
