"""What holds of every text: reading never raises, and a reading written out reads back to itself."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlscore.values import Kind, Operator, Reading, join_target, pair, read_value, render
from xlscore.values.settling import Column
from xlscore.values.unit_table import PERCENT, SPELLINGS

NUMERIC = {Kind.QUANTITY, Kind.PERCENT, Kind.AMOUNT, Kind.UNIT_RATE, Kind.FREQUENCY}

WORDS = (
    "≥ ≤ > < = 不 低于 超过 至少 约 近 超 余 多 万 亿 元 个 人次 % 元/人 / 每月 以上 以内 - — 至 年 月 日 底 前",
    "完成 达到 提升 降低 百分之 指标 ： 。 ， , . ５０ ％ 两 十 百 〔2021〕3号 ** （ ） 0 1 2021 11 30 1,234 7.50",
    "及时 字以内 请 说明 \u200b",
)
words = st.sampled_from([word for line in WORDS for word in line.split()])
texts = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.characters(codec="utf-16"), max_size=60),
    st.lists(words, max_size=12).map("".join),
    st.lists(words, max_size=12).map(" ".join),
)
columns = st.sampled_from(["target", "actual", "amount", "rate", "points"])
units = st.one_of(st.none(), texts, st.sampled_from(["%", "万元", "元", "个", "万亩"]))
numbers = st.one_of(st.integers(), st.floats(), st.fractions(), st.booleans(), st.none(), st.dates(), st.datetimes())
plain_units = st.sampled_from(["", *sorted({name for name, _ in SPELLINGS.values()}), "元/人", "次/月", "?/月"])
operators = st.sampled_from([op for op in Operator if op not in {Operator.NONE, Operator.BETWEEN}])
decimals = st.decimals(min_value=0, max_value=10**9, places=4).map(Fraction)


def meaning(reading: Reading) -> tuple[object, ...]:
    return reading.op, reading.value, reading.value2, reading.unit, reading.kind


@given(texts, columns, units, st.one_of(st.none(), st.integers(1900, 2100)))
def test_no_text_raises_and_none_is_lost(text: str, column: Column, unit: str | None, year: int | None) -> None:
    reading = read_value(text, unit=unit, column=column, year=year)
    assert reading.text == text
    assert reading == read_value(text, unit=unit, column=column, year=year)


@given(numbers, columns, units, st.one_of(st.none(), texts))
def test_no_typed_value_raises(number: float | None, column: Column, unit: str | None, code: str | None) -> None:
    reading = read_value(number, number_format=code, unit=unit, column=column)
    assert reading.kind in Kind


@given(texts, texts, st.sampled_from(["output", "cost"]))
def test_a_pair_is_comparable_or_says_why(target: str, actual: str, sense: str) -> None:
    result = pair(
        read_value(target, year=2021),
        read_value(actual, column="actual", year=2021),
        sense="cost" if sense == "cost" else "output",
    )
    assert result.comparable is (not result.why)
    assert not result.comparable or (result.target is not None and result.actual is not None)


@given(texts, st.one_of(texts, st.floats()), texts, texts)
def test_joining_cells_never_raises(sign: str, value: str | float, unit: str, name: str) -> None:
    assert join_target(sign, value, unit, name=name).kind in Kind


@given(texts)
def test_a_reading_written_out_reads_back_to_itself(text: str) -> None:
    reading = read_value(text, year=2021)
    if reading.kind in NUMERIC and reading.value is not None:
        assert meaning(read_value(render(reading))) == meaning(reading)


@given(operators, decimals, plain_units)
def test_every_operator_number_and_unit_survives_rendering(op: Operator, value: Fraction, unit: str) -> None:
    scaled = value / 100 if unit.startswith(PERCENT) else value
    written = render(Reading("", Kind.QUANTITY, op, scaled, unit=unit))
    reading = read_value(written)
    assert (reading.op, reading.value, reading.unit) == (op, scaled, unit)
    assert meaning(read_value(render(reading))) == meaning(reading)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_range_has_a_value_exactly_when_it_runs_forward(low: int, high: int) -> None:
    assert (read_value(f"{low}—{high}分").value is not None) is (low <= high)


PIECES = (
    *("5", "超", "5个，", "1,", "1.1.", "11月底", "每月", "〔2021〕", "/人", "5-", " ", "\u200b"),
    *("指标", "(", "一二三", "2021年", "**", "5个以上约"),
)


def seconds(piece: str, length: int) -> float:
    text = piece * (length // len(piece))
    started = time.process_time()
    read_value(text, unit="%", year=2021)
    return time.process_time() - started


@pytest.mark.parametrize("piece", PIECES)
def test_the_time_a_text_takes_grows_no_faster_than_its_length(piece: str) -> None:
    short = min(seconds(piece, 10_000) for _ in range(3))
    long = min(seconds(piece, 80_000) for _ in range(2))
    # Eight times the length: a linear reader needs eight times as long, a quadratic one sixty-four times.
    assert long < 24 * short + 0.05
