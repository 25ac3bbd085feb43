from tests.checks.builders import addresses, faults, finding, line, only, scored, sheet
from xlscore.checks.breakdowns_disagree import breakdowns_disagree
from xlscore.checks.registry import Scored
from xlscore.model.finding import Severity


def stage(total: str, first: tuple[str, str], second: tuple[str, str]) -> Scored:
    lines = [line(6, "支出合计", executed=total)]
    for place, (part, breakdown) in enumerate(
        [(first[0], "按收入性质"), (first[1], "按收入性质"), (second[0], "按支出性质"), (second[1], "按支出性质")],
        start=7,
    ):
        lines.append(line(place, f"分项{place}", executed=part, parent=0, breakdown=breakdown))
    return scored(sheet(lines=tuple(lines)))


def test_breakdowns_that_cannot_both_be_right_are_an_error() -> None:
    found = finding(breakdowns_disagree, stage("1872.00", ("1800.00", "72.00"), ("1000.00", "871.90")))
    assert found.severity is Severity.ERROR
    assert "「按收入性质」各项之和 1800.00＋72.00＝1872.00" in found.message
    assert (
        "「按支出性质」各项之和 1000.00＋871.90＝1871.90，两者不等；合计填为 1872，与「按收入性质」各项之和一致"
        in found.message
    )
    assert found.difference == "0.1"
    assert [place.a1 for place in found.cells] == ["G6", "G7", "G8", "G9", "G10"]


def test_without_a_total_or_where_none_agrees_no_side_is_taken() -> None:
    blank = only(breakdowns_disagree, stage("", ("1800.00", "72.00"), ("1000.00", "871.90")))
    assert "合计栏" not in blank.message
    neither = only(breakdowns_disagree, stage("1900", ("1800.00", "72.00"), ("1000.00", "871.90")))
    assert "一致" not in neither.message
    assert addresses(neither)[0] == "G6"


def test_equal_sums_rounding_and_lists_with_a_hole_are_fine() -> None:
    assert faults(breakdowns_disagree, stage("1872.00", ("1800.00", "72.00"), ("1000.00", "872.00"))) == []
    assert faults(breakdowns_disagree, stage("1872.00", ("1800.00", "72.00"), ("1000.00", "872.01"))) == []
    assert faults(breakdowns_disagree, stage("1872.00", ("1800.00", "72.00"), ("1000.00", "未提供"))) == []
    assert faults(breakdowns_disagree, stage("1872.00", ("1800.00", "72.00"), ("", ""))) == []


def test_of_three_lists_the_one_that_differs_is_compared_with_those_that_agree() -> None:
    lines = [line(6, "支出合计", executed="1872.00")]
    for place, (name, part) in enumerate((("甲", "1872.00"), ("乙", "1872.00"), ("丙", "1871.90")), start=7):
        lines.append(line(place, f"分项{place}", executed=part, parent=0, breakdown=name))
    found = only(breakdowns_disagree, scored(sheet(lines=tuple(lines))))
    assert found.message == (
        "自评表!G6「支出合计」的全年执行数：「甲」各项之和 1872.00；「乙」各项之和 1872.00；「丙」各项之和 1871.90，"
        "不全相等；合计填为 1872，与「甲」各项、「乙」各项之和一致。"
    )
    assert (found.claimed, found.recomputed, found.difference) == ("1872", "1871.9", "0.1")
