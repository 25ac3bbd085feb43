import pytest

from tests.write.template.makers import SECTION, TABLE_COLUMNS, project_edition, table_edition
from xlscore.write.template.column_plan import plan_columns


def test_the_printed_columns_come_first_and_the_helpers_stand_right_of_them() -> None:
    columns = plan_columns(table_edition())
    assert [column.role for column in columns.columns] == [
        *("level1", "level2", "level3", "criterion", "points", "score", "reason"),
        *("level", "recomputed", "difference", "hint"),
    ]
    assert (columns.first, columns.last_printed, columns.last) == (1, 7, 11)
    assert not columns.stacked


def test_a_printed_target_becomes_sign_value_and_unit_under_its_own_header() -> None:
    columns = plan_columns(project_edition())
    split = [(column.role, column.header, column.group) for column in columns.columns if column.group]
    assert split == [
        ("operator", "指标性质", "年度指标值"),
        ("target", "指标值", "年度指标值"),
        ("unit", "度量单位", "年度指标值"),
    ]
    assert columns.stacked
    assert (columns.labelled, columns.first) == (True, 2)


def test_what_open_lines_need_is_added_where_the_form_does_not_print_it() -> None:
    columns = plan_columns(table_edition(open_sections=[SECTION]))
    added = [column.role for column in columns.columns if column.printed][len(TABLE_COLUMNS) :]
    assert added == ["operator", "target", "unit", "actual"]


def test_a_form_without_a_reason_column_gets_one_and_the_work_check_evidence_numbers_too() -> None:
    bare = [column for column in TABLE_COLUMNS if column["role"] not in {"score", "reason", "points"}]
    columns = plan_columns(table_edition(layout={"form": "workcheck", "columns": bare}))
    assert [column.header for column in columns.columns if column.printed][-3:] == ["得分", "扣分原因", "佐证编号"]
    assert columns.of("points") is None
    assert columns.headed("points", "分值") == "分值"
    assert columns.headed("score", "—") == "得分"


def test_a_missing_column_is_named() -> None:
    with pytest.raises(LookupError, match="no column for actual"):
        plan_columns(table_edition()).need("actual")


def test_the_funds_block_leaves_the_reason_column_free_and_its_amounts_have_room() -> None:
    columns = plan_columns(project_edition())
    placed, widths = columns.funds, columns.widths()
    assert placed is not None
    assert placed.name[0] == placed.head[1] + 1
    assert list(placed.roles) == ["initial", "budget", "executed", "points", "rate", "score"]
    assert placed.roles["score"][1] == columns.need("reason") - 1
    for role in ("initial", "budget", "executed"):
        first, last = placed.roles[role]
        assert sum(widths[number] for number in range(first, last + 1)) >= 15
