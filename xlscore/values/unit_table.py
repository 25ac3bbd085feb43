"""The table of units: spellings, scale words, what stands only under a rate's line, and what converts into what."""

from fractions import Fraction
from typing import Final

YUAN, PERCENT = "元", "%"
ONE: Final = Fraction(1)
HUNDREDTH: Final = Fraction(1, 100)

SCALES: Final = {"万亿": Fraction(10**12), "亿": Fraction(10**8), "万": Fraction(10**4)}
"""Scale words; they multiply the figure and leave the unit behind them."""

_PLAIN: Final = (
    "个 项 人 人次 名 位 户 户次 家 家次 件 件次 条 条次 篇 场 场次 次 期 批 批次 部 台 台次 台套 台班 套 辆 座 处 所",
    "间 栋 幢 份 册 本 张 幅 支 只 头 羽 匹 株 棵 根 块 片 段 组 门 款 种 类 例 例次 宗 起 届 轮 班 班次 课时 学时",
    "节 堂 盏 枚 把 站 孔 眼 口 艘 架 架次 航次 列 趟 车次 对 双 字 页 版 岁 倍 床 张床 床位 席 标段 单 票 笔 针 剂",
    "剂次 人份 瓶 盒 箱 袋 桶 集 首 人天 人日 度 千瓦时 千瓦 兆瓦 吨标准煤 分 百分点 工作日 学期 学年 元 吨 千克 克",
    "斤 公里 米 厘米 毫米 平方公里 平方米 公顷 亩 立方米 升 毫升 PB TB GB MB KB Mbps Gbps 秒 分钟 小时 天 周 个月",
    "季度 半年 年",
)
_SYNONYMS: Final = {
    "圆 元人民币 人民币元 人民币": YUAN,
    "㎡ m² m2 平米": "平方米",
    "km² km2 ㎢ 平方千米": "平方公里",
    "m³ m3 立方 方": "立方米",
    "km ㎞ 千米": "公里",
    "cm ㎝": "厘米",
    "mm ㎜": "毫米",
    "m": "米",
    "kg ㎏ 公斤": "千克",
    "t": "吨",
    "kwh": "千瓦时",
    "kw": "千瓦",
    "mw": "兆瓦",
    "个百分点": "百分点",
    "个工作日": "工作日",
    "日": "天",
    "星期": "周",
    "个小时": "小时",
    "季 个季度": "季度",
    "年度": "年",
}
_SIZED: Final = {
    "%": (PERCENT, HUNDREDTH),
    "百分比": (PERCENT, HUNDREDTH),
    "百分率": (PERCENT, HUNDREDTH),
    "‰": (PERCENT, Fraction(1, 1000)),
    "角": (YUAN, Fraction(1, 10)),
    "百元": (YUAN, Fraction(100)),
    "千元": (YUAN, Fraction(1000)),
    "十万元": (YUAN, Fraction(10**5)),
    "百万元": (YUAN, Fraction(10**6)),
    "千万元": (YUAN, Fraction(10**7)),
}

SPELLINGS: Final = {
    **{word.lower(): (word, ONE) for line in _PLAIN for word in line.split()},
    **{word: (name, ONE) for words, name in _SYNONYMS.items() for word in words.split()},
    **_SIZED,
}
"""Spelling in lower case → canonical unit and how many of it one is."""

MONEY: Final = {
    **{word: factor for word, (name, factor) in {YUAN: (YUAN, ONE), **_SIZED}.items() if name == YUAN},
    **{f"{word}{YUAN}": size for word, size in SCALES.items()},
}
"""Unit of money → how many 元 one of it is."""


def in_yuan(value: Fraction, unit: str) -> Fraction | None:
    """Return an amount stated in a unit of money as 元; ``None`` where the unit is none of money."""
    return value * MONEY[unit] if unit in MONEY else None


def money_unit(size: Fraction) -> str | None:
    """Return the unit of money of which one is ``size`` 元, ``None`` where no unit has that size."""
    return next((unit for unit, factor in MONEY.items() if factor == size), None)


BELOW_A_LINE: Final = {"月": "月", "个月": "月", "生": "生", "学生": "学生", "村": "村", "校": "校"}
"""Units that stand only under a rate's line: 10月 is October, 元/月 is by the month."""

MISLEADING: Final = (
    *("人民", "人大", "元旦", "分公司", "分局", "年级", "天然", "本级", "次生", "部门", "名称", "个人"),
    *("方面", "方案", "方式", "方法", "方向", "期间", "分之"),
)
"""Words that begin like a counter but are none."""

TIME: Final = frozenset(
    {"秒", "分钟", "小时", "天", "工作日", "周", "个月", "月", "季度", "半年", "年", "学期", "学年"}
)

_SIZES: Final = {
    "length": {"公里": Fraction(1000), "米": ONE, "厘米": HUNDREDTH, "毫米": Fraction(1, 1000)},
    "area": {"平方公里": Fraction(10**6), "公顷": Fraction(10**4), "亩": Fraction(2000, 3), "平方米": ONE},
    "mass": {"吨": Fraction(1000), "千克": ONE, "斤": Fraction(1, 2), "克": Fraction(1, 1000)},
    "volume": {"立方米": Fraction(1000), "升": ONE, "毫升": Fraction(1, 1000)},
    "data": {unit: Fraction(1024**power) for power, unit in enumerate(("KB", "MB", "GB", "TB", "PB"))},
    "power": {"兆瓦": Fraction(1000), "千瓦": ONE},
    "energy": {"千瓦时": ONE, "度": ONE},
    "time": {"周": Fraction(604800), "天": Fraction(86400), "小时": Fraction(3600), "分钟": Fraction(60), "秒": ONE},
    "calendar": {"年": Fraction(12), "半年": Fraction(6), "季度": Fraction(3), "个月": ONE},
    "persons": {"人": ONE, "名": ONE, "位": ONE},
}
DIMENSIONS: Final = {unit: (name, size) for name, sizes in _SIZES.items() for unit, size in sizes.items()}
"""Canonical unit → what it measures and its size there; 1 亩 is a fifteenth of a 公顷."""
