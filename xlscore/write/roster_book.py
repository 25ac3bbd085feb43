"""A draft of the roster as a workbook: units found, columns to fill in, days off, and how to fill it all in."""

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xlscore.consolidation.drafting import DraftUnit
from xlscore.model.result_titles import ROSTER
from xlscore.model.roster import CALENDAR_COLUMNS, DAY_OFF, DAY_ON, RETURNED, ROSTER_COLUMNS, Scope
from xlscore.write.measure import height_of
from xlscore.write.style import CREATED, DAY, ENTRY, HEAD, MONEY, NOTE, TEXT, TITLE, UNCONFIRMED, Look, Looks

_FIRST: Final = 3
"""Row (from 0) of the first unit, below title, remark and header."""
_SPARE: Final = 200
"""Lines below the units found that take input too."""
_REMARK_WIDTH: Final = 60
_WIDTHS: Final = {"name": 30, "department": 22, "parent": 14, "kind": 16, "contact": 16}
_HELP: Final = {
    "code": "单位的唯一编码，不得重复；文件名以编码开头时用来匹配。",
    "name": "与自评表内的单位名称一致。",
    "department": "用来分部门小计和分部门催报。",
    "parent": "上级单位的编码或名称，须在本名册中；上级单位自己也上报的，默认其报表已含下级单位。",
    "kind": "部门整体支出、项目支出等；同一类才相加、平均、排名。",
    "deadline": "应在哪一天之前（含当天）报送。",
    "received": "收到文件的日期；不填的，取表内填报日期。",
    "contact": "催报单上的联系科室。",
    "exempt": "填“是”的不催报。",
    "returned": f"退回修改的填“{RETURNED}”；更正件报来后填新的收到日期，或由更正件的填报日期（晚于退回日期）认定。",
    "returned_on": "退回的日期；填了即视为退回。",
    "scope": "只对有下级单位的单位有意义：“汇总”的报表含下级单位（默认），“本级”的只含自己。",
    "budget_adjustment": "部门预算数与所属单位合计之间应有的差额（本级未单独上报、内部往来等），按万元。",
    "executed_adjustment": "部门执行数与所属单位合计之间应有的差额，按万元。",
}
_CHOICES: Final = {
    "exempt": ["是", "否"],
    "returned": [RETURNED],
    "scope": [item.value for item in Scope],
    "kind": ["部门整体支出", "项目支出", "自评工作考核"],
}
_DAYS: Final = frozenset({"deadline", "received", "returned_on"})
_AMOUNTS: Final = frozenset({"budget_adjustment", "executed_adjustment"})
_COLUMNS: Final = (*ROSTER_COLUMNS.items(), ("备注", "remark"))


def draft_bytes(units: Sequence[DraftUnit]) -> bytes:
    """Return the draft (.xlsx); ``read_roster`` reads it back once the codes are filled in."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": ROSTER, "created": CREATED})
    looks = Looks(book)
    _units(book.add_worksheet("上报名册"), looks, units)
    _calendar(book.add_worksheet("节假日"), looks)
    _help(book.add_worksheet("填写说明"), looks)
    book.close()
    return out.getvalue()


def _look(name: str) -> Look:
    if name in _DAYS:
        return replace(ENTRY, number=DAY, across="center")
    if name in _AMOUNTS:
        return replace(ENTRY, number=MONEY, across="right", wrap=False)
    return TEXT if name == "remark" else replace(ENTRY, number="@")


def _units(sheet: Worksheet, looks: Looks, units: Sequence[DraftUnit]) -> None:
    last = len(_COLUMNS) - 1
    sheet.merge_range(0, 0, 0, last, "绩效自评上报名册（初稿）", looks.format(TITLE))
    said = "据收到的文件起草：请补上没有报来的单位，核对编码和名称，填截止日期等各列（见“填写说明”）；橙色的编码待填。"
    sheet.merge_range(1, 0, 1, last, said, looks.format(NOTE))
    sheet.set_row(0, 30)
    sheet.set_row(2, 30)
    for column, (header, name) in enumerate(_COLUMNS):
        sheet.write_string(2, column, header, looks.format(HEAD))
        sheet.set_column(column, column, _REMARK_WIDTH if name == "remark" else _WIDTHS.get(name, 13))
    for offset in range(len(units) + _SPARE):
        item = units[offset] if offset < len(units) else None
        if item is not None:
            sheet.set_row(_FIRST + offset, max(18, height_of(item.remark, _REMARK_WIDTH)))
        for column, (_, name) in enumerate(_COLUMNS):
            text = "" if item is None else item.remark if name == "remark" else str(getattr(item.unit, name) or "")
            if name not in {"code", "name", "kind", "remark"}:
                text = ""
            look = _look(name)
            if item is not None and name == "code" and not text:
                look = replace(look, fill=UNCONFIRMED)
            if text:
                sheet.write_string(_FIRST + offset, column, text, looks.format(look))
            else:
                sheet.write_blank(_FIRST + offset, column, None, looks.format(look))
    _ask(sheet, _FIRST, _FIRST + len(units) + _SPARE - 1)
    sheet.freeze_panes(_FIRST, 2)
    _printed(sheet)
    sheet.print_area(0, 0, max(_FIRST, _FIRST + len(units) - 1), last)


def _ask(sheet: Worksheet, first: int, last: int) -> None:
    """Put an input prompt, and a rule where there is one, on every column."""
    for column, (header, name) in enumerate(ROSTER_COLUMNS.items()):
        rule: dict[str, Any] = {"validate": "any", "input_title": header, "input_message": _HELP[name]}
        if name == "code":
            span = f"$A${first + 1}:$A${last + 1}"
            # COUNTIF would take 0101 and 101 for one code.
            rule |= {"validate": "custom", "value": f"=SUMPRODUCT(--({span}=A{first + 1}))=1"}
            rule |= {"error_title": header, "error_message": "单位编码与另一行重复。"}
        elif name in _CHOICES:
            rule |= {
                "validate": "list",
                "source": _CHOICES[name],
                "error_type": "stop" if name != "kind" else "warning",
            }
            rule |= {"error_title": header, "error_message": f"请选{'、'.join(_CHOICES[name])}。"}
        elif name in _DAYS:
            rule |= {"validate": "date", "criteria": ">=", "value": CREATED.replace(year=2000)}
            rule |= {"error_title": header, "error_message": "请填日期，如 2022-03-31。"}
        elif name in _AMOUNTS:
            rule |= {"validate": "decimal", "criteria": ">=", "value": -(10**12)}
            rule |= {"error_title": header, "error_message": "请填数字（万元），减少填负数。"}
        sheet.data_validation(first, column, last, column, rule)


def _calendar(sheet: Worksheet, looks: Looks) -> None:
    for column, header in enumerate(CALENDAR_COLUMNS):
        sheet.write_string(0, column, header, looks.format(HEAD))
        sheet.set_column(column, column, 14)
        look = looks.format(_look("deadline" if column == 0 else "code"))
        for row in range(1, 61):
            sheet.write_blank(row, column, None, look)
    day: dict[str, Any] = {"validate": "date", "criteria": ">=", "value": CREATED.replace(year=2000)}
    sheet.data_validation(1, 0, 60, 0, day | {"error_title": "日期", "error_message": "请填日期，如 2022-04-04。"})
    kinds = {"validate": "list", "source": [DAY_OFF, DAY_ON], "input_title": "类型"}
    said = f"工作日放假填“{DAY_OFF}”，周末上班（调休）填“{DAY_ON}”。"
    sheet.data_validation(1, 1, 60, 1, kinds | {"input_message": said, "error_title": "类型", "error_message": said})
    sheet.freeze_panes(1, 0)
    _printed(sheet)


def _help(sheet: Worksheet, looks: Looks) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    for column, header in enumerate(("栏目", "怎样填")):
        sheet.write_string(0, column, header, looks.format(HEAD))
    lines = [*((header, _HELP[name]) for header, name in ROSTER_COLUMNS.items())]
    lines.append(
        ("节假日", f"另表列出：工作日放假的日子填“{DAY_OFF}”，周末上班的日子填“{DAY_ON}”；逾期工作日据此计算。")
    )
    for row, (header, text) in enumerate(lines, start=1):
        sheet.write_string(row, 0, header, looks.format(TEXT))
        sheet.write_string(row, 1, text, looks.format(TEXT))
    _printed(sheet)


def _printed(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
