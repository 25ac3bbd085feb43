"""Every literal the domain notes list, with its operator, value, unit, kind, exactness and flags."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest

from xlscore.values import Exactness, Flag, Kind, Note, Operator, Reading, join_target, read_value
from xlscore.values.settling import Column

YEAR = 2021
Value = int | str | date | None


@dataclass(frozen=True)
class Case:
    """One literal and what it means; ``value`` as a plain decimal, ``flags`` separated by spaces."""

    text: str
    op: str
    value: Value
    unit: str
    kind: Kind
    exactness: Exactness = Exactness.EXACT
    flags: str = ""
    value2: Value = None
    column: Column = "target"
    head: str | None = None


def exact_value(value: Value) -> Fraction | date | None:
    return Fraction(value) if isinstance(value, int | str) else value


def assert_means(reading: Reading, case: Case) -> None:
    assert reading.text == case.text
    assert (reading.op, reading.kind, reading.exactness) == (Operator(case.op), case.kind, case.exactness)
    assert (reading.value, reading.value2) == (exact_value(case.value), exact_value(case.value2))
    assert reading.unit == case.unit
    assert reading.flags == {Flag(flag) for flag in case.flags.split()}


QUANTITY, PERCENT, AMOUNT = Kind.QUANTITY, Kind.PERCENT, Kind.AMOUNT
ABOVE, BELOW, APPROXIMATE = Exactness.ABOVE, Exactness.BELOW, Exactness.APPROXIMATE

NUMBERS = [
    Case("2,611.66", "unstated", "2611.66", "", QUANTITY, column="actual"),
    Case("3249.03", "unstated", "3249.03", "", QUANTITY, column="actual"),
    Case("766. 17万元", "unstated", 7661700, "元", AMOUNT),
    Case("831. 88万元", "unstated", 8318800, "元", AMOUNT),
    Case("5. 00万元", "unstated", 50000, "元", AMOUNT),
    Case("0. 8万元", "unstated", 8000, "元", AMOUNT),
    Case("0.80万元", "unstated", 8000, "元", AMOUNT),
    Case("19. 89万", "unstated", 198900, "", QUANTITY, flags="unit_missing"),
    Case("19. 89万", "unstated", 198900, "元", AMOUNT, flags="unit_inferred", head="万元"),
    Case("6.5 万次", "unstated", 65000, "次", QUANTITY),
    Case("334.91亿元", "unstated", 33491000000, "元", AMOUNT),
    Case("2569 条", "unstated", 2569, "条", QUANTITY),
    Case(" 28 场", "unstated", 28, "场", QUANTITY),
    Case("两次", "unstated", 2, "次", QUANTITY),
    Case("三人", "unstated", 3, "人", QUANTITY),
    Case("十部", "unstated", 10, "部", QUANTITY),
    Case("16—18分", "between", 16, "分", QUANTITY, value2=18),
    Case("13—15分", "between", 13, "分", QUANTITY, value2=15),
    Case("降低100%", "unstated", -1, "%", PERCENT, flags="base_missing"),
    Case("减少100%", "unstated", -1, "%", PERCENT, flags="base_missing"),
    Case("某某6906公司", "none", None, "", Kind.QUALITATIVE),
    Case("受理12345公众热线", "none", None, "", Kind.QUALITATIVE),
    Case("“3+1”行动", "none", None, "", Kind.QUALITATIVE),
    Case("3+1", "unstated", None, "", QUANTITY, flags="malformed"),
    Case(
        "2021-2025年度",
        "between",
        date(2021, 1, 1),
        "",
        Kind.WINDOW,
        flags="not_a_target",
        value2=date(2025, 12, 31),
    ),
    Case("10月13日-15日", "between", date(2021, 10, 13), "", Kind.WINDOW, flags="year_inferred",
         value2=date(2021, 10, 15), column="actual"),
    Case("粤财绩函〔2021〕3号", "none", None, "", Kind.QUALITATIVE),
    Case("粤财预[2019]115号", "none", None, "", Kind.QUALITATIVE),
    Case("粤财预【2019】115号", "none", None, "", Kind.QUALITATIVE),
    Case("7,00.0,77", "unstated", None, "", QUANTITY, flags="malformed"),
    Case("7.50.", "unstated", None, "", QUANTITY, flags="malformed"),
    Case("26,11.66万元", "unstated", None, "元", AMOUNT, flags="malformed"),
    Case("7.50。", "unstated", "7.5", "", QUANTITY, column="actual"),
    Case("750.", "unstated", 750, "", QUANTITY, column="actual"),
    Case("0", "unstated", 0, "", QUANTITY, column="actual"),
]  # fmt: skip

UNITS = [
    Case("≤90万元", "<=", 900000, "元", AMOUNT),
    Case("≤104万元", "<=", 1040000, "元", AMOUNT),
    Case("14.8万元", "unstated", 148000, "元", AMOUNT),
    Case("2026400元", "unstated", 2026400, "元", AMOUNT, head="万元", column="amount"),
    Case("5万", "unstated", 50000, "", QUANTITY, flags="unit_missing"),
    Case("≤620万/月", "<=", 6200000, "?/月", Kind.UNIT_RATE, flags="unit_missing"),
    Case("1600元/亩", "unstated", 1600, "元/亩", Kind.UNIT_RATE),
    Case("80TB", "unstated", 80, "TB", QUANTITY),
    Case("120TB", "unstated", 120, "TB", QUANTITY, column="actual"),
    Case("5 分钟", "unstated", 5, "分钟", QUANTITY, flags="direction_unstated"),
    Case("300 公里", "unstated", 300, "公里", QUANTITY),
    Case("≥100公里", ">=", 100, "公里", QUANTITY),
    Case("≥266米", ">=", 266, "米", QUANTITY),
    Case("≥500亩", ">=", 500, "亩", QUANTITY),
    Case("应保尽保", "none", None, "%", Kind.CLASH, flags="clash", head="%"),
    Case("100", "unstated", 1, "%", PERCENT, head="%"),
]

CLASSES = [
    Case("≥50个", ">=", 50, "个", QUANTITY),
    Case("50", "unstated", 50, "", QUANTITY, column="actual"),
    Case("=42个", "=", 42, "个", QUANTITY),
    Case("≥1场", ">=", 1, "场", QUANTITY),
    Case("=2个", "=", 2, "个", QUANTITY),
    Case("=4项", "=", 4, "项", QUANTITY),
    Case("≤4", "<=", 4, "", QUANTITY, flags="unit_missing"),
    Case("≥2000", ">=", 2000, "", QUANTITY, flags="unit_missing"),
    Case("≥95%", ">=", "0.95", "%", PERCENT),
    Case("≤5%", "<=", "0.05", "%", PERCENT),
    Case(">=90%", ">=", "0.9", "%", PERCENT),
    Case("≥100%", ">=", 1, "%", PERCENT),
    Case("98%", "unstated", "0.98", "%", PERCENT, column="actual", head="%"),
    Case("95", "unstated", "0.95", "%", PERCENT, column="actual", head="%"),
    Case("0.98", "unstated", "0.0098", "%", PERCENT, flags="percent_or_fraction", column="actual", head="%"),
    Case("不少于6种", ">=", 6, "种", QUANTITY),
    Case("28种", "unstated", 28, "种", QUANTITY, column="actual"),
    Case("超过50家", ">", 50, "家", QUANTITY),
    Case("5支以上", ">=", 5, "支", QUANTITY),
    Case("90名以上", ">=", 90, "名", QUANTITY),
    Case("不低于50%", ">=", "0.5", "%", PERCENT),
    Case("15%及其以下", "<=", "0.15", "%", PERCENT),
    Case("116次", "unstated", 116, "次", QUANTITY),
    Case("24694人", "unstated", 24694, "人", QUANTITY),
    Case("485条", "unstated", 485, "条", QUANTITY),
    Case("100%", "unstated", 1, "%", PERCENT),
    Case("103.97万元", "unstated", 1039700, "元", AMOUNT, column="actual"),
    Case("提升10%", "unstated", "0.1", "%", PERCENT, flags="base_missing"),
]

HEDGED = [
    Case("约310台", "unstated", 310, "台", QUANTITY, APPROXIMATE),
    Case("约90人次", "unstated", 90, "人次", QUANTITY, APPROXIMATE),
    Case("约300多人次", "unstated", 300, "人次", QUANTITY, ABOVE),
    Case("近800份", "unstated", 800, "份", QUANTITY, BELOW),
    Case("近50人次", "unstated", 50, "人次", QUANTITY, BELOW),
    Case("近万条", "unstated", 10000, "条", QUANTITY, BELOW),
    Case("近百份", "unstated", 100, "份", QUANTITY, BELOW),
    Case("超 2200 人次", "unstated", 2200, "人次", QUANTITY, ABOVE),
    Case("超 300 条", "unstated", 300, "条", QUANTITY, ABOVE),
    Case("1600余条", "unstated", 1600, "条", QUANTITY, ABOVE),
    Case("1500余项", "unstated", 1500, "项", QUANTITY, ABOVE),
    Case("40余次", "unstated", 40, "次", QUANTITY, ABOVE),
    Case("197亿余元", "unstated", 19700000000, "元", AMOUNT, ABOVE),
    Case("92 多次", "unstated", 92, "次", QUANTITY, ABOVE, flags="odd_hedge"),
]

DATES = [
    Case("11月前", "<", date(2021, 11, 1), "", Kind.DEADLINE, flags="year_inferred"),
    Case("10月", "between", date(2021, 10, 1), "", Kind.WINDOW, flags="year_inferred",
         value2=date(2021, 10, 31), column="actual"),
    Case("11月底之前", "<=", date(2021, 11, 30), "", Kind.DEADLINE, flags="year_inferred"),
    Case("2021年11月30日前完成资金支付", "<=", date(2021, 11, 30), "", Kind.DEADLINE),
    Case("2021年1月-12月", "between", date(2021, 1, 1), "", Kind.WINDOW, flags="not_a_target",
         value2=date(2021, 12, 31)),
    Case("全天候可用", "none", None, "", Kind.QUALITATIVE),
    Case("全天候", "none", None, "", Kind.QUALITATIVE, column="actual"),
]  # fmt: skip

WORDS = [
    *(
        Case(word, "none", None, "", Kind.QUALITATIVE)
        for word in (
            *("及时", "有效", "良好", "效果明显", "达成预期指标", "提高普及率", "稳步提升", "持续有效", "长期", "好"),
            "严格执行相关财经法规制度",
        )
    ),
    Case("公益性事业", "none", None, "", Kind.QUALITATIVE, flags="not_a_target"),
]

BLANKS = [
    Case("", "none", None, "", Kind.BLANK),
    Case("   ", "none", None, "", Kind.BLANK),
    *(Case(dash, "none", None, "", Kind.BLANK) for dash in ("/", "-", "－", "–", "—", "——", "―", "／")),
    Case("指标2:", "none", None, "", Kind.STUB, flags="stub_left"),
    Case("指标1：", "none", None, "", Kind.STUB, flags="stub_left"),
    Case("……", "none", None, "", Kind.STUB, flags="stub_left"),
    Case(
        "对照年度目标,说明相关任务目标的完成情况(100字以内)", "none", None, "", Kind.PROMPT, flags="prompt_left"
    ),
]  # fmt: skip

FUNDS = [
    Case("86.37%", "unstated", "0.8637", "%", PERCENT, column="rate"),
    Case("86.37", "unstated", "86.37", "", QUANTITY, flags="percent_or_fraction", column="rate"),
    Case("0.8637", "unstated", "0.8637", "", QUANTITY, flags="percent_or_fraction", column="rate"),
    Case("5万", "unstated", 50000, "元", AMOUNT, flags="unit_inferred", head="万元", column="amount"),
    Case("5万", "unstated", 50000, "", QUANTITY, flags="unit_missing", column="amount"),
    Case("699.89", "unstated", 6998900, "元", AMOUNT, head="万元", column="amount"),
    Case("10分", "unstated", 10, "分", QUANTITY, column="points"),
    Case("9.89", "unstated", "9.89", "", QUANTITY, column="points"),
]


@pytest.mark.parametrize(
    "case",
    [*NUMBERS, *UNITS, *CLASSES, *HEDGED, *DATES, *WORDS, *BLANKS, *FUNDS],
    ids=lambda case: f"{case.text or 'empty'}-{case.column}-{case.head}",
)
def test_a_literal_means_what_the_notes_say(case: Case) -> None:
    assert_means(read_value(case.text, unit=case.head, column=case.column, year=YEAR), case)


JOINED = [
    (("﹦", "72890", "元"), Case("72890", "=", 72890, "元", AMOUNT)),
    (("小于等于", "12", "万元"), Case("12", "<=", 120000, "元", AMOUNT)),
    (("≤", 3584, "万元"), Case("3584", "<=", 35840000, "元", AMOUNT)),
    (("=", 320, "万亩"), Case("320", "=", 3200000, "亩", QUANTITY)),
    (("=", 0.5, "万亩"), Case("0.5", "=", 5000, "亩", QUANTITY)),
    (("≧", "735", "人次"), Case("735", ">=", 735, "人次", QUANTITY)),
    (("≥", 95.0, "%"), Case("95", ">=", "0.95", "%", PERCENT)),
    (("═", 100, "%"), Case("100", "=", 1, "%", PERCENT)),
    (("=", "100", "%"), Case("100", "=", 1, "%", PERCENT)),
    (("等于", "100", "%"), Case("100", "=", 1, "%", PERCENT)),
    (("=", "30", "篇"), Case("30", "=", 30, "篇", QUANTITY)),
    ((None, "100", "%"), Case("100", "unstated", 1, "%", PERCENT)),
    ((None, "应保尽保", "%"), Case("应保尽保", "none", None, "%", Kind.CLASH, flags="clash")),
    (("定性", "11月底之前", None),
     Case("11月底之前", "<=", date(2021, 11, 30), "", Kind.DEADLINE, flags="year_inferred kind_conflict")),
    (("定性", "长期", ""), Case("长期", "none", None, "", Kind.QUALITATIVE)),
    (("定性", "好", None), Case("好", "none", None, "", Kind.QUALITATIVE)),
    (("≤", "不低于5个", None), Case("不低于5个", "none", 5, "个", Kind.CLASH, flags="clash")),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "case"), JOINED, ids=lambda part: str(getattr(part, "text", part)))
def test_sign_value_and_unit_cells_make_one_target(
    cells: tuple[str | None, str | float, str | None], case: Case
) -> None:
    assert_means(join_target(*cells, year=YEAR), case)


SENTENCES = [
    (
        "严格按照预算标准1000元/人给补助对象兑付补助",
        [Case("1000元/人", "unstated", 1000, "元/人", Kind.UNIT_RATE)],
    ),
    ("实施乡镇社区基层医疗机构37个。", [Case("37个", "unstated", 37, "个", QUANTITY)]),
    (
        "本年度已完成37个基层医疗机构基药补助制度实施。",
        [Case("已完成37个", "unstated", 37, "个", QUANTITY)],
    ),
    (
        "2022年12月31日前至少给120人发放以36.66元每月",
        [
            Case("2022年12月31日前", "<=", date(2022, 12, 31), "", Kind.DEADLINE),
            Case("至少给120人", ">=", 120, "人", QUANTITY),
            Case("36.66元每月", "unstated", "36.66", "元/月", Kind.UNIT_RATE),
        ],
    ),
    (
        "11月底完成100%",
        [
            Case("11月底", "<=", date(2021, 11, 30), "", Kind.DEADLINE, flags="year_inferred"),
            Case("完成100%", "unstated", 1, "%", PERCENT),
        ],
    ),
]


@pytest.mark.parametrize(("text", "candidates"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_sentence_keeps_its_figures_as_candidates(text: str, candidates: list[Case]) -> None:
    reading = read_value(text, year=YEAR)
    assert (reading.kind, reading.value, reading.op) == (Kind.SENTENCE, None, Operator.NONE)
    assert reading.flags == ({Flag.COMPOUND} if len(candidates) > 1 else frozenset())
    assert len(reading.candidates) == len(candidates)
    for found, expected in zip(reading.candidates, candidates, strict=True):
        assert_means(found, expected)


@pytest.mark.parametrize("dash", ["/", "-", "—", "——", "不适用", "N/A"])
def test_a_lone_dash_is_noted_as_not_applicable(dash: str) -> None:
    reading = read_value(dash)
    assert reading.empty
    assert reading.notes == (Note.NOT_APPLICABLE,)


def test_an_empty_cell_is_blank_without_a_note() -> None:
    assert read_value(None) == Reading("", Kind.BLANK)
    assert read_value("").notes == ()


def test_a_name_with_operator_unit_and_stars_gives_both_to_bare_cells() -> None:
    reading = join_target(None, 22.8, None, name="公猪舍(≥**平方米)")
    assert_means(reading, Case("22.8", ">=", "22.8", "平方米", QUANTITY))
    assert reading.where_op == "indicator name"
    assert Note.NAME_PLACEHOLDER in reading.notes


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("≥５０％", Note.HALF_WIDTH),
        ("2,611.66", Note.THOUSANDS),
        ("766. 17万元", Note.SPACES),
        ("2569 条", Note.SPACES),
        ("7.50。", Note.TRAILING_STOP),
        ("750.", Note.TRAILING_STOP),
        ("两次", Note.CHINESE_NUMERAL),
        ("6.5万次", Note.SCALE),
        ("约310台", Note.HEDGE),
        ("约300多人次", Note.TWO_HEDGES),
        ("近万条", Note.MAGNITUDE),
        ("≥500㎡", Note.UNIT_SPELLING),
        ("提升10%", Note.CHANGE),
        ("达到95%", Note.FILLER),
        ("粤财预[2019]115号", Note.DOCUMENT),
    ],
)
def test_each_normalisation_that_changes_the_text_is_noted(text: str, note: Note) -> None:
    assert note in read_value(text).notes


def test_a_text_that_needs_no_normalisation_has_no_notes() -> None:
    assert read_value("≥50个").notes == ()


def test_printed_places_are_those_before_scaling() -> None:
    assert read_value("0.80万元").places == 2
    assert read_value("0. 8万元").places == 1
    assert read_value("86.37%", column="rate").places == 2


def test_the_cell_unit_beats_the_head_and_says_so() -> None:
    assert Note.UNIT_BEATS_HEAD in read_value("2026400元", unit="万元", column="amount").notes
    assert Note.UNIT_BEATS_HEAD not in read_value("2.5万元", unit="万元", column="amount").notes
