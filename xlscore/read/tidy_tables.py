"""Returns read back from tidy tables, so that many bureaus can be put together without their workbooks."""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, TypeVar

from xlscore.cells import CellRef
from xlscore.consolidation.tidy import TABLES, Kind, Table, TidyColumn
from xlscore.errors import UsageError
from xlscore.exact import Interval
from xlscore.model.finding import Finding, Severity, Verdict
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
from xlscore.read.settled_tables import settled

Line = Mapping[str, Any]
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
    findings = _grouped(tables["findings"], _finding)
    passages = _grouped(tables["passages"], lambda line: Passage(line["label"], line["text"], _cell(line["at"])))
    files: dict[int, list[Record]] = {}

    def take(line: Line) -> None:
        number = line["return"]
        record = replace(
            _unit(line, editions),
            scores=tuple(scores[number]),
            rates=tuple(rates[number]),
            findings=tuple(findings[number]),
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
            try:
                found.append(take({column.name: _value(column, line[column.name]) for column in self._columns}))
            except (ValueError, KeyError, TypeError, ArithmeticError) as error:
                msg = f"{self.path}:{number}: 这一行的值用不了（{error}）。请重新写出该表，不要手工改动。"
                raise UsageError(msg) from error
        return found


def _csv(path: Path) -> Iterable[tuple[int, Mapping[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            for line in reader:
                yield reader.line_num, {name: _text(text) for name, text in line.items() if name is not None}
    except (UnicodeDecodeError, csv.Error) as error:
        msg = f"{path}：不是 UTF-8 编码的 CSV（{error}）。请重新写出该表。"
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


def _names(text: str) -> tuple[str, ...]:
    return tuple(map(str, json.loads(text)))


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
        *("executed", "budget_places", "executed_places", "filed_on"),
    )
    return Record(
        verdict=Verdict(line["verdict"]),
        edition=editions[line["edition"]] if line["edition"] is not None else None,
        overlays=_names(line["overlays"]),
        total_at=_cell(line["total_at"]),
        failed_checks=_names(line["failed_checks"]),
        total_range=_ends(line["lowest"], line["highest"]),
        grade_range=_ends(line["lowest_grade"], line["highest_grade"]),
        **{name: line[name] for name in same},
    )


def _ends(low: Item | None, high: Item | None) -> tuple[Item, Item] | None:
    return (low, high) if low is not None and high is not None else None


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


def _finding(line: Line) -> Finding:
    same = (
        *("code", "title", "message", "fix", "subject", "claimed", "recomputed", "difference", "working", "diagnosis"),
        *("effect", "caused_by", "percent", "twin"),
    )
    return Finding(
        severity=Severity(line["severity"]),
        cells=tuple(map(CellRef.parse, _names(line["cells"]))),
        rests_on=_names(line["rests_on"]),
        spoils=tuple(map(CellRef.parse, _names(line["spoils"]))),
        **settled(line),
        **{name: line[name] for name in same},
    )
