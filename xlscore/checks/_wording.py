"""Words the messages of all checks share: addresses, names of rows, reasons that are none."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from xlscore.cells import CellRef
from xlscore.exact import Interval, decimal_text, round_to
from xlscore.model.framework import Framework, Standing
from xlscore.model.submission import Entry, ScoreRow, State
from xlscore.values.glyphs import plain

_NOTHING: Final = frozenset({"", "无", "暂无", "没有"})
_PUNCTUATION: Final = " \t\r\n　。．.、，,；;：:/／-—–－―"

IF_ROUNDED: Final = "表列金额均为整数，如系取整填列，则可相符；请核对原始数"
"""What is said of a difference that only the rounding of whole amounts explains."""

IF_ROUNDED_HIGHER: Final = "表列金额均为整数，如系取整填列，则可能不低于；请核对原始数"
"""What is said of a rate that whole amounts put below a limit which it may reach."""

CHECK_ROUNDED: Final = "请与取整前的金额核对：确系取整的，可不更正；金额本来就是整数的，"
"""The advice that goes with it; what to do with amounts that never were rounded follows."""

_LEAST: Final = 6
"""Characters from which two equal texts are a copy and not two short words."""


def spot(entry: Entry) -> str:
    """Return the address of an entry, or nothing where it has no cell."""
    return str(entry.at) if entry.at is not None else ""


def labelled(entry: Entry, label: str) -> str:
    """Return address and name of a figure as a message begins: ``自评表!G7「当年财政拨款」的全年执行数``."""
    return f"{spot(entry)}{label}" if label.startswith("「") else f"{spot(entry)} {label}"


def row_name(row: ScoreRow, entry: Entry | None = None) -> str:
    """Return address and title of a row as a message begins: ``自评表!I14「培训场次」``."""
    at = entry.at if entry is not None and entry.at is not None else row.at
    return f"{at or ''}「{row.title or row.code}」"


def row_subject(framework: Framework, row: ScoreRow) -> str:
    """Return what a finding on a row concerns: the indicator's code, or the title of a row the unit wrote itself."""
    if framework.indicator(row.code) is not None:
        return row.code
    return row.title or row.code


def unexplained(reason: Entry) -> bool:
    """Tell whether a reason cell gives no reason: blank, a lone dash or 无；未提供 and unread formulas are no proof."""
    if reason.state in {State.BLANK, State.NOT_APPLICABLE}:
        return not reason.uncached
    if reason.state is State.GIVEN:
        return reason.text.strip(_PUNCTUATION) in _NOTHING or (reason.reading is not None and reason.reading.empty)
    return False


def no_reason(reason: Entry) -> str:
    """Say how a reason is wanting: no such cell on the form, nothing in it, or no more than 无."""
    if reason.at is None:
        return "没有说明原因"
    return f"{reason.at} 的原因只填「{reason.text.strip()}」" if reason.text.strip() else f"{reason.at} 的原因未填"


def copied(text: Entry, *others: Entry) -> Entry | None:
    """Return the entry a text repeats but for punctuation, ``None`` where it says something of its own."""
    key = plain(text.text)
    if text.state is not State.GIVEN or len(key) < _LEAST:
        return None
    return next((other for other in others if other.state is State.GIVEN and plain(other.text) == key), None)


def within(name: str, band: Interval) -> str:
    """Return a band in words everybody reads: ``80≤总分＜90``, ``总分≥90``."""
    low, high = band.low, band.high
    if low is not None and low == high:
        return f"{name}＝{decimal_text(low)}"
    if low is None:
        return f"{name}{'≤' if band.high_closed else '＜'}{decimal_text(high)}" if high is not None else f"{name}不限"
    if high is None:
        return f"{name}{'≥' if band.low_closed else '＞'}{decimal_text(low)}"
    below, above = "≤" if band.low_closed else "＜", "≤" if band.high_closed else "＜"
    return f"{decimal_text(low)}{below}{name}{above}{decimal_text(high)}"


def places_apart(value: Fraction, limit: Fraction, places: int) -> int:
    """Return the places, ``places`` at least, at which a printed figure does not look like a limit it is not."""
    while value != limit and round_to(value, places) == round_to(limit, places):
        places += 1
    return places


def worked(working: str) -> str:
    """Return how a figure was worked out as a message goes on with it; a working may be a sentence of its own."""
    return f"，计算：{working.rstrip('。')}" if working else ""


def signed_gap(difference: Fraction, over: str = "多", under: str = "少") -> str:
    """Return a difference in words: ``多 0.50`` or ``少 0.50``."""
    return f"{over if difference > 0 else under} {decimal_text(abs(difference))}"


def joined(words: Iterable[object]) -> str:
    """Return the words as a Chinese list."""
    return "、".join(str(word) for word in words)


def cells_of(*places: CellRef | Entry | None) -> tuple[CellRef, ...]:
    """Return the cells that exist among entries and addresses, each once, in order."""
    found = (place.at if isinstance(place, Entry) else place for place in places)
    return tuple(dict.fromkeys(cell for cell in found if cell is not None))


def points_standing(framework: Framework, code: str) -> tuple[str, ...]:
    """Return the name of an indicator's points where nobody has confirmed them."""
    indicator = framework.indicator(code)
    if indicator is None or indicator.standing.points is not Standing.UNCONFIRMED:
        return ()
    return (f"“{indicator.title}”的分值",)
