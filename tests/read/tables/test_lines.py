from tests.read.forms import Cells, facts, grid, rows
from xlscore.read.tables.blocks import score_heads
from xlscore.read.tables.lines import LineKind, read_tables

HEAD = [["一级指标", "二级指标", "三级指标", "分值", "得分"]]


def kinds(cells: Cells, merges: str = "") -> list[list[tuple[int, str]]]:
    seen = grid({**rows(1, HEAD), **cells}, merges)
    return [[(line.row, line.kind.value) for line in table.lines] for table in read_tables(seen, score_heads(seen))]


def test_the_total_ends_the_table() -> None:
    cells = {**rows(2, [["产出", "数量", "a", 1, 1]]), "A3": "总分", "A4": "批注"}
    assert kinds(cells) == [[(2, "row"), (3, "total")]]


def test_blank_rows_do_not_end_it() -> None:
    assert kinds({"C2": "a", "D2": 1, "C9": "b", "D9": 2}) == [[(2, "row"), (9, "row")]]


def test_a_note_a_new_title_or_a_funds_block_ends_it() -> None:
    assert kinds({"C2": "a", "A3": "注：1.得分不超过分值", "C4": "b"}) == [[(2, "row")]]
    assert kinds({"C2": "a", "A3": "项目支出绩效自评表", "C4": "b"}) == [[(2, "row")]]
    assert kinds({"C2": "a", "D3": "全年预算数", "E3": "全年执行数", "C4": "b"}) == [[(2, "row")]]


def test_an_indicator_called_like_a_form_is_no_title() -> None:
    assert kinds({"B2": "绩效自评表", "C2": "完整性", "D2": 20}) == [[(2, "row")]]


def test_a_note_in_the_title_column_is_an_indicator() -> None:
    assert kinds({"C2": "说明：", "D2": 1}) == [[(2, "row")]]


def test_a_total_in_the_middle_closes_a_level_only() -> None:
    cells: Cells = {"C2": "a", "D2": 1, "A3": "合计", "D3": 1, "C4": "b", "D4": 2, "A5": "合计", "D5": 3}
    assert kinds(cells) == [[(2, "row"), (3, "subtotal"), (4, "row"), (5, "total")]]


def test_words_below_the_total_are_no_indicators() -> None:
    assert kinds({"C2": "a", "D2": 1, "A3": "合计", "C4": "另附说明"}) == [[(2, "row"), (3, "total")]]
    assert kinds({"C2": "a", "D2": 1, "A3": "合计", "A4": "注：无", "D4": 2}) == [[(2, "row"), (3, "total")]]


def test_subtotals_stand_in_a_level_column() -> None:
    assert kinds({"C2": "a", "B3": "小计", "E3": 1, "C4": "b", "E4": "小计"}) == [
        [(2, "row"), (3, "subtotal"), (4, "row")]
    ]


def test_a_total_beside_the_notes_is_found() -> None:
    assert kinds({"C2": "a", "A3": "其他需要说明事项", "C3": "总分", "D3": 100, "E3": 98}) == [
        [(2, "row"), (3, "total")]
    ]


def test_a_header_repeated_at_a_page_break_goes_on_with_its_table() -> None:
    assert kinds({"C2": "a", **rows(3, HEAD), "C4": "b"}) == [[(2, "row"), (4, "row")]]


def test_a_header_after_the_end_begins_another_table() -> None:
    assert kinds({"C2": "a", "A3": "总分", **rows(5, HEAD), "C6": "b"}) == [[(2, "row"), (3, "total")], [(6, "row")]]


def test_a_table_without_rows_ends_below_its_header() -> None:
    seen = grid(rows(1, HEAD))
    (table,) = read_tables(seen, score_heads(seen))
    assert facts(table.lines, table.end) == ((), 2)


def test_lines_know_the_header_they_stand_under() -> None:
    seen = grid(
        {**rows(1, HEAD), "C2": "a", **rows(3, [["一级指标", "二级指标", "三级指标", "得分", "分值"]]), "C4": "b"}
    )
    (table,) = read_tables(seen, score_heads(seen))
    assert [line.columns.top for line in table.lines] == [1, 3]
    assert all(line.kind is LineKind.ROW for line in table.lines)


def test_what_stands_at_the_break_of_a_page_is_no_row_and_no_level() -> None:
    for mark in (
        "第1页 共2页",
        "－2－",
        "续表",
        "（续表1）",
        "接上页",
        "项目支出绩效自评表（续）",
        "项目支出绩效自评表 续表",
    ):
        cells: Cells = {"A2": "产出", "C2": "a", "D2": 1, "A3": mark, "C5": "b", "D5": 2}
        assert kinds({**cells, **rows(4, HEAD)}) == [[(2, "row"), (5, "row")]]
    assert kinds({"C2": "a", "D2": 1, "A3": 3, "C4": "b", "D4": 2}) == [[(2, "row"), (3, "row"), (4, "row")]]
    assert kinds({"C2": "a", "D2": 1, "A3": "续表", "C3": "b", "D3": 2}) == [[(2, "row"), (3, "row")]]
    assert kinds({"C2": "a", "D2": 1, "A3": "续建项目（续）", "C4": "b", "D4": 2})[0][1] == (3, "row")
    assert kinds({"C2": "a", "D2": 1, "A3": f"续表{'长' * 60}", "C4": "b", "D4": 2})[0][1] == (3, "row")


def test_a_note_between_scored_lines_does_not_end_the_table() -> None:
    noted: Cells = {"C2": "a", "D2": 1, "A3": "注：无", "A4": "2.另见附件"}
    goes_on: Cells = {**noted, "C5": "b", "D5": 2, "E5": 2, "A6": "合计"}
    assert (kinds(goes_on), notes(goes_on)) == ([[(2, "row"), (5, "row"), (6, "total")]], [(3, 4)])
    assert kinds({**noted, "A5": "总分", "D5": 2}) == [[(2, "row"), (5, "total")]]


def test_what_states_no_points_below_a_note_does_not_go_on_with_the_table() -> None:
    noted: Cells = {"C2": "a", "D2": 1, "A3": "注：无"}
    assert kinds({**noted, "A4": "总分", "C4": "见上"}) == [[(2, "row")]]
    assert kinds({**noted, "A4": "填表人：", "C4": "b"}) == [[(2, "row")]]
    assert kinds({**noted, "A4": "项目支出绩效自评表", "C5": "b", "D5": 1}) == [[(2, "row")]]
    assert kinds({**noted, "D4": "全年预算数", "E4": "全年执行数", "C5": "b", "D5": 1}) == [[(2, "row")]]
    assert kinds({**noted, **{f"A{row}": "注" for row in range(4, 20)}, "C20": "b", "D20": 1}) == [[(2, "row")]]


def notes(cells: Cells) -> list[tuple[int, ...]]:
    seen = grid({**rows(1, HEAD), **cells})
    return [table.notes for table in read_tables(seen, score_heads(seen))]


TOTAL: Cells = {"A5": "总分", "D5": 1, "E5": 0.5}
ROWS: Cells = {"C2": "a", "D2": 1, "E2": 1}


def test_a_note_above_the_total_does_not_hide_it() -> None:
    for note in ("注：无", "备注：无", "说明", "其他需要说明的问题", "存在问题"):
        cells = {**ROWS, "A3": note, "B3": "无", **TOTAL}
        assert (kinds(cells), notes(cells)) == ([[(2, "row"), (5, "total")]], [(3,)])


def test_notes_of_several_rows_are_no_lines() -> None:
    cells = {**ROWS, "A3": "注：1.得分不超过分值", "A4": "2.分值由单位自定", **TOTAL}
    assert (kinds(cells), notes(cells)) == ([[(2, "row"), (5, "total")]], [(3, 4)])


def test_indicators_below_a_note_are_read() -> None:
    cells: Cells = {**ROWS, "A3": "注：以下为效益", "C4": "b", "D4": 2, "E4": 2, "A5": "注：完"}
    assert (kinds(cells), notes(cells)) == ([[(2, "row"), (4, "row")]], [(3,)])
    one_figure: Cells = {**ROWS, "A3": "填表人：", "C4": "张某某", "E4": 13}
    assert kinds(one_figure) == [[(2, "row")]]
    no_title: Cells = {**ROWS, "A3": "注：无", "D4": 13, "E4": 13}
    assert kinds(no_title) == [[(2, "row")]]


def test_a_blank_total_below_a_note_is_a_total() -> None:
    assert kinds({**ROWS, "A3": "备注：无", "A4": "总分"}) == [[(2, "row"), (4, "total")]]


def test_a_sum_elsewhere_below_a_note_is_none_of_the_form() -> None:
    assert kinds({**ROWS, "A3": "备注：无", "A4": "合计", "B4": "见附件"}) == [[(2, "row")]]
    assert kinds({**ROWS, "A3": "备注：无", "D4": "合计", "E4": 5}) == [[(2, "row")]]


def test_a_new_form_below_a_note_is_another() -> None:
    begun: Cells = {**ROWS, "A3": "备注：无", "A4": "项目名称", "B4": "另一项目"}
    assert kinds({**begun, **TOTAL}) == [[(2, "row")]]
    assert kinds({**ROWS, "A3": "备注：无", "A4": "项目支出绩效自评表", **TOTAL}) == [[(2, "row")]]


def test_a_header_repeated_below_a_note_goes_on_with_the_table() -> None:
    again = {**ROWS, "A3": "备注：续下页", **rows(4, HEAD), "C5": "b", "D5": 1}
    assert kinds(again) == [[(2, "row"), (5, "row")]]
    other = {**ROWS, "A3": "备注：无", **rows(4, [["一级指标", "二级指标", "三级指标", "指标值"]]), "C5": "b"}
    assert kinds(other) == [[(2, "row")], [(5, "row")]]


def test_the_head_of_a_new_page_is_no_row() -> None:
    head: Cells = {"A3": "项目支出绩效自评表（续）", "A4": "（2021年度）", "A5": "填报单位：某局", "C5": "单位：万元"}
    cells = {**ROWS, **head, **rows(6, HEAD), "C7": "b", "D7": 1}
    assert (kinds(cells), notes(cells)) == ([[(2, "row"), (7, "row")]], [(3, 4, 5)])
    beside: Cells = {**ROWS, "A3": "续表：项目支出绩效自评表", "E3": "金额单位：万元", "C4": "b", "D4": 1}
    assert kinds(beside) == [[(2, "row"), (4, "row")]]
    far = {**ROWS, "A3": "续表", "C4": "b", "D4": 1, "D5": "全年预算数", "E5": "全年执行数", **rows(6, HEAD)}
    assert kinds(far)[0] == [(2, "row"), (4, "row")]


def test_a_project_that_is_continued_is_no_page() -> None:
    assert kinds({**ROWS, "A3": "续建项目支出绩效自评表", "C4": "b", "D4": 1, "E4": 1}) == [[(2, "row")]]
    assert kinds({**ROWS, "A3": "项目支出绩效自评表（第1页）", "C4": "b", "D4": 1}) == [[(2, "row")]]
