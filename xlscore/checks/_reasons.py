"""Texts in a reason column that give no reason: copies, bare figures, 已完成 and the like, 同上 below nothing."""

from collections.abc import Sequence
from typing import Final

from xlscore.checks._wording import unexplained
from xlscore.model.submission import Entry, ScoreRow, State
from xlscore.values import Kind, read_value
from xlscore.values.causes import only_vague
from xlscore.values.glyphs import plain

_ABOVE: Final = frozenset({"同上", "见上", "如上", "原因同上", "同上行", "同上一行", "同上原因"})
_NOTHING: Final = frozenset(
    """
    无 暂无 没有 无说明 无需说明 不需说明 无原因 没有原因 情况属实 属实 已核实 已核对 已核 核对无误 无误 正常 同意 是
    已知悉 知悉 已阅 收到 见附件 详见附件 略 见上 同上 已完成 已说明
    """.split()  # noqa: SIM905 -- a list of words is read more easily than quotes
)
"""Texts that say nothing by themselves."""
_NO_REASON: Final = _NOTHING | frozenset(
    """
    完成 全部完成 已全部完成 基本完成 按时完成 按期完成 按计划完成 达标 已达标 达到目标 有偏差 无偏差 存在偏差 因故
    偏差原因 偏差原因分析 偏差原因分析及改进措施 原因分析 扣分原因 未完成原因 未完成原因分析 改进措施
    """.split()  # noqa: SIM905 -- as above
)
"""Texts that are no reason why points were lost: that it was done, that there is a deviation, the column's header."""
_ELSEWHERE: Final = frozenset({"见附件", "详见附件"})
"""Texts that say where the reason stands: no explanation, but whether it stands there cannot be seen from the sheet."""
_FIGURES: Final = frozenset({Kind.QUANTITY, Kind.PERCENT, Kind.AMOUNT})


def says_nothing(text: str) -> bool:
    """Tell whether a text is blank, 「无」 or the like, a dash, or a prompt left standing."""
    key = plain(text)
    return not key or key in _NOTHING or read_value(text).empty


def no_reason_why(rows: Sequence[ScoreRow], place: int) -> str | None:
    """Say in Chinese how the reason of a row is none, ``None`` where it may be one; a blank one is left to XS308.

    同上 stands for the reason of the row above.  Whether a text that says something names a real cause is not judged.
    """
    row = rows[place]
    if row.reason.state is not State.GIVEN or unexplained(row.reason):
        return None
    if plain(row.reason.text) in _ABOVE:
        return None if _reason_above(rows, place) else f"原因栏填「{row.reason.text.strip()}」，而上一行没有写原因"
    source = copied_from(row)
    if source is not None:
        return f"原因栏却照抄了「{source.text}」，没有说明原因"
    return f"原因栏只填「{row.reason.text.strip()}」，没有说明原因" if _is_none(row) else None


def _reason_above(rows: Sequence[ScoreRow], place: int) -> bool:
    while place > 0:
        place -= 1
        reason = rows[place].reason
        if reason.state is not State.GIVEN or unexplained(reason):
            return False
        if plain(reason.text) not in _ABOVE:
            return copied_from(rows[place]) is None and not _is_none(rows[place])
    return False


def _stated(row: ScoreRow) -> tuple[Entry, ...]:
    found = (Entry(State.GIVEN, row.at, text=row.title), row.target, row.actual)
    return tuple(entry for entry in found if entry.state is State.GIVEN and plain(entry.text))


def copied_from(row: ScoreRow) -> Entry | None:
    """Return title, target or actual of a row where its reason repeats it but for punctuation."""
    key = plain(row.reason.text)
    return next((entry for entry in _stated(row) if plain(entry.text) == key), None)


def _is_none(row: ScoreRow) -> bool:
    """Tell whether a reason is a bare figure, words that give none, or only what the row states anyway."""
    text = row.reason.text.strip()
    if plain(text) in _ELSEWHERE:
        return False
    if says_nothing(text) or plain(text) in _NO_REASON or only_vague(text) or read_value(text).kind in _FIGURES:
        return True
    for entry in sorted(_stated(row), key=lambda entry: -len(entry.text)):
        text = text.replace(entry.text.strip(), "")
    return not plain(text)
