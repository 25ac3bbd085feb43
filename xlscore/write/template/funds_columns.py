"""The columns of the funds block, laid over those of the table below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from xlscore.write.template.spans import fit_spans

AMOUNTS: Final = ("initial", "budget", "executed")
_AMOUNT_WIDTH: Final = 15.0
_OTHER_WIDTHS: Final = {"points": 8.0, "rate": 10.0, "score": 8.0}
_ROLES: Final = (
    ("得分", "score"),
    ("分值", "points"),
    ("权重", "points"),
    ("年初", "initial"),
    ("执行率", "rate"),
    ("执行", "executed"),
    ("支出", "executed"),
)
"""Word of a printed header → what the column holds; the first that fits counts, the rest is 全年预算数."""


def column_role(header: str) -> str:
    """Return what a column of the block holds, from its printed header."""
    return next((role for word, role in _ROLES if word in header), "budget")


@dataclass(frozen=True, slots=True)
class FundsColumns:
    """First and last column of the block's head, of its row labels, and of each role; all from 1."""

    head: tuple[int, int]
    name: tuple[int, int]
    roles: dict[str, tuple[int, int]]
    headers: dict[str, str]


def place_columns(headers: Sequence[str], widths: Sequence[float], *, labelled: bool) -> FundsColumns:
    """Lay the block over columns of these widths; where ``labelled``, its head takes a column beside the labels."""
    roles = [column_role(header) for header in headers]
    wanted = [_OTHER_WIDTHS.get(role, _AMOUNT_WIDTH) for role in roles]
    ahead = [5.0, 12.0] if labelled else [22.0]
    spans = [(first + 1, last + 1) for first, last in fit_spans(widths, [*ahead, *wanted])]
    rest = spans[len(ahead) :]
    return FundsColumns(
        spans[0], spans[len(ahead) - 1], dict(zip(roles, rest, strict=True)), dict(zip(roles, headers, strict=True))
    )


def room_wanted(placed: FundsColumns) -> dict[int, tuple[int, float]]:
    """Return what each amount needs: last column → first column and width."""
    return {
        last: (first, _AMOUNT_WIDTH) for role in AMOUNTS for first, last in [placed.roles.get(role, (0, 0))] if last
    }
