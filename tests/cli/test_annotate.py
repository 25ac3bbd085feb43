"""``xlscore annotate``: what goes together and what does not, refused before anything is written."""

from pathlib import Path

import pytest

from tests.cli.runner import Run

FAULTS = Path(__file__).resolve().parents[2] / "samples" / "faults"
WRONG = FAULTS / "XS301_得分与复算不符.xlsx"
CLEAN = FAULTS / "无误的自评表.xlsx"


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--framework", "national_project_2020"),
        ("--with", "数.yaml"),
        ("--waivers", "豁免.xlsx"),
        ("--explanations", "说明.xlsx"),
        ("--convert", "libreoffice"),
    ],
)
def test_clean_takes_no_option_of_auditing(run: Run, tmp_path: Path, option: str, value: str) -> None:
    copy, back = tmp_path / "副本.xlsx", tmp_path / "原件.xlsx"
    assert run("annotate", WRONG, "-o", copy)[0] == 0
    code, out, err = run("annotate", copy, "--clean", option, value, "-o", back)
    assert (code, out) == (2, "")
    assert err == f"xlscore：--clean 只还原报送的原文件，不能与 {option} 一起用。请去掉 {option}。\n"
    assert not back.exists()
    assert run("annotate", copy, "--clean", "-o", back, "--memory", 64, "--timeout", 9, "--force")[0] == 0
    assert back.read_bytes() == WRONG.read_bytes()


@pytest.mark.parametrize("command", ["check", "summary"])
def test_a_converter_without_copies_is_refused(run: Run, tmp_path: Path, command: str) -> None:
    more = ("-o", tmp_path / "汇总.xlsx") if command == "summary" else ()
    code, out, err = run(command, CLEAN, "--convert", "libreoffice", *more)
    assert (code, out) == (2, "")
    assert err.startswith("xlscore：--convert 说的是批注副本用什么转换，要与 --annotate 一起用。")
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_converter_for_what_needs_none_is_refused(run: Run, tmp_path: Path) -> None:
    code, _, err = run("annotate", CLEAN, "--convert", "libreoffice", "-o", tmp_path / "副本.xlsx")
    assert code == 2
    assert err == f"xlscore：“{CLEAN}”本来就能加批注，不需要转换。请去掉 --convert。\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["副本.xlsm", "副本.xls", "副本"])
def test_a_copy_is_called_like_what_it_is(run: Run, tmp_path: Path, name: str) -> None:
    code, _, err = run("annotate", CLEAN, "-o", tmp_path / name)
    assert code == 2
    assert "请把 -o 的文件名改为“副本.xlsx”。" in err
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_under_another_ending_is_copied_as_what_it_holds(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "某单位.xls"
    source.write_bytes(CLEAN.read_bytes())
    assert run("annotate", source, "-o", tmp_path / "副本.xls")[0] == 2
    assert run("annotate", source, "-o", tmp_path / "副本.XLSX")[0] == 0


def test_a_copy_of_a_long_name_is_written(run: Run, tmp_path: Path) -> None:
    target = tmp_path / f"{'样' * 83}.xlsx"
    assert run("annotate", CLEAN, "-o", target)[0] == 0
    code, _, err = run("annotate", CLEAN, "-o", tmp_path / f"{'样' * 84}.xlsx")
    assert code == 2
    assert "名称太长" in err
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
