"""How long a full reading takes, beside calamine alone and beside two loads by openpyxl (values, then formulas).

Run as a script: ``python tests/benchmarks/bench_read.py``.  The workbook looks like a filled score sheet: four sheets
of 200 rows with titles, texts, figures, formulas, merged areas, borders and drop-downs.
"""

import io
import time
from collections.abc import Callable

import openpyxl
import python_calamine
import xlsxwriter

from xlscore.read.workbook_file import read_workbook_bytes

SHEETS, ROWS = 4, 200
HEADERS = [
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "执行率",
    "年初预算数",
    "偏差原因",
]


def sample() -> bytes:
    """Return a workbook of four filled sheets."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    title = book.add_format({"bold": True, "align": "center", "border": 1})
    text = book.add_format({"text_wrap": True, "border": 1})
    figure = book.add_format({"num_format": "#,##0.00", "border": 1})
    percent = book.add_format({"num_format": "0.00%", "border": 1})
    for number in range(SHEETS):
        sheet = book.add_worksheet(f"自评表{number + 1}")
        sheet.merge_range(0, 0, 0, len(HEADERS) - 1, "部门整体支出绩效自评表", title)
        sheet.write_row(1, 0, HEADERS, title)
        for row in range(2, ROWS):
            sheet.write_row(row, 0, ("产出指标", "数量指标", f"指标{number}-{row}", f"≥{row}个", f"{row + 1}个"), text)
            sheet.write_number(row, 5, 2.5, figure)
            sheet.write_formula(row, 6, f"=MIN(F{row + 1},F{row + 1}*H{row + 1})", figure, 2.5)
            sheet.write_formula(row, 7, f"=I{row + 1}/100", percent, row / 7)
            sheet.write_number(row, 8, row * 100 / 7, figure)
            sheet.write_string(row, 9, f"第{row}项的偏差原因：受工期影响，下年度继续推进。", text)
        sheet.data_validation(2, 5, ROWS, 5, {"validate": "decimal", "criteria": ">=", "value": 0})
    book.close()
    return buffer.getvalue()


def best(work: Callable[[], object], times: int = 15) -> float:
    """Return the shortest of several runs, in milliseconds."""
    work()
    runs = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        runs.append(time.perf_counter() - start)
    return min(runs) * 1000


def calamine(data: bytes) -> object:
    """Read the values of every sheet with calamine alone."""
    book = python_calamine.load_workbook(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]


def openpyxl_twice(data: bytes) -> object:
    """Load with openpyxl once for values and once for formulas."""
    return [openpyxl.load_workbook(io.BytesIO(data), data_only=values) for values in (True, False)]


def main() -> None:
    """Print the times and their ratios."""
    data = sample()
    ours, alone = best(lambda: read_workbook_bytes(data, "样例.xlsx")), best(lambda: calamine(data))
    twice = best(lambda: openpyxl_twice(data), 3)
    print(f"read_workbook {ours:.1f} ms, calamine {alone:.1f} ms, openpyxl twice {twice:.1f} ms")  # noqa: T201 -- a script
    print(f"{ours / alone:.1f} times calamine, {twice / ours:.1f} times faster than openpyxl")  # noqa: T201 -- a script


if __name__ == "__main__":
    main()
