"""What people wrote into an annotated copy is found by the ids of the findings, wherever its rows went."""

import io
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from xlscore.model.review import Review, ReviewRow, Unread
from xlscore.model.settlement import Answer
from xlscore.model.workbook import Cell, CellError, CellValue, Sheet, Workbook
from xlscore.pipeline import assess_bytes
from xlscore.read.review_entries import answers_in, review_in
from xlscore.read.workbook_file import read_workbook_bytes
from xlscore.write.annotated import annotate

OVER = Path(__file__).resolve().parents[2] / "samples" / "faults" / "XS404_执行数超过预算数.xlsx"
ID = "编号（勿改）"
HEAD = ("审核意见", "审核说明", "复核分", "复核意见", ID)


def results(*rows: tuple[CellValue, ...], head: tuple[CellValue, ...] = HEAD) -> Workbook:
    """Return a workbook whose sheet 审核结果 has a header in row 3 and the given rows below."""
    cells = {
        (number, column): Cell(value)
        for number, row in enumerate((head, *rows), 3)
        for column, value in enumerate(row, 1)
        if value is not None
    }
    return Workbook("副本.xlsx", "", "xlsx", (), own={"审核结果": Sheet("审核结果", cells)})


def page(score: CellValue, opinion: CellValue = None, key: str = "复核分@3;复核意见@5") -> Workbook:
    cells = {(9, 3): Cell(score), (9, 5): Cell(opinion), (9, 8): Cell(f"xlscore-blank:{key}"), (9, 9): Cell(3)}
    return Workbook("副本.xlsx", "", "xlsx", (), own={"审核意见书": Sheet("审核意见书", cells)})


def test_a_workbook_that_is_no_copy_has_nothing() -> None:
    book = Workbook("表.xlsx", "", "xlsx", ())
    assert answers_in(book) == ()
    assert review_in(book) is None


def test_entries_are_told_by_id_and_dashes_and_blanks_are_none() -> None:
    book = results(
        ("甲", "因停电 ", 9.5, "同意", "XS308:甲"),
        ("乙", "——", None, " ", "XS301"),
        ("丙", None, 3, None, "XS404:丙"),
        ("没有编号的行", "不读", 1, "不读", None),
    )
    assert answers_in(book) == (Answer("XS308:甲", "因停电", "审核结果!B4"),)
    assert review_in(book) == Review(
        rows=(ReviewRow("XS308:甲", Fraction(19, 2), "同意"), ReviewRow("XS404:丙", Fraction(3)))
    )


def test_rows_and_columns_may_have_moved() -> None:
    book = results((ID, "x"), ("XS308:乙", "因雨", "同意"), head=("审核结果", None))
    assert answers_in(book) == ()
    moved = results(("XS308:乙", "同意", "因雨"), head=(ID, "复核意见", "审核说明"))
    assert answers_in(moved) == (Answer("XS308:乙", "因雨", "审核结果!C4"),)


def test_a_table_that_lost_its_ids_is_not_read() -> None:
    assert answers_in(results(("甲", "因停电"), head=("审核意见", "审核说明"))) == ()


@pytest.mark.parametrize(
    ("value", "score"),
    [(95, "95"), (0, "0"), (95.45, "95.45"), (0.1 + 0.2, "0.3"), ("95.5", "95.5"), ("９５分", "95"), (" 96 ", "96")],
)
def test_a_score_is_read_exactly(value: CellValue, score: str) -> None:
    review = review_in(page(value, "同意"))
    assert review is not None
    assert (review.score, review.opinion, review.unread) == (Fraction(score), "同意", ())


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("优", "不是数字"),
        ("9.5.0", "不是数字"),
        ("约95", "不是确切的数"),
        ("90余", "不是确切的数"),
        ("≥95", "不是数字"),
        ("95%", "不是数字"),
        ("95元", "不是数字"),
        ("9万", "不是数字"),
        ("-1", "小于 0"),
        (-0.5, "小于 0"),
        (CellError("#REF!"), "不是数字"),
        (True, "不是数字"),
    ],
)
def test_what_is_no_score_is_never_guessed(value: CellValue, why: str) -> None:
    review = review_in(page(value))
    assert review is not None
    assert review.score is None
    assert [(str(entry.at), entry.text, entry.why) for entry in review.unread] == [("审核意见书!C9", str(value), why)]


@pytest.mark.parametrize(("value", "score"), [(100, Fraction(100)), (100.01, None)])
def test_a_score_of_the_whole_is_at_most_the_total(value: float, score: Fraction | None) -> None:
    review = review_in(page(value), Fraction(100))
    assert review is not None
    assert review.score == score
    assert [entry.why for entry in review.unread] == ([] if score is not None else ["超过总分值 100"])


def test_an_unread_score_of_a_finding_leaves_its_opinion() -> None:
    review = review_in(results(("甲", None, "九成", "请补证据", "XS308:甲")))
    assert review is not None
    assert review.rows == (ReviewRow("XS308:甲", None, "请补证据"),)
    assert isinstance(review.unread[0], Unread)


def test_other_blanks_of_the_page_are_no_review() -> None:
    assert review_in(page("某人", key="审核人@3;复核人@5")) is None
    assert review_in(page("95", key="复核分@x")) is None


def test_a_real_copy_gives_back_what_was_typed_and_a_bad_score_is_a_finding() -> None:
    data = OVER.read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(annotate(assess_bytes(data, OVER.name), data)))
    sheet = book["审核结果"]
    sheet["L11"], sheet["M11"], sheet["N11"], sheet["M12"] = "因12月追加1.1万元", 9.5, "同意", "优"
    blank = next(cell.row for row in book["审核意见书"] for cell in row if cell.value == "复核分：")
    book["审核意见书"].cell(blank, 3, 98.25)
    stream = io.BytesIO()
    book.save(stream)
    read = read_workbook_bytes(stream.getvalue(), "副本.xlsx")
    assert list(read.own) == ["审核结果", "审核意见书"]
    dossier = assess_bytes(stream.getvalue(), "副本.xlsx")
    assert dossier.review is not None
    assert dossier.review.score == Fraction("98.25")
    assert dossier.review.rows == (
        ReviewRow("XS404:年度资金总额", Fraction("9.5"), "同意"),
        ReviewRow("XS404:当年财政拨款"),
    )
    (note,) = [finding for finding in dossier.findings if finding.code == "XS903"]
    assert note.message == "工作表“审核结果”中，意见 XS404:当年财政拨款 的复核分「优」不是数字，未采用。"
    second = annotate(dossier, stream.getvalue())
    assert annotate(assess_bytes(second, "副本.xlsx"), second) == second
