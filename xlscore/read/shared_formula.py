"""Formulas that stand once in the file and are used by many cells.

A shared formula is written at its first cell; every other cell means the same text with its relative references moved
along.  Source: ECMA-376 part 1, 18.3.1.40 (f) and 18.17 (formulas).
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from xlscore.cells import MAX_COLUMN, MAX_ROW, column_letters, column_number

_TOKEN = re.compile(
    r"""  "(?:[^"]|"")*"                                    # text
        | '(?:[^']|'')*'                                    # quoted sheet name
        | \[(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*\]    # number of a linked workbook, columns of a table
        | (?<![\w.$\\])(?:
              (?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})
            | (?P<rows>\$?[0-9]{1,7}:\$?[0-9]{1,7})
            | (?P<cell>\$?[A-Za-z]{1,3}\$?[0-9]{1,7})
          )(?![\w.\\(!?])
        | [\w.\\]+                                          # functions, names, plain sheet names, numbers
    """,
    re.VERBOSE,
)
_LAST_SHEET = re.compile(r":[\w.]+!")
"""What follows the first sheet of ``Sheet1:Sheet3!A1``."""
_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})")
_OUTSIDE: Final = "#REF!"

Mover = Callable[[int, int], str]


def _moved_column(mark: str, column: int, by: int) -> str | None:
    moved = column if mark else column + by
    return f"{mark}{column_letters(moved)}" if 1 <= moved <= MAX_COLUMN else None


def _moved_row(mark: str, row: int, by: int) -> str | None:
    moved = row if mark else row + by
    return f"{mark}{moved}" if 1 <= moved <= MAX_ROW else None


def _cell_mover(text: str) -> Mover | None:
    match = _CELL.fullmatch(text)
    if match is None or not 1 <= int(match[4]) <= MAX_ROW or column_number(match[2]) > MAX_COLUMN:
        return None
    column_mark, column, row_mark, row = match[1], column_number(match[2]), match[3], int(match[4])

    def move(rows: int, columns: int) -> str:
        new_column, new_row = _moved_column(column_mark, column, columns), _moved_row(row_mark, row, rows)
        return _OUTSIDE if new_column is None or new_row is None else new_column + new_row

    return move


def _span_mover(text: str, *, of_rows: bool) -> Mover | None:
    ends = []
    for end in text.split(":"):
        mark, plain = end[: end.startswith("$")], end.lstrip("$")
        ends.append((mark, int(plain) if of_rows else column_number(plain)))
    if any(not 1 <= number <= (MAX_ROW if of_rows else MAX_COLUMN) for _, number in ends):
        return None

    def move(rows: int, columns: int) -> str:
        if of_rows:
            moved = [_moved_row(mark, number, rows) for mark, number in ends]
        else:
            moved = [_moved_column(mark, number, columns) for mark, number in ends]
        return _OUTSIDE if None in moved else ":".join(filter(None, moved))

    return move


def _pieces(formula: str) -> Iterator[str | Mover]:
    last = 0
    for match in _TOKEN.finditer(formula):
        mover: Mover | None = None
        if formula[match.start() - 1 : match.start()] != "!" and _LAST_SHEET.match(formula, match.end()):
            continue
        if match["cell"]:
            mover = _cell_mover(match["cell"])
        elif match["columns"] or match["rows"]:
            mover = _span_mover(match[0], of_rows=match["rows"] is not None)
        if mover is not None:
            yield formula[last : match.start()]
            yield mover
            last = match.end()
    yield formula[last:]


@lru_cache(maxsize=256)
def _cut(formula: str) -> tuple[str | Mover, ...]:
    return tuple(_pieces(formula))


def moved_formula(formula: str, rows: int, columns: int) -> str:
    """Return a formula as it reads ``rows`` further down and ``columns`` further right.

    Absolute parts (``$``), texts, sheet names, functions, names and table columns stay; a reference that leaves the
    sheet becomes ``#REF!``.
    """
    return "".join(piece if isinstance(piece, str) else piece(rows, columns) for piece in _cut(formula))
