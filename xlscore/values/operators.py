"""Comparison signs as glyphs and as words, before and after a number, and what two of them say together."""

import re
from typing import Final

from xlscore.values.reading import Operator

BEFORE: Final = {
    **dict.fromkeys(
        ("≥", "≧", "⩾", "≮", ">=", "=>", "大于等于", "大于或等于", "不少于", "不低于", "不小于", "至少", "最少"),
        Operator.AT_LEAST,
    ),
    **dict.fromkeys((">", "超过", "大于", "高于", "多于"), Operator.MORE),
    **dict.fromkeys(
        (
            *("≤", "≦", "⩽", "≯", "<=", "=<", "小于等于", "小于或等于"),
            *("不超过", "不高于", "不大于", "不多于", "至多", "最多"),
        ),
        Operator.AT_MOST,
    ),
    **dict.fromkeys(("<", "少于", "低于", "小于"), Operator.LESS),
    **dict.fromkeys(("=", "==", "等于"), Operator.EQUAL),
}
"""Sign or word in front of a number → operator."""

_INCLUDED: Final = ("{}", "及{}", "及其{}", "(含){}", "及(含){}", "{}(含)", "{}(含本数)")


def _behind(*words: str) -> list[str]:
    """Return the words with what says that the number itself is included: 以上, 及以上, (含)以上, 以上(含)."""
    return [form.format(word) for word in words for form in _INCLUDED]


AFTER: Final = {
    **dict.fromkeys(_behind("以上"), Operator.AT_LEAST),
    **dict.fromkeys(_behind("以内", "之内", "以下"), Operator.AT_MOST),
}
"""Word behind a number → operator; all of them include the number."""

WITHIN: Final = "内"
"""Behind a stretch of time it means 以内; behind anything else it begins another word."""

REVERSED: Final = {
    Operator.AT_LEAST: Operator.AT_MOST,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.MORE: Operator.LESS,
    Operator.LESS: Operator.MORE,
}

_UPWARD: Final = frozenset({Operator.AT_LEAST, Operator.MORE})
_DOWNWARD: Final = frozenset({Operator.AT_MOST, Operator.LESS})
_AFTER_WORD: Final = re.compile("|".join(map(re.escape, sorted(AFTER, key=len, reverse=True))))


def scan_after(text: str, start: int, *, time: bool) -> tuple[Operator, int] | None:
    """Return the operator word behind a number and where it ends; ``time`` says that the unit is one of time."""
    if found := _AFTER_WORD.match(text, start):
        return AFTER[found[0]], found.end()
    if time and text.startswith(WITHIN, start):
        return Operator.AT_MOST, start + len(WITHIN)
    return None


def same_direction(first: Operator, second: Operator) -> bool:
    """Tell whether two operators differ at most in whether they include the number itself."""
    return first is second or {first, second} <= _UPWARD or {first, second} <= _DOWNWARD
