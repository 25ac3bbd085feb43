import pytest

from tests.read.forms import Cells, framework, overall_book, project, project_book, rows, sheet, workbook, yueyang_book
from xlscore.model.workbook import Cell, Sheet, Visibility
from xlscore.read.submission import understand
from xlscore.read.tables.added import MOST_PLACES

PROJECT = framework("national_project_2020")


def aside(changes: Cells | None = None, *more: Sheet) -> dict[str, str]:
    """Return what was left aside of the project form with changes and further sheets: address → words."""
    (form,) = project_book(changes).sheets
    return {str(cell): word for cell, word in understand(workbook(form, *more), PROJECT).leftovers}


def test_the_published_forms_hold_nothing_added() -> None:
    assert aside() == {}
    assert understand(overall_book(), framework("national_overall_2020")).leftovers == ()
    assert understand(yueyang_book(), framework("yueyang_overall_2019")).leftovers == ()


def test_a_figure_or_words_beside_a_row_are_told() -> None:
    assert aside({"M14": 9.5, "L15": "另见附件"}) == {
        "Sheet1!M14": "“9.5”不在任何栏目之下，没有采用",
        "Sheet1!L15": "“另见附件”不在任何栏目之下，没有采用",
    }


def test_beside_the_total_figures_count_and_words_do_not() -> None:
    assert list(aside({"L20": 95, "M20": "优"})) == ["Sheet1!L20"]


def test_a_figure_right_of_the_head_or_of_the_funds_block_is_told_and_a_serial_number_is_not() -> None:
    assert aside({"L3": 500, "M3": "公开14表", "L7": 40, "M8": "调剂", "A13": 1}) == {
        "Sheet1!L3": "“500”在评分表右侧，没有采用",
        "Sheet1!L7": "“40”不在任何栏目之下，没有采用",
        "Sheet1!M8": "“调剂”不在任何栏目之下，没有采用",
    }


def test_a_long_text_is_shown_by_its_beginning() -> None:
    assert aside({"M14": "长" * 21}) == {"Sheet1!M14": f"“{'长' * 20}……”不在任何栏目之下，没有采用"}


def moved(extra: list[object], *, at: int = 12) -> Cells:
    """Return the project form with a row put in above row ``at``, without its merged cells."""
    cells: dict[str, object] = {}
    for place, value in project().items():
        column, row = place[0], int(place[1:])
        cells[f"{column}{row + (row >= at)}"] = value
    return {**cells, **rows(at, [extra])}  # type: ignore[dict-item]


def of_moved(extra: list[object]) -> list[tuple[str, str]]:
    form = workbook(sheet(moved(extra), "A5:B9 A10:A11 B10:F10 G10:J10 B11:F11 G11:J11"))
    return [(cell.a1, word) for cell, word in understand(form, PROJECT).leftovers]


def test_a_row_between_the_blocks_is_told() -> None:
    assert of_moved(["其他说明", "本项目调整2次"]) == [("A12", "“其他说明”这一行不是评分表的内容，没有采用")]


@pytest.mark.parametrize(
    "extra",
    [["三、绩效指标"], ["备注：", "无"], ["存在问题", "进度慢"], ["续表"], [None, "2.扩大覆盖面。", None, "已扩大。"]],
    ids=str,
)
def test_headings_notes_texts_and_further_goals_are_not_told(extra: list[object]) -> None:
    assert of_moved(extra) == []


def test_a_row_with_a_figure_below_the_form_is_told() -> None:
    assert aside({"A23": "调整数", "B23": 500, "T30": "多写的话"}) == {
        "Sheet1!A23": "“调整数”这一行在评分表之后，没有采用",
        "Sheet1!T30": "“多写的话”在评分表右侧，没有采用",
    }


@pytest.mark.parametrize(
    "below",
    [
        {"A23": "单位（公章）：", "D23": "填报人（签字）：张某", "G23": "填报日期：2022年1月5日"},
        {"A23": "经办人", "B23": "李某", "E23": "联系电话", "F23": 7301234567},
        {"A23": "2. 分值由单位自定。"},
        {"A23": "存在问题", "B23": "进度慢"},
        {"A23": "评价结论", "B23": 95},
        {"A23": 3},
    ],
    ids=str,
)
def test_signatures_notes_and_page_numbers_below_the_form_are_not_told(below: Cells) -> None:
    assert aside(below) == {}


def test_a_sheet_with_figures_is_told_once_and_one_of_words_or_nothing_is_not() -> None:
    figures = sheet({"A1": "调整数", "B1": 500, "A2": "合计", "B2": Cell(None, formula="B1")}, name="附表")
    formula = sheet({"C3": Cell(5, formula="1+4")}, name="草稿", visibility=Visibility.HIDDEN)
    cover, blank = sheet({"A1": "封面", "A2": "二〇二一年度"}, name="封面"), sheet({}, name="Sheet3")
    assert aside(None, figures, formula, cover, blank) == {
        "附表!A1": "工作表“附表”不是评分表，其中 4 个有内容的单元格没有采用",
        "草稿!C3": "工作表“草稿”（已隐藏）不是评分表，其中 1 个有内容的单元格没有采用",
    }


def test_a_sheet_a_text_was_read_from_is_no_added_one() -> None:
    report = sheet({"A1": "存在问题", "B1": "进度慢", "A2": "支出", "B2": 5}, name="自评报告")
    assert aside(None, report) == {}


def test_words_right_of_the_tables_of_our_own_sheets_are_told() -> None:
    head = rows(3, [["项目", "上级项目", "分组", "单位", "年初预算数", "全年预算数", "执行数"]])
    statement = sheet({"A1": "收支明细", **head, "A4": "房租", "F4": 5, "G4": 4, "K4": 4.5}, name="收支明细")
    guide = sheet({"A1": "填报说明", "B2": 5}, name="填报说明")
    nothing = sheet({"A1": "没有填报项"}, name="基础数据")
    assert aside(None, statement, guide, nothing) == {"收支明细!K4": "“4.5”在表格右侧，没有采用"}


def test_a_sheet_full_of_additions_is_not_listed_to_its_end() -> None:
    many = {f"{column}{row}": 1 for row in range(13, 20) for column in (f"A{letter}" for letter in "ABCDEFGHIJKLMNOP")}
    found = aside(many)
    assert len(found) == MOST_PLACES + 1
    assert list(found.values())[-1] == f"此处以后还有评分表以外的内容，只列出前 {MOST_PLACES} 处"


def test_without_a_form_nothing_is_said_to_be_beside_it() -> None:
    lone = workbook(sheet({"A1": "调整数", "B1": 500}))
    assert understand(lone, PROJECT).leftovers == ()


def test_what_stands_beside_another_form_of_the_sheet_is_not_told_for_the_first() -> None:
    below = {place[0] + str(int(place[1:]) + 30): value for place, value in project().items()}
    read = understand(workbook(sheet({**project(), **below})), PROJECT)
    assert [cell.a1 for cell, _ in read.leftovers] == ["B42"]
