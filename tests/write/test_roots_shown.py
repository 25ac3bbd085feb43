"""Roots, causes, doubtful grades and suggestions in every output of one sheet whose grade hangs on an empty total."""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from xlscore.model.dossier import Dossier, Roster
from xlscore.pipeline import Options, assess
from xlscore.write.annotated import annotate
from xlscore.write.findings_json import write_json
from xlscore.write.report_text import dossier_lines

SAMPLE = Path("samples/faults/XS408_合计行为零.xlsx")


@cache
def dossier() -> Dossier:
    return assess(SAMPLE, Options(suggest=True))


def as_json(found: Dossier) -> dict[str, Any]:
    return dict(json.loads(write_json(Roster((found,))))["files"][0])


def test_the_report_names_spoilt_cells_the_doubtful_grade_and_the_correction() -> None:
    text = "\n".join(dossier_lines(dossier()))
    assert "      连带影响：自评表!I6、J6、I21" in text
    assert "  等级存疑：按审核意见是否采纳，总分在 89.5～99.05 分之间，等级可能为「良」或「优」" in text
    assert "  最小改动建议：改动 6 格，代入后重新审核，全部强制性意见消除。" in text
    assert text.index("等级存疑") < text.index("最小改动建议") < text.index("结论：")


def test_the_report_names_the_cause_of_what_follows(tmp_path: Path) -> None:
    book = load_workbook("samples/faults/无误的自评表.xlsx")
    book["自评表"]["F7"] = 10
    book["自评表"]["I7"] = 9.55
    book.save(tmp_path / "表.xlsx")
    assert "      起因：XS406（年度资金总额/全年预算数），更正后再核对本条" in "\n".join(
        dossier_lines(assess(tmp_path / "表.xlsx"))
    )


def test_json_carries_them_as_additions() -> None:
    file = as_json(dossier())
    (root,) = (item for item in file["findings"] if item["code"] == "XS408")
    assert root["spoils"] == ["自评表!I6", "自评表!J6", "自评表!I21"]
    assert root["effect"] == "-9.55"
    assert file["grade_doubt"]["lowest_total"] == "89.5"
    assert file["grade_doubt"]["highest_total"] == "99.05"
    assert (file["grade_doubt"]["lowest_grade"], file["grade_doubt"]["highest_grade"]) == ("良", "优")
    assert file["grade_doubt"]["findings"] == ["XS408:年度资金总额"]
    assert file["suggestion"]["changes"][-1] == {
        "cell": "自评表!I21",
        "now": "89.5",
        "then": "99.05",
        "basis": "其下 9 行得分之和",
        "follows": False,
    }
    assert file["suggestion"]["left"] == file["suggestion"]["alternatives"] == []


def test_json_says_null_where_nothing_is_in_doubt_or_asked() -> None:
    file = as_json(assess(Path("samples/faults/无误的自评表.xlsx")))
    assert file["grade_doubt"] is None
    assert file["suggestion"] is None


def test_the_annotated_copy_shows_them_on_its_first_sheet_and_in_the_note() -> None:
    book = load_workbook(io.BytesIO(annotate(dossier(), SAMPLE.read_bytes())))
    texts = [str(cell.value) for row in book["审核结果"].iter_rows() for cell in row if cell.value]
    assert any("连带影响：自评表!I6、J6、I21" in text for text in texts)
    assert any(text.startswith("按审核意见是否采纳，总分在 89.5～99.05 分之间") for text in texts)
    assert "等级存疑" in texts
    note = book["自评表"]["F6"].comment
    assert note is not None
    assert "连带影响：自评表!I6、J6、I21" in note.text
