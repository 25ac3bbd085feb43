"""The warning of sheets that hold the returns counted when they were written: 计入汇总 was changed since."""

from math import fsum, sqrt
from typing import Final

from xlscore.consolidation.lines import Counted
from xlscore.write.style import TEXT
from xlscore.write.summary import unit_columns
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.page import FIRST, WARNING_AT, Page

_WEIGHTS: Final = {Counted.YES: 0, Counted.NO: 1, Counted.INSIDE: 3}
_WORDS: Final = "（“计入汇总”已改动，本表须重新汇总才完整）"


def write_warning(analysis: Analysis, page: Page) -> None:
    """Write the cell titles end with: empty until a word in column 计入汇总 of 汇总 is another than it was.

    Each row adds the root of its number, weighted by its word: equal sums of different words would need roots of
    different numbers to cancel out.
    """
    column = unit_columns.span(unit_columns.COUNTED, len(analysis.lines), sheet=unit_columns.NAME)
    words = "+".join(f'({column}="{word}")*{weight}' for word, weight in _WEIGHTS.items() if weight)
    then = fsum(_WEIGHTS[line.counted] * sqrt(FIRST + 1 + place) for place, line in enumerate(analysis.lines))
    row, at = WARNING_AT
    formula = f'IF(ABS(SUMPRODUCT(({words})*SQRT(ROW({column})))-{then!r})>0.000001,"{_WORDS}","")'
    page.formula(row, at, formula, "", TEXT)
