"""``xlscore read`` as a user types it."""

import json
from pathlib import Path

from tests.cli.runner import Run

FAULTS = Path(__file__).resolve().parents[2] / "samples" / "faults"
CLEAN = FAULTS / "无误的自评表.xlsx"


def test_everything_that_was_read_is_printed_with_its_cell_and_exit_code_0(run: Run) -> None:
    code, out, err = run("read", CLEAN)
    assert (code, err) == (0, "")
    assert out.startswith(f"{CLEAN}\n  格式：xlsx；SHA-256：")
    assert "指标体系：national_project_2020（全国《项目支出绩效自评表》，按版式识别，相似度 1.00）" in out
    assert "单位：样例区科技服务中心；年度：2021年；金额单位：万元" in out
    assert "    年度指标值：「≥1000人次」（自评表!F14） → 大于等于1000人次；性质：数量；确切数；符号写在本格\n" in out
    assert "    自评得分：9.5（自评表!I14）\n" in out
    assert "  总分：99.05（自评表!I21）\n" in out


def test_a_number_nobody_can_read_is_shown_as_it_stands_and_named_doubtful(run: Run) -> None:
    code, out, _ = run("read", FAULTS / "XS202_数字写坏.xlsx")
    assert code == 0
    assert "执行数（实际数）：「9,5.5,0」，不能识别（自评表!G7）\n      存疑：数字写法有误，不能识别，未予猜测\n" in out


def test_a_workbook_of_no_known_form_still_shows_its_sheets(run: Run) -> None:
    code, out, _ = run("read", FAULTS / "XS102_没有可识别的表.xlsx")
    assert code == 0
    assert "指标体系：未识别\n" in out
    assert "  自评表：111 个有内容的单元格，至 J21\n    没有认得的标题和表头\n" in out
    assert "指标\n" not in out


def test_a_file_that_is_no_workbook_is_one_sentence_and_exit_code_2(run: Run) -> None:
    path = FAULTS / "XS101_文本文件改名.xlsx"
    code, out, err = run("read", path)
    assert (code, out) == (2, "")
    assert err.startswith(f"xlscore：{path}：文件内容是纯文本")
    assert err.count("\n") == 1


def test_a_file_that_is_not_there_is_one_sentence_and_exit_code_2(run: Run, tmp_path: Path) -> None:
    code, out, err = run("read", tmp_path / "没有.xlsx")
    assert (code, out) == (2, "")
    assert "找不到" in err


def test_json_goes_to_the_output_and_an_existing_one_is_kept(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "读到的.json"
    assert run("read", CLEAN, "--format", "json", "-o", target)[:2] == (0, "")
    held = json.loads(target.read_text("utf-8"))
    assert held["schema"] == 1
    assert held["submission"]["total"]["value"] == "99.05"
    code, _, err = run("read", CLEAN, "-o", target)
    assert code == 2
    assert "已经存在" in err
    assert run("read", CLEAN, "-o", target, "--force")[0] == 0
    assert target.read_text("utf-8").startswith(str(CLEAN))


def test_the_file_itself_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "表.xlsx"
    copy.write_bytes(CLEAN.read_bytes())
    code, _, err = run("read", copy, "-o", copy, "--force")
    assert code == 2
    assert "是本次要读取的文件" in err
    assert copy.read_bytes() == CLEAN.read_bytes()


def test_an_edition_named_by_the_operator_is_used_and_figures_are_named(run: Run, tmp_path: Path) -> None:
    figures = tmp_path / "增城.yaml"
    figures.write_text(
        "framework: zengcheng_overall_2021\n"
        "source: {document: 样财〔2022〕1号, title: 评分表, standing: confirmed, checked_on: 2026-11-20}\n"
        "indicators:\n"
        "  - {code: A3, points: 4, standing: confirmed, rule: {kind: occurrences, deduct: 1}}\n",
        "utf-8",
    )
    path = FAULTS.parent / "published" / "广州市增城区科学技术协会_2021.xlsx"
    _, out, _ = run("read", path, "--framework", "zengcheng_overall_2021", "--with", figures)
    assert "由 --framework 指定" in out
    assert "使用用户提供的数据：增城.yaml" in out


def test_an_unknown_edition_is_one_sentence_and_exit_code_2(run: Run) -> None:
    code, _, err = run("read", CLEAN, "--framework", "national_project_2002")
    assert code == 2
    assert "national_project_2020" in err


def test_without_a_file_the_help_is_shown(run: Run) -> None:
    assert "xlscore read" in run("read")[1]
