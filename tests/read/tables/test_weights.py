from fractions import Fraction

from tests.read.forms import facts, framework, grid, rows
from xlscore.cells import CellRef
from xlscore.model.workbook import CellValue
from xlscore.read.tables.blocks import score_heads
from xlscore.read.tables.lines import read_tables
from xlscore.read.tables.matching import Matcher
from xlscore.read.tables.scores import ScoreTable, read_score_table

HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "得分"]


def read(*lines: list[CellValue], head: list[str] = HEAD) -> ScoreTable:
    form = grid(rows(1, [head, *lines]))
    edition = framework("national_project_2020")
    return read_score_table(form, read_tables(form, score_heads(form))[0], edition, Matcher(edition, {}))


def test_the_only_row_of_a_level_has_the_points_of_the_level() -> None:
    benefit: list[CellValue] = ["效益指标", "社会效益", "受益", "好", "好", 30]
    table = read(["产出指标（50分）", "数量指标", "培训", "≥5次", "5次", 50], benefit)
    assert facts(*(row.points.value for row in table.rows)) == (50, None)
    assert table.rows[0].points.at == CellRef("表", 2, 1)
    assert [(at.a1, word) for at, word in table.leftovers] == [
        ("C2", "表上没有分值栏，“培训”的分值由“产出指标”的分值推得 50 分"),
    ]


def test_a_last_row_has_the_rest_once_its_sisters_follow_from_their_own_level() -> None:
    table = read(
        ["产出指标（50分）", "数量指标（35.5分）", "培训", "≥5次", "5次", 35],
        [None, "质量指标", "合格率", "≥95%", "96%", 14],
    )
    assert facts(*(row.points.value for row in table.rows)) == (Fraction(71, 2), Fraction(29, 2))


def test_two_rows_of_a_level_leave_more_than_one_answer() -> None:
    table = read(["产出指标（50分）", "数量指标", "培训", "≥5次", "5次", 20], [None, None, "宣传", "≥5次", "5次", 20])
    assert [row.points.value for row in table.rows] == [None, None]
    assert table.leftovers == []


def test_points_already_used_up_leave_nothing_to_give() -> None:
    quality: list[CellValue] = [None, "质量指标", "合格率", "≥9%", "9%", 5]
    table = read(["产出指标（50分）", "数量指标（50分）", "培训", "≥5次", "5次", 50], quality)
    assert facts(*(row.points.value for row in table.rows)) == (50, None)


def test_a_column_of_points_is_never_filled_in() -> None:
    table = read(["产出指标（50分）", "数量指标", "培训", "≥5次", "5次", None, 50], head=[*HEAD[:5], "分值", "得分"])
    assert facts(table.rows[0].points.value, table.leftovers) == (None, [])


def test_a_subtotal_gives_no_points_it_does_not_state() -> None:
    table = read(["产出指标", "数量指标", "培训", "≥5次", "5次", 20], [None, "小计", None, None, None, 20])
    assert facts(table.rows[0].points.value, table.leftovers) == (None, [])
