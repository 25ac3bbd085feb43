"""How long a full reading takes, beside calamine alone and beside two loads by openpyxl (values, then formulas).

Run by hand: ``python -m tests.benchmarks.bench_read``.  The workbook looks like a filled score sheet: four sheets of
200 rows with titles, texts, figures, formulas, merged areas, borders and drop-downs.  Once the sheets are alike as
forms are, once no two figures are.  The tasks take turns, and the shortest processor time of each counts.  The last
figures bound what any reading in Python can do: inflate the sheets, find each cell with one pattern, and keep it.
"""

import io
import re
import sys
import time
import zipfile
from collections.abc import Callable
from functools import partial

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


def sample(*, alike: bool) -> bytes:
    """Return a workbook of four filled sheets; where they are not ``alike``, every figure stands only once."""
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
            points = 2.5 if alike else number + row / 8
            sheet.write_number(row, 5, points, figure)
            sheet.write_formula(row, 6, f"=MIN(F{row + 1},F{row + 1}*H{row + 1})", figure, points)
            sheet.write_formula(row, 7, f"=I{row + 1}/100", percent, row / 7 + (0 if alike else number))
            sheet.write_number(row, 8, row * 100 / 7 + (0 if alike else number), figure)
            sheet.write_string(
                row, 9, f"第{row if alike else row + number * ROWS}项的偏差原因：受工期影响，下年度继续推进。", text
            )
        sheet.data_validation(2, 5, ROWS, 5, {"validate": "decimal", "criteria": ">=", "value": 0})
    book.close()
    return buffer.getvalue()


def least(rounds: int, *tasks: Callable[[], object]) -> list[float]:
    """Return the shortest processor time of each task over some rounds, in milliseconds."""
    times = [float("inf")] * len(tasks)
    for _ in range(rounds):
        for place, task in enumerate(tasks):
            start = time.process_time()
            task()
            times[place] = min(times[place], (time.process_time() - start) * 1000)
    return times


def calamine(data: bytes) -> object:
    """Read the values of every sheet with calamine alone."""
    book = python_calamine.load_workbook(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]


def openpyxl_twice(data: bytes) -> object:
    """Load with openpyxl once for values and once for formulas."""
    return [openpyxl.load_workbook(io.BytesIO(data), data_only=values) for values in (True, False)]


_CELL = re.compile(r'<c r="([A-Z]+)([0-9]+)"([^>]*)>')


def bound(data: bytes) -> object:
    """Do the least a reading must do: inflate, find the cells, and make a place and an entry for each."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(f"xl/worksheets/sheet{number}.xml") for number in range(1, SHEETS + 1)]
    return [{(row, column): rest for column, row, rest in _CELL.findall(sheet.decode())} for sheet in sheets]


def main() -> None:
    """Print the times and their ratios."""
    for alike in (True, False):
        data = sample(alike=alike)
        ours, alone, twice, floor = least(
            15,
            partial(read_workbook_bytes, data, "样例.xlsx"),
            partial(calamine, data),
            partial(openpyxl_twice, data),
            partial(bound, data),
        )
        sys.stdout.write(
            f"sheets {'alike' if alike else 'all different'}: read_workbook {ours:.1f} ms, calamine {alone:.1f} ms,"
            f" openpyxl twice {twice:.1f} ms: {ours / alone:.1f} times calamine, {twice / ours:.1f} times faster than"
            f" openpyxl (calamine alone {twice / alone:.1f}, the least in Python {floor:.1f} ms, {twice / floor:.1f})\n"
        )


if __name__ == "__main__":
    main()
