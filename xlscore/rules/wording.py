"""Figures and phrases as the wordings and workings print them."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from xlscore.exact import Interval, decimal_text, places_of, round_to
from xlscore.rules.base import Facts, Input, InputKind
from xlscore.rules.given import number

LONGEST: Final = 6
"""Decimals up to which a figure is written in full."""


def figure(value: Fraction, places: int = 4) -> str:
    """Return a figure in full, or 约 and ``places`` decimals; what is no whole number never looks like one."""
    needed = places_of(value)
    if needed is not None and needed <= LONGEST:
        return decimal_text(value).replace("-", "−")
    cut = round_to(value, places)
    while cut.denominator == 1:
        places += 1
        cut = round_to(value, places)
    return f"约{decimal_text(cut, places)}".replace("-", "−")


def equals(value: Fraction) -> str:
    """Return ``=2.5``, or ``≈3.3333`` where the figure is cut."""
    text = figure(value)
    return f"≈{text[1:]}" if text.startswith("约") else f"={text}"


def operand(value: Fraction) -> str:
    """Return a figure as a term of a sum: a negative one in brackets."""
    return figure(value) if value >= 0 else f"（{figure(value)}）"


def percent(rate: Fraction) -> str:
    """Return a declared rate as percent without idle zeros: ``90%``, ``0``."""
    return "0" if rate == 0 else f"{decimal_text(rate * 100)}%".replace("-", "−")


def equals_percent(rate: Fraction) -> str:
    """Return ``=103.20%`` where two decimals say it all, otherwise more decimals or ``≈`` and a rounded figure.

    A rounded figure is given as many decimals as it takes not to look like a whole percent, for it is at those
    that the rules change.
    """
    hundredfold = rate * 100
    needed = places_of(hundredfold)
    if needed is not None and needed <= LONGEST:
        return f"={decimal_text(hundredfold, at_least=2)}%".replace("-", "−")
    return f"≈{figure(hundredfold, 2).removeprefix('约')}%"


def deducted(points: Fraction, count: Fraction, deduct: Fraction) -> str:
    """Return ``扣3×1=3分，得6−3=3分``, or ``扣完为止，得0分`` where more than the points would go."""
    loss = count * deduct
    if loss > points:
        return f"应扣{figure(count)}×{figure(deduct)}{equals(loss)}分，超过分值{figure(points)}分，扣完为止，得0分"
    worked = f"扣{figure(count)}×{figure(deduct)}{equals(loss)}分"
    return f"{worked}，得{figure(points)}−{figure(loss)}{equals(points - loss)}分"


def span(band: Interval) -> str:
    """Return a band of scores in words: ``6分（含）至8分（不含）``; both ends must exist."""
    low, high = band.low or Fraction(0), band.high or Fraction(0)
    if low == high:
        return f"{figure(low)}分"
    ends = ("含" if band.low_closed else "不含"), ("含" if band.high_closed else "不含")
    return f"{figure(low)}分（{ends[0]}）至{figure(high)}分（{ends[1]}）"


def lacking(inputs: Iterable[Input], facts: Facts) -> str:
    """Return which inputs were not given and that no score follows; empty where all were (lists may be empty)."""
    labels = [item.label for item in inputs if item.kind is not InputKind.DATES and number(facts, item.name) is None]
    return f"缺少{'、'.join(labels)}，无法计分" if labels else ""


def numbered(place: int) -> str:
    """Return the mark of an item of a list, counted from 1: ①, and （21） beyond ⑳."""
    return chr(ord("①") + place - 1) if place <= 20 else f"（{place}）"  # noqa: PLR2004 -- Unicode has ① to ⑳ in a row
