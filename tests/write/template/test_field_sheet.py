from datetime import date
from fractions import Fraction

from tests.write.template.makers import FIELDS, STAFF, area_of, box_at, planned, project_edition, table_edition, texts
from xlscore.model.stamp import SHEET_FIELDS
from xlscore.write.template.draft import Draft
from xlscore.write.template.field_sheet import DAYS_LISTED, VALUE_COLUMN
from xlscore.write.template.filled import Filled
from xlscore.write.template.plan import SheetPlan


def fields_of(draft: Draft) -> SheetPlan:
    return next(plan for plan in draft.sheets if plan.name == SHEET_FIELDS)


def test_every_field_has_a_prompted_unlocked_cell_with_its_name() -> None:
    draft = planned(table_edition())
    plan = fields_of(draft)
    assert [draft.names[f"xlscore_field_{name}"] for name in FIELDS] == [
        f"基础数据!$D${row}" for row in range(4, 4 + len(FIELDS))
    ]
    for row in range(4, 4 + len(FIELDS)):
        box = box_at(plan, row, VALUE_COLUMN)
        assert box.ask is not None
        assert not box.look.locked


def test_a_row_tells_unit_supplier_use_and_note() -> None:
    fields = FIELDS | {"quota": FIELDS["quota"] | {"supplied_by": "both", "note": "以批复为准"}}
    plan = fields_of(planned(table_edition(fields=fields)))
    row = area_of(plan, "编制数").top
    shown = [plan.value(row, column) for column in range(1, 8)]
    assert shown == [Fraction(2), "编制数", "人", None, "单位、财政部门", "在职人员控制率", "以批复为准"]
    assert plan.value(area_of(plan, "全年执行数").top, 6) == "（不直接计分）"


def test_fields_typed_in_on_the_score_sheet_have_no_second_cell() -> None:
    draft = planned(project_edition())
    assert "全年执行数" not in texts(fields_of(draft))
    assert draft.places["executed"].plan is draft.score


def test_an_edition_without_further_figures_says_so() -> None:
    fields = {name: spec for name, spec in FIELDS.items() if name not in {"staff", "quota"}}
    plan = fields_of(planned(project_edition(fields=fields)))
    assert "本表没有另行填报的基础数据，请直接填写评分表。" in texts(plan)


def test_rates_are_live_with_their_formula_in_words() -> None:
    draft = planned(table_edition(), Filled(fields={"staff": Fraction(46), "quota": Fraction(53)}))
    plan = fields_of(draft)
    row = area_of(plan, "在职人员数÷编制数×100%").top
    assert plan.value(row, 2) == "在职人员控制率"
    assert plan.value(row, VALUE_COLUMN) == Fraction("0.8679")


def test_a_rate_says_when_it_does_not_apply_and_nothing_while_figures_are_missing() -> None:
    zero = planned(table_edition(), Filled(fields={"staff": Fraction(46), "quota": Fraction(0)}))
    plan = fields_of(zero)
    row = area_of(plan, "在职人员数÷编制数×100%").top
    assert plan.value(row, VALUE_COLUMN) == "不适用"
    assert fields_of(planned(table_edition())).value(row, VALUE_COLUMN) == ""


def test_a_rate_that_is_a_field_itself_is_shown_as_it_is() -> None:
    whole = STAFF | {"rate": {"name": "满意度", "of": "satisfied"}}
    fields = FIELDS | {"satisfied": {"label": "满意度调查结果", "unit": "%", "kind": "percent"}}
    draft = planned(table_edition(whole, fields=fields), Filled(fields={"satisfied": Fraction(9, 10)}))
    plan = fields_of(draft)
    assert plan.value(area_of(plan, "满意度＝满意度调查结果").top, VALUE_COLUMN) == Fraction(9, 10)


def test_an_edition_without_rates_has_no_block_of_them() -> None:
    plan = fields_of(planned(table_edition(STAFF | {"rate": None, "rule": None})))
    assert not any(text.startswith("比率") for text in texts(plan))


def test_a_list_of_dates_has_cells_below_each_other_under_one_name() -> None:
    late = STAFF | {"rate": None, "rule": {"kind": "deadline", "deduct": 1}}
    days = (date(2024, 4, 4), date(2024, 4, 5))
    draft = planned(table_edition(late), Filled(fields={"A1_holidays": days, "A1_workdays": "未提供"}))
    plan, cell = fields_of(draft), draft.places["A1_holidays"]
    assert draft.names["xlscore_field_A1_holidays"] == f"基础数据!$D${cell.row}:$D${cell.row + DAYS_LISTED - 1}"
    assert [box_at(plan, cell.row + offset, VALUE_COLUMN).content for offset in range(3)] == [*days, None]
    assert draft.days("A1_workdays") == ()
    assert draft.typed("A1_holidays") is None
