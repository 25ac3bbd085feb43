from pathlib import Path

import pytest

from xlscore.errors import UnreadableError
from xlscore.pipeline import Options, read_one

FAULTS = Path(__file__).resolve().parents[2] / "samples" / "faults"


def test_a_known_form_is_read_to_its_submission() -> None:
    found = read_one(FAULTS / "无误的自评表.xlsx")
    assert found.recognition.by == "layout"
    assert found.submission is not None
    assert str(found.submission.total.value) == "1981/20"


def test_an_unknown_form_has_sheets_and_no_submission() -> None:
    found = read_one(FAULTS / "XS102_没有可识别的表.xlsx", Options())
    assert found.submission is None
    assert [sheet.name for sheet in found.sheets] == ["自评表"]


def test_a_file_that_is_no_workbook_is_refused_by_name() -> None:
    with pytest.raises(UnreadableError, match=r"XS101_文本文件改名\.xlsx：文件内容是纯文本"):
        read_one(FAULTS / "XS101_文本文件改名.xlsx")
