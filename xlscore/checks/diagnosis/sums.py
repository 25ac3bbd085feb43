"""Why a total is not the sum of its parts: a part left out or counted twice, digits transposed, 元 for 万元."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.checks.diagnosis.explanation import Explanation, the_one, transpositions
from xlscore.exact import decimal_text

_TEN_THOUSAND: Final = 10_000


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sum: what it is called, its figure and the decimals it is printed with."""

    name: str
    value: Fraction
    places: int = 0


@dataclass(frozen=True, slots=True)
class _Sum:
    parts: Sequence[Part]
    places: int
    thing: str
    each: str
    total: Fraction


def _left_out(case: _Sum) -> Iterator[Explanation]:
    for part in case.parts:
        if part.value:
            verb = "漏加" if part.value > 0 else "没有减去"
            words = f"差额恰为「{part.name}」的{case.thing}，疑合计{verb}该{case.each}"
            yield Explanation(case.total - part.value, words)


def _counted_twice(case: _Sum) -> Iterator[Explanation]:
    for part in case.parts:
        if part.value:
            words = f"差额恰为「{part.name}」的{case.thing}，疑该{case.each}加了两次"
            yield Explanation(case.total + part.value, words)


def _total_transposed(case: _Sum) -> Iterator[Explanation]:
    words = f"疑合计的数字前后颠倒，应为 {decimal_text(case.total)}"
    for figure in transpositions(case.total, case.places):
        yield Explanation(figure, words)


def _part_transposed(case: _Sum) -> Iterator[Explanation]:
    for part in case.parts:
        for figure in transpositions(part.value, part.places):
            words = f"疑「{part.name}」的数字前后颠倒，{decimal_text(part.value)} 应为 {decimal_text(figure)}"
            yield Explanation(case.total - part.value + figure, words)


def _other_unit(case: _Sum) -> Iterator[Explanation]:
    if case.thing != "金额":
        return
    for figure in (case.total * _TEN_THOUSAND, case.total / _TEN_THOUSAND):
        yield Explanation(figure, "相差恰为一万倍，疑元与万元混用")
    for part in case.parts if len(case.parts) > 1 else ():
        for figure in (part.value * _TEN_THOUSAND, part.value / _TEN_THOUSAND):
            words = f"「{part.name}」改为 {decimal_text(figure)} 即相等，疑该{case.each}的元与万元混用"
            yield Explanation(case.total - part.value + figure, words)


_EXPLANATIONS: Final[tuple[Callable[[_Sum], Iterator[Explanation]], ...]] = (
    _left_out,
    _counted_twice,
    _total_transposed,
    _part_transposed,
    _other_unit,
)


def explain_sum(
    printed: Fraction, parts: Sequence[Part], *, places: int = 0, thing: str = "金额", each: str = "项"
) -> str | None:
    """Return why a printed total differs from the sum of its parts, where exactly one explanation reproduces it.

    ``thing`` is what is added (金额, 得分), ``each`` the word for a part (项, 行).
    """
    case = _Sum(parts, places, thing, each, sum((part.value for part in parts), Fraction(0)))
    return the_one(printed, (item for explain in _EXPLANATIONS for item in explain(case)))
