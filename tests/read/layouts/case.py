"""What a drawn form says, written down by hand, and how a reading of it is compared with that, measure by measure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from tests.read.forms import framework
from xlscore.exact import decimal_text
from xlscore.model.submission import Entry, State, Submission
from xlscore.model.workbook import Workbook
from xlscore.read.submission import understand
from xlscore.values import Kind

ROW = ("rows", "weights", "scores", "targets", "actuals", "reasons")
LINE = ("lines", "previous", "initial", "budget", "executed", "rates", "line weights", "line scores", "units")
MEASURES = (*ROW, *LINE, "sums", "texts", "fields", "head")


@dataclass(frozen=True, slots=True)
class Case:
    """A form and what stands in it: one text line a row, the figures in the order of ``ROW`` and ``LINE``."""

    name: str
    book: Workbook
    edition: str
    rows: str
    lines: str = ""
    sums: str = ""
    """Level or 总分, points and score of every sum, and of every level that prints its points."""
    texts: Mapping[str, str] = field(default_factory=dict)
    head: tuple[str, ...] = ()
    """Unit, year, money unit, total, grade, project code and project name."""
    fields: Mapping[str, str] = field(default_factory=dict)


def figure(entry: Entry) -> str:
    """Return a figure as written in a case: ``98.88``, ``98.88%``, nothing for a blank, ``—`` where not applicable."""
    if entry.state is State.GIVEN and entry.value is not None:
        return f"{decimal_text(entry.value * 100)}%" if entry.percent else decimal_text(entry.value)
    return {State.NOT_APPLICABLE: "—", State.BLANK: ""}.get(entry.state, entry.text)


def measure(entry: Entry) -> str:
    """Return a target or an actual: operator, value and unit, or the words that stand there."""
    reading = entry.reading
    if reading is None or not isinstance(reading.value, Fraction):
        return {State.NOT_APPLICABLE: "—"}.get(entry.state, entry.text)
    sign = "" if reading.op.value in {"unstated", "none"} else reading.op.value
    if reading.kind is Kind.PERCENT:
        return f"{sign}{decimal_text(reading.value * 100)}%"
    return f"{sign}{decimal_text(reading.value)}{reading.unit.replace('none', '')}"


def _told(text: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]


def _read(case: Case, read: Submission) -> dict[str, list[str]]:
    rows = [
        (f"{row.code} {row.title}", figure(row.points), figure(row.claimed), measure(row.target), measure(row.actual))
        for row in read.rows
    ]
    reasons = [row.reason.text for row in read.rows]
    lines = [
        (
            f"{line.name}←{line.parent}" if line.parent is not None else line.name,
            *(figure(entry) for entry in (line.previous, line.initial, line.budget, line.executed, line.rate)),
            *(figure(entry) for entry in (line.points, line.claimed)),
            line.unit,
        )
        for line in read.lines
    ]
    found = dict(zip(ROW, [*map(list, zip(*rows, strict=True)), reasons] if rows else [[] for _ in ROW], strict=True))
    found |= dict(zip(LINE, map(list, zip(*lines, strict=True)) if lines else ([] for _ in LINE), strict=True))
    found["sums"] = [f"{item.label} {figure(item.points)} {figure(item.claimed)}".rstrip() for item in read.sums]
    found["texts"] = [f"{label} {entry.text}" for label, entry in read.texts.items()]
    found["fields"] = [f"{name} {figure(read.fields[name]) if name in read.fields else '?'}" for name in case.fields]
    head = (read.unit_name, read.fiscal_year, read.money_unit, figure(read.total), read.grade.text)
    found["head"] = [str(item or "") for item in (*head, read.project_code, read.project_name)]
    return found


def _meant(case: Case) -> dict[str, list[str]]:
    rows, lines = _told(case.rows), _told(case.lines)
    meant = {name: [(*row, *[""] * len(ROW))[place] for row in rows] for place, name in enumerate(ROW)}
    meant |= {name: [(*line, *[""] * len(LINE))[place] for line in lines] for place, name in enumerate(LINE)}
    meant["sums"] = [" ".join(item).rstrip() for item in _told(case.sums)]
    meant["texts"] = [f"{label} {text}" for label, text in case.texts.items()]
    meant["fields"] = [f"{name} {value}" for name, value in case.fields.items()]
    meant["head"] = list((*case.head, *[""] * 7)[:7])
    return meant


def compared(case: Case) -> dict[str, tuple[list[str], list[str]]]:
    """Return measure → (as written down, as read)."""
    read = _read(case, understand(case.book, framework(case.edition)))
    return {name: (told, read[name]) for name, told in _meant(case).items()}


def right(told: list[str], read: list[str]) -> int:
    """Return how many of the filled figures were read right; none where the number of lines differs."""
    return (
        sum(bool(one) and one == other for one, other in zip(told, read, strict=True)) if len(told) == len(read) else 0
    )
