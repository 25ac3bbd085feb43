"""What the tests of the summary work out themselves from the JSON of ``check``."""

from collections import defaultdict
from fractions import Fraction
from typing import Any


def scale(file: dict[str, Any]) -> int:
    return 10_000 if file["money_unit"] == "元" else 1


def lost(file: dict[str, Any]) -> Fraction:
    """Add up a file's losses by the columns of its form: recomputed scores, claimed ones where there is none."""
    most: dict[str, Fraction] = defaultdict(Fraction)
    score: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    for item in file["scores"]:
        column = item["code"].partition(".")[0]
        most[column] += Fraction(item["points"])
        score[column].append((item["claimed"], item["recomputed"]))
    total = Fraction(0)
    for column, pairs in score.items():
        known = next((side for side in (1, 0) if all(pair[side] is not None for pair in pairs)), None)
        if known is not None:
            total += max(Fraction(0), most[column] - sum(Fraction(pair[known] or 0) for pair in pairs))
    return total
