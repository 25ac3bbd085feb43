"""The file of explanations (``--explanations``): a table of its own, a table of findings, or an annotated copy."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Final

from xlscore.errors import UsageError
from xlscore.model.settlement import Answer
from xlscore.model.sheet_words import EXPLANATION, FINDING_HEADERS
from xlscore.model.stamp import SHEET_FINDINGS
from xlscore.model.workbook import Sheet, Workbook
from xlscore.read.review_entries import answers_in
from xlscore.read.rows_of_table import Row, Table, open_book, plain_text, refuse_unknown, table_in

ID: Final = "意见编号"
NAME: Final = "单位名称"
CODE: Final = "单位编码"
_COLUMNS: Final = (CODE, NAME, ID, EXPLANATION)
_FINDINGS_ID: Final = "编号"


def read_explanations(path: Path, codes: Collection[str]) -> tuple[Answer, ...]:
    """Read what units wrote about findings; ``codes`` are the codes of all checks.

    The file is a workbook with a header 单位名称 (or 单位编码), 意见编号, 审核说明; or a table of findings as ``check
    --format xlsx`` writes it; or an annotated copy.  Rows without an explanation are passed over.  Raises
    ``UsageError`` (``file:row: sentence``) for a column nobody knows, an id whose code is none, a row that says for
    no unit, and an id that stands twice.
    """
    book = open_book(path, "--explanations")
    if SHEET_FINDINGS in book.own:
        return _of_copy(path, book, codes)
    for sheet in book.sheets:
        table = table_in(path, sheet, (ID, EXPLANATION))
        if table is not None:
            refuse_unknown(table, _COLUMNS)
            return _answers(table, ID, codes)
        table = table_in(path, sheet, (_FINDINGS_ID, EXPLANATION, "文件"))
        if table is not None:
            refuse_unknown(table, FINDING_HEADERS)
            return _answers(table, _FINDINGS_ID, codes)
    msg = (
        f"{path}:1: 没有找到表头。请用“{NAME}（或{CODE}）、{ID}、{EXPLANATION}”三列的表，"
        "或 check --format xlsx 写出的意见表，或批注副本"
    )
    raise UsageError(msg)


def _answers(table: Table, title: str, codes: Collection[str]) -> tuple[Answer, ...]:
    found: dict[tuple[object, ...], tuple[int, Answer]] = {}
    for row in table.rows():
        if not row.text(EXPLANATION):
            continue
        answer = _answer(row, title, codes)
        key = (answer.units, answer.file, answer.finding)
        if key in found:
            raise _fault(row, f"意见“{answer.finding}”与第 {found[key][0]} 行重复，请删去一行")
        found[key] = (row.number, answer)
    return tuple(answer for _, answer in found.values())


def _answer(row: Row, title: str, codes: Collection[str]) -> Answer:
    finding = row.text(title)
    if not finding:
        raise _fault(row, f"写了{EXPLANATION}而没有{title}，请补上（见批注副本或意见表）")
    if finding.partition(":")[0].partition("#")[0] not in codes:
        raise _fault(row, f"{title}“{finding}”的代码不是审核规则的代码，请照批注副本或意见表填写")
    units = tuple(text for text in (row.text(CODE), row.text(NAME), row.text("单位")) if text)
    file = row.text("文件").replace("\\", "/").rpartition("/")[2]
    if not units and not file:
        raise _fault(row, f"没有写是哪个单位的说明，请补上{NAME}或{CODE}")
    return Answer(finding, row.text(EXPLANATION), row.at, units, file)


def _of_copy(path: Path, book: Workbook, codes: Collection[str]) -> tuple[Answer, ...]:
    """Return the explanations of an annotated copy, for the unit and the file named in its head."""
    unit, file = _labelled(book.own[SHEET_FINDINGS], "单位名称"), _labelled(book.own[SHEET_FINDINGS], "报送文件")
    answers = []
    for answer in answers_in(book):
        if answer.finding.partition(":")[0].partition("#")[0] not in codes:
            msg = f"{path}: {answer.at} 一行的编号“{answer.finding}”不是审核意见的编号，请使用未改动编号列的副本"
            raise UsageError(msg)
        place = f"{path.name} {answer.at}"
        answers.append(replace(answer, at=place, units=(unit,) if unit and unit != "未识别" else (), file=file))
    return tuple(answers)


def _labelled(sheet: Sheet, label: str) -> str:
    """Return what stands right of a label in the head of 审核结果."""
    for (row, column), cell in sorted(sheet.cells.items()):
        if plain_text(cell.value) == label:
            right = sorted(place for at, place in sheet.cells if at == row and place > column)
            return next((text for place in right if (text := plain_text(sheet.value(row, place)))), "")
    return ""


def _fault(row: Row, sentence: str) -> UsageError:
    return row.fault(f"：{sentence}")
