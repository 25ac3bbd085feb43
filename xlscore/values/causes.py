"""Whether a text names a cause: what makes it one, the causes budget work knows, and the words that name none.

The forms ask for 偏差原因分析, 扣分原因 and 未完成原因 and print no list of causes; reviewers send back 各种原因,
客观原因 and the like.  The causes below are those that score sheets and settlement notes of public bodies (绩效自评,
决算说明) speak of: how money came, stayed and went, what was decided elsewhere, who came and left, what held the work
up.  A cause of any other kind is known by the words that bind it to its effect (因……, 由于……, 受……影响, ……所致).
"""

import re
from typing import Final

from xlscore.values.glyphs import plain

CAUSES: Final = {
    "预算与资金": (
        "追加 追减 调增 调减 核增 核减 压减 压缩支出 收回 统筹调剂 结转 跨年支付 跨年度 "
        "预付 尾款 质保金 保证金 节约 节支 厉行 下达较晚 未下达 未到位 到位较晚 "
        "未拨付 拨付较晚 未支付 尚未支付 欠付 以前年度 招标结余 招标节余 采购结余 采购节余"
    ),
    "政策与机构": (
        "政策调整 政策变化 政策变动 新政策 新规定 标准提高 标准降低 标准调整 提标 机构改革 "
        "职能划转 职能调整 撤并 撤销 上级安排 任务调整 任务增加 任务减少 计划调整 临时增加 "
        "新增任务"
    ),
    "人员": (
        "调入 调出 退休 辞职 离职 增人 减人 新招聘 人员变动 人员增加 人员减少 人员调整 在职转退 编制调整 缺编 人手不足"
    ),
    "工作进度": (
        "滞后 进度缓慢 延期 延后 延迟 推迟 暂停 停工 取消 未启动 未开工 未完工 未验收 "
        "未审计 未结算 未批复 审批未 流标 废标 重新招标 设计变更 合同变更 方案变更 拆迁 "
        "征地"
    ),
    "外部情形": ("疫情 汛期 洪涝 干旱 暴雨 台风 地震 灾情 灾害 恶劣天气 突发 价格上涨 价格下降 涨价 降价 行情"),
    "填报": (
        "漏填 错填 误填 填报错误 笔误 录入错误 口径不同 口径不一 口径调整 统计时点 四舍五入 "
        "尾差 取整 换算 科目调整 重复计算 漏计"
    ),
}
"""Kind → words that each name a cause by themselves."""

VAGUE: Final = "各种 种种 多种 多方面 各方面 客观 主观 特殊 其他 其它 相关 有关 一些 某些 历史 实际 自身 外部 内部 综合"
"""Words that name no cause before 原因, 因素 or 情况."""

_WORD: Final = re.compile("|".join(" ".join(CAUSES.values()).split()))
_EMPTY: Final = re.compile(
    rf"(?:{'|'.join(VAGUE.split())}|等|和|与|、|的)*(?:原因|因素|情况|情形|缘故)(?!是|为|在于|系|[:：])|多方面"
)
_THREE: Final = "[\u4e00-\u9fff]{3}"
_NAMED: Final = rf"[^，。；;,！!？?]{{0,12}}?{_THREE}"
"""At least three Chinese characters before the clause ends: less names nothing."""
_BOUND: Final = re.compile(
    rf"(?:由于|因为|(?<![原起成病诱内外])因(?![此素而果故为])|鉴于|缘于|源于|原因(?:是|为|在于|系|[:：])){_NAMED}"
    rf"|受(?=[^，。；]{{2,20}}?(?:影响|制约|限制|冲击)){_NAMED}"
    rf"|{_THREE}(?:所致|导致|致使|造成|引起)"
)
_BREAK: Final = "，"
_RESTATED: Final = re.compile(
    "(?:全年|年初|本年|上年)?(?:执行数|预算数|执行率|完成率|决算数|支出数|预算|决算|实际支出|项目支出|总支出)"
    "|超支|超出|超过|超预算|大于|小于|高于|低于|多于|少于|不足|未达到|没有达到|未达标|没达标|未完成|没有完成|没完成|差额|相差|偏差"
    "|(?:指标|目标|年度)(?:值|任务)?|得分|扣分|扣了|扣减|自评"
    "|(?:工作|业务|实际|项目|单位|客观)(?:工作|业务)?(?:的)?(?:需要|需求|要求)"
    "|我单位|本单位|我局|本局|我部门|本部门|我校|本校|我院|本院"
    "|[0-9０-９.,，]+(?:亿元|万元|元|%|％|分|个百分点)?|了|较多|较大|较低|较高|过多|过低|过高|偏低|偏高"
)
"""Words a finding itself is made of: amounts, columns, above and below, and needs nobody names."""
_BINDING: Final = re.compile("由于|因为|因|鉴于|缘于|源于|原因|在于|所致|导致|致使|造成|引起|影响|受|是|为|的")
_SOMETHING: Final = re.compile(_THREE)


def only_restates(text: str) -> bool:
    """Tell whether what a text gives for a cause is only the finding again: 因执行数超过预算数5万元, 因工作需要."""
    told = _EMPTY.sub(_BREAK, "".join(text.split()))
    if _WORD.search(told) or not _BOUND.search(told):
        return False
    return not _SOMETHING.search(_BINDING.sub(_BREAK, _RESTATED.sub(_BREAK, told)))


def only_vague(text: str) -> bool:
    """Tell whether a text is nothing but vague words: 客观原因, 各种因素."""
    told = "".join(text.split())
    return bool(plain(told)) and not plain(_EMPTY.sub("", told))


def names_cause(text: str) -> bool:
    """Tell whether a text names a cause: a word of the list, or words bound to an effect that are not all vague."""
    told = _EMPTY.sub(_BREAK, "".join(text.split()))
    return bool(_WORD.search(told) or _BOUND.search(told))
