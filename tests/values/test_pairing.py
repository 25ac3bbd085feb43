from fractions import Fraction

import pytest

from xlscore.values.notes import Note
from xlscore.values.pairing import PairReading, Sense, pair
from xlscore.values.read import read_value
from xlscore.values.reading import Exactness, Flag


def paired(target: str, actual: str, *, sense: Sense = "output") -> PairReading:
    return pair(
        read_value(target, year=2021),
        read_value(actual, column="actual", year=2021),
        sense=sense,
    )


@pytest.mark.parametrize(
    ("target", "actual", "numbers", "unit", "met"),
    [
        ("≥50个", "50", ("50", "50"), "个", True),
        ("≥50个", "49", ("50", "49"), "个", False),
        ("=42个", "42", ("42", "42"), "个", True),
        ("≥1场", "1场", ("1", "1"), "场", True),
        ("=4项", "4项", ("4", "4"), "项", True),
        ("≤4", "4", ("4", "4"), "", True),
        ("≤4", "5", ("4", "5"), "", False),
        ("≥2000", "3061", ("2000", "3061"), "", True),
        ("≥2000", "3061人", ("2000", "3061"), "人", True),
        ("≥95%", "100%", ("0.95", "1"), "%", True),
        ("≥95%", "95", ("0.95", "0.95"), "%", True),
        ("95", "94%", ("0.95", "0.94"), "%", False),
        (">=90%", "100%", ("0.9", "1"), "%", True),
        ("不少于6种", "28种", ("6", "28"), "种", True),
        ("116次", "150次", ("116", "150"), "次", True),
        ("24694人", "22584人", ("24694", "22584"), "人", False),
        ("10场", "9场", ("10", "9"), "场", False),
        ("100%", "94%", ("1", "0.94"), "%", False),
        ("≤104万元", "103.97万元", ("1040000", "1039700"), "元", True),
        ("≤90万元", "90", ("900000", "900000"), "元", True),
        ("90", "≤90万元", ("900000", "900000"), "元", None),
        ("80TB", "120TB", ("80", "120"), "TB", True),
        ("提升10%", "提升12%", ("0.1", "0.12"), "%", True),
        ("≥0.9", "0.95", ("0.9", "0.95"), "", True),
        ("12次/年", "12", ("12", "12"), "次/年", True),
    ],
)
def test_target_and_actual_meet_in_one_unit(
    target: str, actual: str, numbers: tuple[str, str], unit: str, met: bool | None
) -> None:
    result = paired(target, actual)
    assert (result.target, result.actual) == (Fraction(numbers[0]), Fraction(numbers[1]))
    assert (result.unit, result.met) == (unit, met)
    assert result.comparable is (met is not None)
    assert bool(result.why) is (met is None)


@pytest.mark.parametrize("actual", ["≥266米", ">=266米", "不低于266米", "266米以上"])
def test_an_actual_that_repeats_the_sign_is_no_measurement(actual: str) -> None:
    result = paired("≥266米", actual)
    assert (result.comparable, result.met, result.exactness) == (False, None, Exactness.UNKNOWN)
    assert (result.actual, result.flags) == (Fraction(266), frozenset({Flag.ACTUAL_COPIES_TARGET}))
    assert "照抄" in result.why


@pytest.mark.parametrize(
    ("target", "actual"), [("15%及其以下", "15%及其以下"), ("提升10%", "提升10%"), ("≥90%", "≥90%")]
)
def test_words_copied_from_the_target_count_as_copied(target: str, actual: str) -> None:
    assert Flag.ACTUAL_COPIES_TARGET in paired(target, actual).flags


def test_a_plain_number_equal_to_its_target_is_not_copied() -> None:
    assert paired("221人", "221人").comparable
    assert paired("221人", "221人").flags == frozenset()


def test_a_cost_typed_as_its_ceiling_is_flagged_and_still_compared() -> None:
    result = paired("≤90万元", "90", sense="cost")
    assert (result.comparable, result.flags) == (True, frozenset({Flag.ACTUAL_COPIES_TARGET}))
    assert paired("≤90万元", "89.974", sense="cost").flags == frozenset()


def test_a_cost_without_a_sign_has_no_direction() -> None:
    result = paired("14.8万元", "14.8万元", sense="cost")
    assert (result.comparable, result.flags) == (False, frozenset({Flag.DIRECTION_UNSTATED}))
    assert paired("14.8万元", "14.8万元").comparable


def test_a_time_without_a_sign_has_no_direction_whatever_the_row() -> None:
    assert paired("5 分钟", "4分钟").flags == {Flag.DIRECTION_UNSTATED}
    assert paired("≤5分钟", "4分钟").met is True


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("≤30万元", "完成"),
        ("37个", "100%"),
        ("100%", "37个"),
        ("≤30万元", "3个"),
        ("11月前", "100%"),
        ("≥5个", "2021年11月30日"),
    ],
)
def test_number_wording_percent_money_and_date_do_not_answer_each_other(target: str, actual: str) -> None:
    result = paired(target, actual)
    assert not result.comparable
    assert Flag.TYPE_MISMATCH in result.flags
    assert (result.target, result.actual) == (None, None)


def test_counts_in_a_worded_answer_are_named_and_not_taken() -> None:
    result = paired("≥37个", "本年度已完成37个机构的改造。")
    assert "“已完成37个”" in result.why
    assert result.actual is None


def test_equal_counts_in_two_sentences_are_noted() -> None:
    result = paired("实施乡镇社区基层医疗机构37个。", "本年度已完成37个基层医疗机构基药补助制度实施。")
    assert (result.comparable, result.notes) == (False, (Note.SAME_COUNTS,))
    assert paired("实施机构37个工作。", "已完成38个工作。").notes == ()


def test_wording_is_never_scored_as_a_number() -> None:
    assert paired("及时", "及时").flags == frozenset()
    assert paired("及时", "100%").flags == {Flag.TYPE_MISMATCH}


def test_a_compound_target_is_only_half_answered() -> None:
    result = paired("11月底完成100%", "100%")
    assert (result.comparable, result.flags) == (False, frozenset({Flag.COMPOUND}))
    assert "拆成多行" in result.why


@pytest.mark.parametrize(("target", "actual"), [("", "5"), ("指标2：", "5"), ("≥5个", ""), ("≥5个", "/")])
def test_an_empty_side_is_said_to_be_empty(target: str, actual: str) -> None:
    result = paired(target, actual)
    assert (result.comparable, "未填写" in result.why) == (False, True)


@pytest.mark.parametrize(("target", "actual"), [("7.50.", "5"), ("≥5个", "7,00.0,77"), ("≥5个以内", "5个")])
def test_an_unreadable_side_is_never_repaired(target: str, actual: str) -> None:
    result = paired(target, actual)
    assert (result.target, result.actual, result.comparable) == (None, None, False)
    assert "不作推测" in result.why


def test_a_deadline_without_any_year_cannot_be_compared() -> None:
    result = pair(read_value("11月前"), read_value("10月", column="actual"))
    assert "未写年份" in result.why


@pytest.mark.parametrize(("target", "actual"), [("超过50家", "50家"), ("少于50家", "50家")])
def test_equality_under_an_exclusive_sign_counts_and_is_flagged(target: str, actual: str) -> None:
    result = paired(target, actual)
    assert (result.met, result.comparable, result.flags) == (True, True, frozenset({Flag.BOUNDARY}))


@pytest.mark.parametrize(("target", "actual", "met"), [("超过50家", "51家", True), ("超过50家", "49家", False)])
def test_beside_equality_an_exclusive_sign_is_plain(target: str, actual: str, met: bool) -> None:
    result = paired(target, actual)
    assert (result.met, result.flags) == (met, frozenset())


@pytest.mark.parametrize(
    ("target", "actual", "met", "exactness", "comparable"),
    [
        ("≥40次", "40余次", True, Exactness.ABOVE, True),
        ("≥40次", "50余次", True, Exactness.ABOVE, True),
        ("≥50次", "40余次", None, Exactness.ABOVE, False),
        ("300人次", "约300多人次", True, Exactness.ABOVE, True),
        ("≤30次", "40余次", False, Exactness.ABOVE, False),
        ("=40次", "40余次", None, Exactness.ABOVE, False),
        ("≥50份", "近50份", None, Exactness.BELOW, False),
        ("≥60份", "近50份", False, Exactness.BELOW, False),
        ("≥40份", "近50份", None, Exactness.BELOW, False),
        ("≤50份", "近50份", True, Exactness.BELOW, True),
        ("≥300台", "约310台", None, Exactness.APPROXIMATE, False),
        ("≥50家", "超过60家", True, Exactness.ABOVE, True),
        ("≥50家", "60家以内", None, Exactness.BELOW, False),
        ("≥50家", "=60家", True, Exactness.EXACT, True),
    ],
)
def test_an_approximate_actual_proves_only_what_its_bound_proves(
    target: str, actual: str, met: bool | None, exactness: Exactness, comparable: bool
) -> None:
    result = paired(target, actual)
    assert (result.met, result.exactness, result.comparable) == (met, exactness, comparable)


def test_a_bound_that_equals_the_target_is_flagged() -> None:
    assert paired("≥50份", "近50份").flags == {Flag.BOUNDARY}
    assert paired("≥50份", "近51份").flags == frozenset()


def test_a_bound_that_suffices_is_noted() -> None:
    assert paired("≥40次", "50余次").notes == (Note.BOUND_SUFFICES,)
    assert paired("≤50份", "近40份").notes == (Note.CEILING_SUFFICES,)


def test_a_hedged_target_is_no_target_to_score_by() -> None:
    assert "约数" in paired("约10家", "12家").why


@pytest.mark.parametrize(
    ("actual", "met"), [("15分", False), ("16分", True), ("18分", True), ("19分", False), ("17", True)]
)
def test_a_range_is_met_between_its_ends(actual: str, met: bool) -> None:
    result = paired("16—18分", actual)
    assert (result.met, result.comparable) == (met, False)


def test_a_bare_range_takes_the_scale_of_the_actual_at_both_ends() -> None:
    assert paired("5-10", "7万元").met is True
    assert paired("5-10", "11万元").met is False
    assert paired("0-10", "5万元").met is True


def test_an_actual_that_is_a_range_is_no_figure() -> None:
    assert "区间" in paired("≥50个", "50-60个").why


@pytest.mark.parametrize(("actual", "met"), [("降低12%", True), ("降低8%", False)])
def test_a_decrease_is_compared_but_not_scored_by_proportion(actual: str, met: bool) -> None:
    result = paired("降低10%", actual)
    assert (result.met, result.comparable) == (met, False)
    assert paired("降低10%以上", actual).met is met


def test_a_change_and_a_level_lack_a_common_base() -> None:
    result = paired("提升10%", "95%")
    assert (result.comparable, Flag.TYPE_MISMATCH in result.flags) == (False, True)


@pytest.mark.parametrize(
    ("target", "actual", "met", "boundary"),
    [
        ("11月前", "10月", True, False),
        ("11月前", "11月", None, True),
        ("11月前", "2021年11月5日", None, True),
        ("11月前", "12月", False, False),
        ("11月底之前", "11月", True, False),
        ("11月底之前", "12月1日", False, False),
        ("11月15日前", "11月", None, True),
        ("2021年11月30日前完成资金支付", "2021年11月29日", True, False),
        ("2021年11月30日前完成资金支付", "2021年11月30日", True, True),
        ("2021年11月30日前完成资金支付", "2021年12月1日", False, False),
        ("2021年1月-12月", "2021年11月", True, False),
        ("2021年1月-12月", "2022年1月", False, False),
        ("2021年1月-6月", "5月-7月", None, False),
    ],
)
def test_a_deadline_is_kept_missed_or_on_its_edge(target: str, actual: str, met: bool | None, boundary: bool) -> None:
    result = paired(target, actual)
    assert (result.met, result.comparable, Flag.BOUNDARY in result.flags) == (met, False, boundary)


@pytest.mark.parametrize(
    ("target", "actual", "why"),
    [
        ("2021年11月30日前", "2021年12月25日", "晚于年度指标值“2021年11月30日前”所定的期限25天"),
        ("11月前", "11月10日", "含不含这一时段没有写明"),
        ("11月15日前", "11月", "没有写到日"),
        ("11月底前", "12月底前", "没有写到日"),
        ("11月底前", "11月20日", "从填报看已达到"),
        ("2021年1月-12月", "2022年1月5日", "从填报看未达到"),
    ],
)
def test_what_a_date_proves_is_said(target: str, actual: str, why: str) -> None:
    assert why in paired(target, actual).why


def test_a_deadline_repeated_is_no_day_of_completion() -> None:
    result = paired("11月底前", "11月底前")
    assert (result.met, result.exactness) == (None, Exactness.UNKNOWN)
    assert Flag.ACTUAL_COPIES_TARGET in result.flags
    assert paired("11月30日", "11月30日").met is True
