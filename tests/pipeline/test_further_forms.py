"""A workbook of five project forms: five scored returns for whoever takes the result on."""

import json
import pickle
from dataclasses import replace

import pytest

from tests.read.forms import PROJECT_MERGES, project, sheet, workbook
from xlscore.errors import UsageError
from xlscore.model.dossier import Dossier, Form
from xlscore.pipeline.one_file import assess_workbook
from xlscore.write.explanation import cell_lines
from xlscore.write.findings_json import item_text
from xlscore.write.report_text import dossier_lines

NAMES = ("甲项目", "乙项目", "丙项目", "丁项目", "戊项目")


@pytest.fixture(scope="module")
def five() -> Dossier:
    """The third project has fewer points claimed for its first row, and a total that says so."""
    sheets = [
        sheet({**project(), "C3": name, **({"I13": 15} if name == "丙项目" else {})}, PROJECT_MERGES, name=name)
        for name in NAMES
    ]
    return assess_workbook(workbook(*sheets), "五个项目.xlsx", "0" * 64)


def test_every_form_has_its_submission_and_its_scorecard(five: Dossier) -> None:
    assert [form.submission.project_name for form in five.forms] == list(NAMES)
    assert [form.number for form in five.forms] == [1, 2, 3, 4, 5]
    assert five.forms[0] == Form(1, *(five.submission, five.scorecard))  # type: ignore[arg-type]
    assert five.further == five.forms[1:]
    assert {form.scorecard.total for form in five.forms} == {five.forms[0].scorecard.total}
    assert five.forms[2].scorecard.scores[1].row.claimed.value == 15
    assert pickle.loads(pickle.dumps(five)) == five  # noqa: S301 -- our own


def test_a_form_is_called_by_its_place_and_its_project_or_unit(five: Dossier) -> None:
    assert [form.name for form in five.further[:2]] == ["第2张表（乙项目）", "第3张表（丙项目）"]
    submission = replace(five.further[0].submission, project_name="")
    assert replace(five.further[0], submission=submission).name == "第2张表（某市科普中心）"
    assert replace(five.further[0], submission=replace(submission, unit_name="")).name == "第2张表"


def test_the_json_has_five_scored_returns_with_the_same_keys(five: Dossier) -> None:
    file = json.loads(item_text(five))
    assert [form["number"] for form in file["forms"]] == [2, 3, 4, 5]
    assert [file["project"], *(form["project"] for form in file["forms"])] == list(NAMES)
    assert all(form.keys() - {"number"} <= file.keys() for form in file["forms"])
    for key in ("scores", "rates"):
        assert [item.keys() for item in file["forms"][0][key]] == [item.keys() for item in file[key]]
    third = file["forms"][1]
    assert third["scores"][1]["claimed"] == "15"
    assert third["scores"][1]["at"]["claimed"] == "丙项目!I13"
    assert third["recomputed_total"] == file["recomputed_total"]
    assert (third["unit"], third["fiscal_year"], third["money_unit"]) == ("某市科普中心", 2021, "万元")


def test_findings_of_a_form_bear_the_mark_of_the_form_in_the_json(five: Dossier) -> None:
    (wrong,) = [finding for finding in five.findings if finding.code == "XS307"]
    assert wrong.subject.startswith(f"{five.further[1].mark}/")
    assert str(wrong.cells[0]) == "丙项目!I13"


def test_a_file_of_one_form_has_no_further_ones() -> None:
    one = assess_workbook(workbook(sheet(project(), PROJECT_MERGES)), "一.xlsx", "0" * 64)
    assert (one.further, len(one.forms)) == ((), 1)
    assert json.loads(item_text(one))["forms"] == []
    none = assess_workbook(workbook(sheet({"A1": "通讯录"})), "无.xlsx", "0" * 64)
    assert none.forms == ()


def test_a_score_of_a_further_form_is_explained(five: Dossier) -> None:
    lines = list(cell_lines(five, "丙项目!I13"))
    assert lines[:2] == ["五个项目.xlsx 丙项目!I13", "第3张表（丙项目）"]
    assert "  自评得分：15（丙项目!I13）" in lines
    assert any("] XS307 " in line for line in lines)
    assert list(cell_lines(five, "I13"))[1].startswith("产出指标 / ")
    total = list(cell_lines(five, "丁项目!I19"))
    assert total[1] == "第4张表（丁项目）"
    with pytest.raises(UsageError, match="没有可说明的计算"):
        list(cell_lines(five, "丁项目!A1"))


def test_the_report_names_every_form_with_its_scores(five: Dossier) -> None:
    lines = list(dossier_lines(five))
    told = [line for line in lines if line.startswith("  第")]
    assert [line.partition("：")[0] for line in told] == [f"  {form.name}" for form in five.further]
    assert all("；复算得分 " in line for line in told)
