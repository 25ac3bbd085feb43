"""The published list of checks, generated from the registry."""

import io
from typing import Any, Final

from xlscore.checks import ALL
from xlscore.checks.registry import Check

HEADERS: Final = ("代码", "级别", "类别", "问题", "处理建议")
MORE_HEADERS: Final = ("示例", "说明")
"""What the published workbook has besides: a message the check really gave, and its explanation."""

_WIDTHS: Final = (9, 9, 13, 30, 46, 56, 70)


def row_of(declared: Check[Any]) -> tuple[str, ...]:
    """Return a check under ``HEADERS``."""
    return declared.code, declared.level, declared.family, declared.title, declared.fix


def explanation_of(declared: Check[Any]) -> str:
    """Return the Chinese paragraphs of a check: what it looks for, why, and what to do."""
    return "\n".join(declared.documentation.splitlines()[1:]).strip()


def catalogue_table() -> str:
    """Return the checks as a Markdown table, as README prints it."""
    lines = ["| " + " | ".join(HEADERS) + " |", "|" + " --- |" * len(HEADERS)]
    lines += ["| " + " | ".join(row_of(item)) + " |" for item in ALL]
    return "\n".join(lines) + "\n"


def catalogue_markdown() -> str:
    """Return the list as a Markdown document: the table, then chapter by chapter each check's explanation."""
    parts = ["# 审核规则目录\n", catalogue_table()]
    for family in dict.fromkeys(item.family for item in ALL):
        parts.append(f"## {family}\n")
        parts += [_section(item) for item in ALL if item.family == family]
    return "\n".join(parts)


def _section(declared: Check[Any]) -> str:
    title = f"### {declared.code} {declared.title}（{declared.level}）"
    example = f"示例：{declared.example}"
    return f"{title}\n\n{explanation_of(declared)}\n\n{example}\n\n处理建议：{declared.fix}\n"


def catalogue_xlsx() -> bytes:
    """Return the list as a workbook of one sheet, filterable by level and family."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("审核规则目录")
    head = book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1, "valign": "vcenter"})
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    headers = (*HEADERS, *MORE_HEADERS)
    for column, (header, width) in enumerate(zip(headers, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, head)
    for place, item in enumerate(ALL, start=1):
        for column, cell in enumerate((*row_of(item), item.example, explanation_of(item))):
            sheet.write_string(place, column, cell, body)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(ALL), len(headers) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()
