"""How long an annotated copy takes beside openpyxl loading and saving the same workbook, and how much memory.

Run by hand: ``python -m tests.benchmarks.bench_annotate``.  The workbook has 4 sheets of 200 rows and 50 findings; a
second one 4 sheets of 5,000 rows.  Both tasks take turns, so that a busy machine slows both, and the shortest time of
each counts.  Memory is the peak of a process of its own that does nothing but annotate, as Linux tells it for the
program (``VmHWM``): ``ru_maxrss`` would count what the parent held when it was forked, and ``tracemalloc`` sees neither
the interpreter nor what the parsers and zlib allocate.
"""

import hashlib
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from xlscore.cells import CellRef
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, Severity
from xlscore.write.annotated import annotate

SHEETS, ROWS, COLUMNS, FINDINGS, ROUNDS = 4, 200, 10, 50, 25


def workbook(rows: int = ROWS) -> bytes:
    """Return the workbook both are measured on: texts, numbers and formulas."""
    import xlsxwriter  # nor this

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
    """Return a dossier with its findings spread over all sheets, each of other figures, as findings are."""
    return Dossier("自评表.xlsx", hashlib.sha256(data).hexdigest(), findings=tuple(map(finding, range(FINDINGS))))


def finding(number: int) -> Finding:
    """Return one of the findings."""
    target = 30 + number
    right = f"{280 / target:.2f}"
    over = f"{10 - 280 / target:.2f}"
    return Finding(
        "XS301",
        list(Severity)[number % 3],
        "自评得分与复算得分不符",
        f"自评得分 10 分，按评分标准复算应为 {right} 分，多计 {over} 分。",
        "请按评分标准重新计算该行得分，并同步更正小计和总分。",
        subject=f"P.{number}",
        cells=(CellRef(f"自评表{number % SHEETS + 1}", 3 + number * 3, 4 + number % 6),),
        claimed="10",
        recomputed=right,
        difference=over,
        working=f"28 ÷ {target} = {2800 / target:.2f}%；10 × {2800 / target:.2f}% = {right}",
    )


def load_and_save(data: bytes) -> None:
    """Do what a copy by openpyxl costs at least."""
    import openpyxl  # not in the process whose memory is measured

    openpyxl.load_workbook(io.BytesIO(data)).save(io.BytesIO())


def milliseconds(rounds: int, *tasks: Callable[[], object]) -> list[float]:
    """Return the shortest processor time of each task over some rounds."""
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(rounds):
        for task, taken in zip(tasks, times, strict=True):
            start = time.process_time()
            task()
            taken.append(time.process_time() - start)
    return [min(taken) * 1000 for taken in times]


def resident(line: str) -> float:
    """Return a figure of this process in MiB: ``VmRSS`` is what it holds, ``VmHWM`` the most it ever held."""
    text = Path("/proc/self/status").read_text(encoding="ascii")
    return next(float(row.split()[1]) / 1024 for row in text.splitlines() if row.startswith(line))


def peak(path: Path) -> None:
    """Annotate one workbook and print memory before and at its peak; meant for a process of its own."""
    data = path.read_bytes()
    about = dossier(data)
    before = resident("VmRSS")
    annotate(about, data)
    sys.stdout.write(f"{before} {resident('VmHWM')}")


def peak_elsewhere(data: bytes) -> tuple[float, float]:
    """Return memory of a fresh process before it annotates and at its peak, in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "自评表.xlsx"
        path.write_bytes(data)
        call = [sys.executable, "-c", f"from {__spec__.name} import peak, Path; peak(Path({str(path)!r}))"]
        before, most = subprocess.run(call, check=True, capture_output=True, text=True).stdout.split()
    return float(before), float(most)


def main() -> None:
    """Measure both and print the ratio."""
    for rows, rounds in ((ROWS, ROUNDS), (5_000, 3)):
        data = workbook(rows)
        ours, theirs = milliseconds(rounds, partial(annotate, dossier(data), data), partial(load_and_save, data))
        before, most = peak_elsewhere(data)
        sys.stdout.write(
            f"{SHEETS} x {rows} rows: annotate {ours:.1f} ms, openpyxl load+save {theirs:.1f} ms,"
            f" ratio {theirs / ours:.1f}; peak {most:.0f} MiB, {most - before:.0f} of them for annotating\n"
        )


if __name__ == "__main__":
    main()
