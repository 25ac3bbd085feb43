from dataclasses import replace
from pathlib import Path

import pytest

from tests.checks.builders import (
    OUTPUT,
    addresses,
    closing,
    edition,
    faults,
    finding,
    indicator,
    only,
    row,
    scored,
    sheet,
    word,
)
from xlscore.checks.points_do_not_add_up import points_do_not_add_up
from xlscore.checks.registry import Scored
from xlscore.exact import exact
from xlscore.model.finding import Severity
from xlscore.model.framework import Framework
from xlscore.model.submission import ScoreRow, SumRow
from xlscore.pipeline import assess_bytes

KNOWN = edition(open_sections=[OUTPUT, {**OUTPUT, "code": "Q", "path": ["效益指标"]}])


def outputs(*points: str, code: str = "P", path: str = "产出指标", first: int = 13) -> tuple[ScoreRow, ...]:
    return tuple(
        row(first + place, f"{code}.{place + 1}", text, text, path=(path, "数量指标"))
        for place, text in enumerate(points)
    )


def stage(rows: tuple[ScoreRow, ...], *sums: SumRow, framework: Framework = KNOWN, **more: object) -> Scored:
    return scored(sheet(rows=rows, sums=sums, **more), framework=framework)


FULL = outputs("25", "25", code="Q", path="效益指标", first=20)


def test_a_section_that_does_not_add_up_names_the_total_that_follows() -> None:
    found = only(points_do_not_add_up, stage((*outputs("15", "10", "23"), *FULL)))
    assert found.message == "「产出指标」本版规定为 50 分，其下 3 行分值之和为 48，少 2 分；「总分」因此也不平。"
    assert addresses(found) == ["H13", "H14", "H15"]
    assert (found.claimed, found.recomputed, found.difference) == ("48", "50", "-2")


@pytest.mark.parametrize("points", [("15", "10", "25"), ("16.67", "16.67", "16.66")])
def test_sections_that_add_up_are_fine(points: tuple[str, ...]) -> None:
    assert faults(points_do_not_add_up, stage((*outputs(*points), *FULL))) == []


def test_equal_shares_rounded_away_are_told() -> None:
    known = edition(total="10", open_sections=[{**OUTPUT, "points": "10"}])
    found = only(points_do_not_add_up, stage(outputs("3", "3", "3"), framework=known))
    assert found.diagnosis == "3 行等分后各自取整，合计不再等于原分值"
    assert found.diagnosis in found.message


def test_unequal_points_or_one_row_are_no_rounded_shares() -> None:
    known = edition(total="10", open_sections=[{**OUTPUT, "points": "10"}])
    assert only(points_do_not_add_up, stage(outputs("3", "4", "2"), framework=known)).diagnosis is None
    assert only(points_do_not_add_up, stage(outputs("9"), framework=known)).diagnosis is None
    assert only(points_do_not_add_up, stage(outputs("4", "4"), framework=known)).diagnosis is None


def test_points_printed_on_the_sheet_come_before_the_editions() -> None:
    printed = closing(13, ("产出指标",), points="50")
    doubtful = edition(open_sections=[{**OUTPUT, "standing": "unconfirmed"}], total="48")
    bad = outputs("15", "10", "23")
    assert finding(points_do_not_add_up, stage(bad, printed, framework=doubtful)).severity is Severity.ERROR
    found = finding(points_do_not_add_up, stage(bad, framework=doubtful))
    assert (found.severity, found.rests_on) == (Severity.WARNING, ("“产出指标”的分值",))


def test_levels_inside_one_another_are_reported_where_the_fault_is() -> None:
    known = edition(
        total="15",
        sections=[
            {"path": ["投入"], "points": "15", "standing": "confirmed"},
            {"path": ["投入", "预算配置"], "points": "15", "standing": "confirmed"},
        ],
    )
    rows = (row(4, "A1", "5", path=("投入", "预算配置")), row(5, "A2", "9", path=("投入", "预算配置")))
    found = only(points_do_not_add_up, stage(rows, framework=known))
    assert found.subject == "预算配置"
    assert "「投入」、「总分」因此也不平" in found.message


def test_a_subtotal_of_the_sheet_is_checked_though_the_edition_knows_none() -> None:
    found = only(
        points_do_not_add_up,
        stage((row(4, "A1", "5"),), closing(5, ("过程",), points="6"), framework=edition(total="5")),
    )
    assert (found.subject, addresses(found)) == ("过程", ["H5", "H4"])


def test_changed_missing_and_repeated_indicators_are_the_root_elsewhere() -> None:
    section = {"path": ["过程"], "points": "20", "standing": "confirmed"}
    known = edition(
        total="20", sections=[section], indicators=[indicator("A1"), indicator("A2"), indicator("A3", None)]
    )
    changed = (row(4, "A1", "12"), row(5, "A2", "10"))
    assert faults(points_do_not_add_up, stage(changed, framework=known)) == []
    assert faults(points_do_not_add_up, stage((row(4, "A1"),), framework=known, absent=("A2", "A3"))) == []
    twice = (row(4, "A1"), row(5, "A1"), row(6, "A2"))
    places = {"A1": tuple(item.at for item in twice[:2] if item.at)}
    assert faults(points_do_not_add_up, stage(twice, framework=known, repeated=places)) == []


def test_unknown_points_and_unlisted_rows_leave_the_sum_unknown() -> None:
    assert faults(points_do_not_add_up, stage((*outputs("15", "未提供"), *FULL))) == []
    rest = edition(remainder={"points": "64", "standing": "unconfirmed", "why": "其余"})
    assert faults(points_do_not_add_up, stage((row(4, "A1", "36"),), framework=rest)) == []
    assert (
        len(faults(points_do_not_add_up, stage((row(4, "A1", "36"), row(5, "remainder", "60")), framework=rest))) == 1
    )


def test_a_section_nobody_filled_leaves_the_total_unknown() -> None:
    assert faults(points_do_not_add_up, stage(FULL)) == []


def test_points_in_the_label_must_be_those_of_the_cell() -> None:
    known = edition(total="8", indicators=[indicator("A1", "8"), indicator("A2", "8")])
    bad = replace(row(4, "A1", "8"), printed_points=exact("6"))
    found = only(points_do_not_add_up, stage((bad,), framework=known))
    assert found.message == "自评表!H4「指标A1」分值栏为 8，而指标名称或评分标准中写的是 6 分，两处应一致。"
    assert faults(points_do_not_add_up, stage((replace(bad, printed_points=exact("8")),), framework=known)) == []


def criterion(text: str, points: str = "5") -> ScoreRow:
    return row(4, "A1", points, criterion=word(text, "G4"))


@pytest.mark.parametrize(
    "text", ["控制率≤100%，计8分；每超过1个百分点扣1分", "满分为8分", "达到的得 8 分，否则得3分。", "（得5.5分）"]
)
def test_a_criterion_that_grants_more_than_the_points_is_reported(text: str) -> None:
    known = edition(total="5", indicators=[indicator("A1", "5")])
    found = only(points_do_not_add_up, stage((criterion(text),), framework=known))
    assert "分值栏为 5，而指标名称或评分标准中写的是" in found.message
    assert [place.a1 for place in found.cells] == ["H4", "G4"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "计5分；每超过1个百分点扣8分",
        "制度健全得2分，执行有效得3分",
        "测评得90分以上的得5分",
        "考核得90分，计5分",
        "得分＝比率×100分",
        "得8分×比率",
    ],
)
def test_parts_deductions_and_marks_of_others_in_a_criterion_are_fine(text: str) -> None:
    known = edition(total="5", indicators=[indicator("A1", "5")])
    assert faults(points_do_not_add_up, stage((criterion(text),), framework=known)) == []


def test_a_criterion_beside_no_points_is_compared_with_nothing() -> None:
    known = edition(total="5", indicators=[indicator("A1", "5")])
    assert faults(points_do_not_add_up, stage((criterion("计8分", ""),), framework=known)) == []


def test_a_changed_points_cell_is_not_reported_for_its_label_too() -> None:
    known = edition(total="8", indicators=[indicator("A1", "6")])
    bad = replace(row(4, "A1", "8"), printed_points=exact("6"))
    assert faults(points_do_not_add_up, stage((bad,), framework=known)) == []


def test_points_an_incomplete_edition_does_not_list_are_not_missed_on_the_sheet() -> None:
    path = Path(__file__).resolve().parents[2] / "workbook_templates" / "yueyang_overall_2019" / "template.xlsx"
    dossier = assess_bytes(path.read_bytes(), path.name)
    assert "XS304" not in {found.code for found in dossier.findings}


def test_points_printed_in_a_label_and_on_the_subtotal_line_must_agree() -> None:
    rows = (row(13, "P.1", "50", "50", path=("产出指标",)),)
    sums = (closing(13, ("产出指标",), points="50"), closing(14, ("产出指标",), points="55"))
    found = only(points_do_not_add_up, scored(sheet(rows=rows, sums=sums), framework=edition(total="50")))
    assert found.message == "「产出指标」的分值两处不一致：自评表!H13 为 50，自评表!H14 为 55。"
    assert addresses(found) == ["H14", "H13"]
    same = (sums[0], closing(14, ("产出指标",), points="50"))
    assert faults(points_do_not_add_up, scored(sheet(rows=rows, sums=same), framework=edition(total="50"))) == []


def test_points_the_sheet_prints_for_a_level_are_named_with_their_cell() -> None:
    printed = closing(12, ("产出指标",), points="50")
    found = only(points_do_not_add_up, stage((*outputs("15", "10", "23"), *FULL), printed))
    assert found.message.startswith("自评表!H12「产出指标」列为 50 分，其下 3 行分值之和为 48，少 2 分")
