from fractions import Fraction

import pytest

from tests.read.forms import facts, grid, rows
from xlscore.model.submission import MISSING, Entry, State
from xlscore.model.workbook import Cell, CellError, CellValue
from xlscore.read.tables.columns import bind
from xlscore.read.tables.headers import SCORE_HEADERS, Role
from xlscore.read.tables.targets import read_actual, read_target, words
from xlscore.values import Flag, Operator

HEAD = ["三级指标", "指标性质", "指标值", "度量单位", "实际完成值"]


def read(
    sign: CellValue, value: CellValue | Cell, unit: CellValue, actual: CellValue = None, title: str = "培训"
) -> tuple[Entry, Entry]:
    seen = grid({**rows(1, [HEAD]), **rows(2, [[title, sign, value, unit, actual]])})
    columns = bind(seen, [1], SCORE_HEADERS)
    return read_target(seen, columns, 2, title, 2021), read_actual(seen, columns, 2, 2021)


@pytest.mark.parametrize(
    ("sign", "value", "unit", "op", "number", "canonical"),
    [
        ("≧", 735, "人次", Operator.AT_LEAST, Fraction(735), "人次"),
        ("═", 100, "%", Operator.EQUAL, Fraction(1), "%"),
        ("小于等于", 12, "万元", Operator.AT_MOST, Fraction(120_000), "元"),
        (None, "≥50", "场", Operator.AT_LEAST, Fraction(50), "场"),
        ("≤", Cell(0.05, number_format="0%"), "%", Operator.AT_MOST, Fraction(1, 20), "%"),
    ],
)
def test_three_cells_are_one_target(
    sign: CellValue, value: CellValue | Cell, unit: str, op: Operator, number: Fraction, canonical: str
) -> None:
    target, _ = read(sign, value, unit)
    assert target.reading is not None
    assert facts(target.reading.op, target.value, target.reading.unit) == (op, number, canonical)


def test_the_sign_column_is_named_as_the_place_of_the_sign() -> None:
    target, _ = read("≥", 735, "人次")
    assert target.reading is not None
    assert target.reading.where_op == "sign column"


def test_two_signs_that_disagree_are_a_clash() -> None:
    target, _ = read("≤", "不低于50", "场")
    assert target.reading is not None
    assert Flag.CLASH in target.reading.flags


def test_an_actual_without_unit_takes_the_unit_column() -> None:
    _, actual = read("≥", 95, "%", 98)
    assert actual.value == Fraction(98, 100)


@pytest.mark.parametrize(
    ("value", "state"), [(None, State.BLANK), ("—", State.NOT_APPLICABLE), ("未提供", State.NOT_PROVIDED)]
)
def test_absence_of_a_target_is_a_state(value: CellValue, state: State) -> None:
    assert read("≥", value, "场")[0].state is state


def test_tables_without_these_columns_have_no_entry() -> None:
    seen = grid(rows(1, [["三级指标", "得分"], ["a", 1]]))
    columns = bind(seen, [1], SCORE_HEADERS)
    assert read_target(seen, columns, 2, "a", None) is MISSING
    assert read_actual(seen, columns, 2, None) is MISSING
    assert words(seen, columns, 2, Role.UNIT) == ""


def test_an_error_value_is_no_word() -> None:
    seen = grid({**rows(1, [HEAD]), **rows(2, [["a", CellError("#REF!"), 5, "场"]])})
    assert words(seen, bind(seen, [1], SCORE_HEADERS), 2, Role.OPERATOR) == ""
