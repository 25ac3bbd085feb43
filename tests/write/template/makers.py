"""Small editions made by hand, and a look into the workbook planned for them."""

from typing import Any

from xlscore.cells import Area
from xlscore.model.framework import Framework
from xlscore.write.template import Filled, assemble
from xlscore.write.template.draft import Draft
from xlscore.write.template.live import Live, Value
from xlscore.write.template.plan import Box, SheetPlan

_BASE: dict[str, Any] = {
    "id": "sample_overall_2023",
    "title": "样例评分表",
    "place": "样例县",
    "family": "overall",
    "fiscal_year": 2023,
    "total": 100,
    "source": {"document": "样财〔2023〕1号", "title": "样例通知", "standing": "confirmed", "checked_on": "2026-11-20"},
    "grades": {
        "standing": "confirmed",
        "bands": [
            {"totals": "[90, inf)", "label": "优"},
            {"totals": "[80, 90)", "label": "良"},
            {"totals": "[60, 80)", "label": "中"},
            {"totals": "[0, 60)", "label": "差"},
        ],
    },
}
FIELDS: dict[str, Any] = {
    "staff": {"label": "在职人员数", "unit": "人", "kind": "count"},
    "quota": {"label": "编制数", "unit": "人", "kind": "count"},
    "budget_initial": {"label": "年初预算数", "unit": "万元", "kind": "amount"},
    "budget_full": {"label": "全年预算数", "unit": "万元", "kind": "amount"},
    "executed": {"label": "全年执行数", "unit": "万元", "kind": "amount"},
}
TABLE_COLUMNS: list[dict[str, Any]] = [
    {"role": "level1", "header": "一级指标"},
    {"role": "level2", "header": "二级指标"},
    {"role": "level3", "header": "三级指标", "width": 20},
    {"role": "criterion", "header": "评分标准", "width": 40},
    {"role": "points", "header": "分值", "width": 7},
    {"role": "score", "header": "自评得分", "width": 9},
    {"role": "reason", "header": "扣分原因", "width": 24},
]
PROJECT_COLUMNS: list[dict[str, Any]] = [
    {"role": "level1", "header": "一级指标", "width": 11},
    {"role": "level2", "header": "二级指标", "width": 14},
    {"role": "level3", "header": "三级指标", "width": 22},
    {"role": "target", "header": "年度指标值", "width": 14},
    {"role": "actual", "header": "实际完成值", "width": 14},
    {"role": "points", "header": "分值", "width": 7},
    {"role": "score", "header": "得分", "width": 8},
    {"role": "reason", "header": "偏差原因分析及改进措施", "width": 28},
]
STAFF: dict[str, Any] = {
    "code": "A1",
    "path": ["投入", "预算配置"],
    "title": "在职人员控制率",
    "points": 60,
    "standing": "confirmed",
    "rate": {"of": "staff", "to": "quota"},
    "rule": {"kind": "step_over", "limit": "1.00", "step": "0.01", "deduct": "5"},
}
JUDGED: dict[str, Any] = {
    "code": "B1",
    "path": ["效果", "履职效益"],
    "title": "社会效益",
    "points": 40,
    "standing": "confirmed",
    "rule": {"kind": "qualitative"},
}
EXECUTION: dict[str, Any] = {
    "code": "E",
    "path": ["预算执行率"],
    "title": "预算执行率",
    "points": 10,
    "standing": "confirmed",
    "rate": {"of": "executed", "to": "budget_full"},
    "rule": {"kind": "proportional"},
}
SECTION: dict[str, Any] = {
    "code": "P",
    "path": ["产出指标"],
    "groups": ["数量指标", "质量指标"],
    "points": 90,
    "standing": "confirmed",
    "rows": 10,
    "rule": {"kind": "target", "reverse": "quotient"},
}
FUNDS: dict[str, Any] = {
    "indicator": "E",
    "head": "项目资金（万元）",
    "columns": ["年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"],
    "lists": [{"parts": ["当年财政拨款", "其他资金"]}],
}


def table_edition(*indicators: dict[str, Any], layout: dict[str, Any] | None = None, **changes: Any) -> Framework:
    """Return an edition of the table form; by default 在职人员控制率 60 and a judged 社会效益 40."""
    printed = {"form": "table", "sheet": "评分表", "standing": "confirmed", "columns": TABLE_COLUMNS} | (layout or {})
    listed = list(indicators) or [STAFF, JUDGED]
    used = {"fields": FIELDS, "indicators": listed, "layout": printed}
    return Framework.model_validate(_BASE | used | changes)


def project_edition(*, layout: dict[str, Any] | None = None, **changes: Any) -> Framework:
    """Return an edition of the project form: 预算执行率 10 in the funds block, an open section 90."""
    printed: dict[str, Any] = {
        "form": "project",
        "sheet": "自评表",
        "standing": "confirmed",
        "columns": PROJECT_COLUMNS,
        "head": ["项目名称", "主管部门", "实施单位"],
        "goals": True,
        "funds": FUNDS,
    }
    used = {"fields": FIELDS, "indicators": [EXECUTION], "open_sections": [SECTION], "layout": printed | (layout or {})}
    return Framework.model_validate(_BASE | used | changes)


def planned(framework: Framework, filled: Filled | None = None) -> Draft:
    """Return the workbook planned for an edition."""
    return assemble(framework, filled)


def row_of(draft: Draft, title: str) -> int:
    """Return the row of the score sheet on which a text begins."""
    return next(box.area.top for box in draft.score.origins() if box.content == title)


def shown(draft: Draft, title: str, role: str) -> Value:
    """Return what the line of a title shows in a column of the score sheet."""
    return draft.score.value(row_of(draft, title), draft.columns.need(role))


def box_at(plan: SheetPlan, row: int, column: int) -> Box:
    """Return what stands in a cell."""
    return plan.boxes[row, column]


def formula_at(plan: SheetPlan, row: int, column: int) -> str:
    """Return the formula of a cell."""
    content = plan.boxes[row, column].content
    assert isinstance(content, Live)
    return content.text


def texts(plan: SheetPlan) -> list[str]:
    """Return every text of a sheet in reading order."""
    return [box.content for box in plan.origins() if isinstance(box.content, str)]


def area_of(plan: SheetPlan, text: str) -> Area:
    """Return the area a text covers."""
    return next(box.area for box in plan.origins() if box.content == text)
