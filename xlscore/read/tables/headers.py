"""What the columns of the three kinds of tables are called on published forms, and on forms worded like them."""

import re
from collections.abc import Mapping
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


_LEVEL: Final = "级(?:绩效|评价|考核)?(?:指标)?(?:名称|内容)?(?:[及和与/、](?:分值|权重|分数))?"
_WHOSE: Final = "(?:本?单位|部门|(?:项目|实施|预算)单位)?"
_WHEN: Final = "(?:年度|年初|年末|全年|本年度?)"
_GAP: Final = "(?:偏差|偏离|差异|未完成|未达标?|未实现|扣分|失分|减分)"
_COMMON_PATTERNS: Final = {
    Role.POINTS: "(?:指标|评价|考核|标准|评分)?(?:分值|权重|满分|标准分)(?:分值|权重|值|数|比重)?",
    Role.SCORE: (
        f"{_WHOSE}(?:自评|自我评价)(?:实际)?(?:得分|评分|打分|分数|分)?"
        "|(?:指标|实际|评价|考核|实)?得分(?:情况|值|数)?|执行率得分"
    ),
    Role.REASON: f".*{_GAP}.*(?:原因|说明|分析|措施).*|原因(?:分析|说明)?(?:(?:及|和|与|、).*措施)?",
}
_SCORE_PATTERNS: Final = {
    Role.LEVEL1: f"[一1]{_LEVEL}",
    Role.LEVEL2: f"[二2]{_LEVEL}",
    Role.LEVEL3: f"[三3]{_LEVEL}|(?:具体|末级)指标(?:名称|内容)?|指标内容",
    **_COMMON_PATTERNS,
    Role.OPERATOR: "指标值?性质|(?:运算|计算|比较|指标)?符号?|指标方向",
    Role.TARGET: (
        f"(?:{_WHEN}|预期|计划|绩效|预计|设定){{0,3}}(?:(?:指标|目标|计划|预期)(?:指标|目标)?|计划完成|预期完成)值"
    ),
    Role.UNIT: "(?:度量|计量|指标)单位",
    Role.ACTUAL: (
        f"(?:{_WHEN}|指标|目标|绩效)?(?:实际)?(?:指标|目标)?(?:完成|达成|达到|实现)(?:指标|目标)?(?:值|数|情况|结果)"
        f"|{_WHEN}?实际(?:完成|达成|实现)?(?:值|数|情况|结果)|实际完成"
    ),
    Role.CRITERION: "(?:评分|评价|计分|打分|赋分|考核|扣分)(?:标准|细则|办法|方法|规则)",
    Role.EXPLANATION: "指标(?:说明|解释|定义|含义)|计算(?:公式|方法)",
    Role.EVIDENCE: "(?:所需)?(?:佐证|证明|支撑)(?:材料|资料)",
}
_SUM: Final = "(?:数|额|金额|资金|总额)"
_FUNDS_PATTERNS: Final = {
    **_COMMON_PATTERNS,
    Role.INITIAL: f"年初(?:部门)?(?:预算|批复|安排|下达)(?:预算|安排|批复|下达)?{_SUM}?",
    Role.BUDGET: f"(?:全年|调整后?的?|年中调整后?){{1,2}}(?:部门)?预算(?:安排|批复|下达)?{_SUM}?",
    Role.EXECUTED: (
        f"(?:全年|实际|累计)?(?:预算|资金)?(?:实际)?(?:执行|支出|使用|支付){_SUM}|(?:全年)?实际(?:执行|支出|使用|支付)"
    ),
    Role.RATE: "(?:全年|资金)?(?:预算|资金)?(?:执行|支出|使用|支付)率",
}

_MOST_MET: Final = 4096
"""Keys whose role is remembered; every short text of a sheet is asked for."""
_LONGEST_PATTERN: Final = 24
"""Characters of the longest header that is compared with a pattern; longer ones are sentences."""


class Headers(dict[str, Role]):
    """Header key → role: the wordings of published forms.

    ``role`` also knows wordings nobody listed, as long as they are made of the same words (年初目标值, 单位自评得分).
    """

    def __init__(self, words: Mapping[Role, tuple[str, ...]], patterns: Mapping[Role, str]) -> None:
        """Take the known wordings and, for each role, a pattern of the others."""
        super().__init__({header_key(word): role for role, listed in words.items() for word in listed})
        self._pattern = re.compile("|".join(f"(?P<{role.name}>{pattern})" for role, pattern in patterns.items()))
        self._met: dict[str, Role | None] = {}

    def role(self, key: str) -> Role | None:
        """Return what a header key announces, ``None`` where it is no header of this table."""
        known = self.get(key)
        if known is not None:
            return known
        if key not in self._met:
            if len(self._met) >= _MOST_MET:
                self._met.clear()
            self._met[key] = self._matched(key)
        return self._met[key]

    def _matched(self, key: str) -> Role | None:
        if REVIEWER.fullmatch(key):
            return Role.OURS
        found = self._pattern.fullmatch(key) if len(key) <= _LONGEST_PATTERN else None
        return Role[found.lastgroup] if found is not None and found.lastgroup is not None else None


SCORE_HEADERS: Final = Headers(
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
    },
    _SCORE_PATTERNS,
)
"""Columns of the table of indicators."""

_INITIAL: Final = ("年初预算数", "年初预算")
_BUDGET: Final = ("全年预算数", "全年(调整)预算数", "调整后预算数", "全年预算", "调整后预算", "预算数")
_EXECUTED: Final = ("全年执行数", "预算执行数", "全年支出数", "执行数")
_RATE: Final = ("执行率", "预算执行率")

FUNDS_HEADERS: Final = Headers(
    {
        Role.INITIAL: _INITIAL,
        Role.BUDGET: _BUDGET,
        Role.EXECUTED: _EXECUTED,
        Role.RATE: _RATE,
        Role.POINTS: _WEIGHT,
        Role.SCORE: _SCORE,
        Role.REASON: _REASON,
        Role.OURS: _OURS,
    },
    _FUNDS_PATTERNS,
)
"""Columns of the funds block above the indicators."""

STATEMENT_HEADERS: Final = Headers(
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
    },
    {},
)
"""Columns of the statement of amounts and rates (收支明细)."""
