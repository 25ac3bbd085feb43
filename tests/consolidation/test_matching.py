"""Files put against the roster: whose they are, when they came, which a correction replaced."""

from dataclasses import replace
from datetime import date

import pytest

from tests.consolidation.returns import PROJECT
from tests.consolidation.returns import record as returned_form
from xlscore.consolidation.condense import condense
from xlscore.consolidation.matching import match_filings
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Verdict
from xlscore.model.record import Record
from xlscore.model.roster import Expected, FilingState, RosterUnit
from xlscore.model.scorecard import Scorecard
from xlscore.model.submission import Submission

A, B = (
    RosterUnit("101", "甲局", deadline=date(2022, 3, 31)),
    RosterUnit("102", "乙（区）局", deadline=date(2022, 3, 31)),
)


def record(file: str, unit: str = "") -> Record:
    return Record(file, "", Verdict.PASS, unit=unit)


def states(*records: Record, units: tuple[RosterUnit, ...] = (A, B)) -> list[tuple[str, str]]:
    filings = match_filings(records, Expected(units))
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
    sheet = Submission("table", filed_on=date(2022, 4, 1))
    dossier = Dossier("x.xlsx", "", unit="甲局", submission=sheet, scorecard=Scorecard())
    (filing,) = match_filings([condense(dossier)], Expected((A,)))
    assert filing.filed_on == date(2022, 4, 1)
    assert filing.state is FilingState.LATE


def test_a_file_whose_name_fits_two_units_is_told_by_the_code_in_its_name() -> None:
    twins = (A, RosterUnit("103", "甲局"))
    assert states(record("103_x.xlsx", "甲局"), units=twins) == [
        ("未上报", ""),
        ("已上报", "单位名称、文件名中的单位编码"),
    ]


def test_a_file_that_fits_two_units_says_which() -> None:
    (_, _, stranger) = match_filings([record("x.xlsx", "甲局")], Expected((A, RosterUnit("103", "甲局"))))
    assert stranger.note == "按单位名称与名册中的 101、103 都相符，无法判断属于哪一户；请在文件名前写明单位编码"


def test_a_file_named_after_another_unit_is_pointed_out() -> None:
    (first, _) = match_filings([record("102_x.xlsx", "甲局")], Expected((A, B)))
    assert first.matched_by == "单位名称"
    assert first.note == "文件名中的编码属于 102“乙（区）局”，表内单位却是“甲局”，请核对文件是否放错"


def test_of_names_within_one_another_the_longest_decides() -> None:
    units = (RosterUnit("1", "样例局"), RosterUnit("2", "样例局机关服务中心"))
    assert states(record("样例局机关服务中心.xlsx"), units=units)[1] == ("已上报", "文件名中的单位名称")


@pytest.mark.parametrize("file", ["101_x.xlsx", "甲局自评表.xlsx"])
def test_a_file_whose_sheet_names_a_unit_that_is_not_listed_is_nobodys_whatever_its_name_says(file: str) -> None:
    first, second, stranger = match_filings([record(file, "丙局")], Expected((A, B)))
    assert (first.state, second.state) == (FilingState.MISSING, FilingState.MISSING)
    assert first.note == f"文件“{file}”写着本单位，表内却是“丙局”，未认作本单位上报"
    assert (stranger.state, stranger.unit.name, stranger.records) == (FilingState.UNLISTED, "丙局", (0,))
    way = "文件名中的单位编码" if file.startswith("101") else "文件名中的单位名称"
    assert stranger.note == (
        f"表内单位“丙局”不在名册中；{way}是 101“甲局”的，不能据此认作该单位上报，请核对文件是否放错或单位名称是否填错"
    )


def test_a_file_of_another_unit_beside_its_own_does_not_make_it_filed_twice() -> None:
    first, _, stranger = match_filings([record("101.xlsx", "甲局"), record("101_丙局.xlsx", "丙局")], Expected((A, B)))
    assert (first.state, first.records) == (FilingState.FILED, (0,))
    assert stranger.records == (1,)


def test_a_longer_name_on_the_sheet_is_accepted_with_a_remark() -> None:
    first, _ = match_filings([record("101_x.xlsx", "样例区甲局")], Expected((A, B)))
    assert (first.state, first.matched_by) == (FilingState.FILED, "文件名中的单位编码")
    assert first.note == "表内单位名称“样例区甲局”与名册的“甲局”不同，按文件名中的单位编码认作该单位，请核对"


def test_a_year_in_the_name_of_a_file_is_no_code() -> None:
    year = RosterUnit("2022", "丁局")
    assert states(record("自评表2022年.xlsx"), units=(year,)) == [("未上报", ""), ("名册外", "")]
    assert states(record("自评表_2022.xlsx"), units=(year,)) == [("已上报", "文件名中的单位编码")]


@pytest.mark.parametrize(
    ("as_of", "late"), [(None, 0), (date(2022, 3, 31), 0), (date(2022, 4, 1), 1), (date(2022, 4, 8), 6)]
)
def test_a_unit_that_has_not_filed_is_late_up_to_the_day_of_asking(as_of: date | None, late: int) -> None:
    (filing,) = match_filings([], Expected((A,), as_of=as_of))
    assert (filing.state, filing.days_late) == (FilingState.MISSING, late)


def dated(file: str, day: str) -> Record:
    return Record(file, "", Verdict.PASS, unit="甲局", filed_on=date.fromisoformat(day))


def returned(**more: object) -> RosterUnit:
    return RosterUnit("101", "甲局", deadline=date(2022, 3, 31), returned=True, **more)  # type: ignore[arg-type]


BACK = date(2022, 3, 28)


def test_a_returned_unit_has_to_file_again() -> None:
    (filing,) = match_filings([dated("a.xlsx", "2022-03-28")], Expected((returned(returned_on=BACK),)))
    assert (filing.state, filing.records, filing.replaced) == (FilingState.RETURNED, (0,), ())


def test_a_returned_unit_whose_file_is_not_there_is_still_returned() -> None:
    (filing,) = match_filings([], Expected((returned(returned_on=BACK),), as_of=date(2022, 4, 1)))
    assert (filing.state, filing.days_late) == (FilingState.RETURNED, 1)


def test_a_file_dated_after_the_return_replaces_the_one_before() -> None:
    files = [dated("a.xlsx", "2022-03-25"), dated("b.xlsx", "2022-03-29")]
    (filing,) = match_filings(files, Expected((returned(returned_on=BACK),)))
    assert (filing.state, filing.records, filing.replaced) == (FilingState.FILED, (1,), (0,))


def test_a_correction_replaces_no_return_of_another_year() -> None:
    files = [dated("a.xlsx", "2021-03-25"), dated("b.xlsx", "2022-03-29")]
    files = [replace(file, year=year) for file, year in zip(files, (2020, 2021), strict=True)]
    (filing,) = match_filings(files, Expected((returned(returned_on=BACK),)))
    assert (filing.records, filing.replaced) == ((0, 1), ())


def test_a_receipt_noted_after_the_return_is_a_filing() -> None:
    files = [record("a.xlsx", "甲局")]
    unit = returned(returned_on=BACK, received=date(2022, 3, 30))
    assert match_filings(files, Expected((unit,)))[0].state is FilingState.FILED
    unit = returned(returned_on=BACK, received=BACK)
    assert match_filings(files, Expected((unit,)))[0].state is FilingState.RETURNED


def test_without_its_day_a_return_stands_until_the_roster_takes_it_back() -> None:
    files = [dated("a.xlsx", "2022-03-29")]
    assert match_filings(files, Expected((returned(),)))[0].state is FilingState.RETURNED


def with_forms(file: str, *days: str) -> Record:
    """Return a file of a project a day, called 一, 二 …; an empty day is not stated, ``-`` leaves a project out."""
    given = [
        Record(file, file, Verdict.PASS, unit="甲局", project=name, filed_on=date.fromisoformat(day) if day else None)
        for name, day in zip("一二三", days, strict=False)
        if day != "-"
    ]
    return replace(given[0], edition=PROJECT, further=tuple(replace(form, edition=PROJECT) for form in given[1:]))


def test_the_date_of_any_form_tells_when_a_file_was_filled_in() -> None:
    (filing,) = match_filings([with_forms("a.xlsx", "", "2022-04-01")], Expected((A,)))
    assert (filing.filed_on, filing.state) == (date(2022, 4, 1), FilingState.LATE)
    files = [with_forms("a.xlsx", "2022-03-25", ""), with_forms("b.xlsx", "", "2022-03-29")]
    (filing,) = match_filings(files, Expected((returned(returned_on=BACK),)))
    assert (filing.records, filing.replaced) == ((1,), (0,))


def test_a_file_is_replaced_only_when_each_of_its_forms_was_handed_in_again() -> None:
    old = with_forms("a.xlsx", "2022-03-25", "2022-03-25")
    unit = Expected((returned(returned_on=BACK),))
    both = [old, with_forms("b.xlsx", "-", "2022-03-29"), with_forms("c.xlsx", "2022-03-30")]
    (filing,) = match_filings(both, unit)
    assert (filing.state, filing.records, filing.replaced) == (FilingState.FILED, (1, 2), (0,))
    (filing,) = match_filings([old, with_forms("b.xlsx", "2022-03-29")], unit)
    assert (filing.state, filing.records, filing.replaced) == (FilingState.TWICE, (0, 1), ())


def test_a_unit_that_filed_one_of_two_kinds_lacks_the_other() -> None:
    (filing,) = match_filings([returned_form("甲局")], Expected((replace(A, kind="部门整体支出、项目支出"),)))
    assert (filing.state, filing.lacking) == (FilingState.FILED, ("项目支出",))
    assert filing.note == "评价类型为“部门整体支出、项目支出”，未收到项目支出的表"


def test_a_unit_that_filed_another_kind_than_asked_is_told_both() -> None:
    (filing,) = match_filings([returned_form("甲局")], Expected((replace(A, kind="项目支出"),)))
    assert filing.note == ("评价类型为“项目支出”，未收到项目支出的表；收到部门整体支出的表，评价类型却是“项目支出”")
