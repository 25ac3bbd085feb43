"""The statement of amounts and rates (收支明细): one line an amount, parts joined to their totals by name."""

from dataclasses import dataclass, field, replace

from xlscore.cells import CellRef
from xlscore.model.submission import MISSING, FundLine, State
from xlscore.read.entries import in_stated_unit, text_entry
from xlscore.read.rate_entries import rate_entry
from xlscore.read.tables.blocks import is_form_title, is_note
from xlscore.read.tables.columns import Columns
from xlscore.read.tables.funds import ratio_of
from xlscore.read.tables.grid import Grid
from xlscore.read.tables.headers import Role
from xlscore.read.tables.keys import part_name, title_key
from xlscore.read.tables.money import KEPT, is_money, kept_unit, line_amount
from xlscore.read.tables.targets import words


@dataclass(slots=True)
class Statement:
    """Lines in order; ``parent`` counts within them until they are joined to the submission."""

    lines: list[FundLine] = field(default_factory=list)
    leftovers: list[tuple[CellRef, str]] = field(default_factory=list)


def read_statement(grid: Grid, columns: Columns, unit: str) -> Statement:
    """Read every used line under the header down to notes or another form; ``unit`` holds where a line states none."""
    result = Statement()
    wanted: list[str] = []
    for row in grid.rows_from(columns.bottom + 1):
        own = grid.own(row)
        if own and (is_note(own[0].text) or (len(own) == 1 and is_form_title(own[0]))):
            break
        line = _read_line(grid, columns, row, unit)
        if line is not None:
            result.lines.append(line)
            wanted.append(part_name(words(grid, columns, row, Role.PARENT)))
    places: dict[str, int] = {}
    for place, line in enumerate(result.lines):
        places.setdefault(title_key(line.name), place)
    for place, name in enumerate(wanted):
        parent = places.get(title_key(name)) if name else None
        at = result.lines[place].at
        if parent is not None and not _goes_round(result.lines, place, parent):
            result.lines[place] = replace(result.lines[place], parent=parent)
        elif name and at is not None:
            why = "在本表中找不到" if parent is None else "又以本行为上级"
            result.leftovers.append((at, f"上级项目“{name}”{why}，这一行按独立项目读取"))
    result.lines = [_in_whole_unit(result.lines, line) for line in result.lines]
    return result


def _in_whole_unit(lines: list[FundLine], line: FundLine) -> FundLine:
    """Return a line in the unit of money of the total it is part of, so that both can be added up."""
    whole = line
    while whole.parent is not None:
        whole = lines[whole.parent]
    if whole.unit == line.unit or not {whole.unit, line.unit} <= KEPT:
        return line
    amounts = (in_stated_unit(entry, line.unit, whole.unit) for entry in (line.initial, line.budget, line.executed))
    initial, budget, executed = amounts
    return replace(line, initial=initial, budget=budget, executed=executed, unit=whole.unit)


def _goes_round(lines: list[FundLine], place: int, parent: int) -> bool:
    """Tell whether a line would become a part of itself."""
    above: int | None = parent
    while above is not None:
        if above == place:
            return True
        above = lines[above].parent
    return False


def _read_line(grid: Grid, columns: Columns, row: int, unit: str) -> FundLine | None:
    name = words(grid, columns, row, Role.NAME)
    stated = words(grid, columns, row, Role.UNIT) or unit
    kept = kept_unit(stated) if is_money(stated) else stated
    initial, budget, executed = (
        line_amount(columns.cell(grid, row, role), stated, kept) for role in (Role.INITIAL, Role.BUDGET, Role.EXECUTED)
    )
    place = columns.cell(grid, row, Role.RATE)
    rate = MISSING if place is None else rate_entry(*place, ratio_of(executed, budget))
    if not name and all(entry.state is State.BLANK for entry in (initial, budget, executed, rate)):
        return None
    reason, at = columns.cell(grid, row, Role.REASON), columns.cell(grid, row, Role.NAME)
    return FundLine(
        name=part_name(name),
        initial=initial,
        budget=budget,
        executed=executed,
        rate=rate,
        reason=MISSING if reason is None else text_entry(*reason),
        breakdown=words(grid, columns, row, Role.GROUP),
        unit=kept,
        at=at[1] if at is not None else None,
        source=words(grid, columns, row, Role.SOURCE),
    )
