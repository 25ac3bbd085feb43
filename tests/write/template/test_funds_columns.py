import pytest

from xlscore.write.template.funds_columns import column_role, place_columns, room_wanted


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("年初预算数", "initial"),
        ("全年预算数（A）", "budget"),
        ("全年(调整)预算数", "budget"),
        ("调整后预算数", "budget"),
        ("全年执行数（B）", "executed"),
        ("全年支出数", "executed"),
        ("执行率（B/A）", "rate"),
        ("执行率权重", "points"),
        ("执行率得分", "score"),
        ("分值", "points"),
        ("自评得分", "score"),
    ],
)
def test_headers_say_what_a_column_of_the_block_holds(header: str, role: str) -> None:
    assert column_role(header) == role


def test_without_a_label_column_the_block_begins_with_its_row_names() -> None:
    placed = place_columns(["全年预算数", "全年执行数", "得分"], [20, 10, 10, 8], labelled=False)
    assert placed.head == placed.name == (1, 1)
    assert placed.headers == {"budget": "全年预算数", "executed": "全年执行数", "score": "得分"}
    assert room_wanted(placed) == {2: (2, 15.0), 3: (3, 15.0)}
