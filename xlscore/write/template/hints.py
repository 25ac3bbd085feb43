"""提示: one formula a row that says what is still missing or does not fit, in the order a clerk would look."""

from collections.abc import Iterable
from typing import Final

from xlscore.write.template.live import (
    NOTHING,
    Live,
    all_of,
    as_text,
    differs,
    first_of,
    is_blank,
    is_number,
    joined,
    less,
    minus,
    more,
    not_blank,
    not_so,
    number,
    trimmed,
    when,
    words,
)

LACKING: Final = "缺"
"""Every hint on something not filled in holds this word; the status sheet counts it."""

WRONG: Final = "不符"
"""Every hint on figures that contradict each other holds this word."""

UNBALANCED: Final = "不平"
"""Every hint on a total that is not the sum of its parts holds this word."""

UNCONFIRMED: Final = "待核"

Cases = Iterable[tuple[Live, Live]]


def score_hints(claimed: Live, points: Live) -> list[tuple[Live, Live]]:
    """Return what can be wrong with a claimed score by itself."""
    return [
        (is_blank(claimed), words("缺自评得分")),
        (not_so(is_number(claimed)), words("自评得分不是数字，不符")),
        (more(claimed, points), words("得分超过分值，不符")),
        (less(claimed, number(0)), words("得分小于0，不符")),
    ]


def comparison_hints(claimed: Live, recomputed: Live, points: Live, reason: Live) -> list[tuple[Live, Live]]:
    """Return what comes of a recomputed score and a deduction; both scores are numbers here."""
    gap = as_text(minus(claimed, recomputed), 2)
    comparable = all_of(is_number(claimed), is_number(recomputed))
    return [
        # ``when`` instead of AND: AND would work out the difference of texts, which is an error.
        (
            when(comparable, differs(claimed, recomputed), Live("FALSE", value=False)),
            joined(words("与复算不符，差"), gap),
        ),
        (all_of(less(claimed, points), is_blank(reason)), words("扣分缺原因说明")),
    ]


def hint(cases: Cases, *, unconfirmed: bool) -> Live:
    """Return the first hint that applies, after 待核 where the row rests on an unconfirmed figure."""
    found = first_of(cases, NOTHING)
    return trimmed(joined(words(f"{UNCONFIRMED} "), found)) if unconfirmed else found


def any_filled(*cells: Live) -> Live:
    """Tell whether a line is in use: something stands in one of its cells."""
    text = "&".join(cell.text for cell in cells)
    return Live(f'{text}<>""', any(not_blank(cell).value for cell in cells))
