"""The names by which a template's figures are found again, however its rows were moved.

Every name below is a workbook-level defined name.  ``FRAMEWORK`` and ``VERSION`` are string constants; the others
point at one cell, except where a figure takes several below each other: a field that lists dates, and the row name of
an open section, which covers the title cells of all its lines.
"""

import re
from collections.abc import Mapping
from typing import Final

FRAMEWORK: Final = "xlscore_framework"
VERSION: Final = "xlscore_version"
UNIT: Final = "xlscore_unit"
"""Cell of the unit's name (单位名称)."""
YEAR: Final = "xlscore_year"
"""Cell of the fiscal year (a number)."""
FIELD_PREFIX: Final = "xlscore_field_"
ROW_PREFIX: Final = "xlscore_row_"
TOTAL: Final = "xlscore_total"
"""Cell of the claimed total."""
GRADE: Final = "xlscore_grade"
"""Cell of the claimed grade."""

SHEET_GUIDE: Final = "填报说明"
SHEET_FIELDS: Final = "基础数据"
SHEET_STATEMENT: Final = "收支明细"
SHEET_STATUS: Final = "填报状态"
SHEET_FINDINGS: Final = "审核结果"
"""Added by the annotated copy; never read as data."""
SHEET_OPINION: Final = "审核意见书"
"""The page to be printed and stamped, added by the annotated copy; never read as data."""
OWN_TITLES: Final = {SHEET_FINDINGS: "绩效自评表审核结果", SHEET_OPINION: "绩效自评表审核意见书"}
"""What stands in the first cell of the sheets the annotated copy adds."""
OWN_NAMES: Final = {SHEET_FINDINGS: "xlscore_findings", SHEET_OPINION: "xlscore_opinion"}
"""Defined names that lead to these sheets, however they are called by now."""

STATEMENT_HEADERS: Final = (
    "项目",
    "上级项目",
    "分组",
    "单位",
    "年初预算数",
    "全年预算数（计划数）",
    "执行数（实际数）",
    "执行率",
    "复算执行率",
    "说明",
    "来源",
)
"""Columns of the statement: 上级项目 names the total line a part belongs to, 分组 the breakdown it is part of."""

EXTRA_HEADERS: Final = ("完成等级", "复算得分", "差异", "提示")
"""Columns the templates add to the right of the printed ones (``reason`` is added too where none is printed)."""

NOT_PROVIDED: Final = "未提供"
NOT_APPLICABLE: Final = "不适用"


def own_sheet(title: object, name: str, pointed: Mapping[str, str]) -> str | None:
    """Return which of the sheets of the annotated copy a sheet is, ``None`` where it is the unit's own.

    ``title`` is what stands in its first cell, ``pointed`` the sheets that ``OWN_NAMES`` lead to.  Neither the title
    nor a name alone hides a sheet of the unit from reading.
    """
    for kind, expected in OWN_TITLES.items():
        called = pointed.get(kind) == name or re.fullmatch(rf"{kind}(?: ?[(_]\d+\)?)?", name)
        if called and isinstance(title, str) and title.strip() == expected:
            return kind
    return None


def field_name(field: str) -> str:
    """Return the defined name of a field's input cell."""
    return FIELD_PREFIX + re.sub(r"\W", "_", field)


def row_name(code: str) -> str:
    """Return the defined name of an indicator's title cell, or of the title cells of an open section."""
    return ROW_PREFIX + re.sub(r"\W", "_", code)
