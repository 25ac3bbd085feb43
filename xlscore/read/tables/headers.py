"""What the columns of the three kinds of tables are called on published forms."""

import re
from enum import StrEnum
from typing import Final

from xlscore.read.tables.keys import header_key


class Role(StrEnum):
    """What a column holds."""

    LEVEL1 = "level1"
    LEVEL2 = "level2"
    LEVEL3 = "level3"
    POINTS = "points"
    POINTS1 = "points1"
    POINTS2 = "points2"
    SCORE = "score"
    OPERATOR = "operator"
    TARGET = "target"
    UNIT = "unit"
    ACTUAL = "actual"
    REASON = "reason"
    CRITERION = "criterion"
    EXPLANATION = "explanation"
    EVIDENCE = "evidence"
    EVIDENCE_NO = "evidence_no"
    SOURCE = "source"
    OWN_DATA = "own_data"
    LEVEL = "level"
    OURS = "ours"
    """Added by our templates or by a reviewer: recomputed figures, never read as claimed."""
    INITIAL = "initial"
    BUDGET = "budget"
    EXECUTED = "executed"
    RATE = "rate"
    NAME = "name"
    PARENT = "parent"
    GROUP = "group"


_OURS: Final = ("复算得分", "复算执行率", "差异", "提示", "核查分数", "核查得分", "核查意见", "复核得分", "审核得分")

REVIEWER: Final = re.compile(r"(?:复核|核查|审核|评审|审定|抽查|重点评价|财政|主管部门|专家|第三方|中介).*")
"""Headers of what somebody else filled in beside the unit; never read as claimed."""

_WEIGHT: Final = ("分值", "权重", "指标权重", "执行率权重", "权重分值", "标准分", "标准分值", "满分", "指标分值")
_SCORE: Final = ("得分", "自评得分", "自评", "指标得分", "执行率得分", "自评分", "自评分数", "评价得分", "实际得分")
_REASON: Final = (
    "偏差原因分析及改进措施",
    "偏差原因",
    "偏差原因分析",
    "未完成原因分析",
    "未完成原因及改进措施",
    "未完成原因及拟采取的改进措施",
    "未完成原因",
    "扣分原因和其他说明",
    "扣分原因",
    "扣分说明",
    "原因",
    "说明",
    "备注",
)


def _table(words: dict[Role, tuple[str, ...]]) -> dict[str, Role]:
    return {header_key(word): role for role, listed in words.items() for word in listed}


SCORE_HEADERS: Final = _table(
    {
        Role.LEVEL1: ("一级指标", "一级"),
        Role.LEVEL2: ("二级指标", "二级"),
        Role.LEVEL3: ("三级指标", "三级", "指标名称", "三级指标名称"),
        Role.POINTS: _WEIGHT,
        Role.SCORE: _SCORE,
        Role.OPERATOR: ("指标性质", "符号"),
        Role.TARGET: ("年度指标值", "指标值", "目标值", "年度目标值"),
        Role.UNIT: ("度量单位", "计量单位"),
        Role.ACTUAL: ("实际完成值", "全年完成值", "全年实际值", "全年实际完成值", "完成值", "实际完成情况", "实际值"),
        Role.REASON: _REASON,
        Role.CRITERION: ("评分标准", "评价标准", "评分细则"),
        Role.EXPLANATION: ("指标说明", "指标解释", "计算公式"),
        Role.EVIDENCE: ("所需佐证材料", "佐证材料"),
        Role.EVIDENCE_NO: ("佐证编号",),
        Role.SOURCE: ("数据来源",),
        Role.OWN_DATA: ("本单位执行情况",),
        Role.LEVEL: ("完成等级",),
        Role.OURS: _OURS,
    }
)
"""Columns of the table of indicators."""

_INITIAL: Final = ("年初预算数", "年初预算")
_BUDGET: Final = ("全年预算数", "全年(调整)预算数", "调整后预算数", "全年预算", "调整后预算")
_EXECUTED: Final = ("全年执行数", "预算执行数", "全年支出数", "执行数")
_RATE: Final = ("执行率", "预算执行率")

FUNDS_HEADERS: Final = _table(
    {
        Role.INITIAL: _INITIAL,
        Role.BUDGET: _BUDGET,
        Role.EXECUTED: _EXECUTED,
        Role.RATE: _RATE,
        Role.POINTS: _WEIGHT,
        Role.SCORE: _SCORE,
        Role.REASON: _REASON,
        Role.OURS: _OURS,
    }
)
"""Columns of the funds block above the indicators."""

STATEMENT_HEADERS: Final = _table(
    {
        Role.NAME: ("项目",),
        Role.PARENT: ("上级项目",),
        Role.GROUP: ("分组",),
        Role.UNIT: ("单位",),
        Role.INITIAL: _INITIAL,
        Role.BUDGET: (*_BUDGET, "计划数"),
        Role.EXECUTED: (*_EXECUTED, "实际数"),
        Role.RATE: _RATE,
        Role.REASON: ("说明",),
        Role.SOURCE: ("来源",),
        Role.OURS: _OURS,
    }
)
"""Columns of the statement of amounts and rates (收支明细)."""
