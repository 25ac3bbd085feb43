from fractions import Fraction

import pytest

from xlscore.values.read import read_value
from xlscore.values.units import conversion, parse_unit, scan_unit


@pytest.mark.parametrize(
    ("text", "unit", "factor"),
    [
        ("人次", "人次", 1),
        ("万元", "元", 10000),
        ("（万元）", "元", 10000),
        ("单位：万元", "元", 10000),
        ("亿元", "元", 10**8),
        ("千元", "元", 1000),
        ("万亩", "亩", 10000),
        ("%", "%", Fraction(1, 100)),
        ("百分比", "%", Fraction(1, 100)),
        ("‰", "%", Fraction(1, 1000)),
        ("元/人", "元/人", 1),
        ("万元/公里", "元/公里", 10000),
        ("元/人·年", "元/人/年", 1),
        ("平方米(㎡)", "平方米", 1),
        ("㎡", "平方米", 1),
        ("KM", "公里", 1),
        ("个工作日", "工作日", 1),
        ("蒸吨", "蒸吨", 1),
        ("万", "万", 1),
    ],
)
def test_a_unit_cell_names_a_canonical_unit(text: str, unit: str, factor: Fraction) -> None:
    parsed = parse_unit(text)
    assert parsed is not None
    assert (parsed.name, parsed.factor) == (unit, factor)


@pytest.mark.parametrize("text", [None, "", "  ", "/", "—", "无", "单位："])
def test_an_empty_unit_cell_names_none(text: str | None) -> None:
    assert parse_unit(text) is None


def test_the_longest_spelling_wins() -> None:
    for text, name in (("人次", "人次"), ("分钟", "分钟"), ("平方米", "平方米"), ("公里", "公里"), ("个月", "个月")):
        unit = scan_unit(text, 0)
        assert unit is not None
        assert unit.name == name


@pytest.mark.parametrize("text", ["人民", "部门", "方面", "tab", "mx5", "月", "公众", ""])
def test_words_that_only_begin_like_a_unit_are_none(text: str) -> None:
    assert scan_unit(text, 0) is None


def test_a_latin_unit_may_be_followed_by_chinese() -> None:
    reading = read_value("5m以上")
    assert (reading.value, reading.unit) == (Fraction(5), "米")


@pytest.mark.parametrize(
    ("source", "target", "factor"),
    [
        ("公里", "米", "1000"),
        ("米", "公里", "0.001"),
        ("亩", "平方米", "2000/3"),
        ("公顷", "亩", "15"),
        ("TB", "GB", "1024"),
        ("GB", "TB", "1/1024"),
        ("小时", "分钟", "60"),
        ("年", "个月", "12"),
        ("名", "人", "1"),
        ("个", "个", "1"),
    ],
)
def test_units_of_one_kind_convert_exactly(source: str, target: str, factor: str) -> None:
    assert conversion(source, target) == Fraction(factor)


@pytest.mark.parametrize(
    ("source", "target"),
    [("个", "家"), ("人", "人次"), ("天", "工作日"), ("米", "平方米"), ("天", "个月"), ("元/人", "元")],
)
def test_units_of_different_kinds_do_not_convert(source: str, target: str) -> None:
    assert conversion(source, target) is None


def test_a_rate_takes_at_most_two_denominators() -> None:
    assert read_value("5元/人/年").unit == "元/人/年"
    assert read_value("5元/人/年/个").unit == ""
