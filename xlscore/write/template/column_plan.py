"""Which column of the score sheet holds what: the printed ones in their order, then those the template adds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from xlscore.model.framework import ColumnSpec, Framework
from xlscore.model.stamp import EXTRA_HEADERS
from xlscore.write.template.funds_columns import FundsColumns, place_columns, room_wanted

TARGET_PARTS: Final = {"operator": "指标性质", "target": "指标值", "unit": "度量单位"}
_WIDTHS: Final = {"operator": 8.0, "target": 10.0, "unit": 8.0}
_ADDED: Final = {
    "operator": ("指标性质", 8.0),
    "target": ("指标值", 10.0),
    "unit": ("度量单位", 8.0),
    "actual": ("实际完成值", 12.0),
    "score": ("得分", 8.0),
    "reason": ("扣分原因", 20.0),
    "evidence_no": ("佐证编号", 12.0),
}
_HELPERS: Final = dict(zip(("level", "recomputed", "difference", "hint"), EXTRA_HEADERS, strict=True))
_HELPER_WIDTHS: Final = {"level": 16.0, "recomputed": 10.0, "difference": 9.0, "hint": 24.0}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet: what it holds, its header, and the header above it where two are stacked."""

    role: str
    header: str
    width: float
    number: int
    group: str = ""
    printed: bool = True


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """All columns from left to right; column 1 is the narrow block label where the form prints one."""

    columns: tuple[Column, ...]
    labelled: bool
    funds: FundsColumns | None = None
    """Where the columns of the funds block stand; 原因 has its own column beside them."""

    def of(self, role: str) -> int | None:
        """Return the number of the column with that role, ``None`` where there is none."""
        return next((column.number for column in self.columns if column.role == role), None)

    def need(self, role: str) -> int:
        """Return the number of a column every score sheet has; raises ``LookupError`` otherwise."""
        found = self.of(role)
        if found is None:
            msg = f"the layout prints no column for {role}"
            raise LookupError(msg)
        return found

    @property
    def first(self) -> int:
        """First column of the table proper."""
        return self.columns[0].number

    @property
    def last_printed(self) -> int:
        """Last column that goes on paper."""
        return max(column.number for column in self.columns if column.printed)

    @property
    def last(self) -> int:
        """Last column of all."""
        return self.columns[-1].number

    @property
    def stacked(self) -> bool:
        """Whether the header is two rows high."""
        return any(column.group for column in self.columns)

    def widths(self) -> dict[int, float]:
        """Return the width of every column in characters."""
        label = {1: 5.0} if self.labelled else {}
        return label | {column.number: column.width for column in self.columns}

    def headed(self, role: str, default: str) -> str:
        """Return the printed header of a role, or what it is usually called."""
        return next((column.header for column in self.columns if column.role == role), default)


def _expanded(spec: ColumnSpec, *, split: bool) -> list[tuple[str, str, float, str]]:
    if spec.role == "target" and split:
        return [(role, header, _WIDTHS[role], spec.header) for role, header in TARGET_PARTS.items()]
    return [(spec.role, spec.header, spec.width, "")]


def plan_columns(framework: Framework) -> ColumnPlan:
    """Lay out the columns of an edition: a printed 年度指标值 becomes sign, value and unit; helpers stand right."""
    layout = framework.layout
    roles = {spec.role for spec in layout.columns}
    open_rows = bool(framework.open_sections)
    cells = [cell for spec in layout.columns for cell in _expanded(spec, split=open_rows and "operator" not in roles)]
    present = {role for role, *_ in cells}
    wanted = ["score", "reason"]
    if open_rows:
        wanted = ["operator", "target", "unit", "actual", *wanted]
    if layout.form == "workcheck":
        wanted.append("evidence_no")
    added = [(role, *_ADDED[role], "") for role in wanted if role not in present]
    labelled = layout.form in {"project", "overall"}
    start = 2 if labelled else 1
    columns = [
        Column(role, header, width, start + place, group)
        for place, (role, header, width, group) in enumerate([*cells, *added])
    ]
    columns += [
        Column(role, header, _HELPER_WIDTHS[role], start + len(columns) + place, printed=False)
        for place, (role, header) in enumerate(_HELPERS.items())
    ]
    if layout.funds is None:
        return ColumnPlan(tuple(columns), labelled)
    return _with_funds(columns, layout.funds.columns, labelled=labelled)


def _with_funds(columns: list[Column], headers: Sequence[str], *, labelled: bool) -> ColumnPlan:
    """Lay the funds block over the columns left of 原因, and widen those too narrow for an amount."""
    reason = next(column.number for column in columns if column.role == "reason")
    widths = ColumnPlan(tuple(columns), labelled).widths()
    placed = place_columns(headers, [widths[number] for number in range(1, reason)], labelled=labelled)
    for last, (first, wanted) in room_wanted(placed).items():
        widths[last] += max(0.0, wanted - sum(widths[number] for number in range(first, last + 1)))
    wide = tuple(replace(column, width=widths[column.number]) for column in columns)
    return ColumnPlan(wide, labelled, placed)
