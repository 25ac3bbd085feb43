"""How long an annotated copy takes beside openpyxl loading and saving the same workbook.

Run by hand: ``python -m tests.benchmarks.bench_annotate``.  The workbook has 4 sheets of 200 rows and 50
findings; a second one 4 sheets of 5,000 rows.  Both tasks take turns, so that a busy machine slows both.
"""

import hashlib
import io
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

import openpyxl
import xlsxwriter

from xlscore.cells import CellRef
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, Severity
from xlscore.write.annotated import annotate

SHEETS, ROWS, COLUMNS, FINDINGS, ROUNDS = 4, 200, 10, 50, 15


def workbook(rows: int = ROWS) -> bytes:
    """Return the workbook both are measured on: texts, numbers and formulas."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    framed = book.add_format({"border": 1, "text_wrap": True})
    for number in range(SHEETS):
        sheet = book.add_worksheet(f"自评表{number + 1}")
        for row in range(rows):
            sheet.write_row(row, 0, [f"三级指标 {row}", "数量指标", "≥30场次"], framed)
            sheet.write_row(row, 3, [row / 7 + column for column in range(COLUMNS - 4)], framed)
            sheet.write_formula(row, COLUMNS - 1, f"=ROUND(D{row + 1}*E{row + 1},2)", framed, row / 7)
    book.close()
    return stream.getvalue()


def dossier(data: bytes) -> Dossier:
    """Return a dossier with its findings spread over all sheets."""
    severities = list(Severity)
    findings = tuple(
        Finding(
            "XS301",
            severities[number % 3],
            "自评得分与复算得分不符",
            "自评得分 10 分，按评分标准复算应为 9.33 分，多计 0.67 分。",
            "请按评分标准重新计算该行得分，并同步更正小计和总分。",
            subject=f"P.{number}",
            cells=(CellRef(f"自评表{number % SHEETS + 1}", 3 + number * 3, 4 + number % 6),),
            claimed="10",
            recomputed="9.33",
            difference="0.67",
            working="28 ÷ 30 = 93.33%；10 × 93.33% = 9.33",
        )
        for number in range(FINDINGS)
    )
    return Dossier("自评表.xlsx", hashlib.sha256(data).hexdigest(), findings=findings)


def load_and_save(data: bytes) -> None:
    """Do what a copy by openpyxl costs at least."""
    openpyxl.load_workbook(io.BytesIO(data)).save(io.BytesIO())


def milliseconds(rounds: int, *tasks: Callable[[], object]) -> list[float]:
    """Return the median time of each task over some rounds."""
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(rounds):
        for task, taken in zip(tasks, times, strict=True):
            start = time.perf_counter()
            task()
            taken.append(time.perf_counter() - start)
    return [statistics.median(taken) * 1000 for taken in times]


def main() -> None:
    """Measure both and print the ratio."""
    for rows, rounds in ((ROWS, ROUNDS), (5_000, 3)):
        data = workbook(rows)
        ours, theirs = milliseconds(rounds, partial(annotate, dossier(data), data), partial(load_and_save, data))
        sys.stdout.write(
            f"{SHEETS} x {rows} rows: annotate {ours:.1f} ms, openpyxl load+save {theirs:.1f} ms,"
            f" ratio {theirs / ours:.1f}\n"
        )


if __name__ == "__main__":
    main()
