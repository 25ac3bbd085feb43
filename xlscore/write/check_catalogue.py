"""The published list of checks, generated from the registry."""

import io
from typing import Any, Final

from xlscore.checks import ALL
from xlscore.checks.registry import Check

HEADERS: Final = ("代码", "级别", "问题", "处理建议")


def _row(declared: Check[Any]) -> tuple[str, ...]:
    return (declared.code, declared.level, declared.title, declared.fix)


def catalogue_table() -> str:
    """Return the checks as a Markdown table, as README prints it."""
    lines = ["| " + " | ".join(HEADERS) + " |", "|" + " --- |" * len(HEADERS)]
    lines += ["| " + " | ".join(_row(item)) + " |" for item in ALL]
    return "\n".join(lines) + "\n"


def catalogue_markdown() -> str:
    """Return the list as a Markdown document: the table, then each check's explanation."""
    parts = ["# 审核规则目录\n", catalogue_table()]
    for item in ALL:
        text = "\n".join(item.documentation.splitlines()[1:]).strip()
        parts.append(f"## {item.code} {item.title}（{item.level}）\n\n{text}\n\n处理建议：{item.fix}\n")
    return "\n".join(parts)


def catalogue_xlsx() -> bytes:
    """Return the list as a workbook of one sheet."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("审核规则目录")
    head = book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1})
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    for column, (header, width) in enumerate(zip((*HEADERS, "说明"), (9, 9, 30, 50, 70), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, head)
    for place, item in enumerate(ALL, start=1):
        text = "\n".join(item.documentation.splitlines()[1:]).strip()
        for column, cell in enumerate((*_row(item), text)):
            sheet.write_string(place, column, cell, body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(ALL), len(HEADERS))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()
