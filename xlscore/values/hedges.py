"""Words that make a number approximate, and what several of them say together."""

import re
from fractions import Fraction
from typing import Final

from xlscore.values.reading import Exactness

BEFORE: Final = {
    **dict.fromkeys(("约", "大约", "约为", "大概", "≈"), Exactness.APPROXIMATE),
    **dict.fromkeys(("近", "将近", "接近"), Exactness.BELOW),
    **dict.fromkeys(("超", "逾", "突破"), Exactness.ABOVE),
}
"""Hedge in front of a number → exactness."""

BEFORE_MAGNITUDE: Final = {"上": Exactness.ABOVE}
"""Hedges that stand only before 百, 千, 万, 亿 without a figure."""

MAGNITUDE: Final = re.compile("(?P<small>[十百千])?(?P<large>万亿|万|亿)|(?P<alone>[百千])")
"""百, 千, 万 … where a figure should be."""

EXCESS: Final = frozenset("余多")
"""Hedges between figure, scale word and unit: the excess over the figure is unknown."""

AROUND: Final = ("左右", "上下")
"""Hedges behind the unit."""


def joined(found: list[Exactness]) -> Exactness:
    """Return what hedges say together: 约…多 is above, 近…多 contradicts itself."""
    kinds = set(found)
    if not kinds:
        return Exactness.EXACT
    if {Exactness.ABOVE, Exactness.BELOW} <= kinds:
        return Exactness.UNKNOWN
    for kind in (Exactness.ABOVE, Exactness.BELOW):
        if kind in kinds:
            return kind
    return Exactness.APPROXIMATE


def round_enough(figure: Fraction) -> bool:
    """Tell whether a figure may carry 余 or 多: 40余 and 1500余 are usual, 92多 is odd."""
    return figure.denominator == 1 and figure % 10 == 0
