"""Wrong usage: the option by its long name, what was typed, what can be typed, and where the help is."""

from pathlib import Path
from types import SimpleNamespace

import pytest
import typer

from tests.cli.runner import Run
from xlscore.cli.wrong_usage import usage_sentence

CLEAN = Path(__file__).resolve().parents[2] / "samples" / "faults" / "无误的自评表.xlsx"
NO_BOOK = CLEAN.with_name("XS101_文本文件改名.xlsx")
HELP = "用 xlscore check --help 查看用法。"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--jobs", "-1"), "--jobs 的取值“-1”不对，应为不小于 0、不大于 256 的整数。"),
        (("-j", "257"), "--jobs 的取值“257”不对，应为不小于 0、不大于 256 的整数。"),
        (("-jx",), "--jobs 的取值“x”不对，应为不小于 0、不大于 256 的整数。"),
        (("--memory=15",), "--memory 的取值“15”不对，应为不小于 16 的整数。"),
        (("--timeout", "0"), "--timeout 的取值“0”不对，应为不小于 1 的整数。"),
        (("--format", "yaml"), "--format 的取值“yaml”不对，可以写 text、json、csv、xlsx。"),
        (("--fail-on=never",), "--fail-on 的取值“never”不对，可以写 error、warning、none。"),
        (("--convert", "wps"), "--convert 的取值“wps”不对，可以写 libreoffice。"),
        (("--quiet=1",), "--quiet 后面不写取值。"),
        (("--format",), "--format 后面要写取值。"),
        (("--qiet",), "没有 --qiet 这个选项。是不是想写 --quiet？"),
    ],
)
def test_options_of_check(run: Run, words: tuple[str, ...], sentence: str) -> None:
    assert run("check", CLEAN, *words) == (2, "", f"xlscore：{sentence}{HELP}\n")


@pytest.mark.parametrize(
    "words", [("--jobs", "0"), ("--jobs", "256"), ("--memory", "16"), ("--timeout=1",), ("--timeout", "9" * 20)]
)
def test_values_at_the_bounds_are_taken(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run("check", CLEAN, *words)
    assert (code in {0, 1}, err) == (True, "")
    assert "共审核 1 个文件：" in out


def test_both_homes_of_an_options_bounds_are_known() -> None:
    param = SimpleNamespace(opts=["--jobs", "-j"], type=SimpleNamespace(min=1, max=None))
    error = SimpleNamespace(ctx=None, message="0 is not in the range x>=1.", param=param)
    told = usage_sentence(_named("BadParameter", error), ["check", "--jobs=0"])
    assert told == f"--jobs 的取值“0”不对，应为不小于 1 的整数。{HELP}"
    error.param = SimpleNamespace(opts=["--jobs"], type=None)
    assert "的取值“”不对，应为整数。" in usage_sentence(_named("BadParameter", error), ["check"])


def _named(name: str, facts: SimpleNamespace) -> object:
    return type(name, (), vars(facts))()


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("check", ""), "命令中有一处引号里"),
        (("summary", CLEAN, "-o", ""), "命令中有一处引号里"),
        (("check", CLEAN, "--annotate="), "--annotate 后面"),
    ],
)
def test_an_empty_argument_is_never_taken_for_the_folder_one_stands_in(
    run: Run, words: tuple[object, ...], what: str
) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err == f"xlscore：{what}什么也没有写。请补上取值或路径；用变量的，请检查变量是否为空。\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("check", CLEAN, "--select", ","), "“,”里没有写审核规则的代码"),
        (("check", CLEAN, "--with", CLEAN.parent), "--with 要写文件，"),
        (("check", CLEAN, "--with", CLEAN), "--with 要写 .yaml 文件，"),
        (("check", CLEAN, "--waivers", CLEAN.parent), "--waivers 要写文件，"),
        (("check", CLEAN, "--explanations", CLEAN.parent), "--explanations 要写文件，"),
        (("check", CLEAN, "-o", "-"), "-o 后面要写文件名"),
        (("check", CLEAN, "-o", "a.xlsx"), "不能以 .xlsx 结尾。请换一个文件名；要写成工作簿的，用 --format xlsx。"),
        (("check", CLEAN, "--format", "xlsx", "-o", "a.csv"), "只能写成 .xlsx"),
        (("check", CLEAN, "-o", "a", "--annotate", "a"), "-o 和 --annotate 都要用“a”这个名称"),
        (("read", CLEAN.parent), "这个命令一次处理一个工作簿"),
        (("read", CLEAN, "-o", "a.xlsx"), "不能以 .xlsx 结尾"),
        (("annotate", CLEAN.parent, "-o", "a.xlsx"), "这个命令一次处理一个工作簿"),
        (("annotate", NO_BOOK, "--clean", "-o", "a.xlsx"), f"{NO_BOOK.name}：文件"),
        (("summary", CLEAN, "-o", "a.xls"), "请改用“a.xlsx”这样的文件名"),
        (("summary", CLEAN, "-o", "a.xlsx", "--csv", "a.xlsx"), "-o 和 --csv 都要用“a.xlsx”这个名称"),
        (("summary", CLEAN, "-o", "a.xlsx", "--parquet", "a.xlsx/b"), "-o 和 --parquet 都要用“a.xlsx”这个名称"),
        (("summary", CLEAN, "-o", "a.xlsx", "--csv", CLEAN), "--csv 要写文件夹"),
        (("summary", CLEAN, "-o", "a.xlsx", "--roster", CLEAN.parent), "--roster 要写文件"),
        (("roster", CLEAN, "-o", "a.csv"), "请改用“a.xlsx”这样的文件名"),
        (("template", "--list", "-o", "a.xlsx"), "--list 只列出全部指标体系"),
        (("template", "national_project_2020", "-o", "a.xls"), "请改用“a.xlsx”这样的文件名"),
        (("template", "national_project_2020", "-o", "a.xlsx", "--with", "没有.yaml"), "找不到 --with 指定的文件"),
        (("explain", "XS301", "I14"), "XS301 是审核规则的代码，后面不写单元格"),
        (("explain", "XS301", "--framework", "x"), "只在说明工作簿里的得分时有用"),
        (("lint", CLEAN), "是文件，要写指标体系的文件夹"),
        (("catalogue", "-o", CLEAN.parent), "是文件夹，结果要写成文件"),
    ],
)
def test_what_does_not_go_together_is_one_sentence_and_nothing_is_written(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[object, ...], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_templates_are_written_into_a_folder_whatever_its_name_and_all_or_none(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "模板v1.0"
    assert run("template", "-o", folder)[0] == 0
    for path in folder.iterdir():
        if path.stem != "yueyang_overall_2019":
            path.unlink()
    code, _, err = run("template", "-o", folder)
    assert code == 2
    assert "yueyang_overall_2019.xlsx”已经存在" in err
    assert [path.stem for path in folder.iterdir()] == ["yueyang_overall_2019"]


def test_a_reader_that_hangs_up_is_no_fault_of_a_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang_up(*_given: object, **_more: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(typer, "echo", hang_up)
    assert run("frameworks") == (2, "", "")
