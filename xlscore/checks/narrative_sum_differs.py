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

_AMOUNT: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(万元|元)")
_TOTAL: Final = re.compile(r"(?:合计|共计|总计|合共)(?:支出|金额|资金|经费)?(?:为|约)?\s*(\d+(?:\.\d+)?)\s*(万元|元)")
_SENTENCE: Final = re.compile(r"[。；;\n]")
_NOT_PARTS: Final = re.compile("预算|计划|执行|结余|结转|其中|上年|比|增|减|批复|下达")
"""Words that say the amounts of a sentence are not the parts of its total."""


def _texts(submission: Submission) -> Iterator[Entry]:
    yield from submission.texts.values()
    for row in submission.rows:
        yield row.reason
    for line in submission.lines:
        yield line.reason


def _printed(text: str) -> Interval:
    """Return what a written figure may stand for; a whole number is just that."""
    places = len(text.partition(".")[2])
    return Interval.printed(Fraction(text), places) if places else Interval.point(Fraction(text))


def _wrong(sentence: str) -> tuple[list[str], str, str] | None:
    """Return parts, total and unit of a sentence that cannot add up, ``None`` where it can or says nothing."""
    total = _TOTAL.search(sentence)
    if total is None or _NOT_PARTS.search(sentence):
        return None
    parts = [match for match in _AMOUNT.finditer(sentence[: total.start()]) if match[2] == total[2]]
    if len(parts) < 2 or _AMOUNT.search(sentence[total.end() :]):  # noqa: PLR2004 -- one amount is no sum
        return None
    span = Interval.point(Fraction(0))
    for part in parts:
        span += _printed(part[1])
    return None if span.meets(_printed(total[1])) else ([part[1] for part in parts], total[1], total[2])


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
            parts, total, unit = found
            real = sum((Fraction(part) for part in parts), Fraction(0))
            yield Fault(
                message=f"{spot(entry)} 文字中 {joined(parts)} {unit}之和为 {decimal_text(real)}{unit}，"
                f"而写作合计 {total}{unit}，{signed_gap(Fraction(total) - real)}{unit}。",
                cells=cells_of(entry),
                subject=str(entry.at or total),
                **figures(Fraction(total), real),
            )
