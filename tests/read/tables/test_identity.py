from tests.read.forms import facts, framework, project, project_book, rows, sheet, workbook
from xlscore.model.workbook import Workbook
from xlscore.read.tables.identity import named_text, read_unit_name, read_year, sheet_unit
from xlscore.read.tables.sheets import Found, find_score_sheet

PROJECT = framework("national_project_2020")
NAMES = {"xlscore_unit": "Sheet1!$H$4", "xlscore_year": "Sheet1!$A$2"}


def found(book: Workbook) -> Found | None:
    return find_score_sheet(book, PROJECT)


def test_names_tell_unit_and_year() -> None:
    book = workbook(sheet({**project(), "G4": "别的", "A2": 2020}, name="Sheet1"), names=NAMES)
    assert facts(read_unit_name(book, found(book)), read_year(book, found(book))) == ("某市科普中心", 2020)


def test_a_named_cell_left_blank_is_no_name_and_the_year_is_looked_for() -> None:
    book = workbook(
        sheet({**project(), "H4": None, "A2": None, "A1": "2019年度项目支出绩效自评表"}, name="Sheet1"), names=NAMES
    )
    assert facts(read_unit_name(book, found(book)), read_year(book, found(book))) == ("", 2019)


def test_without_names_the_head_of_the_sheet_tells() -> None:
    book = project_book()
    assert facts(read_unit_name(book, found(book)), read_year(book, found(book))) == ("某市科普中心", 2021)


def test_a_cover_may_bear_the_units_name() -> None:
    cover = sheet({"A1": "部门（单位）名称：某局"}, name="封面")
    guide = sheet({"A1": "单位名称：说明"}, name="填报说明")
    cells = {at: value for at, value in project().items() if at not in {"A4", "C4", "G4", "H4"}}
    book = workbook(guide, cover, sheet(cells, name="表"))
    assert read_unit_name(book, found(book)) == "某局"


def test_without_a_form_there_is_nothing() -> None:
    book = workbook(sheet({"A1": "x"}))
    assert facts(read_unit_name(book, None), read_year(book, None), sheet_unit(None)) == ("", None, None)


def test_the_unit_of_money_above_the_tables() -> None:
    head = rows(5, [["一级指标", "二级指标", "三级指标", "得分"]])
    assert sheet_unit(found(workbook(sheet({**head, "F3": "单位：元"})))) == "元"
    assert sheet_unit(found(workbook(sheet(head)))) is None


def test_a_name_without_a_cell_has_no_text() -> None:
    assert named_text(workbook(), "xlscore_unit") is None


def test_a_published_sheet_of_inputs_called_like_ours_may_bear_the_units_name() -> None:
    head = rows(1, [["填报单位：某局"], ["经费控制情况", "2020年决算数", "2021年预算数"]])
    inputs = sheet({**head, **rows(3, [["三公经费", 1, 2]])}, name="基础数据")
    cells = {at: value for at, value in project().items() if at not in {"A4", "C4", "G4", "H4"}}
    book = workbook(inputs, sheet(cells, name="Sheet1"))
    assert read_unit_name(book, found(book)) == "某局"
