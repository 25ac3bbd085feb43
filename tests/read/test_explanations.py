"""The file of explanations in its three shapes; what is wrong is said with its row."""

from pathlib import Path

import openpyxl
import pytest

from tests.read.tables_by_hand import saved
from xlscore.consolidation.condense import condense
from xlscore.errors import UsageError
from xlscore.model.roster import Roster
from xlscore.model.settlement import Answer
from xlscore.pipeline import assess
from xlscore.read.explanations import read_explanations
from xlscore.write.annotated import write_annotated
from xlscore.write.findings_table import findings_xlsx

CODES = {"XS308", "XS404", "XS415", "XS901"}
HEAD = ("单位编码", "单位名称", "意见编号", "审核说明")
OVER = Path(__file__).resolve().parents[2] / "samples" / "faults" / "XS404_执行数超过预算数.xlsx"


def read(tmp_path: Path, *rows: tuple[object, ...]) -> tuple[Answer, ...]:
    return read_explanations(saved(tmp_path / "说明.xlsx", 表=rows), CODES)


def refused(tmp_path: Path, *rows: tuple[object, ...]) -> str:
    with pytest.raises(UsageError) as caught:
        read(tmp_path, *rows)
    return str(caught.value)


def test_a_table_of_its_own_names_unit_finding_and_text(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        ("说明汇总",),
        HEAD,
        (201, "样例区教育局", "XS308:培训人次", "因停电取消一期"),
        (None, "样例区财政局", "XS404:甲#2", " 无 "),
        (202.0, None, "XS415", "因追加"),
        (203, None, "XS415", None),
    ]
    assert read(tmp_path, *rows) == (
        Answer("XS308:培训人次", "因停电取消一期", "说明.xlsx:3", ("201", "样例区教育局")),
        Answer("XS404:甲#2", "无", "说明.xlsx:4", ("样例区财政局",)),
        Answer("XS415", "因追加", "说明.xlsx:5", ("202",)),
    )


def test_one_of_name_and_code_is_enough(tmp_path: Path) -> None:
    (answer,) = read(tmp_path, ("单位名称", "意见编号", "审核说明"), ("甲局", "XS308:甲", "因停电"))
    assert answer.units == ("甲局",)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ((201, None, "XS999:甲", "因停电"), "：意见编号“XS999:甲”的代码不是审核规则的代码"),
        ((201, None, "第3条", "因停电"), "：意见编号“第3条”的代码不是审核规则的代码"),
        ((201, None, None, "因停电"), "：写了审核说明而没有意见编号，请补上"),
        ((None, None, "XS308:甲", "因停电"), "：没有写是哪个单位的说明，请补上单位名称或单位编码"),
        ((201, None, "XS308:乙", "因雨"), "：意见“XS308:乙”与第 2 行重复，请删去一行"),
    ],
)
def test_a_bad_row_is_refused_with_file_and_row(tmp_path: Path, row: tuple[object, ...], sentence: str) -> None:
    said = refused(tmp_path, HEAD, (201, None, "XS308:乙", "因停电"), row)
    assert said.startswith(f"{tmp_path / '说明.xlsx'}:3: 工作表“表”{sentence}"), said


def test_bad_columns_are_refused(tmp_path: Path) -> None:
    assert "说明.xlsx:1: 工作表“表”E 列“备注”不认识，可用的列是 单位编码、单位名称、意见编号、审核说明" in refused(
        tmp_path, (*HEAD, "备注")
    )
    assert "说明.xlsx:1: 没有找到表头。请用“单位名称（或单位编码）、意见编号、审核说明”三列的表" in refused(
        tmp_path, ("单位名称",)
    )


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="找不到 --explanations 指定的文件"):
        read_explanations(tmp_path / "没有.xlsx", CODES)


def test_a_table_of_findings_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "意见.xlsx"
    path.write_bytes(findings_xlsx(Roster((condense(assess(OVER)),))))
    assert read_explanations(path, CODES) == ()
    book = openpyxl.load_workbook(path)
    sheet = book["审核意见"]
    sheet["Q2"] = "因12月追加人员经费1.1万元"
    book.save(path)
    (answer,) = read_explanations(path, CODES)
    assert answer == Answer(
        "XS404:年度资金总额", "因12月追加人员经费1.1万元", "意见.xlsx:2", ("样例区科技服务中心",), OVER.name
    )
    sheet["R1"] = "备注"
    book.save(path)
    with pytest.raises(UsageError, match="R 列“备注”不认识"):
        read_explanations(path, CODES)


def copy_with(tmp_path: Path, **cells: str) -> Path:
    path = tmp_path / "副本.xlsx"
    write_annotated(assess(OVER), OVER, path)
    book = openpyxl.load_workbook(path)
    for cell, text in cells.items():
        book["审核结果"][cell] = text
    book.save(path)
    return path


def test_an_annotated_copy_is_read_for_its_unit_and_its_file(tmp_path: Path) -> None:
    path = copy_with(tmp_path, L11="因12月追加人员经费1.1万元")
    assert read_explanations(path, CODES) == (
        Answer(
            "XS404:年度资金总额",
            "因12月追加人员经费1.1万元",
            "副本.xlsx 审核结果!L11",
            ("样例区科技服务中心",),
            OVER.name,
        ),
    )


def test_a_copy_of_an_unknown_unit_is_for_its_file(tmp_path: Path) -> None:
    (answer,) = read_explanations(copy_with(tmp_path, L11="因追加", D2="未识别"), CODES)
    assert (answer.units, answer.file) == ((), OVER.name)


def test_a_copy_whose_ids_were_changed_is_refused(tmp_path: Path) -> None:
    path = copy_with(tmp_path, L11="因追加", O11="第一条")
    with pytest.raises(UsageError, match=r"审核结果!L11 一行的编号“第一条”不是审核意见的编号"):
        read_explanations(path, CODES)


def test_a_head_without_labels_names_nobody(tmp_path: Path) -> None:
    (answer,) = read_explanations(copy_with(tmp_path, L11="因追加", A2="单位", A7="文件"), CODES)
    assert (answer.units, answer.file) == ((), "")
