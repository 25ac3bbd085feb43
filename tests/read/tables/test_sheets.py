import pytest

from tests.read.forms import YUEYANG_MERGES, facts, framework, overall, project, rows, sheet, workbook, yueyang
from xlscore.model.workbook import Cell, Sheet, Visibility
from xlscore.read.tables import sheets
from xlscore.read.tables.sheets import find_score_sheet, find_statement, form_sheets, tables_on

YUEYANG = framework("yueyang_overall_2019")
PROJECT = framework("national_project_2020")


def test_our_sheets_that_hold_no_scores_are_not_searched() -> None:
    book = workbook(
        sheet(yueyang(), YUEYANG_MERGES, name="审核结果"), sheet(yueyang(), YUEYANG_MERGES, name="填报说明")
    )
    assert form_sheets(book) == []
    assert find_score_sheet(book, YUEYANG) is None


def test_a_sheet_without_tables_is_no_form() -> None:
    assert form_sheets(workbook(sheet({"A1": "单位名称", "B1": "某局"}))) == []


def test_the_sheet_named_like_the_templates_is_read() -> None:
    named = sheet(yueyang(), YUEYANG_MERGES, name="部门整体支出绩效评价评分表")
    found = find_score_sheet(workbook(sheet(yueyang(), YUEYANG_MERGES, name="甲"), named), YUEYANG)
    assert found is not None
    assert found.grid.sheet.name == "部门整体支出绩效评价评分表"
    assert [str(at) for at, _ in found.others] == ["甲!A3"]


def test_a_visible_sheet_is_read_rather_than_a_hidden_one() -> None:
    hidden = sheet(yueyang(), YUEYANG_MERGES, name="旧", visibility=Visibility.HIDDEN)
    found = find_score_sheet(workbook(hidden, sheet(yueyang(), YUEYANG_MERGES, name="新")), YUEYANG)
    assert found is not None
    assert found.grid.sheet.name == "新"


def test_the_sheet_with_the_words_of_the_edition_is_read() -> None:
    found = find_score_sheet(
        workbook(sheet(overall(), name="甲"), sheet(yueyang(), YUEYANG_MERGES, name="乙")), YUEYANG
    )
    assert found is not None
    assert found.grid.sheet.name == "乙"


def shifted(by: int) -> dict[str, object]:
    return {f"{at[0]}{int(at[1:]) + by}": value for at, value in project().items()}


def test_of_forms_below_each_other_the_first_is_read_and_the_others_are_listed() -> None:
    book = workbook(sheet({**project(), **shifted(30), **shifted(60)}, name="表"))  # type: ignore[dict-item]
    found = find_score_sheet(book, PROJECT)
    assert found is not None
    assert facts(found.table_top, found.top) == (12, 5)
    assert [at.a1 for at, _ in found.others] == ["B42", "B72"]


def test_a_funds_block_alone_is_found_without_a_table() -> None:
    cells = rows(5, [["项目资金", "年初预算数", "全年预算数", "全年执行数"]])
    found = find_score_sheet(workbook(sheet(cells)), PROJECT)
    assert found is not None
    assert facts(found.table, found.table_top, found.top) == (None, None, 5)


def test_a_funds_block_below_the_table_belongs_to_it_too() -> None:
    cells = {**rows(1, [["一级指标", "二级指标", "三级指标", "得分"]]), **rows(9, [["全年预算数", "全年执行数"]], "B")}
    found = find_score_sheet(workbook(sheet(cells)), PROJECT)
    assert found is not None
    assert found.funds is not None
    assert facts(found.funds.top, found.top) == (9, 1)


HEAD = rows(1, [["项目", "上级项目", "执行数"]])


def test_the_statement_is_found_by_name_first_then_by_its_headers() -> None:
    book = workbook(sheet(HEAD, name="甲"), sheet(HEAD, name="收支明细"))
    found = find_statement(book, "收支明细")
    assert found is not None
    assert found[0].sheet.name == "收支明细"
    other = find_statement(workbook(sheet(HEAD, name="甲")), "收支明细")
    assert other is not None
    assert other[0].sheet.name == "甲"


def test_the_sheet_of_findings_is_never_read() -> None:
    assert find_statement(workbook(sheet(HEAD, name="审核结果")), "收支明细") is None


def test_tables_are_found_once_and_only_the_last_few_small_sheets_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_RECENT", {})
    monkeypatch.setattr(sheets, "_MOST_RECENT", 2)
    monkeypatch.setattr(sheets, "_MOST_CELLS", 1)
    one, two, three = (Sheet(name, {(1, 1): Cell(name)}) for name in "甲乙丙")
    first = tables_on(one)
    assert tables_on(one) is first
    assert tables_on(Sheet("甲", dict(one.cells))) is not first
    tables_on(two)
    tables_on(three)
    assert tables_on(one) is not first
    large = Sheet("大", {(1, 1): Cell(1), (1, 2): Cell(2)})
    assert tables_on(large) is not tables_on(large)


FUNDS = rows(2, [["项目资金", "项 目", "全年预算数", "全年执行数"], [None, "年度资金总额", 10, 9]])
TABLE = rows(6, [["一级指标", "二级指标", "三级指标", "得分"]])


def test_a_funds_block_whose_labels_are_headed_like_a_statement_is_none() -> None:
    assert find_statement(workbook(sheet({**FUNDS, **TABLE})), "收支明细") is None


def test_a_statement_below_the_tables_of_a_form_is_found() -> None:
    found = find_statement(workbook(sheet({**FUNDS, **TABLE, **rows(12, [["项目", "预算数", "执行数"]])})), "收支明细")
    assert found is not None
    assert found[1].top == 12
