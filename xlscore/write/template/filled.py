"""What to type into a template: the same writer makes blank templates and filled workbooks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

Typed = Fraction | str | date
"""What stands in an input cell: a number, words (未提供, 不适用, 是 …) or a day."""


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One line a unit lists itself; ``group`` is its 二级指标, empty for the first group of the section."""

    title: str
    group: str = ""
    operator: str = ""
    """One of the choices of the target rule: ≥, =, ≤ …, 定性."""
    target: Typed | None = None
    unit: str = ""
    actual: Typed | None = None
    points: Fraction | None = None
    claimed: Typed | None = None
    level: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Amounts:
    """One line of the funds block: 年初预算数, 全年预算数, 全年执行数, in the unit of the block."""

    initial: Typed | None = None
    budget: Typed | None = None
    executed: Typed | None = None


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line of 收支明细; ``rate`` is the rate as printed, 1 = the whole."""

    name: str
    parent: str = ""
    group: str = ""
    unit: str = ""
    initial: Typed | None = None
    budget: Typed | None = None
    executed: Typed | None = None
    rate: Typed | None = None
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """Everything typed into one workbook.  Amounts of ``fields`` are in the unit the field states."""

    unit: str = ""
    fiscal_year: int | None = None
    head: Mapping[str, str] = field(default_factory=dict)
    """Head cell label → text (项目名称, 主管部门 …)."""
    fields: Mapping[str, Typed | tuple[date, ...]] = field(default_factory=dict)
    rows: Mapping[str, tuple[OpenRow, ...]] = field(default_factory=dict)
    """Open section code → its lines."""
    claimed: Mapping[str, Typed] = field(default_factory=dict)
    """Indicator code → claimed score."""
    points: Mapping[str, Fraction] = field(default_factory=dict)
    """Indicator code → points, where the edition leaves them to the place."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    """Indicator code → 完成等级 of a line a person scores."""
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Indicator code → 佐证编号 (work check)."""
    remainder: Typed | None = None
    """Claimed score of the points no listed indicator carries."""
    total: Typed | None = None
    """A claimed total typed over the sum; ``None`` leaves the formula."""
    grade: str = ""
    funds: Mapping[str, Amounts] = field(default_factory=dict)
    """Sub-row of the funds block → its amounts."""
    statement: tuple[StatementLine, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """Free texts by their printed label (预期目标, 实际完成情况 …)."""


BLANK = Filled()
