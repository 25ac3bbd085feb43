"""A result of ours is told from a submission by its title, even after another program saved it."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from xlscore.model.roster import Roster
from xlscore.read.own_result import is_result
from xlscore.write.findings_table import findings_xlsx
from xlscore.write.roster_book import draft_bytes
from xlscore.write.summary import summary_bytes

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
RESULTS = {"意见": findings_xlsx(Roster(())), "名册": draft_bytes([]), "汇总": summary_bytes(Roster(()), SAMPLES)}


@pytest.mark.parametrize("kind", RESULTS)
def test_what_this_program_writes_is_known_again(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "结果.xlsx"
    path.write_bytes(RESULTS[kind])
    assert is_result(path)
    openpyxl.load_workbook(path).save(path)
    assert is_result(path)


def test_a_submission_is_none_and_neither_is_what_cannot_be_opened(tmp_path: Path) -> None:
    assert not is_result(SAMPLES / "faults" / "无误的自评表.xlsx")
    assert not is_result(SAMPLES.parent / "workbook_templates" / "national_project_2020" / "template.xlsx")
    assert not is_result(tmp_path)
    assert not is_result(tmp_path / "无.xlsx")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    assert not is_result(tmp_path / "坏.xlsx")
    with zipfile.ZipFile(tmp_path / "空.xlsx", "w") as archive:
        archive.writestr("a", "b")
    assert not is_result(tmp_path / "空.xlsx")
    with zipfile.ZipFile(tmp_path / "无题.xlsx", "w") as archive:
        archive.writestr("docProps/core.xml", "<cp:coreProperties/>")
    assert not is_result(tmp_path / "无题.xlsx")
