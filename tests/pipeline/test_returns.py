"""One file worked off: record, report and JSON without the path, and a copy that is whole or not there."""

import json
from pathlib import Path

import pytest

from xlscore.consolidation.condense import condense
from xlscore.errors import UnreadableError
from xlscore.model.dossier import Dossier
from xlscore.pipeline import Options, assess
from xlscore.pipeline.returns import Task, work_off
from xlscore.write.findings_json import dossier_json
from xlscore.write.report_text import dossier_lines

FAULTS = Path(__file__).resolve().parents[2] / "samples" / "faults"
WRONG = FAULTS / "XS301_得分与复算不符.xlsx"


def test_what_comes_back_is_what_the_dossier_says() -> None:
    outcome = work_off(Task(WRONG), Options(), data=True)
    dossier = assess(WRONG)
    assert outcome.record() == condense(dossier)
    assert f"{outcome.file}{outcome.report}\n" == "\n".join(dossier_lines(dossier)) + "\n"
    assert json.loads(outcome.item()) == dossier_json(dossier)
    assert (outcome.copy, outcome.complaint, outcome.name) == (None, "", WRONG.name)
    assert len(outcome.packed) + len(outcome.report) + len(outcome.data) < 12_000


def test_a_copy_is_written_whole_into_its_place(tmp_path: Path) -> None:
    task = Task(WRONG, tmp_path / "深" / "a.xlsx", tmp_path / ".part" / "0.xlsx")
    outcome = work_off(task, Options(), data=False)
    assert outcome.copy == task.copy
    assert outcome.data == b""
    assert (tmp_path / "深" / "a.xlsx").read_bytes().startswith(b"PK")
    assert list((tmp_path / ".part").iterdir()) == []


def test_a_file_nobody_can_read_has_no_copy_and_no_complaint(tmp_path: Path) -> None:
    task = Task(FAULTS / "XS101_文本文件改名.xlsx", tmp_path / "a.xlsx", tmp_path / ".part" / "0.xlsx")
    outcome = work_off(task, Options(), data=False)
    assert (outcome.copy, outcome.complaint) == (None, "")
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_cannot_be_made_is_a_complaint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_dossier: Dossier, _source: Path, _target: Path, **_more: object) -> None:
        sentence = "旧格式不能生成副本"
        raise UnreadableError(sentence)

    monkeypatch.setattr("xlscore.write.annotated.write_annotated", refuse)
    outcome = work_off(Task(WRONG, tmp_path / "a.xlsx", tmp_path / ".part" / "0.xlsx"), Options(), data=False)
    assert (outcome.copy, outcome.complaint) == (None, "旧格式不能生成副本")
    assert outcome.record() == condense(assess(WRONG))
