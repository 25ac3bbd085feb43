"""XS419: amounts listed in a sentence that do not add up to the total it states."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from xlscore.checks._wording import cells_of, joined, signed_gap, spot
from xlscore.checks.registry import Fault, Understood, check, figures
from xlscore.exact import Interval, decimal_text
from xlscore.model.finding import Severity
from xlscore.model.submission import Entry, State, Submission
from xlscore.values import Exactness, Kind, Reading, read_value
from xlscore.values.unit_table import MONEY, YUAN, money_unit

_TOTAL: Final = re.compile(r"(?:合计|共计|总计|合共)(?:支出|金额|资金|经费)?为?\s*(?=[\d约近])")
_SIGNED: Final = re.compile(r"[-−－–—~～至]\s*\d")
"""A sign or a range: what such a figure adds to a sum cannot be told from the sentence alone."""
_SENTENCE: Final = re.compile(r"[。；;\n]")
_NOT_PARTS: Final = re.compile("预算|计划|执行|结余|结转|其中|上年|比|增|减|批复|下达")
"""Words that say the amounts of a sentence are not the parts of its total."""


def _texts(submission: Submission) -> Iterator[Entry]:
    yield from submission.texts.values()
    for row in submission.rows:
        yield row.reason
    for line in submission.lines:
        yield line.reason


def _amounts(text: str) -> list[Reading]:
    """Return the amounts of money a text names, in 元, each with its own unit."""
    reading = read_value(text)
    return [item for item in reading.candidates or (reading,) if item.kind is Kind.AMOUNT and item.number is not None]


def _span(amount: Reading) -> Interval:
    """Return what a written amount may stand for, in 元; a whole number is just that."""
    value, places = amount.number or Fraction(0), amount.places or 0
    if not places:
        return Interval.point(value)
    half = amount.scale / 10**places / 2
    return Interval(value - half, value + half, low_closed=True, high_closed=False)


def _wrong(sentence: str) -> tuple[list[Reading], Reading] | None:
    """Return parts and total of a sentence that cannot add up, ``None`` where it can or says nothing certain."""
    word = _TOTAL.search(sentence)
    if word is None or _NOT_PARTS.search(sentence) or _SIGNED.search(sentence):
        return None
    parts, totals = _amounts(sentence[: word.start()]), _amounts(sentence[word.end() :])
    if len(parts) < 2 or len(totals) != 1:  # noqa: PLR2004 -- one amount is no sum
        return None
    if any(item.exactness is not Exactness.EXACT for item in (*parts, *totals)):
        return None
    span = Interval.point(Fraction(0))
    for part in parts:
        span += _span(part)
    return None if span.meets(_span(totals[0])) else (parts, totals[0])


@check(
    "XS419", Severity.WARNING, "文字中所列金额之和不等于所写合计", fix="请核对文字中的各项金额和合计，与表内金额一致。"
)
def narrative_sum_differs(stage: Understood) -> Iterator[Fault]:
    """Report sentences that list amounts and then a total they cannot add up to.

    查什么：同一句话里先列几项金额、再写合计（共计、总计）的，各项之和与合计是否相等；四舍五入能解释的不报，
    写有预算、结转、比上年等字样的不查。

    为什么：文字中的金额与表内金额互为印证，加不起来说明至少一个数写错。

    怎么办：按账面数核对各项金额和合计，与表内数一致。
    """
    for entry in _texts(stage.submission):
        for sentence in _SENTENCE.split(entry.text) if entry.state is State.GIVEN else ():
            found = _wrong(sentence)
            if found is None:
                continue
            parts, total = found
            unit = money_unit(total.scale) or YUAN
            size = MONEY[unit]
            claimed = (total.number or Fraction(0)) / size
            real = sum((item.number or Fraction(0) for item in parts), Fraction(0)) / size
            yield Fault(
                message=f"{spot(entry)} 文字中 {joined(item.text for item in parts)}之和为 {decimal_text(real)}{unit}，"
                f"而写作合计 {decimal_text(claimed)}{unit}，{signed_gap(claimed - real)}{unit}。",
                cells=cells_of(entry),
                subject=str(entry.at or decimal_text(claimed)),
                **figures(claimed, real),
            )
