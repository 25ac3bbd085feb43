from fractions import Fraction

from tests.write.template.makers import EXECUTION, JUDGED, SECTION, STAFF, project_edition, table_edition
from xlscore.model.framework import OpenSection
from xlscore.write.template.filled import BLANK, Filled, OpenRow
from xlscore.write.template.lines import shows_remainder, spread_rows, table_lines

OPEN = OpenSection.model_validate(SECTION)


def test_ten_lines_are_shared_by_two_groups_and_three_of_each_are_in_view() -> None:
    rows = spread_rows(OPEN, (), grouped=True)
    assert [group for group, _, _ in rows] == ["数量指标"] * 5 + ["质量指标"] * 5
    assert [folded for _, _, folded in rows] == [False, False, False, True, True] * 2


def test_a_group_filled_with_more_lines_grows_and_shows_them_all() -> None:
    filled = (*(OpenRow(str(place), "质量指标") for place in range(7)), OpenRow("无组"))
    rows = spread_rows(OPEN, filled, grouped=True)
    assert [row.title for group, row, _ in rows if row and group == "质量指标"] == [str(place) for place in range(7)]
    assert [row.title for group, row, _ in rows if row and group == "数量指标"] == ["无组"]
    assert not any(folded for group, _, folded in rows if group == "质量指标")


def test_a_form_without_group_column_has_one_list_with_eight_in_view() -> None:
    rows = spread_rows(OPEN, (OpenRow("甲", "质量指标"), OpenRow("乙", "数量指标")), grouped=False)
    assert [row.title for _, row, _ in rows if row] == ["甲", "乙"]
    assert [folded for _, _, folded in rows].count(False) == 8


def test_labels_bear_their_points_where_the_form_prints_them_there() -> None:
    sections = [
        {"path": ["投入"], "points": 60, "standing": "confirmed"},
        {"path": ["投入", "预算配置"], "standing": "confirmed"},
    ]
    printed = table_edition(sections=sections, layout={"points_in_labels": True})
    assert table_lines(printed, BLANK, 2)[0].labels == ("投入\n（60分）", "预算配置")
    assert table_lines(table_edition(sections=sections), BLANK, 2)[0].labels == ("投入", "预算配置")


def test_open_lines_come_first_on_project_forms_and_last_on_tables() -> None:
    project = project_edition(indicators=[EXECUTION, STAFF])
    assert [line.indicator is not None for line in table_lines(project, BLANK, 2)] == [False] * 10 + [True]
    table = table_edition(STAFF, open_sections=[SECTION])
    assert [line.indicator is not None for line in table_lines(table, BLANK, 2)] == [True] + [False] * 10


def test_the_indicator_of_the_funds_block_has_no_line_in_the_table() -> None:
    lines = table_lines(project_edition(), Filled(), 2)
    assert len(lines) == 10
    assert lines[0].labels == ("产出指标\n（90分）", "数量指标")


def test_left_over_points_get_a_line_unless_places_set_the_points_themselves() -> None:
    rest = {"points": 40, "standing": "unconfirmed", "why": "未见原表"}
    known = table_edition(STAFF, remainder=rest)
    assert shows_remainder(known)
    last = table_lines(known, BLANK, 2)[-1]
    assert (last.remainder is not None, last.keys) == (True, ("其余指标（未见原表）",) * 2)
    local = table_edition(STAFF, JUDGED | {"points": None}, remainder=rest)
    assert not shows_remainder(local)
    assert all(line.remainder is None for line in table_lines(local, BLANK, 2))


def test_a_section_without_groups_leaves_the_second_level_to_the_unit() -> None:
    plain = table_edition(STAFF, open_sections=[SECTION | {"groups": [], "points": Fraction(90)}])
    assert table_lines(plain, BLANK, 2)[-1].keys == ("产出指标", "")
