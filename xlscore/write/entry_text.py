"""One entry in words: what stands in the cell, what it was read as, and what is doubtful about it."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Final

from xlscore.exact import decimal_text
from xlscore.model.submission import Entry, State
from xlscore.values import Kind, Operator, Reading
from xlscore.values.words import EXACTNESS_WORDS, FLAG_WORDS, KIND_WORDS, OPERATOR_WORDS, SIGN_PLACE_WORDS

_SHOWN: Final = 60
_STATES: Final = {
    State.BLANK: "未填",
    State.NOT_PROVIDED: "未提供",
    State.NOT_APPLICABLE: "不适用",
    State.MALFORMED: "不能识别",
}
_VALUELESS: Final = frozenset({Kind.QUALITATIVE, Kind.SENTENCE, Kind.BLANK, Kind.STUB, Kind.PROMPT})


def quoted(text: str) -> str:
    """Return a cell's text on one line, cut where it is long."""
    line = " ".join(text.split())
    return f"「{line}」" if len(line) <= _SHOWN else f"「{line[:_SHOWN]}……」（共{len(line)}字）"


def entry_words(entry: Entry) -> str:
    """Return what an entry says and where: ``9.50（自评表!I13）``."""
    place = f"（{entry.at}）" if entry.at is not None else ""
    return f"{_said(entry)}{place}{_formula(entry)}"


def _said(entry: Entry) -> str:
    if entry.uncached:
        return "只有公式，没有计算结果"
    if entry.error is not None:
        return f"错误值 {entry.error}"
    if entry.state is State.GIVEN:
        return _given(entry)
    word = _STATES[entry.state]
    return f"{quoted(entry.text)}，{word}" if entry.text and entry.text != word else word


def _given(entry: Entry) -> str:
    if entry.value is None or (entry.reading is not None and entry.reading.kind in _VALUELESS):
        return quoted(entry.text)
    number = _number(entry.value, percent=entry.percent)
    if entry.text in {number, _number(entry.value, entry.places, percent=entry.percent), ""}:
        return entry.text or number
    return f"{quoted(entry.text)}读作 {number}"


def _number(value: Fraction, places: int | None = None, *, percent: bool) -> str:
    return f"{decimal_text(value * 100, places)}%" if percent else decimal_text(value, places)


def _formula(entry: Entry) -> str:
    return f"，公式 ={entry.formula}" if entry.formula else ""


def reading_words(reading: Reading) -> str:
    """Return a reading in words: sign, value and unit, sort and exactness."""
    parts = [_value(reading), f"性质：{KIND_WORDS[reading.kind]}"]
    if reading.value is not None:
        parts.append(EXACTNESS_WORDS[reading.exactness])
    if SIGN_PLACE_WORDS.get(reading.where_op):
        parts.append(SIGN_PLACE_WORDS[reading.where_op])
    return "；".join(part for part in parts if part)


def _value(reading: Reading) -> str:
    if reading.value is None:
        return ""
    percent = reading.unit == "%"
    ends = [_end(value, percent=percent) for value in (reading.value, reading.value2) if value is not None]
    unit = "" if percent else reading.unit
    sign = "" if reading.op in {Operator.BETWEEN, Operator.UNSTATED, Operator.NONE} else OPERATOR_WORDS[reading.op]
    unsigned = "（未写符号）" if reading.op is Operator.UNSTATED and isinstance(reading.value, Fraction) else ""
    return f"{sign}{' 至 '.join(ends)}{unit}{unsigned}"


def _end(value: Fraction | date, *, percent: bool) -> str:
    return value.isoformat() if isinstance(value, date) else _number(value, percent=percent)


def measure_lines(label: str, entry: Entry) -> Iterator[str]:
    """Return a target or an actual with its reading below it."""
    reading = entry.reading
    if reading is None or entry.state in {State.NOT_PROVIDED, State.NOT_APPLICABLE}:
        yield f"{label}：{entry_words(entry)}"
    else:
        place = f"（{entry.at}）" if entry.at is not None else ""
        yield f"{label}：{quoted(entry.text)}{place}{_formula(entry)} → {reading_words(reading)}"
        if reading.candidates:
            found = "、".join(candidate.text for candidate in reading.candidates)
            yield f"  文字中提到：{found}（仅供参考，不据以计分）"
    yield from doubts(entry)


def figure_lines(label: str, entry: Entry) -> Iterator[str]:
    """Return a plain figure, what was normalised and what is doubtful about it; nothing where there is no cell."""
    if entry.at is not None or entry.state is not State.BLANK:
        yield f"{label}：{entry_words(entry)}"
        yield from doubts(entry)


def doubts(entry: Entry) -> Iterator[str]:
    """Return what was done to a text before it was understood, and its ambiguities."""
    if entry.converted_from:
        yield f"  读取时：由{entry.converted_from}折算"
    if entry.reading is None:
        return
    if entry.reading.notes:
        yield f"  读取时：{'；'.join(entry.reading.notes)}"
    if entry.reading.flags:
        yield f"  存疑：{'；'.join(FLAG_WORDS[flag] for flag in sorted(entry.reading.flags))}"
