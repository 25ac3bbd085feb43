"""Tidy tables as files, CSV or Parquet, and their schema in words."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any, Final

from xlscore.consolidation.tidy import TABLES, Kind, Shelf, Table, exact_text
from xlscore.consolidation.tidy.columns import SCHEMA, Value
from xlscore.exact import decimal_text, places_of
from xlscore.model.roster import Roster
from xlscore.ooxml.parquet import parquet_library
from xlscore.write.risky_text import RISKY

CSV: Final = "csv"
PARQUET: Final = "parquet"
README: Final = "说明.md"
DIGITS, PLACES = 38, 18
"""Of Parquet's decimals: what a value needs beyond that, and what has no finite decimal, makes its column text."""
_WORDS: Final = {
    Kind.TEXT: "文本",
    Kind.INTEGER: "整数",
    Kind.DECIMAL: "小数（精确）",
    Kind.DATE: "日期",
    Kind.FLAG: "是否",
}


def table_names(form: str) -> list[str]:
    """Return the names of the files that ``table_files`` makes."""
    return [*(f"{table.name}.{form}" for table in TABLES), README]


def table_files(roster: Roster, form: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every file: the tables as ``csv`` or ``parquet``, and the schema.

    Raises ``UsageError`` where Parquet is asked for and its library is not installed.
    """
    make = _parquet if form == PARQUET else _csv
    shelf = Shelf(roster)
    for table in TABLES:
        yield f"{table.name}.{form}", make(table, shelf)
    yield README, schema_text().encode()


def _lines(table: Table, shelf: Shelf) -> Iterator[list[Value]]:
    for line in table.lines(shelf):
        yield [column.value(line) for column in table.columns]


def _csv(table: Table, shelf: Shelf) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    kinds = [column.kind for column in table.columns]
    for line in _lines(table, shelf):
        writer.writerow([_plain(kind, value) for kind, value in zip(kinds, line, strict=True)])
    return ("\ufeff" + out.getvalue()).encode()


def _plain(kind: Kind, value: Value) -> str:
    if value is None:
        return ""
    if kind is Kind.TEXT:
        text = exact_text(value) if isinstance(value, Fraction) else str(value)
        return f"'{text}" if text.startswith(RISKY) else text
    if kind is Kind.DECIMAL:
        return exact_text(Fraction(value))  # type: ignore[arg-type]  # the column says so
    if kind is Kind.FLAG:
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _parquet(table: Table, shelf: Shelf) -> bytes:
    pa, parquet = parquet_library("写")
    plain = {
        Kind.TEXT: pa.string(),
        Kind.INTEGER: pa.int64(),
        Kind.DATE: pa.date32(),
        Kind.FLAG: pa.bool_(),
    }
    lines = list(_lines(table, shelf))
    arrays: list[Any] = []
    for place, column in enumerate(table.columns):
        values = [line[place] for line in lines]
        if column.kind is Kind.DECIMAL:
            arrays.append(_decimals(pa, values))
        elif column.kind is Kind.TEXT:
            texts = [exact_text(value) if isinstance(value, Fraction) else value for value in values]
            arrays.append(pa.array(texts, plain[column.kind]))
        else:
            arrays.append(pa.array(values, plain[column.kind]))
    held = pa.Table.from_arrays(arrays, names=[column.name for column in table.columns])
    out = io.BytesIO()
    parquet.write_table(held.replace_schema_metadata({"xlscore_schema": str(SCHEMA)}), out)
    return out.getvalue()


def _decimals(pyarrow: Any, values: list[Value]) -> Any:
    """Return a column of exact decimals, or of texts where one of them does not fit."""
    numbers = [None if value is None else Fraction(value) for value in values]  # type: ignore[arg-type]  # the column says so
    if any(number is not None and not _fits(number) for number in numbers):
        return pyarrow.array([None if number is None else exact_text(number) for number in numbers], pyarrow.string())
    with localcontext() as context:
        context.prec = DIGITS
        exact = [None if number is None else Decimal(decimal_text(number)) for number in numbers]
    return pyarrow.array(exact, pyarrow.decimal128(DIGITS, PLACES))


def _fits(number: Fraction) -> bool:
    places = places_of(number)
    return places is not None and places <= PLACES and abs(number) < 10 ** (DIGITS - PLACES)


def schema_text() -> str:
    """Return the schema in words (Markdown): every table and column, what it holds, in which unit, what it means."""
    lines = [
        "# xlscore 数据表",
        "",
        f"格式版本 {SCHEMA}。CSV 为 UTF-8（带 BOM）；空单元格表示没有该数据，不是0。",
        (
            "小数都是精确值，不经过浮点数：CSV 中写成十进制数，除不尽的写成分数 p/q；"
            f"Parquet 中为 decimal({DIGITS}, {PLACES})，某列有放不下的值时该列改为文本。"
        ),
        "CSV 的文本以 = + - @ 等开头的（在电子表格中会被当作公式），前面加一个撇号 '，读取时去掉。",
        "各表用 return（报表序号）对应。`xlscore summary 文件夹` 可直接读取这些表，不需要原来的工作簿。",
    ]
    for table in TABLES:
        lines += [
            "",
            f"## {table.name}",
            "",
            f"{table.meaning}。",
            "",
            "| 列 | 类型 | 单位 | 含义 |",
            "| --- | --- | --- | --- |",
        ]
        lines += [f"| `{c.name}` | {_WORDS[c.kind]} | {c.unit} | {c.meaning} |" for c in table.columns]
    return "\n".join(lines) + "\n"
