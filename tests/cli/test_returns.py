"""Returns from several places under waivers and explanations: whose units are known, and what is not settled again."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.cli.runner import Run
from tests.read.tables_by_hand import saved

FAULTS = Path(__file__).resolve().parents[2] / "samples" / "faults"
BUREAU = Path(__file__).resolve().parents[2] / "samples" / "bureau" / "上报"
WRONG = FAULTS / "XS301_得分与复算不符.xlsx"
UNIT = "样例区科技服务中心"
HEAD = ("代码", "单位", "单元格或指标", "理由", "批准人", "有效期至")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a place with this year's folder, and last year's in which that unit filed nothing."""
    for source, name in ((WRONG, "今年"), (BUREAU / "202_样例区科学技术局.xlsx", "去年")):
        (tmp_path / name).mkdir()
        shutil.copy(source, tmp_path / name)
    return tmp_path


def waiver_of(folder: Path, unit: str) -> Path:
    return saved(folder / "豁免.xlsx", 豁免=[HEAD, ("XS301", unit, "", "批复", "局长", "2099-12-31")])


def explanation_of(folder: Path, unit: str) -> Path:
    return saved(folder / "说明.xlsx", 说明=[("单位名称", "意见编号", "审核说明"), (unit, "XS308:甲", "因场地维修")])


@pytest.mark.parametrize("cached", [(), ("--no-cache",)])
def test_last_years_units_need_not_be_those_of_this_years_waivers(
    run: Run, folder: Path, cached: tuple[str, ...]
) -> None:
    words = ("--previous", folder / "去年", "--waivers", waiver_of(folder, UNIT), *cached)
    words = (*words, "--explanations", explanation_of(folder, UNIT))
    code, out, err = run("check", folder / "今年", *words)
    assert (code, err) == (0, "")
    assert "[强制性·已豁免] XS301" in out
    code, out, err = run("summary", folder / "今年", *words, "-o", folder / "汇总.xlsx")
    assert (code, out, err) == (0, f"{folder / '汇总.xlsx'}：汇总 1 个文件。\n", "")


@pytest.mark.parametrize("option", ["--waivers", "--explanations"])
def test_a_unit_only_last_year_filed_is_still_a_stranger(run: Run, folder: Path, option: str) -> None:
    make = waiver_of if option == "--waivers" else explanation_of
    words = ("--previous", folder / "去年", option, make(folder, "样例区科学技术局"))
    code, out, err = run("check", folder / "今年", *words)
    assert (code, out) == (2, "")
    assert ":2: 本次审核的文件里没有单位“样例区科学技术局”" in err


@pytest.mark.parametrize("form", ["--csv", "--parquet"])
@pytest.mark.parametrize("option", ["--waivers", "--explanations"])
def test_units_that_come_from_tables_are_known(run: Run, folder: Path, form: str, option: str) -> None:
    assert run("summary", folder / "去年", "-o", folder / "一.xlsx", form, folder / "表")[0] == 0
    make = waiver_of if option == "--waivers" else explanation_of
    given = (option, make(folder, "样例区科学技术局"))
    for number, paths in enumerate([(folder / "表",), (folder / "今年", folder / "表")]):
        code, out, err = run("summary", *paths, *given, "-o", folder / f"汇总{number}.xlsx")
        assert (code, out) == (0, f"{folder / f'汇总{number}.xlsx'}：汇总 {len(paths)} 个文件。\n")
        assert f"取自数据表的 1 份报表照原样采用，不重新审核，{option} 对它们不起作用" in err


def test_a_unit_nobody_knows_is_refused_even_where_all_comes_from_tables(run: Run, folder: Path) -> None:
    run("summary", folder / "去年", "-o", folder / "一.xlsx", "--csv", folder / "表")
    words = ("--waivers", waiver_of(folder, "样例区科学技术司"))
    code, _, err = run("summary", folder / "表", *words, "-o", folder / "二.xlsx")
    assert code == 2
    assert "没有单位“样例区科学技术司”（是不是“样例区科学技术局”？）" in err
    assert not (folder / "二.xlsx").exists()


def test_nothing_is_said_of_tables_where_no_option_is_idle(run: Run, folder: Path) -> None:
    run("summary", folder / "今年", "-o", folder / "一.xlsx", "--csv", folder / "表")
    assert run("summary", folder / "表", "-o", folder / "二.xlsx")[2] == ""
    column = [cell.value for cell in openpyxl.load_workbook(folder / "二.xlsx")["汇总"]["B"]]
    assert any(str(value).startswith(UNIT) for value in column)


def test_earlier_returns_are_found_before_this_years_are_copied(run: Run, folder: Path) -> None:
    words = ("--annotate", folder / "批注", "-o", folder / "汇总.xlsx")
    for previous in (folder / "前年", folder, folder / "今年"):
        code, _, err = run("summary", folder / "今年", "--previous", previous, *words)
        assert code == 2
        assert err.count("\n") == 1
        assert "--previous 指定的" in err
    assert sorted(path.name for path in folder.iterdir()) == ["今年", "去年"]
