"""Words in front of a figure: signs, hedges, changes, fillers and 每, in any order they are written."""

import re
from dataclasses import dataclass, field
from typing import Final

from xlscore.values import hedges, operators
from xlscore.values.notes import Note
from xlscore.values.reading import Exactness, Flag, Operator
from xlscore.values.units import Unit, scan_unit

_CHANGES: Final = {
    **dict.fromkeys(("提升", "提高", "增长", "增加", "上升", "上涨", "扩大"), 1),
    **dict.fromkeys(("降低", "减少", "下降", "压减", "缩减", "压缩", "下浮"), -1),
}
_BASES: Final = frozenset(
    ["同比"]
    + [
        f"{than}{base}{tail}"
        for than in ("较", "比", "与", "")
        for base in ("上年", "去年", "上一年", "上年度", "上年同期", "去年同期")
        for tail in ("", "相比")
        if than or tail
    ]
)
_REACHED: Final = ("达到", "达", "实现", "完成", "已完成", "实际完成", "全部完成", "控制在", "保持在", "保持")
_SUMMED: Final = ("共", "共计", "合计", "总计", "累计")
_FILLERS: Final = frozenset((*_REACHED, *_SUMMED))
_LEVELS: Final = frozenset(("至", "到", "为"))
"""Behind a change word: what follows is the level reached, not the change."""
_AFTER_SIGN: Final = frozenset(("给", "向", "对", "为"))
_AFTER_CHANGE: Final = "了"
_PERCENT_OF: Final = "百分之"
_EACH: Final = "每"
_CURRENCY: Final = frozenset(("¥", "￥", "人民币"))

_OPENING: Final = (
    frozenset(
        (*operators.BEFORE, *hedges.BEFORE, *hedges.BEFORE_MAGNITUDE, *_CHANGES, *_BASES, *_FILLERS, _PERCENT_OF, _EACH)
    )
    | _CURRENCY
)
_WORDS: Final = sorted(_OPENING | _LEVELS | _AFTER_SIGN | {_AFTER_CHANGE}, key=len, reverse=True)
_WORD: Final = re.compile("|".join(map(re.escape, _WORDS)))
OPENINGS: Final = "".join(sorted({word[0] for word in _OPENING}))
"""Every character such words may begin with."""


@dataclass(slots=True)
class Prefix:
    """What the words in front of a figure say together; ``end`` is where the figure should begin."""

    end: int
    op: Operator | None = None
    clash: bool = False
    hedges: list[Exactness] = field(default_factory=list)
    change: int = 0
    """+1 or -1 where the figure is a change, not a level."""
    based: bool = False
    """Whether the change names its base (较上年)."""
    each: Unit | None = None
    """Denominator named in front: 每月1次."""
    percent_of: bool = False
    money: bool = False
    """Whether a sign of currency stands in front (¥1,000.00), which says of what but not in which unit."""
    notes: list[Note] = field(default_factory=list)
    flags: set[Flag] = field(default_factory=set)

    def add_operator(self, op: Operator) -> None:
        """Take in a sign; one that points elsewhere than the sign before it makes a clash."""
        if self.op is None:
            self.op = op
        elif not operators.same_direction(self.op, op):
            self.clash = True
        elif self.op is not op:
            self.flags.add(Flag.BOUNDARY)

    def _take(self, text: str, word: str) -> bool:
        """Take one word in; return whether it may stand here."""
        if word in operators.BEFORE:
            self.add_operator(operators.BEFORE[word])
        elif word in hedges.BEFORE:
            self.hedges.append(hedges.BEFORE[word])
        elif word in _CHANGES:
            self.change = _CHANGES[word]
        elif word in _FILLERS:
            self.notes.append(Note.FILLER)
        elif word in _BASES:
            self.based = True
        elif word == _PERCENT_OF:
            self.percent_of = True
        elif word in _CURRENCY:
            self.money = True
        else:
            return self._take_dependent(text, word)
        self.end += len(word)
        return True

    def _take_dependent(self, text: str, word: str) -> bool:
        """Take in a word that means something only beside another one."""
        end = self.end + len(word)
        if word in hedges.BEFORE_MAGNITUDE and hedges.MAGNITUDE.match(text, end):
            self.hedges.append(hedges.BEFORE_MAGNITUDE[word])
        elif word == _EACH and (each := scan_unit(text, end, below_a_line=True)):
            self.each, end = each, each.end
        elif word in _LEVELS and self.change:
            self.change = 0
        elif not ((word == _AFTER_CHANGE and self.change) or (word in _AFTER_SIGN and self.op)):
            return False
        self.end = end
        return True

    @classmethod
    def scan(cls, text: str, start: int) -> "Prefix":
        """Return the words from ``start`` on, as many as there are."""
        prefix = cls(start)
        while (found := _WORD.match(text, prefix.end)) and prefix._take(text, found[0]):
            pass
        return prefix
