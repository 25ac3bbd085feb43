from dataclasses import replace
from fractions import Fraction

from tests.checks.builders import faults, finding
from tests.consolidation.returns import record, roster, unit
from xlscore.checks.department_differs import department_differs
from xlscore.model.finding import Severity
from xlscore.model.record import Record
from xlscore.model.roster import Roster, RosterUnit

BUREAU = unit("1", "教育局")
SCHOOLS = tuple(unit(f"1{number}", f"{number}中", "1") for number in range(1, 6))


def filed(whole: str, *parts: str, bureau: RosterUnit = BUREAU, year: int | None = 2021) -> Roster:
    units = SCHOOLS[: len(parts)]
    files: list[Record] = [record("教育局", budget=whole, year=year)]
    files += [record(item.name, budget=part, year=year) for item, part in zip(units, parts, strict=True)]
    return roster(files, bureau, *units)


def test_a_department_that_differs_from_its_units_is_an_error() -> None:
    found = finding(department_differs, filed("36.00", "10.50", "20.00"))
    assert (found.id, found.severity) == ("XS503:1/预算数", Severity.ERROR)
    assert found.message == (
        "「教育局」（2021年）上报的预算数为 36 万元，所属 2 户合计 30.5 万元（10.5＋20＝30.5），"
        "部门数多 5.5 万元，没有调整数说明。"
    )
    assert (found.claimed, found.recomputed, found.difference) == ("36", "30.5", "5.5")


def test_printed_precision_explains_a_cent_and_no_more() -> None:
    assert faults(department_differs, filed("30.01", "10.00", "20.00")) == []
    assert len(faults(department_differs, filed("30.02", "10.00", "20.00"))) == 1


def test_an_adjustment_is_named_in_the_working() -> None:
    bureau = replace(BUREAU, budget_adjustment=Fraction(5))
    assert faults(department_differs, filed("35.00", "10.00", "20.00", bureau=bureau)) == []
    found = finding(department_differs, filed("34.00", "10.00", "20.00", bureau=bureau, year=None))
    assert "「教育局」上报的预算数为 34 万元" in found.message
    assert "（10＋20＝30，调整数 5），加上调整数后，部门数仍少 1 万元。" in found.message


def test_long_sums_are_cut_short_and_counted() -> None:
    found = finding(department_differs, filed("99", "1", "2", "3", "4", "5"))
    assert found.working == "1＋2＋3＋4＋…（共 5 户）＝15"


def test_the_executed_amount_is_compared_too() -> None:
    files = [record("教育局", executed="9.00"), record("1中", executed="5.00")]
    assert finding(department_differs, roster(files, BUREAU, SCHOOLS[0])).id == "XS503:1/执行数"


def test_while_units_are_missing_nothing_is_said() -> None:
    assert (
        faults(department_differs, roster([record("教育局", budget="9"), record("1中", budget="1")], BUREAU, *SCHOOLS))
        == []
    )
