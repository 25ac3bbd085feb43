"""A waiver is for what it names, an explanation for the file or the unit it names."""

from datetime import date

import pytest

from tests.checks.builders import cell
from xlscore.checks.settlement.matching import answers_of, covered_by, of_unit
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, Severity
from xlscore.model.settlement import Answer, Waiver

A = Finding("XS308", Severity.WARNING, "甲", "甲。", "请改。", "A3", (cell("I14"),))
B = Finding("XS308", Severity.WARNING, "乙", "乙。", "请改。", "培训人次", (cell("A3"), cell("B3", "附表 1")))
C = Finding("XS301", Severity.ERROR, "丙", "丙。", "请改。", "A3", (cell("I14"),))
TITLES = {"A3": "预算编制"}


def waiver(place: str = "", *units: str) -> Waiver:
    return Waiver("XS308", "理由", "局长", date(2026, 12, 31), units, place)


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("", [A, B]),
        ("A3", [A]),
        ("预算编制", [A]),
        ("XS308:培训人次", [B]),
        ("培训人次", [B]),
        ("I14", [A]),
        ("i14", [A]),
        ("自评表!I14", [A]),
        ("附表!I14", []),
        ("'附表 1'!B3", [B]),
        ("B3", [B]),
        ("B4", []),
        ("别的指标", []),
        ("!", []),
    ],
)
def test_what_a_waiver_names_is_an_indicator_before_it_is_a_cell(place: str, found: list[Finding]) -> None:
    assert covered_by(waiver(place), (A, B, C), TITLES) == found


def test_a_cell_called_like_an_indicator_is_found_where_no_finding_concerns_the_indicator() -> None:
    assert covered_by(waiver("A3"), (B, C), TITLES) == [B]


@pytest.mark.parametrize(
    ("units", "mine"),
    [
        ((), True),
        (("样例区教育局",), True),
        (("样例区 教育局",), True),
        (("201",), True),
        (("202", "样例区教育局"), True),
        (("20",), False),
        (("样例区教育厅",), False),
        (("教育局",), False),
    ],
)
def test_a_unit_is_known_by_its_name_or_by_its_code_in_the_file_name(units: tuple[str, ...], mine: bool) -> None:
    assert of_unit(waiver("", *units), Dossier("报送/201_自评表.xlsx", "", unit="样例区教育局")) is mine


def test_a_name_in_the_file_name_counts_only_where_the_sheet_names_no_unit() -> None:
    assert of_unit(waiver("", "教育局"), Dossier("教育局幼儿园.xlsx", ""))
    assert not of_unit(waiver("", "教育局"), Dossier("教育局幼儿园.xlsx", "", unit="教育局幼儿园"))


def test_explanations_are_for_the_unit_else_for_the_file_else_for_all() -> None:
    dossier = Dossier("上报\\一.xlsx", "", unit="样例区教育局")
    mine = [
        Answer("XS308", "甲", units=("样例区教育局",), file="旧名.xlsx"),
        Answer("XS308", "乙", file="一.xlsx"),
        Answer("XS308", "丙"),
    ]
    others = [Answer("XS308", "丁", units=("样例区财政局",), file="一.xlsx"), Answer("XS308", "戊", file="二.xlsx")]
    assert answers_of([*mine, *others], dossier) == tuple(mine)
