"""What a reading says, in words for whoever filled the sheet in: sign, sort, exactness and every ambiguity."""

from typing import Final

from xlscore.values.reading import Exactness, Flag, Kind, Operator

OPERATOR_WORDS: Final = {
    Operator.AT_LEAST: "大于等于",
    Operator.MORE: "大于",
    Operator.AT_MOST: "小于等于",
    Operator.LESS: "小于",
    Operator.EQUAL: "等于",
    Operator.BETWEEN: "区间",
    Operator.UNSTATED: "未写符号",
    Operator.NONE: "",
}

KIND_WORDS: Final = {
    Kind.QUANTITY: "数量",
    Kind.PERCENT: "百分比",
    Kind.AMOUNT: "金额",
    Kind.UNIT_RATE: "单位标准（如 元/人）",
    Kind.FREQUENCY: "频次",
    Kind.DEADLINE: "日期或期限",
    Kind.WINDOW: "起止期间",
    Kind.QUALITATIVE: "定性文字",
    Kind.SENTENCE: "含数字的文字",
    Kind.BLANK: "未填",
    Kind.STUB: "未填的占位文字",
    Kind.PROMPT: "模板提示语",
    Kind.CLASH: "自相矛盾",
}

EXACTNESS_WORDS: Final = {
    Exactness.EXACT: "确切数",
    Exactness.BELOW: "约数（略低于）",
    Exactness.ABOVE: "约数（不低于）",
    Exactness.APPROXIMATE: "约数",
    Exactness.UNKNOWN: "不能确定是否确切",
}

SIGN_PLACE_WORDS: Final = {
    "cell": "符号写在本格",
    "sign column": "符号取自指标性质栏",
    "indicator name": "符号取自指标名称",
    "default": "",
}
"""Where the operator was found (``Reading.where_op``)."""

FLAG_WORDS: Final = {
    Flag.MALFORMED: "数字写法有误，不能识别，未予猜测",
    Flag.BOUNDARY: "恰在界限上，“以前”“超过”是否含本数会影响结论",
    Flag.DIRECTION_UNSTATED: "没有比较符号，不知道越高越好还是越低越好",
    Flag.UNIT_MISSING: "没有写单位",
    Flag.UNIT_INFERRED: "单位是按单位栏或表头推断的",
    Flag.UNIT_CLASH: "单位与单位栏、表头或本栏所要的单位矛盾",
    Flag.CLASH: "符号、单位或文字自相矛盾",
    Flag.TYPE_MISMATCH: "与对方的性质不同，不能互比",
    Flag.PERCENT_OR_FRACTION: "可能是百分数也可能是小数",
    Flag.ACTUAL_COPIES_TARGET: "完成值照抄了指标值",
    Flag.COMPOUND: "一格里写了多个目标或数量",
    Flag.KIND_CONFLICT: "指标性质栏与内容不符（定性、定量）",
    Flag.BASE_MISSING: "增减幅度没有写基数",
    Flag.NOT_A_TARGET: "是说明，不是目标",
    Flag.ODD_HEDGE: "约数字样用法不明",
    Flag.PROMPT_LEFT: "留有模板提示语",
    Flag.STUB_LEFT: "留有未填的占位文字",
    Flag.YEAR_INFERRED: "年份是按本表年度推断的",
}
