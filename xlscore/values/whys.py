"""Why a target and its actual cannot be compared, as sentences for whoever filled the sheet in."""

from collections.abc import Sequence
from typing import Final

TARGET, ACTUAL = "年度指标值", "实际完成值"
_SHOWN: Final = 40

WORDED: Final = "年度指标值是文字描述，须由评价人对照佐证材料评定，不能按数值复算。"
RANGED_ACTUAL: Final = "实际完成值写成了一个区间，不是确定的数，不能据此复算；请填写实际完成的具体数值。"
_MET: Final = {True: "从填报看已达到", False: "从填报看未达到", None: "从填报看不能判断是否达到"}


def _cut(text: str) -> str:
    line = " ".join(text[: 4 * _SHOWN].split())
    return f"“{line}”" if len(line) <= _SHOWN else f"“{line[:_SHOWN]}……”"


def empty(name: str) -> str:
    """The cell holds nothing."""
    return f"{name}未填写（空白、横线或模板提示语），无法复算；请填写。"


def unreadable(name: str, text: str) -> str:
    """Malformed, or in contradiction with itself."""
    return f"{name}{_cut(text)}无法识别为确定的数值或符号自相矛盾，不作推测；请按“符号+数值+单位”重新填写。"


def undated(name: str, text: str) -> str:
    """A date without a year, and no fiscal year to take."""
    return f"{name}{_cut(text)}未写年份，也没有可用的年度，无法比较；请写明年份。"


def compound(text: str) -> str:
    """Several targets in one cell."""
    return f"年度指标值{_cut(text)}含有多个目标，实际完成值只能回答其中一部分，不能合并复算；请拆成多行填写。"


def mismatch(target: str, actual: str, counts: Sequence[str]) -> str:
    """Number against wording, count against percent, date against number."""
    hint = f"文字中提到{'、'.join(map(_cut, counts[:3]))}，仅供参考，不作为完成值。" if counts else ""
    return (
        f"年度指标值{_cut(target)}与实际完成值{_cut(actual)}性质不同（数量、百分比、日期、文字不能互比），无法复算；"
        f"{hint}请按年度指标值的口径填写实际完成值。"
    )


def units_differ(target: str, actual: str) -> str:
    """Two units the table does not convert."""
    return f"年度指标值的单位是“{target}”，实际完成值的单位是“{actual}”，换算表中没有两者的换算关系；请改用相同的单位。"


def percent_or_fraction(text: str) -> str:
    """0.98 under a percent unit."""
    either = "可能是百分数，也可能是小数（如0.98可以是0.98%，也可以是98%）"
    return f"{_cut(text)}没有百分号，{either}，不作推测；请带百分号填写。"


def scale_doubtful(bare: str, written: str) -> str:
    """A bare figure that would be a thousand times the other side's."""
    return (
        f"{_cut(bare)}未写单位，若与{_cut(written)}同单位则相差千倍以上，疑为单位（如元与万元）混用，不作推测；"
        "请写明单位后重报。"
    )


def copied(text: str) -> str:
    """The actual repeats the target."""
    return f"实际完成值照抄了年度指标值{_cut(text)}（连同符号或增减字样），不是完成情况的计量；请填写实际数值。"


def change_against_level(target: str, actual: str) -> str:
    """Growth against a level."""
    return (
        f"年度指标值{_cut(target)}与实际完成值{_cut(actual)}一个是变动幅度、一个是水平值，缺少基数，无法比较；"
        "请按同一口径填写。"
    )


def hedged_target(text: str) -> str:
    """A target of 约310台."""
    return f"年度指标值{_cut(text)}带有约数字样，不是确定的目标，不能据此复算；请写明确切的指标值。"


def no_direction(text: str) -> str:
    """A cost, time or defect target without a sign."""
    return f"年度指标值{_cut(text)}没有比较符号，成本、时效类指标无法判断是越低越好还是越高越好；请补充“≤”或“≥”。"


def hedged(actual: str, target: str) -> str:
    """An approximate actual that proves nothing."""
    return f"实际完成值{_cut(actual)}是约数或只有上下限，不足以证明是否达到{_cut(target)}；请填写确切的完成值。"


def dated(*, met: bool | None) -> str:
    """Deadlines and windows: what was decided, and that the loss of points is a matter of the edition."""
    return f"年度指标值是日期或期限，{_MET[met]}；扣分办法由评分标准规定，须由审核人对照佐证材料判断。"


def kept(target: str, actual: str) -> str:
    """A deadline that was kept, which earns the points of the row."""
    return f"{ACTUAL}{_cut(actual)}未超过{TARGET}{_cut(target)}所定的期限，按期完成"


def late(target: str, actual: str, days: int) -> str:
    """A missed deadline, and by how many days at least."""
    return (
        f"{ACTUAL}{_cut(actual)}晚于{TARGET}{_cut(target)}所定的期限{days}天，未按期完成；"
        "评分标准没有规定逾期扣多少分，须由审核人判断。"
    )


def on_the_edge(target: str, actual: str) -> str:
    """A day inside the month or year a deadline is before."""
    return (
        f"{ACTUAL}{_cut(actual)}就在{TARGET}{_cut(target)}所写的时段之内，期限含不含这一时段没有写明，"
        "不能判断是否按期；请写明期限到哪一日。"
    )


def day_unknown(target: str, actual: str) -> str:
    """A month or a bound that reaches beyond the deadline."""
    return f"{ACTUAL}{_cut(actual)}没有写到日，不能判断是否在{TARGET}{_cut(target)}的期限之内；请写明实际完成的日期。"


def ranged(*, met: bool | None) -> str:
    """A target with two ends."""
    return f"年度指标值是区间，{_MET[met]}；区间以外如何扣分由评分标准规定，须由审核人判断。"


def decrease(*, met: bool | None) -> str:
    """A target that is a decrease."""
    return f"年度指标值是降幅，{_MET[met]}；降幅不能按完成比例折算得分，须由审核人判断。"
