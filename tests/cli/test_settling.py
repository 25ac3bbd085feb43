"""Waivers and explanations from the command line: what counts, what is written, what is refused before anything is."""

import csv
import io
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.cli.runner import Run
from tests.read.tables_by_hand import saved
from xlscore.checks import SCORED
from xlscore.checks.registry import Check, Fault, Scored
from xlscore.cli import running
from xlscore.model.record import Record
from xlscore.pipeline import Options, Outcome, Task, one_file
from xlscore.pipeline.returns import work_off

FAULTS = Path(__file__).resolve().parents[2] / "samples" / "faults"
WRONG = FAULTS / "XS301_得分与复算不符.xlsx"
ADVISED = FAULTS / "XS308_扣分未说明原因.xlsx"
CLEAN = FAULTS / "无误的自评表.xlsx"
UNIT = "样例区科技服务中心"
HEAD = ("代码", "单位", "单元格或指标", "理由", "批准人", "有效期至")
CAUSE = "第四季度一期培训因场地维修取消"


def waivers(folder: Path, *rows: tuple[object, ...]) -> Path:
    return saved(folder / "豁免.xlsx", 豁免=[HEAD, *rows])


def explained(folder: Path, *rows: tuple[object, ...]) -> Path:
    return saved(folder / "说明.xlsx", 说明=[("单位名称", "意见编号", "审核说明"), *rows])


def test_a_waived_error_is_shown_and_no_longer_fails_the_file(run: Run, tmp_path: Path) -> None:
    path = waivers(tmp_path, ("XS301", UNIT, "I14", "省厅另有批复", "局长办公会", "2099-12-31"))
    code, out, err = run("check", WRONG, "--waivers", path)
    assert (code, err) == (0, "")
    assert "[强制性·已豁免] XS301" in out
    assert "已豁免：局长办公会批准，理由：省厅另有批复，有效期至 2099-12-31" in out
    assert "[说明] XS902" in out
    assert "结论：通过（说明 2 条，已豁免 1 条）" in out


def test_a_waiver_that_has_run_out_fails_the_file_again(run: Run, tmp_path: Path) -> None:
    path = waivers(tmp_path, ("XS301", UNIT, "I14", "省厅另有批复", "局长办公会", "2020-12-31"))
    code, out, _ = run("check", WRONG, "--waivers", path)
    assert code == 1
    assert "[强制性] XS301" in out
    assert "的豁免已过期，1 条意见重新计入审核结论" in out


def test_an_idle_waiver_is_said_once_for_the_run(run: Run, tmp_path: Path) -> None:
    path = waivers(tmp_path, ("XS404", "", "", "省厅另有批复", "局长办公会", "2099-12-31"))
    code, _, err = run("check", WRONG, CLEAN, "--waivers", path)
    assert code == 1
    assert err == f"xlscore：{path}:2：各单位没有相应的 XS404 审核意见，这条豁免没有用上；问题已更正的，可以删去。\n"


def test_an_adequate_explanation_passes_the_file(run: Run, tmp_path: Path) -> None:
    path = explained(tmp_path, (UNIT, "XS308:培训人次", CAUSE))
    code, out, _ = run("check", ADVISED, "--explanations", path, "--fail-on", "warning")
    assert code == 0
    assert "[提示性·已说明] XS308" in out
    assert f"审核说明：{CAUSE}" in out
    assert "结论：通过（说明 1 条，已说明 1 条）" in out


def test_an_inadequate_one_does_not_and_says_what_to_write(run: Run, tmp_path: Path) -> None:
    path = explained(tmp_path, (UNIT, "XS308:培训人次", "各种原因"), (UNIT, "XS404:旧事", "因追加"))
    code, out, _ = run("check", ADVISED, "--explanations", path, "--fail-on", "warning")
    assert code == 1
    assert "说明不足：没有写出原因" in out
    assert "本次没有对应审核意见的说明：XS404:旧事：因追加（见 说明.xlsx:3）" in out


def test_json_carries_state_explanation_and_waiver(run: Run, tmp_path: Path) -> None:
    given = explained(tmp_path, (UNIT, "XS308:培训人次", CAUSE), (UNIT, "XS404:旧事", "因追加"))
    (item,) = json.loads(run("check", ADVISED, "--explanations", given, "--format", "json")[1])["files"]
    first, second = item["findings"]
    assert (item["verdict"], first["state"], first["waiver"], first["trial"]) == ("pass", "explained", None, None)
    assert first["explanation"] == {
        "text": CAUSE,
        "adequate": True,
        "lacks": [],
        "working": None,
        "at": "说明.xlsx:2",
    }
    assert (second["state"], second["explanation"]) == ("open", None)
    assert item["review"] is None
    assert item["explanations_without_finding"] == [{"id": "XS404:旧事", "text": "因追加", "at": "说明.xlsx:3"}]
    path = waivers(tmp_path, ("XS308", "", "", "不设原因栏", "科长", "2099-12-31"))
    (item,) = json.loads(run("check", ADVISED, "--waivers", path, "--format", "json")[1])["files"]
    assert item["findings"][0]["state"] == "waived"
    assert item["findings"][0]["waiver"] == {
        "approved_by": "科长",
        "reason": "不设原因栏",
        "until": "2099-12-31",
        "at": "豁免.xlsx:2",
    }


def test_trials_are_notes_in_every_format(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "试运行.yaml"
    path.write_text("trial:\n  - {code: XS301, until: 2099-12-31}\n", "utf-8")
    code, out, _ = run("check", WRONG, "--waivers", path)
    assert code == 0
    assert "[说明·试运行] XS301" in out
    assert "试运行：至 2099-12-31，届时为强制性意见" in out
    (item,) = json.loads(run("check", WRONG, "--waivers", path, "--format", "json")[1])["files"]
    found = {finding["code"]: finding for finding in item["findings"]}
    assert (found["XS301"]["severity"], found["XS301"]["trial"]) == (
        "note",
        {"until": "2099-12-31", "severity": "error"},
    )
    rows = list(
        csv.DictReader(io.StringIO(run("check", WRONG, "--waivers", path, "--format", "csv")[1].lstrip("\ufeff")))
    )
    assert {row["代码"]: row["状态"] for row in rows} == {"XS301": "试运行至 2099-12-31", "XS901": ""}


def test_csv_lists_state_explanation_and_words_without_finding(run: Run, tmp_path: Path) -> None:
    given = explained(tmp_path, (UNIT, "XS308:培训人次", "无"), (UNIT, "XS404:旧事", "+因追加"))
    out = run("check", ADVISED, WRONG, "--explanations", given, "--format", "csv")[1]
    rows = {
        row["编号"]: row for row in csv.DictReader(io.StringIO(out.lstrip("\ufeff"))) if row["文件"] == str(ADVISED)
    }
    advised, gone = rows["XS308:培训人次"], rows["XS404:旧事"]
    assert (advised["状态"][:8], advised["审核说明"]) == ("待处理；说明不足", "无")
    assert (gone["代码"], gone["审核意见"], gone["审核说明"]) == ("XS404", "本次没有对应审核意见的说明", "'+因追加")


@pytest.mark.parametrize("option", ["--waivers", "--explanations"])
def test_a_unit_that_is_not_there_is_refused_before_anything_is_written(run: Run, tmp_path: Path, option: str) -> None:
    made = {
        "--waivers": waivers(tmp_path, ("XS301", "样例区科学服务中心", "", "批复", "局长", "2099-12-31")),
        "--explanations": explained(tmp_path, ("样例区科学服务中心", "XS308:培训人次", CAUSE)),
    }
    code, out, err = run(
        "check", WRONG, option, made[option], "--annotate", tmp_path / "批注", "-o", tmp_path / "a.txt"
    )
    assert (code, out) == (2, "")
    assert f"{made[option].name}:2: 本次审核的文件里没有单位“样例区科学服务中心”（是不是“{UNIT}”？）" in err
    assert not (tmp_path / "批注").exists()
    assert not (tmp_path / "a.txt").exists()


def test_files_beside_the_submissions_are_not_audited_and_processes_share_them(run: Run, tmp_path: Path) -> None:
    for source in (WRONG, ADVISED):
        shutil.copy(source, tmp_path)
    path = waivers(tmp_path, ("XS301", UNIT, "", "批复", "局长", "2099-12-31"))
    given = explained(tmp_path, (UNIT, "XS308:培训人次", CAUSE))
    code, out, _ = run("check", tmp_path, "--waivers", path, "--explanations", given, "--jobs", 2)
    assert code == 0
    assert "共审核 2 个文件：通过 2。" in out


def test_annotate_takes_both(run: Run, tmp_path: Path) -> None:
    given = explained(tmp_path, (UNIT, "XS308:培训人次", CAUSE))
    path = waivers(tmp_path, ("XS404", "", "", "批复", "局长", "2099-12-31"))
    words = ("annotate", ADVISED, "-o", tmp_path / "副本.xlsx", "--explanations", given, "--waivers", path)
    code, out, err = run(*words)
    assert code == 0
    assert "通过" in out
    assert "豁免.xlsx:2" in err
    sheet = openpyxl.load_workbook(tmp_path / "副本.xlsx")["审核结果"]
    assert CAUSE in [cell.value for cell in sheet["L"]]
    stranger = explained(tmp_path, ("别的单位", "XS308:培训人次", CAUSE))
    code, _, err = run("annotate", ADVISED, "-o", tmp_path / "二.xlsx", "--explanations", stranger)
    assert code == 2
    assert err.startswith(f"xlscore：{stranger}:2: 本次审核的文件里没有单位“别的单位”")
    assert not (tmp_path / "二.xlsx").exists()


def test_summary_knows_units_of_the_roster_by_code_or_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "上报").mkdir()
    shutil.copy(WRONG, tmp_path / "上报")
    roster = saved(
        tmp_path / "名册.xlsx",
        名册=[("单位编码", "单位名称"), ("A01", UNIT), ("A02", "样例区教育局"), ("A03", "样例区财政局")],
    )
    path = waivers(
        tmp_path,
        ("XS301", "A01", "", "批复", "局长", "2099-12-31"),
        ("XS501", "样例区教育局", "", "机构撤并", "局长", "2099-12-31"),
    )
    words = ("summary", tmp_path / "上报", "--roster", roster, "--waivers", path, "-o", tmp_path / "汇总.xlsx")
    assert run(*words, "--annotate", tmp_path / "批注") == (0, f"{tmp_path / '汇总.xlsx'}：汇总 1 个文件。\n", "")
    sheet = openpyxl.load_workbook(tmp_path / "批注" / WRONG.name)["审核结果"]
    assert "强制性\n已豁免" in [cell.value for cell in sheet["B"]]
    code, _, err = run("check", WRONG, "--waivers", path)
    assert code == 2
    assert "没有单位“A01”" in err


def test_a_roster_in_the_file_of_waivers_makes_its_units_known(run: Run, tmp_path: Path) -> None:
    path = saved(
        tmp_path / "豁免.xlsx",
        豁免=[
            HEAD,
            ("XS301", "A01", "", "批复", "局长", "2099-12-31"),
            ("XS301", "A02", "", "批复", "局长", "2099-12-31"),
        ],
        名册=[("单位编码", "单位名称"), ("A01", UNIT), ("A02", "样例区教育局")],
    )
    code, out, err = run("check", WRONG, "--waivers", path)
    assert (code, err) == (0, "")
    assert "[强制性·已豁免] XS301" in out


def test_scores_of_the_reviewer_are_read_back(run: Run, tmp_path: Path) -> None:
    run("check", ADVISED, "--annotate", tmp_path)
    book = openpyxl.load_workbook(tmp_path / ADVISED.name)
    page = book["审核意见书"]
    blank = next(cell.row for row in page for cell in row if cell.value == "复核分：")
    page.cell(blank, 3, 98.5)
    page.cell(blank, 5, "同意")
    book["审核结果"]["N11"] = "请补证据"
    book.save(tmp_path / ADVISED.name)
    (item,) = json.loads(run("check", tmp_path / ADVISED.name, "--format", "json")[1])["files"]
    row = {"id": "XS308:培训人次", "score": None, "opinion": "请补证据"}
    assert item["review"] == {"score": "98.5", "opinion": "同意", "findings": [row]}


def test_a_copy_typed_by_the_unit_is_taken_as_submission_and_as_explanations(run: Run, tmp_path: Path) -> None:
    assert run("check", ADVISED, "--annotate", tmp_path)[0] == 0
    book = openpyxl.load_workbook(tmp_path / ADVISED.name)
    book["审核结果"]["L11"] = CAUSE
    book.save(tmp_path / ADVISED.name)
    assert "结论：通过（说明 1 条，已说明 1 条）" in run("check", tmp_path / ADVISED.name)[1]
    assert "结论：通过（说明 1 条，已说明 1 条）" in run("check", ADVISED, "--explanations", tmp_path / ADVISED.name)[1]


def here(tasks: Sequence[Task], wanted: Options) -> Iterator[tuple[Outcome, Record]]:
    """Work files off in this process."""
    for task in tasks:
        outcome = work_off(task, wanted, data=False)
        yield outcome, outcome.record()


def test_a_check_that_breaks_is_our_defect_and_the_others_still_run(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (broken,) = [item for item in SCORED if item.code == "XS308"]

    def breaks(stage: Scored) -> Iterator[Fault]:
        raise KeyError(stage)

    failing = Check(broken.code, broken.severity, broken.title, broken.fix, breaks)
    monkeypatch.setattr(one_file, "SCORED", tuple(failing if item is broken else item for item in SCORED))
    # A child process would not see the patch.
    monkeypatch.setattr(running, "work_off_all", lambda tasks, plan: here(tasks, plan.options))
    code, out, _ = run("check", WRONG)
    assert code == 2
    assert "xlscore 自身出错：审核规则 XS308 未能运行" in out
    assert "[强制性] XS301" in out
