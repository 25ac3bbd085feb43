"""Copies of .xls and .ods workbooks as a user asks for them: names, refusals, idempotence, the way back."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest

from tests.cli.runner import Run
from tests.oracle.office import convert

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
WRONG = SAMPLES / "faults" / "XS301_得分与复算不符.xlsx"
pytestmark = pytest.mark.office


@cache
def saved(kind: str) -> bytes:
    with TemporaryDirectory() as folder:
        return convert([WRONG], Path(folder), kind)[0].read_bytes()


@pytest.fixture(params=["xls", "ods"])
def submitted(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"某单位.{request.param}"
    path.write_bytes(saved(request.param))
    return path


def test_a_copy_is_an_xlsx_with_the_marks_at_their_cells(run: Run, submitted: Path) -> None:
    target = submitted.with_name("批注.xlsx")
    code, out, _ = run("annotate", submitted, "-o", target)
    assert code == 0
    assert "本审核副本据其内容重建为 .xlsx" in out
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["审核结果", "审核意见书", "自评表"]
    assert "XS301" in book["自评表"]["I14"].comment.text
    texts = [str(cell.value) for row in book["审核结果"].iter_rows() for cell in row]
    assert submitted.name in texts
    assert any("重建为 .xlsx" in text for text in texts)


def test_again_gives_the_same_bytes_and_clean_the_submitted_ones(run: Run, submitted: Path) -> None:
    first, second, back = (submitted.with_name(name) for name in ("一.xlsx", "二.xlsx", "原件"))
    assert run("annotate", submitted, "-o", first)[0] == 0
    assert run("annotate", first, "-o", second)[0] == 0
    assert second.read_bytes() == first.read_bytes()
    code, out, _ = run("annotate", second, "--clean", "-o", back)
    assert code == 0
    assert f"已还原报送的原文件“{submitted.name}”" in out
    assert back.read_bytes() == submitted.read_bytes()


def test_a_corrected_copy_is_checked_like_any_other(run: Run, submitted: Path) -> None:
    target = submitted.with_name("批注.xlsx")
    run("annotate", submitted, "-o", target)
    book = openpyxl.load_workbook(target)
    book["自评表"]["I14"] = 9.5
    book.save(target)
    _, out, _ = run("check", target)
    assert "XS301" not in out
    assert "XS303" in out, "the total was not corrected with it"


def test_an_output_that_is_no_xlsx_is_refused_with_the_name_to_use(run: Run, submitted: Path) -> None:
    code, _, err = run("annotate", submitted, "-o", submitted.with_name("批注.xls"))
    assert code == 2
    assert "请把 -o 的文件名改为“批注.xlsx”。" in err


@pytest.mark.parametrize("name", ["批注.xlsm", "批注"])
def test_only_xlsx_is_what_a_rebuilt_workbook_is(run: Run, submitted: Path, name: str) -> None:
    assert run("annotate", submitted, "-o", submitted.with_name(name))[0] == 2
    assert not submitted.with_name(name).exists()


def test_the_submitted_file_itself_is_no_copy_to_clean(run: Run, tmp_path: Path) -> None:
    (tmp_path / "某单位.xls").write_bytes(saved("xls"))
    code, _, err = run("annotate", tmp_path / "某单位.xls", "--clean", "-o", tmp_path / "原件")
    assert code == 2
    assert "不是审核副本" in err


def test_copies_of_one_stem_do_not_meet_and_the_summary_leads_to_them(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "上报"
    folder.mkdir()
    for kind in ("xls", "ods"):
        (folder / f"某单位.{kind}").write_bytes(saved(kind))
    (folder / "某单位.xlsx").write_bytes(WRONG.read_bytes())
    code, _, err = run("summary", folder, "--annotate", tmp_path / "批注", "-o", tmp_path / "汇总.xlsx")
    assert (code, err) == (0, "")
    copies = sorted(path.name for path in (tmp_path / "批注").iterdir())
    assert copies == ["某单位.ods.xlsx", "某单位.xls.xlsx", "某单位.xlsx"]
    book = openpyxl.load_workbook(tmp_path / "汇总.xlsx")
    links = {
        cell.hyperlink.target for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
        if cell.hyperlink is not None and cell.hyperlink.target
    }  # fmt: skip
    assert {f"批注/{name}" for name in copies} <= links


def test_names_that_meet_after_the_ending_is_added_keep_their_folders(run: Run, tmp_path: Path) -> None:
    for name in ("甲/某单位.xls", "乙/某单位.xls"):
        (tmp_path / "上报" / name).parent.mkdir(parents=True)
        (tmp_path / "上报" / name).write_bytes(saved("xls"))
    run("check", tmp_path / "上报", "--annotate", tmp_path / "批注")
    copies = {path.relative_to(tmp_path / "批注").as_posix() for path in (tmp_path / "批注").rglob("*.xlsx")}
    assert copies == {"甲/某单位.xls.xlsx", "乙/某单位.xls.xlsx"}


def test_libreoffice_converts_where_it_is_asked_to(run: Run, submitted: Path) -> None:
    target = submitted.with_name("批注.xlsx")
    code, out, _ = run("annotate", submitted, "--convert", "libreoffice", "-o", target)
    assert code == 0
    assert "由 LibreOffice 转换为 .xlsx" in out
    assert "XS301" in openpyxl.load_workbook(target)["自评表"]["I14"].comment.text
    run("annotate", target, "--clean", "-o", submitted.with_name("原件"))
    assert submitted.with_name("原件").read_bytes() == submitted.read_bytes()


def test_a_converter_that_is_not_installed_stops_before_anything_is_written(
    run: Run, submitted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(submitted.parent))
    monkeypatch.setattr("xlscore.pipeline.office._PLACES", ())
    code, out, err = run("check", submitted, "--annotate", submitted.with_name("批注"), "--convert", "libreoffice")
    assert (code, out) == (2, "")
    assert "没有找到 LibreOffice" in err
    assert not submitted.with_name("批注").exists()


def test_a_converter_nobody_knows_is_refused(run: Run, submitted: Path) -> None:
    assert run("annotate", submitted, "--convert", "wps", "-o", submitted.with_name("a.xlsx"))[0] == 2
