"""No command writes over a file it reads, however the path is written and whatever is forced."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.runner import Run
from tests.read.tables_by_hand import saved

FAULTS = Path(__file__).resolve().parents[2] / "samples" / "faults"
WRONG = FAULTS / "XS301_得分与复算不符.xlsx"
CLEAN = FAULTS / "无误的自评表.xlsx"
UNIT = "样例区科技服务中心"
READ = "是本次要读取的文件，不能用来写结果"
FIGURES = """framework: zengcheng_overall_2021
source: {document: 样财〔2022〕1号, title: 评分表, standing: confirmed, checked_on: 2026-11-20}
indicators:
  - {code: A3, points: 4, standing: confirmed, rule: {kind: occurrences, deduct: 1}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a place with two submissions and everything that may be read beside them."""
    (tmp_path / "上报").mkdir()
    shutil.copy(WRONG, tmp_path / "上报" / "甲.xlsx")
    shutil.copy(CLEAN, tmp_path / "上报" / "乙.xlsx")
    (tmp_path / "去年").mkdir()
    shutil.copy(CLEAN, tmp_path / "去年" / "旧.xlsx")
    saved(tmp_path / "名册.xlsx", 名册=[("单位编码", "单位名称"), ("A01", UNIT)])
    waiver = ("XS301", UNIT, "", "批复", "局长", "2099-12-31")
    saved(tmp_path / "豁免.xlsx", 豁免=[("代码", "单位", "单元格或指标", "理由", "批准人", "有效期至"), waiver])
    saved(tmp_path / "说明.xlsx", 说明=[("单位名称", "意见编号", "审核说明"), (UNIT, "XS308:培训人次", "因场地维修")])
    (tmp_path / "数.yaml").write_text(FIGURES, "utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def refused(run: Run, folder: Path, words: tuple[object, ...], sentence: str) -> None:
    """Fail where a command is not refused with one sentence, or changes anything below the folder."""
    before = contents(folder)
    code, out, err = run(*words, "--force")
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1
    assert contents(folder) == before


@pytest.mark.parametrize(
    "option", ["--roster", "--waivers", "--explanations", "--with", "--previous", "名册", "豁免", "说明", "数"]
)
def test_summary_keeps_every_file_an_option_names(run: Run, folder: Path, option: str) -> None:
    names = {"--roster": "名册.xlsx", "--waivers": "豁免.xlsx", "--explanations": "说明.xlsx", "--with": "数.yaml"}
    if option in names:
        target = folder / names[option]
        words = ("summary", folder / "上报", option, target, "-o", target)
        refused(run, folder, words, READ if target.suffix == ".xlsx" else "只能写成 .xlsx")
    elif option == "--previous":
        run("summary", folder / "去年", "-o", folder / "以前.xlsx")
        words = ("summary", folder / "上报", option, folder / "以前.xlsx", "-o", folder / "以前.xlsx")
        refused(run, folder, words, READ)
    else:
        given = [word for pair in names.items() for word in (pair[0], folder / pair[1])]
        target = next(folder / name for name in names.values() if name.startswith(option))
        refused(run, folder, ("summary", folder / "上报", *given, "--annotate", folder / "批", "-o", target), "“")


@pytest.mark.parametrize("option", ["--waivers", "--explanations"])
def test_check_keeps_what_is_read_beside_the_files(run: Run, folder: Path, option: str) -> None:
    target = folder / {"--waivers": "豁免.xlsx", "--explanations": "说明.xlsx"}[option]
    words = ("check", folder / "上报", option, target, "--format", "xlsx", "-o", target)
    refused(run, folder, words, READ)
    refused(run, folder, ("annotate", folder / "上报" / "甲.xlsx", option, target, "-o", target), READ)


def test_figures_are_kept_by_every_command_that_takes_them(run: Run, folder: Path) -> None:
    figures = ("--with", folder / "数.yaml", "-o", folder / "数.yaml")
    refused(run, folder, ("check", folder / "上报", *figures), READ)
    refused(run, folder, ("read", folder / "上报" / "甲.xlsx", *figures), READ)
    refused(run, folder, ("annotate", folder / "上报" / "甲.xlsx", *figures), READ)
    refused(run, folder, ("template", "zengcheng_overall_2021", *figures), "只能写成 .xlsx")


def itself(path: Path) -> Path:
    return path


def roundabout(path: Path) -> Path:
    return path.parent / ".." / path.parent.name / path.name


def soft(path: Path) -> Path:
    link = path.parent.parent / "另名.xlsx"
    link.symlink_to(path)
    return link


def hard(path: Path) -> Path:
    link = path.parent.parent / "另名.xlsx"
    link.hardlink_to(path)
    return link


@pytest.mark.parametrize("written", [itself, roundabout, soft, hard])
@pytest.mark.parametrize("command", ["check", "summary", "roster", "annotate"])
def test_a_submission_is_kept_however_it_is_called(
    run: Run, folder: Path, command: str, written: Callable[[Path], Path]
) -> None:
    source = folder / "上报" / "甲.xlsx"
    target = written(source)
    more = ("--format", "xlsx") if command == "check" else ()
    refused(run, folder, (command, source, *more, "-o", target), READ)
    if command != "annotate":
        refused(run, folder, (command, folder / "上报", *more, "-o", target), "“")


def test_an_original_in_a_folder_of_submissions_is_not_taken_for_an_earlier_result(run: Run, folder: Path) -> None:
    target = folder / "上报" / "甲.xlsx"
    sentence = f"“{target}”在要审核的文件夹里，又不是 xlscore 写出的结果，可能是报送的原件，没有覆盖。"
    refused(run, folder, ("summary", folder / "上报", "-o", target), sentence)
    refused(run, folder, ("roster", folder / "上报", "-o", target), sentence)
    refused(run, folder, ("check", folder / "上报", "--format", "xlsx", "-o", target), sentence)
    (folder / "上报" / "甲.xlsx").write_bytes(b"PK\x03\x04")
    refused(run, folder, ("summary", folder / "上报", "-o", target), sentence)


@pytest.mark.parametrize("command", ["check", "summary", "roster"])
def test_an_earlier_result_among_the_submissions_gives_way_and_is_no_submission(
    run: Run, folder: Path, command: str
) -> None:
    target = folder / "上报" / "结果.xlsx"
    more = ("--format", "xlsx") if command == "check" else ()
    first = run(command, folder / "上报", *more, "-o", target)
    written = target.read_bytes()
    assert run(command, folder / "上报", *more, "-o", target)[0] == 2
    assert run(command, folder / "上报", *more, "-o", target, "--force") == first
    assert target.read_bytes() == written


@pytest.mark.parametrize("name", ["甲.xlsx", "旧.xlsx"])
def test_last_years_files_are_kept_by_results_and_by_copies(run: Run, folder: Path, name: str) -> None:
    (folder / "去年" / "旧.xlsx").rename(folder / "去年" / name)
    words = ("summary", folder / "上报", "--previous", folder / "去年")
    refused(run, folder, (*words, "-o", folder / "去年" / name), READ)
    if name == "甲.xlsx":
        refused(run, folder, (*words, "-o", folder / "汇总.xlsx", "--annotate", folder / "去年"), READ)


def test_a_copy_and_a_result_do_not_go_into_one_file(run: Run, folder: Path) -> None:
    target = folder / "批注" / "甲.xlsx"
    sentence = f"“{target}”是“甲.xlsx”的批注副本，不能又用来写结果"
    words = ("summary", folder / "上报", "--annotate", folder / "批注", "-o", target)
    refused(run, folder, words, sentence)


def test_tables_that_are_read_are_not_written_over(run: Run, folder: Path) -> None:
    tables = folder / "表"
    assert run("summary", folder / "上报", "-o", folder / "一.xlsx", "--csv", tables)[0] == 0
    sentence = f"“{tables}”里是本次要读取的数据表，新的表不能写在里面"
    refused(run, folder, ("summary", tables, "-o", folder / "二.xlsx", "--csv", tables), sentence)
    refused(run, folder, ("summary", tables, "-o", folder / "二.xlsx", "--parquet", folder / "批" / ".." / "表"), "“")
    words = ("summary", folder / "上报", "--previous", tables, "-o", folder / "二.xlsx", "--csv", tables)
    refused(run, folder, words, sentence)
