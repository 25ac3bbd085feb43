from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from xlscore.cells import CellRef
from xlscore.consolidation.condense import condense
from xlscore.errors import UsageError
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Verdict
from xlscore.model.record import Record
from xlscore.model.roster import Expected, FilingState, RosterUnit
from xlscore.model.submission import Entry, State, Submission
from xlscore.read.roster import match_filings, read_roster
from xlscore.values import read_value

HEADER = ["单位编码", "单位名称", "截止日期", "是否免报", "收到日期"]


def workbook(
    path: Path, *rows: list[object], days: list[list[object]] | None = None, header: list[str] = HEADER
) -> Path:
    book = xlsxwriter.Workbook(path)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheets: dict[str, list[list[object]] | None] = {
        "名册": [["2021年度名册"], [*header], *rows],
        "节假日": days,
    }
    for name, table in sheets.items():
        if table is None:
            continue
        sheet = book.add_worksheet(name)
        for place, row in enumerate(table):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(place, column, value, day)
                else:
                    sheet.write(place, column, value)
    book.close()
    return path


def test_units_dates_exemptions_and_the_calendar_are_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "名册.xlsx",
        [101, "甲局", date(2022, 3, 31), "", date(2022, 4, 1)],
        ["", "", "", "", ""],
        ["102", "乙局", "2022年3月31日", "是", ""],
        days=[["日期", "类型"], [date(2022, 4, 4), "休"], [date(2022, 4, 2), "班"]],
    )
    expected = read_roster(path)
    first, second = expected.units
    assert (first.code, first.name, first.deadline, first.received) == (
        "101",
        "甲局",
        date(2022, 3, 31),
        date(2022, 4, 1),
    )
    assert (second.code, second.deadline, second.exempt) == ("102", date(2022, 3, 31), True)
    assert expected.holidays == (date(2022, 4, 4),)
    assert expected.workdays == (date(2022, 4, 2),)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["101", "甲局"], ["101", "乙局"]], r"名册!A4 单位编码“101”与第 3 行重复"),
        ([["101", ""]], "名册!A3 一行缺少单位编码或单位名称"),
        ([["101", "甲局", "月底"]], "名册!C3 “月底”不是日期"),
    ],
)
def test_a_roster_that_cannot_be_used_is_said_with_its_cell(
    tmp_path: Path, rows: list[list[object]], sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        read_roster(workbook(tmp_path / "名册.xlsx", *rows))


def test_a_calendar_that_cannot_be_used_is_said_with_its_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "名册.xlsx", ["101", "甲局"], days=[["日期", "类型"], [date(2022, 4, 4), "放假"]])
    with pytest.raises(UsageError, match="节假日!B2 “放假”不是“休”或“班”"):
        read_roster(path)


def test_a_workbook_without_the_columns_is_no_roster(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="单位编码”“单位名称"):
        read_roster(workbook(tmp_path / "名册.xlsx", ["101", "甲局"], header=["编码", "名称"]))


def test_a_roster_that_is_missing_or_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="找不到名册"):
        read_roster(tmp_path / "无.xlsx")
    (tmp_path / "坏.xlsx").write_text("甲", "utf-8")
    with pytest.raises(UsageError, match=r"名册“.*坏\.xlsx”"):
        read_roster(tmp_path / "坏.xlsx")


A, B = (
    RosterUnit("101", "甲局", deadline=date(2022, 3, 31)),
    RosterUnit("102", "乙（区）局", deadline=date(2022, 3, 31)),
)


def record(file: str, unit: str = "") -> Record:
    return Record(file, "", Verdict.PASS, unit=unit)


def states(*records: Record, units: tuple[RosterUnit, ...] = (A, B), **days: tuple[date, ...]) -> list[tuple[str, str]]:
    filings = match_filings(records, Expected(units, **days))
    return [(filing.state.value, filing.matched_by) for filing in filings]


@pytest.mark.parametrize(
    ("filed", "way"),
    [
        (record("x.xlsx", "甲局"), "单位名称"),
        (record("x.xlsx", " 甲 局"), "单位名称"),
        (record("101_自评表.xlsx"), "文件名中的单位编码"),
        (record("2021年甲局自评表.xlsx"), "文件名中的单位名称"),
    ],
)
def test_a_file_is_matched_by_name_code_or_file_name(filed: Record, way: str) -> None:
    assert states(filed) == [("已上报", way), ("未上报", "")]


def test_brackets_of_either_width_match() -> None:
    assert states(record("x.xlsx", "乙(区)局"))[1] == ("已上报", "单位名称")


def test_a_code_inside_a_longer_number_is_no_match() -> None:
    assert states(record("11012.xlsx")) == [("未上报", ""), ("未上报", ""), ("名册外", "")]


def test_a_file_that_fits_two_units_belongs_to_neither() -> None:
    twins = (A, RosterUnit("103", "甲局"))
    assert states(record("x.xlsx", "甲局"), units=twins)[2] == ("名册外", "")


def test_two_files_of_one_unit_are_filed_twice() -> None:
    found = match_filings([record("a.xlsx", "甲局"), record("101.xlsx")], Expected((A,)))
    assert found[0].state is FilingState.TWICE
    assert found[0].records == (0, 1)
    assert found[0].matched_by == "单位名称、文件名中的单位编码"


def test_an_exempt_unit_is_not_missing() -> None:
    assert states(units=(RosterUnit("1", "丙", exempt=True),)) == [("免报", "")]


@pytest.mark.parametrize(
    ("received", "late", "state"),
    [(date(2022, 3, 31), 0, "已上报"), (date(2022, 4, 1), 1, "逾期上报"), (date(2022, 4, 8), 5, "逾期上报")],
)
def test_lateness_counts_working_days_of_the_calendar(received: date, late: int, state: str) -> None:
    unit = RosterUnit("101", "甲局", deadline=date(2022, 3, 31), received=received)
    calendar = Expected((unit,), (date(2022, 4, 4), date(2022, 4, 5)), (date(2022, 4, 2),))
    (filing,) = match_filings([record("x.xlsx", "甲局")], calendar)
    assert (filing.days_late, filing.state.value) == (late, state)


def test_without_a_received_date_the_date_on_the_sheet_counts() -> None:
    entry = Entry(State.GIVEN, CellRef("表", 9, 9), text="2022年4月1日", reading=read_value("2022年4月1日"))
    sheet = Submission("table", texts={"填报日期": entry})
    (filing,) = match_filings([condense(Dossier("x.xlsx", "", unit="甲局", submission=sheet))], Expected((A,)))
    assert filing.filed_on == date(2022, 4, 1)
    assert filing.state is FilingState.LATE
