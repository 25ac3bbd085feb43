"""Returns read back from tidy tables, so that many bureaus can be put together without their workbooks."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, TypeVar

from xlscore.cells import CellRef
from xlscore.consolidation.lines import Counted
from xlscore.consolidation.tidy import TABLES, Kind, Table, TidyColumn
from xlscore.errors import UsageError
from xlscore.exact import Interval
from xlscore.model.finding import Verdict
from xlscore.model.framework import GradeBand
from xlscore.model.record import (
    Edition,
    IndicatorColumn,
    Passage,
    RateCells,
    RateLine,
    RateTexts,
    Record,
    ScoreCells,
    ScoreLine,
)
from xlscore.model.scorecard import ScoreState
from xlscore.ooxml.parquet import parquet_library
from xlscore.read.tidy_findings import Line, finding_of, names_in, stray_of

Item = TypeVar("Item")
_FORMS: Final = ("parquet", "csv")


def holds_tables(folder: Path) -> bool:
    """Tell whether a folder holds tidy tables."""
    return folder.is_dir() and any((folder / f"units.{form}").is_file() for form in _FORMS)


def read_tables(folder: Path) -> tuple[Record, ...]:
    """Return the returns that the tables of a folder hold, one a file, as they were written.

    Raises ``UsageError`` with file and line for a table or column that is missing and a value that cannot be used.
    """
    form = next(form for form in _FORMS if (folder / f"units.{form}").is_file())
    tables = {
        table.name: _Reader(folder / f"{table.name}.{form}", table) for table in TABLES if table.name != "filings"
    }
    editions = _editions(tables)
    scores = _grouped(tables["scores"], _score)
    rates = _grouped(tables["rates"], _rate)
    findings = _grouped(tables["findings"], finding_of)
    strays = _grouped(tables["strays"], stray_of)
    passages = _grouped(tables["passages"], lambda line: Passage(line["label"], line["text"], _cell(line["at"])))
    files: dict[int, list[Record]] = {}

    def take(line: Line) -> None:
        number = line["return"]
        record = replace(
            _unit(line, editions),
            scores=tuple(scores[number]),
            rates=tuple(rates[number]),
            findings=tuple(findings[number]),
            strays=tuple(strays[number]),
            passages=tuple(passages[number]),
        )
        files.setdefault(line["file_number"], []).append(record)

    tables["units"].each(take)
    return tuple(replace(forms[0], further=tuple(forms[1:])) for forms in files.values())


class _Reader:
    """One table of a folder: its lines, with values as their columns say."""

    def __init__(self, path: Path, table: Table) -> None:
        self.path = path
        self._columns = table.columns

    def each(self, take: Callable[[Line], Item]) -> list[Item]:
        """Return what ``take`` makes of every line; whatever it cannot use is said with file and line."""
        if not self.path.is_file():
            msg = f"“{self.path.parent}”里缺少“{self.path.name}”。请把同一次写出的各个表放在一起。"
            raise UsageError(msg)
        lines = _parquet(self.path) if self.path.suffix == ".parquet" else _csv(self.path)
        found: list[Item] = []
        for number, line in lines:
            missing = [column.name for column in self._columns if column.name not in line]
            if missing:
                msg = f"{self.path}：缺少列“{'”“'.join(missing)}”，不是本程序写出的表，或版本不同。请重新写出。"
                raise UsageError(msg)
            values = {column.name: self._value(number, column, line[column.name]) for column in self._columns}
            try:
                found.append(take(values))
            except (ValueError, KeyError, TypeError, ArithmeticError) as error:
                msg = f"{self.path}:{number}: 这一行的值与其他表或本程序写出的不一致。请重新写出各表，不要手工改动。"
                raise UsageError(msg) from error
        return found

    def _value(self, number: int, column: TidyColumn, value: Any) -> Any:
        try:
            return _value(column, value)
        except (ValueError, TypeError, ArithmeticError) as error:
            what = {Kind.DATE: "日期", Kind.FLAG: "true 或 false"}.get(column.kind, "数字")
            msg = f"{self.path}:{number}: {column.name} 列的“{value}”不是{what}。请重新写出该表，不要手工改动。"
            raise UsageError(msg) from error


def _csv(path: Path) -> Iterable[tuple[int, Mapping[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            for line in reader:
                yield reader.line_num, {name: _text(text) for name, text in line.items() if name is not None}
    except (UnicodeDecodeError, csv.Error) as error:
        msg = f"{path}：不是 UTF-8 编码的 CSV，或已损坏。请重新写出该表。"
        raise UsageError(msg) from error


def _text(text: str | None) -> str | None:
    """Return a CSV cell: an empty one is no value, an apostrophe stands before what a spreadsheet could misread."""
    if not text:
        return None
    return text.removeprefix("'")


def _parquet(path: Path) -> Iterable[tuple[int, Mapping[str, Any]]]:
    pa, parquet = parquet_library("读")
    try:
        lines = parquet.read_table(path).to_pylist()
    except (pa.ArrowException, OSError) as error:
        msg = f"{path}：不是 Parquet 文件，或已损坏。请重新写出该表。"
        raise UsageError(msg) from error
    yield from enumerate(lines, start=1)


def _value(column: TidyColumn, value: Any) -> Any:
    kind = column.kind
    if value is None:
        return "" if kind is Kind.TEXT and not column.optional else None
    if kind is Kind.DECIMAL:
        return Fraction(value if isinstance(value, Decimal) else str(value))
    if kind is Kind.INTEGER:
        return int(value)
    if kind is Kind.DATE:
        return value if isinstance(value, date) else date.fromisoformat(value)
    if kind is Kind.FLAG:
        return value if isinstance(value, bool) else {"true": True, "false": False}[value]
    return str(value)


def _grouped(reader: _Reader, make: Callable[[Line], Item]) -> dict[int, list[Item]]:
    """Return the lines of a table by the form they belong to."""
    found: dict[int, list[Item]] = defaultdict(list)
    for number, item in reader.each(lambda line: (line["return"], make(line))):
        found[number].append(item)
    return found


def _cell(text: str | None) -> CellRef | None:
    return CellRef.parse(text) if text is not None else None


def _editions(tables: Mapping[str, _Reader]) -> dict[str, Edition]:
    columns: dict[str, list[IndicatorColumn]] = defaultdict(list)
    bands: dict[str, list[GradeBand]] = defaultdict(list)
    tables["edition_columns"].each(
        lambda line: columns[line["edition"]].append(
            IndicatorColumn(line["code"], line["title"], line["section"], line["points"])
        )
    )
    tables["edition_bands"].each(
        lambda line: bands[line["edition"]].append(
            GradeBand.model_construct(totals=Interval.parse(line["totals"]), label=line["label"])
        )
    )
    made = tables["editions"].each(
        lambda line: (
            line["edition"],
            Edition(
                line["id"],
                line["title"],
                line["place"],
                line["family"],
                line["total"],
                tuple(bands[line["edition"]]),
                tuple(columns[line["edition"]]),
            ),
        )
    )
    return dict(made)


def _unit(line: Line, editions: Mapping[str, Edition]) -> Record:
    same = (
        *("file", "sha256", "form", "unit_code", "unit", "project", "project_code", "recognised_by", "confidence"),
        *("year", "money_unit", "claimed", "recomputed", "reviewed", "opinion", "claimed_grade", "grade", "budget"),
        *("executed", "budget_places", "executed_places", "filed_on", "summarised", "counted_why"),
    )
    return Record(
        verdict=Verdict(line["verdict"]),
        edition=editions[line["edition"]] if line["edition"] is not None else None,
        overlays=names_in(line["overlays"]),
        total_at=_cell(line["total_at"]),
        failed_checks=names_in(line["failed_checks"]),
        total_range=_range(line["total_lowest"], line["total_highest"]),
        grade_range=_grades(line),
        counted=Counted(line["counted"]).value,
        **{name: line[name] for name in same},
    )


def _range(low: Item | None, high: Item | None) -> tuple[Item, Item] | None:
    return None if low is None or high is None else (low, high)


def _grades(line: Line) -> tuple[str, str] | None:
    """Return the grades a range of totals has; CSV cannot tell an edition's empty grade from none."""
    ends = (line["grade_lowest"], line["grade_highest"])
    known = line["total_lowest"] is not None or any(end is not None for end in ends)
    return (ends[0] or "", ends[1] or "") if known else None


def _score(line: Line) -> ScoreLine:
    return ScoreLine(
        code=line["code"],
        column=line["column"],
        title=line["title"],
        section=line["section"],
        points=line["points"],
        claimed=line["claimed"],
        recomputed=line["recomputed"],
        state=ScoreState(line["state"]),
        operator=line["operator"],
        target=line["target"],
        unit=line["target_unit"],
        target_text=line["target_text"],
        actual=line["actual"],
        actual_text=line["actual_text"],
        reason=line["reason"],
        cells=ScoreCells(*(_cell(line[f"{name}_at"]) for name in ScoreCells._fields)),
    )


def _rate(line: Line) -> RateLine:
    exact = line["recomputed_exact"]
    return RateLine(
        name=line["name"],
        base=line["base"],
        breakdown=line["breakdown"],
        parent=line["parent"],
        indicator=line["indicator"],
        numerator=line["numerator"],
        denominator=line["denominator"],
        unit=line["amount_unit"],
        claimed=line["claimed"],
        recomputed=Fraction(exact) if exact is not None else None,
        texts=RateTexts(*(line[f"{name}_text"] for name in RateTexts._fields)),
        whole=line["whole"],
        cells=RateCells(*(_cell(line[f"{name}_at"]) for name in RateCells._fields)),
    )
