"""What people wrote into an annotated copy: the unit's explanations, the reviewer's scores and opinions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from xlscore.cells import CellRef
from xlscore.exact import decimal_text, exact
from xlscore.model.review import Review, ReviewRow, Unread
from xlscore.model.settlement import Answer
from xlscore.model.sheet_words import EXPLANATION, FILLED, ID_HEADER, NOTHING, PAGE_KEY, REVIEW_OPINION, REVIEW_SCORE
from xlscore.model.stamp import SHEET_FINDINGS, SHEET_OPINION
from xlscore.model.workbook import CellError, CellValue, Sheet, Workbook
from xlscore.read.rows_of_table import plain_text
from xlscore.values import Exactness, Kind, Operator, read_value

_NO_NUMBER = "不是数字"
_NEGATIVE = "小于 0"


@dataclass(frozen=True, slots=True)
class _Filled:
    """One cell people fill in, and what it is for: the id of a finding, or empty for the whole sheet."""

    finding: str
    header: str
    at: CellRef
    value: CellValue


def answers_in(workbook: Workbook) -> tuple[Answer, ...]:
    """Return the explanations written on 审核结果, by the ids that stand beside them; none where it is no copy.

    The row a finding stands on plays no part, so rows may be sorted, moved or left out.
    """
    return tuple(
        Answer(item.finding, plain_text(item.value), str(item.at))
        for item in _filled(workbook)
        if item.finding and item.header == EXPLANATION
    )


def review_in(workbook: Workbook, most: Fraction | None = None) -> Review | None:
    """Return what a reviewer entered; ``None`` where the workbook is no copy or nothing was entered.

    A 复核分 that is no plain number from 0 up, or on the whole sheet above ``most``, is left out and listed as unread,
    never guessed.
    """
    entered = [item for item in _filled(workbook) if item.header != EXPLANATION]
    if not entered:
        return None
    scores: dict[str, Fraction] = {}
    unread: list[Unread] = []
    for item in entered:
        if item.header == REVIEW_SCORE:
            read = _score(item.value)
            if not item.finding and most is not None and isinstance(read, Fraction) and read > most:
                read = f"超过总分值 {decimal_text(most)}"
            if isinstance(read, str):
                unread.append(Unread(item.at, plain_text(item.value), read, item.finding))
            else:
                scores[item.finding] = read
    opinions = {item.finding: plain_text(item.value) for item in entered if item.header == REVIEW_OPINION}
    names = dict.fromkeys(item.finding for item in entered if item.finding)
    rows = tuple(ReviewRow(name, scores.get(name), opinions.get(name, "")) for name in names)
    return Review(scores.get(""), opinions.get("", ""), rows, tuple(unread))


def _filled(workbook: Workbook) -> Iterator[_Filled]:
    for kind, listed in ((SHEET_FINDINGS, _of_findings), (SHEET_OPINION, _of_page)):
        sheet = workbook.own.get(kind)
        for item in listed(sheet) if sheet is not None else ():
            if plain_text(item.value) not in {"", NOTHING}:
                yield item


def _of_findings(sheet: Sheet) -> Iterator[_Filled]:
    texts = {place: plain_text(cell.value) for place, cell in sheet.cells.items()}
    head = next((place for place, text in texts.items() if text == ID_HEADER), None)
    if head is None:
        return
    columns = _columns(texts, head[0])
    for (row, column), name in texts.items():
        if column == head[1] and row > head[0] and name:
            for header, place in columns.items():
                yield _Filled(name, header, CellRef(sheet.name, row, place), sheet.value(row, place))


def _columns(texts: Mapping[tuple[int, int], str], row: int) -> dict[str, int]:
    return {text: column for (at, column), text in texts.items() if at == row and text in FILLED}


def _of_page(sheet: Sheet) -> Iterator[_Filled]:
    for (row, _), cell in sheet.cells.items():
        key = plain_text(cell.value)
        if not key.startswith(PAGE_KEY):
            continue
        for blank in key.removeprefix(PAGE_KEY).split(";"):
            name, _, column = blank.rpartition("@")
            if name in {REVIEW_SCORE, REVIEW_OPINION} and column.isdecimal():
                place = int(column)
                yield _Filled("", name, CellRef(sheet.name, row, place), sheet.value(row, place))


def _score(value: CellValue) -> Fraction | str:
    """Return a score, or why there is none: 95, 95分 and ９５ are scores, 约95 and 95以上 are not."""
    if isinstance(value, CellError | bool):
        return _NO_NUMBER
    if isinstance(value, int | float):
        number = exact(value)
        return number if number >= 0 else _NEGATIVE
    reading = read_value(value if isinstance(value, str) else plain_text(value), column="actual")
    plain = reading.kind is Kind.QUANTITY and reading.unit in {"", "分"} and not reading.flags and reading.scale == 1
    if not plain or reading.number is None or reading.op is not Operator.UNSTATED:
        return _NO_NUMBER
    if reading.exactness is not Exactness.EXACT:
        return "不是确切的数"
    return reading.number if reading.number >= 0 else _NEGATIVE
