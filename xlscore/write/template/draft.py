"""The workbook while it is being planned: where every field is typed in, and the names by which cells are found."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from xlscore.cells import CellRef, a1, quote_sheet
from xlscore.model.framework import FieldSpec, Framework
from xlscore.model.stamp import field_name
from xlscore.rules.base import Fact
from xlscore.values.day_serials import day_serial
from xlscore.write.template.column_plan import ColumnPlan, plan_columns
from xlscore.write.template.filled import Filled, Typed
from xlscore.write.template.live import NOTHING, Live, number, over
from xlscore.write.template.plan import SheetPlan


@dataclass(frozen=True, slots=True)
class FieldCell:
    """Where a field is typed in; ``rows`` cells below each other for a list of dates.

    ``scale`` is what one of the field's units is in the cell: 10000 where the field counts 万元 and the cell 元.
    """

    plan: SheetPlan
    row: int
    column: int
    scale: Fraction = Fraction(1)
    rows: int = 1


@dataclass(slots=True)
class Draft:
    """Everything known while the sheets are planned."""

    framework: Framework
    filled: Filled
    score: SheetPlan
    columns: ColumnPlan
    specs: dict[str, FieldSpec]
    places: dict[str, FieldCell] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """Defined name → what it refers to, without ``=``."""
    sheets: list[SheetPlan] = field(default_factory=list)
    total_at: tuple[int, int, int] | None = None
    """Row, first and last column of 自评总分 where the head prints it."""
    total_row: int = 0
    """Row of 总分 on the score sheet; 评价等级 stands below it."""
    grade_column: int = 0
    claimed_sum: Live = NOTHING
    """Sum of the claimed scores as other sheets write it."""
    rows: tuple[int, int] = (0, 0)
    """First and last scored row of the score sheet, the funds block included."""

    @classmethod
    def start(cls, framework: Framework, filled: Filled) -> "Draft":
        """Begin with an empty score sheet."""
        score = SheetPlan(framework.layout.sheet)
        return cls(framework, filled, score, plan_columns(framework), framework.all_fields())

    def name(self, name: str, at: CellRef) -> None:
        """Give a cell a defined name."""
        self.names[name] = f"{quote_sheet(at.sheet)}!{a1(at.row, at.column, absolute=True)}"

    def name_area(self, name: str, plan: SheetPlan, rows: tuple[int, int], column: int) -> None:
        """Give cells below each other a defined name."""
        first, last = (a1(row, column, absolute=True) for row in rows)
        address = first if rows[0] == rows[1] else f"{first}:{last}"
        self.names[name] = f"{quote_sheet(plan.name)}!{address}"

    def place(self, name: str, cell: FieldCell) -> None:
        """Say where a field is typed in, and name that cell."""
        self.places[name] = cell
        self.name_area(field_name(name), cell.plan, (cell.row, cell.row + cell.rows - 1), cell.column)

    def typed(self, name: str, scale: Fraction = Fraction(1)) -> Typed | None:
        """Return what is typed into a field's cell, numbers in the unit of the cell."""
        value = self.filled.fields.get(name)
        if isinstance(value, tuple):
            return None
        return value * scale if isinstance(value, Fraction) else value

    def days(self, name: str) -> tuple[date, ...]:
        """Return the dates typed into a field that lists them."""
        value = self.filled.fields.get(name)
        return value if isinstance(value, tuple) else ()

    def field(self, name: str, here: SheetPlan) -> Live:
        """Return a reference to a field's cell as formulas of the sheet ``here`` write it, in the field's own unit."""
        cell = self.places[name]
        same = cell.plan is here
        found = here.at(cell.row, cell.column) if same else cell.plan.from_elsewhere(cell.row, cell.column)
        return found if cell.scale == 1 else over(found, number(cell.scale))

    def raw(self, name: str, here: SheetPlan) -> Live:
        """Return a reference to the cell itself, whatever unit or word stands in it."""
        cell = self.places[name]
        return here.at(cell.row, cell.column) if cell.plan is here else cell.plan.from_elsewhere(cell.row, cell.column)

    def dates(self, name: str, here: SheetPlan) -> tuple[str, Fact]:
        """Return the address of a list of dates and the serials of those given."""
        cell = self.places[name]
        bottom = cell.row + cell.rows - 1
        address, _ = cell.plan.area(cell.row, cell.column, bottom, cell.column, outside=cell.plan is not here)
        return address, tuple(day_serial(day) for day in self.days(name))
