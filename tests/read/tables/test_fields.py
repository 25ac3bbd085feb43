from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

from tests.read.forms import Cells, facts, framework, moment, percent, rows, sheet, workbook
from xlscore.cells import CellRef
from xlscore.model.framework import FieldKind, FieldSpec, Framework
from xlscore.model.submission import Entry, FundLine, State
from xlscore.read.tables.fields import line_amounts, read_fields

SPECS = {
    "money": FieldSpec(label="采购金额", unit="万元", kind=FieldKind.AMOUNT),
    "staff": FieldSpec(label="在职人员数", unit="人", kind=FieldKind.COUNT),
    "progress": FieldSpec(label="实际支付进度", unit="%", kind=FieldKind.PERCENT),
    "issued": FieldSpec(label="是否印发通知", kind=FieldKind.YES_NO),
    "due": FieldSpec(label="截止日期", kind=FieldKind.DATE),
    "holidays": FieldSpec(label="节假日", kind=FieldKind.DATES),
}


def edition(specs: Mapping[str, FieldSpec] = SPECS) -> Framework:
    return framework("national_project_2020").model_copy(update={"fields": dict(specs), "indicators": ()})


CELLS: Cells = {
    **rows(3, [["序号", "填报项", "单位", "填报数", "提供方"]]),
    **rows(4, [[1, "采购金额", "万元", "2026400元", "本单位"], [2, "在职 人员数：", "人", 16]]),
    **rows(6, [[3, "实际支付进度", "%", percent(0.95)], [4, "是否印发通知", None, "是"]]),
    **rows(8, [[5, "截止日期", None, moment(2024, 3, 31)], [6, "节假日", None, moment(2024, 4, 4)]]),
    "D10": "2024-04-05",
}
NAMES = {f"xlscore_field_{name}": f"基础数据!$D${row}" for row, name in enumerate(SPECS, 4)}
NAMES["xlscore_field_holidays"] = "基础数据!$D$9:$D$10"


def read(names: Mapping[str, str], cells: Cells = CELLS, merges: str = "B9:B10") -> dict[str, Entry]:
    return read_fields(workbook(sheet(cells, merges, name="基础数据"), names=names), edition(), {}, {}, 2024)


@pytest.mark.parametrize("names", [NAMES, {}])
def test_every_kind_of_field_by_its_name_or_else_by_its_label(names: Mapping[str, str]) -> None:
    fields = read(names)
    assert facts(fields["money"].value, fields["money"].at) == (Fraction(20264, 100), CellRef("基础数据", 4, 4))
    assert fields["staff"].value == 16
    assert facts(fields["progress"].value, fields["progress"].percent) == (Fraction(95, 100), True)
    assert fields["issued"].text == "是"
    assert fields["due"].reading is not None
    assert fields["due"].reading.value == date(2024, 3, 31)
    assert fields["holidays"].text == "2024-04-04、2024-04-05"


def test_a_named_cell_that_is_empty_is_blank_at_its_address() -> None:
    assert read(NAMES, {**CELLS, "D5": None})["staff"] == Entry(State.BLANK, CellRef("基础数据", 5, 4))


def test_without_a_headed_column_the_value_stands_right_of_its_label() -> None:
    assert read({}, {"B4": "在职人员数", "C4": 16}, "")["staff"].value == 16


def test_fields_that_stand_nowhere_are_left_out() -> None:
    assert read({}, {"B4": "在职人员数", "C4": 16}, "").keys() == {"staff"}
    assert read_fields(workbook(), edition(), {}, {}, None) == {}


def test_a_list_of_dates_goes_on_to_the_next_label_where_merged_cells_were_lost() -> None:
    cells = {**CELLS, "D11": "2024-04-06", "B12": "别的", "D12": "2024-04-07"}
    assert read({}, cells, "")["holidays"].text == "2024-04-04、2024-04-05、2024-04-06"


def test_a_field_typed_in_the_row_of_its_indicator_is_not_looked_for_by_label() -> None:
    own = Entry(State.GIVEN, CellRef("表", 5, 5), Fraction(7))
    book = workbook(sheet(CELLS, name="基础数据"))
    assert read_fields(book, edition(), {}, {"staff": own}, None)["staff"] is own


def test_a_named_cell_of_the_funds_block_is_read_in_the_unit_of_its_line() -> None:
    at = CellRef("评分表", 6, 5)
    line = FundLine("年度资金总额", budget=Entry(State.GIVEN, at, Fraction(1_200_000), places=0), unit="元")
    book = workbook(sheet({"E6": 1_200_000}, name="评分表"), names={"xlscore_field_money": "评分表!$E$6"})
    entry = read_fields(book, edition({"money": SPECS["money"]}), line_amounts([line]), {}, None)["money"]
    assert facts(entry.value, entry.places) == (120, 4)


def test_a_list_of_dates_has_no_end_but_that_of_its_cells() -> None:
    cells: Cells = {**CELLS, "D450": "2024-06-10", "D1048576": "端午节"}
    found = read({**NAMES, "xlscore_field_holidays": "基础数据!$D$9:$D$1048576"}, cells)["holidays"]
    assert found.text == "2024-04-04、2024-04-05、2024-06-10、端午节"
    assert (found.state, found.unread) == (State.MALFORMED, ("端午节",))
    blank = read({**NAMES, "xlscore_field_holidays": "基础数据!$F$9:$F$1048576"})["holidays"]
    assert facts(blank.state, blank.at) == (State.BLANK, CellRef("基础数据", 9, 6))
