from datetime import date
from fractions import Fraction

from xlscore.cells import CellRef
from xlscore.exact import exact
from xlscore.model.submission import MISSING, Entry, State
from xlscore.values import Exactness, Flag, Kind, Operator, Reading, read_value
from xlscore.write.entry_text import entry_words, figure_lines, measure_lines, quoted, reading_words

AT = CellRef("自评表", 7, 5)


def given(text: str, value: str | None = None, **more: object) -> Entry:
    return Entry(State.GIVEN, AT, exact(value) if value is not None else None, text, **more)  # type: ignore[arg-type]


def test_a_plain_number_stands_as_it_is_printed() -> None:
    assert entry_words(given("9.50", "9.5", places=2)) == "9.50（自评表!E7）"
    assert entry_words(given("95.50%", "0.955", places=2, percent=True)) == "95.50%（自评表!E7）"


def test_a_number_in_other_words_is_shown_with_what_it_was_read_as() -> None:
    assert entry_words(given("１５分", "15", places=0)) == "「１５分」读作 15（自评表!E7）"


def test_a_number_without_text_is_shown_by_its_value() -> None:
    assert entry_words(Entry(State.GIVEN, value=Fraction(1, 4))) == "0.25"


def test_absence_has_its_own_word_and_a_dash_is_shown_with_it() -> None:
    assert entry_words(Entry(State.BLANK, AT)) == "未填（自评表!E7）"
    assert entry_words(Entry(State.NOT_PROVIDED, AT, text="未提供")) == "未提供（自评表!E7）"
    assert entry_words(Entry(State.NOT_APPLICABLE, AT, text="—")) == "「—」，不适用（自评表!E7）"
    assert entry_words(Entry(State.MALFORMED, AT, text="7.50.")) == "「7.50.」，不能识别（自评表!E7）"


def test_errors_formulas_and_missing_results_are_named() -> None:
    error = Entry(State.MALFORMED, AT, text="#REF!", error="#REF!", formula="G7+#REF!")
    assert entry_words(error) == "错误值 #REF!（自评表!E7），公式 =G7+#REF!"
    empty = Entry(State.BLANK, AT, formula="SUM(A1:A2)", uncached=True)
    assert entry_words(empty) == "只有公式，没有计算结果（自评表!E7），公式 =SUM(A1:A2)"


def test_long_texts_are_cut_on_one_line() -> None:
    assert quoted("甲\n 乙") == "「甲 乙」"
    assert quoted("长" * 61) == f"「{'长' * 60}……」（共61字）"


def test_readings_of_every_sort_in_words() -> None:
    assert reading_words(read_value("≥95%")) == "大于等于95%；性质：百分比；确切数；符号写在本格"
    assert reading_words(read_value("约310台", column="actual")) == "310台（未写符号）；性质：数量；约数"
    ranged = Reading("5-10万元", Kind.AMOUNT, Operator.BETWEEN, Fraction(50000), Fraction(100000), "元")
    assert reading_words(ranged) == "50000 至 100000元；性质：金额；确切数"
    due = Reading("11月底前", Kind.DEADLINE, Operator.AT_MOST, date(2021, 11, 30), where_op="cell")
    assert reading_words(due) == "小于等于2021-11-30；性质：日期或期限；确切数；符号写在本格"
    assert reading_words(Reading("及时", Kind.QUALITATIVE)) == "性质：定性文字"
    assert Exactness.ABOVE.value == "approximate_above"


def test_a_target_shows_reading_notes_and_doubts() -> None:
    reading = read_value("５万", column="target")
    entry = given("５万", "50000", reading=reading)
    assert list(measure_lines("年度指标值", entry)) == [
        "年度指标值：「５万」（自评表!E7） → 50000（未写符号）；性质：数量；确切数",
        "  读取时：全角字符按半角读取；“万”“亿”已换算",
        "  存疑：没有写单位",
    ]
    assert Flag.UNIT_MISSING in reading.flags


def test_a_sentence_shows_the_figures_it_mentions_as_no_basis_of_a_score() -> None:
    entry = given("本年度已完成37个项目。", reading=read_value("本年度已完成37个项目。", column="actual"))
    lines = list(measure_lines("实际完成值", entry))
    assert "性质：含数字的文字" in lines[0]
    assert lines[1] == "  文字中提到：已完成37个（仅供参考，不据以计分）"


def test_a_target_without_reading_is_shown_as_a_figure() -> None:
    entry = Entry(State.NOT_APPLICABLE, AT, text="—", reading=read_value("—"))
    assert next(measure_lines("年度指标值", entry)) == "年度指标值：「—」，不适用（自评表!E7）"
    assert list(measure_lines("年度指标值", given("5", "5"))) == ["年度指标值：5（自评表!E7）"]


def test_words_of_a_qualitative_reading_are_quoted_not_turned_into_a_number() -> None:
    entry = given("及时", "1", reading=Reading("及时", Kind.QUALITATIVE))
    assert entry_words(entry) == "「及时」（自评表!E7）"


def test_an_entry_without_a_cell_is_not_mentioned() -> None:
    assert list(figure_lines("等级", MISSING)) == []


def test_an_amount_converted_because_of_its_row_says_so() -> None:
    entry = Entry(State.GIVEN, AT, Fraction(980000), "98", converted_from="万元")
    assert list(figure_lines("全年执行数", entry))[1:] == ["  读取时：由万元折算"]
