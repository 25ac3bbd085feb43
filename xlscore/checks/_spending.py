"""Which lines spend more than they were given, and which are asked for a reason when they spend less."""

from collections.abc import Iterable
from enum import Enum, auto
from typing import Final

from xlscore.checks._wording import unexplained
from xlscore.model.submission import FundLine, State, Submission
from xlscore.values.unit_table import MONEY

_INCOME: Final = "收入"
_THRIFT: Final = ("三公", "公务接待", "公务用车", "公车", "出国")
"""Spending of which less is wanted: a low execution needs no reason."""

_ABOUT_EXECUTION: Final = ("执行率", "支出进度", "预算执行")
"""Words by which a text speaks of the execution."""


class Overspending(Enum):
    """How a line spends more than it was given."""

    ABOVE = auto()
    WITHOUT = auto()


def _is_spending(line: FundLine) -> bool:
    return line.unit in MONEY and _INCOME not in line.name


def _column_unused(submission: Submission, line: FundLine) -> bool:
    """Tell whether no line of the same list states a budget: the form prints none there."""
    peers = [item for item in submission.lines if (item.parent, item.breakdown) == (line.parent, line.breakdown)]
    return not any(item.budget.given for item in peers)


def overspending(submission: Submission, line: FundLine) -> Overspending | None:
    """Tell how a line spends more than its budget.  A budget left blank or not provided is no proof of anything."""
    executed, budget = line.executed.value, line.budget.value
    if not _is_spending(line) or executed is None or executed <= 0:
        return None
    if line.budget.state is State.NOT_APPLICABLE and not _column_unused(submission, line):
        return Overspending.WITHOUT
    if budget == 0:
        return Overspending.WITHOUT
    return Overspending.ABOVE if budget is not None and 0 < budget < executed else None


def wants_full_execution(line: FundLine, execution_codes: frozenset[str]) -> bool:
    """Tell whether spending less than the budget of a line is a shortfall that needs a reason."""
    if line.indicator is not None and line.indicator not in execution_codes:
        return False
    return _is_spending(line) and not any(word in line.name for word in _THRIFT)


def execution_explained(submission: Submission, places: Iterable[int], execution_codes: frozenset[str]) -> bool:
    """Tell whether a reason for a low execution stands on one of the lines, on the execution row, or in a text."""
    if any(not unexplained(submission.lines[place].reason) for place in places):
        return True
    if any(row.code in execution_codes and not unexplained(row.reason) for row in submission.rows):
        return True
    return any(
        "原因" in label and not unexplained(entry) and any(word in entry.text for word in _ABOUT_EXECUTION)
        for label, entry in submission.texts.items()
    )
