import pytest

from tests.checks.builders import addresses, edition, faults, indicator, only, row, sheet, understood
from xlscore.checks.indicator_missing import indicator_missing
from xlscore.checks.points_or_title_changed import points_or_title_changed
from xlscore.checks.registry import Understood

KNOWN = edition(
    indicators=[indicator("A1", "3", title="预算调整率"), indicator("A2", "3", title="支付进度"), indicator("A3", "5")]
)


def stage(*titles: tuple[str, str], absent: tuple[str, ...] = ("A1",), path: tuple[str, ...] = ("过程",)) -> Understood:
    rows = [
        row(place, f"+{place}", points, title=title, path=path)
        for place, (title, points) in enumerate(titles, start=14)
    ]
    return understood(sheet(rows=tuple(rows), absent=absent), KNOWN)


def test_a_row_with_place_and_points_of_a_missing_indicator_and_a_like_title_is_that_indicator_renamed() -> None:
    found = only(points_or_title_changed, stage(("预算调整率情况", "3")))
    assert (found.subject, addresses(found)) == ("A1/名称", ["C14"])
    assert found.message == "自评表!C14 的指标名称「预算调整率情况」与本版不同，应为「预算调整率」。"
    assert faults(indicator_missing, stage(("预算调整率情况", "3"))) == []


@pytest.mark.parametrize("other", [("预算调整率情况", "4"), ("职工食堂管理", "3")])
def test_other_points_or_another_title_are_another_row(other: tuple[str, str]) -> None:
    assert faults(points_or_title_changed, stage(other)) == []
    assert [fault.subject for fault in faults(indicator_missing, stage(other))] == ["A1"]


def test_another_place_is_another_row() -> None:
    assert faults(points_or_title_changed, stage(("预算调整率情况", "3"), path=("投入",))) == []


def test_two_rows_that_could_be_the_indicator_leave_it_missing() -> None:
    both = stage(("预算调整率一", "3"), ("预算调整率二", "3"))
    assert faults(points_or_title_changed, both) == []
    assert [fault.subject for fault in faults(indicator_missing, both)] == ["A1"]
