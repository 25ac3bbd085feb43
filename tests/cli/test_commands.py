"""Every command as a user types it: what it prints, what it writes, its exit code, and one sentence for wrong usage."""

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.cli.runner import Run
from tests.ooxml.packages import parts

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
CLEAN = SAMPLES / "faults" / "无误的自评表.xlsx"
WRONG = SAMPLES / "faults" / "XS301_得分与复算不符.xlsx"
ADVISED = SAMPLES / "faults" / "XS308_扣分未说明原因.xlsx"


def test_a_clean_sheet_passes_with_exit_code_0(run: Run) -> None:
    code, out, err = run("check", CLEAN)
    assert code == 0
    assert err == ""
    assert "自评得分 99.05；复算得分 99.05" in out
    assert "结论：通过" in out
    assert out.endswith("共审核 1 个文件：通过 1。\n")


def test_a_wrong_score_is_shown_at_its_cell_with_working_and_fix_and_exit_code_1(run: Run) -> None:
    code, out, _ = run("check", WRONG)
    assert code == 1
    assert "[强制性] XS301" in out
    assert "自评表!I14" in out
    assert "复算为 9.5" in out
    assert "处理：" in out
    assert "结论：不通过（强制性 1 条，说明 1 条）" in out


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("none", 0)])
def test_fail_on_sets_from_which_level_the_exit_code_is_1(run: Run, level: str, code: int) -> None:
    assert run("check", ADVISED, "--fail-on", level)[0] == code


def test_fail_on_none_forgives_errors(run: Run) -> None:
    assert run("check", WRONG, "--fail-on", "none")[0] == 0


def test_json_goes_to_the_output_and_carries_the_schema(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("check", WRONG, "--format", "json", "--output", tmp_path / "a.json")
    assert (code, out) == (1, "")
    result = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert result["schema"] == 1
    (item,) = result["files"]
    assert item["verdict"] == "fail"
    assert item["claimed_total"] == "99.35"
    assert item["recomputed_total"] == "99.05"
    finding = item["findings"][0]
    assert (finding["code"], finding["severity"], finding["cells"]) == ("XS301", "error", ["自评表!I14"])
    assert (finding["claimed"], finding["recomputed"], finding["difference"]) == ("9.8", "9.5", "0.3")
    score = next(score for score in item["scores"] if score["title"] == "培训人次")
    assert score["target"] == {
        "text": "≥1000人次",
        "operator": ">=",
        "value": "1000",
        "unit": "人次",
        "kind": "quantity",
    }
    assert score["at"]["claimed"] == "自评表!I14"


def test_csv_opens_in_excel_as_utf8(run: Run) -> None:
    _, out, _ = run("check", WRONG, "--format", "csv")
    assert out.startswith("\ufeff文件,单位")
    rows = list(csv.DictReader(io.StringIO(out.lstrip("\ufeff"))))
    assert [row["代码"] for row in rows] == ["XS301", "XS901"]
    assert rows[0]["审核结论"] == "不通过"


def test_xlsx_needs_an_output(run: Run, tmp_path: Path) -> None:
    code, _, err = run("check", WRONG, "--format", "xlsx")
    assert code == 2
    assert "--output" in err
    assert run("check", WRONG, "--format", "xlsx", "-o", tmp_path / "意见.xlsx")[0] == 1
    sheet = openpyxl.load_workbook(tmp_path / "意见.xlsx")["审核意见"]
    assert [cell.value for cell in sheet[2]][5] == "XS301"


def test_select_and_ignore_take_beginnings_of_codes(run: Run) -> None:
    assert "[强制性] XS301" not in run("check", WRONG, "--ignore", "xs3")[1]
    assert "[说明] XS901" not in run("check", WRONG, "--select", "XS3，XS4")[1]


def test_a_code_nobody_knows_is_refused(run: Run) -> None:
    code, _, err = run("check", WRONG, "--select", "XS77")
    assert code == 2
    assert "没有以“XS77”开头的审核规则" in err


def test_quiet_leaves_out_files_that_pass(run: Run) -> None:
    _, out, _ = run("check", CLEAN, WRONG, "--quiet")
    assert CLEAN.name not in out
    assert WRONG.name in out
    assert "共审核 2 个文件：通过 1，不通过 1。" in out


def test_an_unreadable_file_does_not_stop_the_batch(run: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    shutil.copy(CLEAN, tmp_path / "好.xlsx")
    code, out, err = run("check", tmp_path)
    assert code == 1
    assert err == ""
    assert "无法读取 1" in out
    assert "通过 1" in out


def test_annotated_copies_are_written_beside_and_inputs_never_change(run: Run, tmp_path: Path) -> None:
    before = WRONG.read_bytes()
    target = tmp_path / "批注" / "深" / "层"
    assert run("check", WRONG, CLEAN, "--annotate", target)[0] == 1
    assert sorted(path.name for path in target.iterdir()) == sorted([WRONG.name, CLEAN.name])
    assert WRONG.read_bytes() == before
    assert openpyxl.load_workbook(target / WRONG.name).sheetnames == ["审核结果", "审核意见书", "自评表"]


def test_copies_of_files_with_one_name_keep_the_folders_that_tell_them_apart(run: Run, tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        shutil.copy(CLEAN, tmp_path / folder / "表.xlsx")
    run("check", tmp_path / "甲", tmp_path / "乙", "--annotate", tmp_path / "批注")
    assert (tmp_path / "批注" / "甲" / "表.xlsx").is_file()
    assert (tmp_path / "批注" / "乙" / "表.xlsx").is_file()


def test_an_existing_copy_is_replaced_only_with_force(run: Run, tmp_path: Path) -> None:
    assert run("check", CLEAN, "--annotate", tmp_path)[0] == 0
    code, _, err = run("check", CLEAN, "--annotate", tmp_path)
    assert code == 2
    assert "--force" in err
    assert run("check", CLEAN, "--annotate", tmp_path, "--force")[0] == 0


def test_copies_are_never_written_over_the_originals(run: Run, tmp_path: Path) -> None:
    shutil.copy(WRONG, tmp_path / "表.xlsx")
    code, _, err = run("check", tmp_path / "表.xlsx", "--annotate", tmp_path, "--force")
    assert code == 2
    assert "原件" in err
    assert (tmp_path / "表.xlsx").read_bytes() == WRONG.read_bytes()


def test_a_copy_that_cannot_be_made_is_said_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text("甲,乙\n", "utf-8")
    code, out, err = run("check", tmp_path / "表.csv", CLEAN, "--annotate", tmp_path / "批注")
    assert code == 1
    assert "无法读取 1" in out
    assert err == ""
    assert [path.name for path in (tmp_path / "批注").iterdir()] == [CLEAN.name]


def test_an_existing_output_is_replaced_only_with_force(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "结果.json"
    target.write_text("旧", "utf-8")
    code, _, err = run("check", CLEAN, "--format", "json", "-o", target)
    assert code == 2
    assert "已经存在" in err
    assert target.read_text("utf-8") == "旧"
    assert run("check", CLEAN, "--format", "json", "-o", target, "--force")[0] == 0
    assert json.loads(target.read_text("utf-8"))["schema"] == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("check", "没有这个.xlsx"), "找不到“没有这个.xlsx”"),
        (("check", CLEAN, "--framework", "nationl_project_2020"), "national_project_2020"),
        (("check", CLEAN, "--with", "没有.yaml"), "找不到 --with"),
        (("check", CLEAN, "--frmat", "json"), "--format"),
        (("check", CLEAN, "--format", "yaml"), "--format 的取值“yaml”不对"),
        (("check", CLEAN, "--format"), "--format 后面要写取值"),
        (("chek", CLEAN), "是不是想写 check"),
        (("annotate", "没有.xlsx", "-o", "x.xlsx"), "找不到“没有.xlsx”"),
        (("annotate", CLEAN), "缺少 -o"),
        (("annotate", SAMPLES / "faults" / "XS101_文本文件改名.xlsx", "-o", "x.xlsx"), "纯文本"),
        (("summary", CLEAN, "-o", "x.xlsx", "--roster", "没有.xlsx"), "找不到 --roster 指定的文件"),
        (("template", "national_project_2020"), "-o"),
        (("template", "没有", "-o", "x.xlsx"), "没有评分表"),
        (("template", "-o", "x.xlsx"), "须是文件夹"),
        (("frameworks", "--diff", "national_project_2020"), "--diff 要写两个"),
        (("frameworks", "national_project_2020", "national_overall_2020"), "请加 --diff"),
        (("explain", "XS999"), "没有审核规则“XS999”"),
        (("explain", "没有.xlsx", "I14"), "找不到“没有.xlsx”"),
        (("explain", WRONG, "十四"), "不是单元格地址"),
        (("explain", WRONG, "A1"), "没有可说明的计算"),
        (("explain", SAMPLES / "faults" / "XS101_文本文件改名.xlsx", "A1"), "纯文本"),
        (("lint", "没有"), "找不到文件夹"),
        (("lint", SAMPLES), "没有 framework.yaml"),
        (("catalogue", "-o", "x.txt"), "只能写成 .md 或 .xlsx"),
        (("explain", "a", "b", "c"), "多了或少了参数"),
    ],
)
def test_wrong_usage_is_one_clear_sentence_and_exit_code_2(run: Run, words: tuple[object, ...], sentence: str) -> None:
    code, out, err = run(*words)
    assert code == 2
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1
    assert err.startswith("xlscore：")


@pytest.mark.parametrize("words", [(), ("check",), ("summary",), ("annotate",), ("explain",)])
def test_no_arguments_show_the_help(run: Run, words: tuple[str, ...]) -> None:
    code, out, _ = run(*words)
    assert code == 2
    assert "用法：" in out


def test_version(run: Run) -> None:
    assert run("--version")[:2] == (0, "xlscore 0.1.0\n")


def test_annotate_writes_one_copy(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("annotate", WRONG, "-o", tmp_path / "新" / "副本.xlsx")
    assert code == 0
    assert "不通过，审核意见 2 条" in out
    assert (tmp_path / "新" / "副本.xlsx").is_file()


def test_template_list_and_one_and_all(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("template", "--list")
    assert code == 0
    assert len(out.splitlines()) == 13
    assert run("template", "national_project_2020", "-o", tmp_path / "表.xlsx")[0] == 0
    shipped = SAMPLES.parent / "workbook_templates" / "national_project_2020" / "template.xlsx"
    assert parts((tmp_path / "表.xlsx").read_bytes()) == parts(shipped.read_bytes())
    assert run("template", "-o", tmp_path / "全部")[0] == 0
    assert len(list((tmp_path / "全部").iterdir())) == 13


def test_a_template_carries_the_figures_the_user_holds(run: Run, tmp_path: Path) -> None:
    figures = tmp_path / "数.yaml"
    figures.write_text(
        "framework: zengcheng_overall_2021\n"
        "source: {document: 样财〔2022〕1号, title: 评分表, standing: confirmed, checked_on: 2026-11-20}\n"
        "indicators:\n  - {code: A3, points: 4, standing: confirmed, rule: {kind: occurrences, deduct: 1}}\n",
        "utf-8",
    )
    assert run("template", "zengcheng_overall_2021", "--with", figures, "-o", tmp_path / "表.xlsx")[0] == 0
    blank = SAMPLES.parent / "workbook_templates" / "zengcheng_overall_2021" / "template.xlsx"
    assert (tmp_path / "表.xlsx").read_bytes() != blank.read_bytes()


def test_frameworks_lists_shows_and_compares(run: Run) -> None:
    assert len(run("frameworks")[1].splitlines()) == 13
    shown = run("frameworks", "yueyang_overall_2019")[1]
    assert "“三公经费”控制率  6分" in shown
    assert "待核" in shown
    assert "其余 61 分" in shown
    changed = run("frameworks", "--diff", "guangdong_overall_2020", "guangdong_overall_2021")[1]
    assert "采购意向公开合规性" in changed
    assert run("frameworks", "--diff", "yueyang_overall_2019", "yueyang_overall_2019")[1] == "两者没有差别。\n"


def test_explain_a_check(run: Run) -> None:
    code, out, _ = run("explain", "xs401")
    assert code == 0
    assert out.startswith("XS401（强制性）")
    assert "处理建议：" in out


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("I14", ("培训人次", "950÷1000×10", "复算得分：9.5", "XS301")),
        ("自评表!I6", ("年度资金总额：比率", "114.6÷120＝95.5000%")),
        ("I21", ("总分", "各行之和：99.35", "复算总分：99.05")),
        ("H13", ("举办科普活动", "分值：15")),
    ],
)
def test_explain_a_cell(run: Run, cell: str, words: tuple[str, ...]) -> None:
    code, out, _ = run("explain", WRONG, cell)
    assert code == 0
    assert all(word in out for word in words), out


def test_lint_finds_no_fault_in_what_is_shipped(run: Run) -> None:
    code, out, _ = run("lint")
    assert code == 0
    assert "检查 13 个指标体系：问题 0 个" in out


def test_lint_of_one_folder_names_file_and_line(run: Run, tmp_path: Path) -> None:
    source = SAMPLES.parent / "workbook_templates" / "national_project_2020"
    target = tmp_path / "national_project_2020"
    shutil.copytree(source, target)
    text = (target / "framework.yaml").read_text("utf-8")
    (target / "framework.yaml").write_text(text.replace("points: 50", "points: 49", 1), "utf-8")
    code, out, _ = run("lint", target)
    assert code == 1
    assert "framework.yaml:" in out


def test_catalogue_as_markdown_and_workbook(run: Run, tmp_path: Path) -> None:
    assert run("catalogue", "-o", tmp_path / "目录.md")[0] == 0
    assert "| XS301 |" in (tmp_path / "目录.md").read_text("utf-8")
    assert run("catalogue", "-o", tmp_path / "目录.xlsx")[0] == 0
    sheet = openpyxl.load_workbook(tmp_path / "目录.xlsx").active
    assert sheet is not None
    codes = [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert "XS301" in codes
    assert len(codes) == len(set(codes))


def test_summary_of_the_bureau_with_its_roster(run: Run, tmp_path: Path) -> None:
    code, out, err = run(
        "summary",
        SAMPLES / "bureau" / "上报",
        "--roster",
        SAMPLES / "bureau" / "上报名册.xlsx",
        "-o",
        tmp_path / "汇总.xlsx",
    )
    assert (code, err) == (0, "")
    assert "汇总 12 个文件" in out
    names = openpyxl.load_workbook(tmp_path / "汇总.xlsx").sheetnames
    assert names[:4] == ["总览", "汇总", "上报情况", "催报"]
    again, _, refused = run("summary", CLEAN, "-o", tmp_path / "汇总.xlsx")
    assert again == 2
    assert "--force" in refused


def test_annotate_clean_gives_the_submitted_bytes_back(run: Run, tmp_path: Path) -> None:
    copy, back = tmp_path / "副本.xlsx", tmp_path / "还原" / "原件.xlsx"
    run("annotate", WRONG, "-o", copy)
    code, out, _ = run("annotate", "--clean", copy, "-o", back)
    assert code == 0
    assert f"已还原报送的原文件“{WRONG.name}”，SHA-256 " in out
    assert "改动过" not in out
    assert back.read_bytes() == WRONG.read_bytes()
    assert run("annotate", "--clean", copy, "-o", back)[0] == 2
    assert run("annotate", "--clean", copy, "-o", copy, "--force")[0] == 2


def test_annotate_clean_says_when_the_copy_was_changed_since(run: Run, tmp_path: Path) -> None:
    copy, back = tmp_path / "副本.xlsx", tmp_path / "原件.xlsx"
    run("annotate", WRONG, "-o", copy)
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr("xl/more.xml", "<a/>")
    code, out, _ = run("annotate", "--clean", copy, "-o", back)
    assert code == 0
    assert "审核副本在生成之后又改动过" in out
    assert back.read_bytes() == WRONG.read_bytes()


def test_annotate_clean_refuses_what_keeps_no_submitted_file(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "副本.xlsx"
    run("annotate", WRONG, "-o", copy)
    openpyxl.load_workbook(copy).save(copy)
    for file in (WRONG, copy):
        code, _, err = run("annotate", "--clean", file, "-o", tmp_path / "原件.xlsx")
        assert code == 2
        assert "不再保存报送的原文件，无法还原" in err
    assert not (tmp_path / "原件.xlsx").exists()
