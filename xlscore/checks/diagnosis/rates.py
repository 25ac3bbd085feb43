"""Why a claimed rate is not its numerator over its denominator: another base, the percent sign, digits, rounding."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.checks.diagnosis.explanation import HALF_EVEN, TRUNCATED, Explanation, the_one, transpositions
from xlscore.exact import Rounding, percent_text, round_to

_PERCENT: Final = 100
_TEN_THOUSAND: Final = 10_000


@dataclass(frozen=True, slots=True)
class _Quotient:
    rate: Fraction
    places: int
    """Decimals of the claimed rate as a fraction of one."""
    bases: Sequence[tuple[str, Fraction]]
    """The rate on every other base, each with the word of the base."""

    def cut(self, rate: Fraction, mode: Rounding = Rounding.HALF_UP) -> Fraction:
        return round_to(rate, self.places, mode)


def _other_rounding(case: _Quotient) -> Iterator[Explanation]:
    for mode, words in ((Rounding.TRUNCATE, TRUNCATED), (Rounding.HALF_EVEN, HALF_EVEN)):
        figure = case.cut(case.rate, mode)
        if figure != case.cut(case.rate):
            yield Explanation(figure, words)


def _other_base(case: _Quotient) -> Iterator[Explanation]:
    for word, rate in case.bases:
        shown = case.cut(rate)
        yield Explanation(shown, f"按{word}计算恰为 {percent_text(shown, max(case.places - 2, 0))}")


def _percent_sign(case: _Quotient) -> Iterator[Explanation]:
    yield Explanation(case.cut(case.rate * _PERCENT), "疑把百分数当作小数填列，少了百分号")
    yield Explanation(case.cut(case.rate / _PERCENT), "疑把小数当作百分数填列")


def _inverted(case: _Quotient) -> Iterator[Explanation]:
    if case.rate:
        yield Explanation(case.cut(1 / case.rate), "分子与分母颠倒")


def _transposed(case: _Quotient) -> Iterator[Explanation]:
    shown = case.cut(case.rate) * _PERCENT
    words = f"疑数字前后颠倒，应为 {percent_text(case.cut(case.rate), max(case.places - 2, 0))}"
    for figure in transpositions(shown, max(case.places - 2, 0)):
        yield Explanation(figure / _PERCENT, words)


def _other_unit(case: _Quotient) -> Iterator[Explanation]:
    for rate in (case.rate * _TEN_THOUSAND, case.rate / _TEN_THOUSAND):
        yield Explanation(case.cut(rate), "相差恰为一万倍，疑分子与分母一个用元、一个用万元")


_EXPLANATIONS: Final[tuple[Callable[[_Quotient], Iterator[Explanation]], ...]] = (
    _other_rounding,
    _other_base,
    _percent_sign,
    _inverted,
    _transposed,
    _other_unit,
)


def explain_rate(
    printed: Fraction, rate: Fraction, places: int, bases: Sequence[tuple[str, Fraction]] = ()
) -> str | None:
    """Return why a printed rate is not the right one, where exactly one explanation reproduces it.

    Rates are fractions of one, printed to ``places`` decimals; ``bases`` are the rates on other bases by their words.
    """
    if not printed:
        return None
    case = _Quotient(rate, places, bases)
    return the_one(case.cut(printed), (item for explain in _EXPLANATIONS for item in explain(case)))
