"""XS217: a completion text that speaks of another year only."""

import re
from collections.abc import Iterator
from typing import Final

from xlscore.checks._wording import cells_of, spot
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity
from xlscore.model.submission import State
from xlscore.values.glyphs import clean

_DONE: Final = ("实际完成情况", "全年目标实际完成情况")
_RANGE: Final = re.compile(r"20\d\d\s*年?\s*[-−－–—~～至到]\s*20\d\d\s*年")
"""Several years at once: which of them is meant cannot be told."""
_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)\s*年")


@check(
    "XS217",
    Severity.WARNING,
    "文字中的年度与评价年度不符",
    fix="请核对文字中的年度；沿用上年文字的，按本年实际情况重写。",
)
def year_of_another_period(stage: Understood) -> Iterator[Fault]:
    """Report completion texts of the annual goal that name a year, but never the year that is evaluated.

    查什么：实际完成情况中写有年度，却没有一处是本表的评价年度（如2023年度的表只写“2022年度……”）。
    同时写有本年度和上年度的（如与上年比较）不查。

    为什么：年度不符多为沿用上年文字，所写的完成情况就不是本年的。

    怎么办：核对年度；确为上年内容的，改写为本年实际完成情况。
    """
    year = stage.submission.fiscal_year
    for label in _DONE if year is not None else ():
        entry = stage.submission.texts.get(label)
        if entry is None or entry.state is not State.GIVEN:
            continue
        text = clean(entry.text).text
        named = list(dict.fromkeys(_YEAR.findall(text)))
        # A year that stands without its 年, as the first of 2022—2023年 does, is named all the same.
        if named and not _RANGE.search(text) and not re.search(rf"(?<!\d){year}(?!\d)", text):
            yield Fault(
                message=f"{spot(entry)} 年度总体目标的{label}写的是 {'、'.join(named)} 年，本表评价年度为 {year} 年。",
                cells=cells_of(entry),
                subject=label,
            )
