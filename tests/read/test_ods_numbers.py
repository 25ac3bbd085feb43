"""Number formats of OpenDocument as the codes Excel has for them."""

import pytest
from lxml import etree

from xlscore.read.ods_numbers import number_codes

_NS = 'xmlns:number="n" xmlns:style="s" xmlns:office="o" xmlns:fo="f"'


def codes(styles: str) -> dict[str, str]:
    return number_codes(etree.fromstring(f"<office:root {_NS}><office:styles>{styles}</office:styles></office:root>"))


def one(kind: str, inside: str, more: str = "") -> str | None:
    return codes(f'<number:{kind}-style style:name="N1" {more}>{inside}</number:{kind}-style>').get("N1")


def figure(**given: object) -> str:
    attributes = " ".join(f'number:{name.replace("_", "-")}="{value}"' for name, value in given.items())
    return f"<number:number {attributes}/>"


LONG_DAY = (
    '<number:year number:style="long"/><number:text>年</number:text><number:month/>'
    "<number:text>月</number:text><number:day/><number:text>日</number:text>"
)
SHORT_DAY = (
    '<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/>'
    "<number:text>/</number:text><number:year/>"
)
CLOCK = (
    '<number:hours/><number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text>'
    '<number:seconds number:style="long" number:decimal-places="1"/><number:am-pm/>'
)


@pytest.mark.parametrize(
    ("kind", "inside", "code"),
    [
        ("number", figure(min_integer_digits=1), "General"),
        ("number", figure(decimal_places=0, min_integer_digits=1), "0"),
        ("number", figure(decimal_places=2, min_decimal_places=2, min_integer_digits=1), "0.00"),
        ("number", figure(decimal_places=2, min_decimal_places=0, min_integer_digits=1), "0.##"),
        ("number", figure(decimal_places=2, min_integer_digits=1, grouping="true"), "#,##0.00"),
        ("number", figure(decimal_places=0, min_integer_digits=0), "#"),
        ("number", figure(decimal_places=0, min_integer_digits=4, grouping="true"), "0000"),
        ("number", figure(decimal_places=1, display_factor=1000), "0.0,"),
        ("number", figure(decimal_places="x"), "0"),
        ("percentage", figure(decimal_places=2) + "<number:text>%</number:text>", "0.00%"),
        ("currency", "<number:currency-symbol>¥</number:currency-symbol>" + figure(decimal_places=0), '"¥"0'),
        ("number", figure(decimal_places=0) + "<number:text>万元</number:text>", '0"万元"'),
        ("number", figure(decimal_places=0) + '<number:text>"</number:text>', '0""\\"""'),
        ("number", '<number:scientific-number number:decimal-places="2" number:min-exponent-digits="3"/>', "0.00E+000"),
        ("number", '<number:scientific-number number:decimal-places="0"/>', "0E+00"),
        ("number", "<number:fill-character>-</number:fill-character>" + figure(decimal_places=0), "*-0"),
        ("number", "<number:fraction/>", None),
        ("text", "<number:text-content/>", "@"),
        ("text", "", "@"),
        ("boolean", "<number:boolean/>", "General"),
        (
            "date",
            LONG_DAY,
            'yyyy"年"m"月"d"日"',
        ),
        (
            "date",
            SHORT_DAY,
            "dd/mm/yy",
        ),
        ("date", '<number:month number:textual="true" number:style="long"/><number:day-of-week/>', "mmmmddd"),
        ("date", '<number:day-of-week number:style="long"/>', "dddd"),
        ("date", "<number:era/>", None),
        (
            "time",
            CLOCK,
            "h:mm:ss.0AM/PM",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_style_has_its_code(kind: str, inside: str, code: str | None) -> None:
    assert one(kind, inside) == code


def test_elapsed_time_counts_its_first_unit_on() -> None:
    inside = '<number:hours/><number:text>:</number:text><number:minutes number:style="long"/>'
    assert one("time", inside, 'number:truncate-on-overflow="false"') == "[h]:mm"


POSITIVE = f'<number:number-style style:name="P">{figure(decimal_places=1)}</number:number-style>'
NEGATIVE = (
    f'<number:number-style style:name="M"><style:text-properties fo:color="#FF0000"/><number:text>-</number:text>'
    f"{figure(decimal_places=1)}</number:number-style>"
)


@pytest.mark.parametrize(
    ("maps", "code"),
    [
        ([("value()>=0", "P")], "0.0;[Red]-0.0"),
        ([("value()<0", "M")], "0.0;[Red]-0.0"),
        ([("value()>0", "P"), ("value()<0", "M")], "0.0;[Red]-0.0;0"),
        ([("value()>0", "P"), ("value()<0", "M"), ("value()=0", "P")], "0.0;[Red]-0.0;0.0;0"),
        ([("value()=0", "P")], None),
        ([("value()>100", "P")], None),
        ([("value()>=0", "nowhere")], None),
    ],
)
def test_parts_for_positive_and_negative_numbers(maps: list[tuple[str, str]], code: str | None) -> None:
    conditions = "".join(
        f'<style:map style:condition="{condition.replace("<", "&lt;")}" style:apply-style-name="{name}"/>'
        for condition, name in maps
    )
    own = {"value()>=0": "[Red]-0.0", "value()<0": "0.0"}.get(maps[0][0], "0") if len(maps) == 1 else "0"
    inside = (
        '<style:text-properties fo:color="#ff0000"/><number:text>-</number:text>' + figure(decimal_places=1)
        if own.startswith("[Red]")
        else figure(decimal_places=own.count("0") - 1)
    )
    styles = f'{POSITIVE}{NEGATIVE}<number:number-style style:name="N1">{inside}{conditions}</number:number-style>'
    assert codes(styles).get("N1") == code


def test_colours_excel_has_no_name_for_are_left_out() -> None:
    assert one("number", '<style:text-properties fo:color="#123456"/>' + figure(decimal_places=0)) == "0"
