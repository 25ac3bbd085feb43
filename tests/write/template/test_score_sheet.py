"""The score sheet as a whole: head, funds block, goals, table, total, grade and foot."""

from fractions import Fraction

import pytest

from tests.write.template.makers import (
    EXECUTION,
    FIELDS,
    FUNDS,
    JUDGED,
    PROJECT_COLUMNS,
    SECTION,
    STAFF,
    TABLE_COLUMNS,
    area_of,
    box_at,
    formula_at,
    planned,
    project_edition,
    row_of,
    shown,
    table_edition,
    texts,
)
from xlscore.cells import Area
from xlscore.write.style import UNCONFIRMED
from xlscore.write.template.filled import Amounts, Filled, OpenRow

WHOLE = Filled(
    unit="样例单位",
    head={"项目名称": "样例项目"},
    fields={"budget_initial": Fraction(480), "budget_full": Fraction(500), "executed": Fraction(480)},
    funds={
        "当年财政拨款": Amounts(Fraction(400), Fraction(420), Fraction(405)),
        "其他资金": Amounts(Fraction(80), Fraction(80), Fraction(75)),
    },
    claimed={"E": Fraction("9.6")},
    reasons={"E": "年底项目未结算"},
    rows={
        "P": (
            OpenRow("培训场次", "数量指标", "≥", Fraction(50), "场", Fraction(50), Fraction(50), Fraction(50)),
            OpenRow("合格率", "质量指标", "≥", Fraction(95), "%", Fraction(96), Fraction(40), Fraction(40)),
        )
    },
    grade="优",
    texts={"预期目标": "办50场", "实际完成情况": "办了50场"},
)


def test_mark_title_and_year_stand_above_the_head() -> None:
    draft = planned(table_edition(layout={"mark": "附件3-1"}))
    assert [str(area_of(draft.score, text)) for text in ("附件3-1", "样例评分表")] == ["A1:G1", "A2:G2"]
    year = box_at(draft.score, 3, 1)
    assert (year.content, year.look.number, year.look.locked) == (Fraction(2023), '"（"0"年度）"', True)
    assert draft.names["xlscore_year"] == "评分表!$A$3"


def test_a_form_reissued_every_year_asks_for_the_year() -> None:
    blank = planned(table_edition(fiscal_year=None))
    row, column = row_of(blank, "（"), area_of(blank.score, "（").right + 1
    year = box_at(blank.score, row, column)
    assert (year.content, year.look.locked) == (None, False)
    assert year.ask is not None
    assert year.ask.title == "年度"
    filled = planned(table_edition(fiscal_year=None), Filled(fiscal_year=2021))
    assert filled.score.value(row, column) == 2021


def test_a_form_that_prints_no_unit_gets_a_cell_for_it() -> None:
    draft = planned(table_edition(), Filled(unit="样例单位"))
    assert "单位名称" in texts(draft.score)
    assert draft.names["xlscore_unit"] == "评分表!$B$3"
    assert draft.score.value(3, 2) == "样例单位"


def test_the_unit_is_the_one_that_carries_the_project_out() -> None:
    draft = planned(project_edition(), WHOLE)
    name = draft.names["xlscore_unit"].rpartition("!")[2].replace("$", "")
    place = area_of(draft.score, "样例单位")
    assert name == f"{'ABCDEFGHIJKLMN'[place.left - 1]}{place.top}"
    assert area_of(draft.score, "实施单位").top == place.top == area_of(draft.score, "主管部门").top
    assert area_of(draft.score, "项目名称").top == place.top - 1


def test_long_head_cells_take_a_row_of_their_own() -> None:
    head = ["单位名称", "年度整体绩效目标", "未能完成原因"]
    draft = planned(table_edition(layout={"head": head}), Filled(head={"未能完成原因": "疫情"}))
    rows = [area_of(draft.score, label).top for label in head]
    assert rows == [3, 4, 5]
    assert [draft.score.heights[row] for row in rows] == [24, 60, 60]
    assert draft.score.value(5, area_of(draft.score, "疫情").left) == "疫情"


def test_the_execution_rate_is_worked_out_and_scored_in_the_funds_block() -> None:
    draft = planned(project_edition(), WHOLE)
    row, columns = row_of(draft, "年度资金总额"), draft.columns
    assert columns.funds is not None
    at = {role: draft.score.value(row, span[0]) for role, span in columns.funds.roles.items()}
    assert at == {
        "initial": Fraction(480),
        "budget": Fraction(500),
        "executed": Fraction(480),
        "points": Fraction(10),
        "rate": Fraction("0.96"),
        "score": Fraction("9.6"),
    }
    assert shown(draft, "年度资金总额", "recomputed") == Fraction("9.6")
    assert shown(draft, "年度资金总额", "hint") == ""
    assert draft.names["xlscore_row_E"].endswith(f"${row}")
    assert shown(draft, "其中：当年财政拨款", "hint") == ""


def test_an_edition_measured_on_the_initial_budget_divides_by_it() -> None:
    draft = planned(project_edition(policy={"base": "initial_budget"}), WHOLE)
    assert draft.columns.funds is not None
    row, column = row_of(draft, "年度资金总额"), draft.columns.funds.roles["rate"][0]
    assert draft.score.value(row, column) == 1


def test_parts_that_do_not_add_up_to_the_total_are_named() -> None:
    funds = dict(WHOLE.funds) | {"其他资金": Amounts(Fraction(80), Fraction(80), Fraction(70))}
    wrong = Filled(fields=WHOLE.fields, funds=funds)
    assert (
        shown(planned(project_edition(), wrong), "其中：当年财政拨款", "hint") == "全年执行数（B）合计与各分项之和不平"
    )
    untotalled = Filled(funds=WHOLE.funds)
    assert (
        shown(planned(project_edition(), untotalled), "其中：当年财政拨款", "hint") == "年初预算数合计与各分项之和不平"
    )


SIDES = [
    {"title": "按收入性质分", "side": "left", "parts": ["一般公共预算", "政府性基金", "其他资金"]},
    {"title": "按支出性质分", "side": "right", "parts": ["基本支出", "项目支出"]},
]


def test_two_breakdowns_stand_side_by_side_each_under_its_sum() -> None:
    edition = project_edition(layout={"form": "overall", "funds": FUNDS | {"lists": SIDES}})
    funds = {
        "一般公共预算": Amounts(executed=Fraction(400)),
        "其他资金": Amounts(executed=Fraction(80)),
        "基本支出": Amounts(executed=Fraction(300)),
        "项目支出": Amounts(executed=Fraction(170)),
    }
    draft = planned(edition, Filled(fields=WHOLE.fields, funds=funds))
    left, right = (area_of(draft.score, f"{side['title']}：合计") for side in SIDES)
    assert left.top == right.top
    assert draft.score.value(left.top, left.right + 1) == 480
    assert draft.score.value(right.top, right.right + 1) == 470
    assert area_of(draft.score, "其中：一般公共预算").top == area_of(draft.score, "其中：基本支出").top == left.top + 1
    assert shown(draft, "按收入性质分：合计", "hint") == "按支出性质分合计与全年执行数不平"


def test_breakdowns_without_figures_show_nothing() -> None:
    edition = project_edition(layout={"form": "overall", "funds": FUNDS | {"lists": SIDES}})
    draft = planned(edition)
    left = area_of(draft.score, "按收入性质分：合计")
    assert draft.score.value(left.top, left.right + 1) == ""
    assert shown(draft, "按收入性质分：合计", "hint") == ""


def test_a_block_in_yuan_takes_fields_of_ten_thousands_and_gives_the_same_rate() -> None:
    draft = planned(project_edition(layout={"funds": FUNDS | {"unit": "元", "head": "项目资金（元）"}}), WHOLE)
    assert draft.columns.funds is not None
    row = row_of(draft, "年度资金总额")
    assert draft.score.value(row, draft.columns.funds.roles["executed"][0]) == 4_800_000
    assert shown(draft, "年度资金总额", "recomputed") == Fraction("9.6")
    assert "/10000" in formula_at(draft.score, row, draft.columns.need("recomputed"))
    fields = {name: spec | {"unit": "元"} for name, spec in FIELDS.items()}
    yuan = Filled(fields={"executed": Fraction(4_800_000), "budget_full": Fraction(5_000_000)})
    converse = planned(project_edition(fields=fields), yuan)
    assert converse.columns.funds is not None
    assert converse.score.value(row, converse.columns.funds.roles["executed"][0]) == 480
    assert shown(converse, "年度资金总额", "recomputed") == Fraction("9.6")


def test_a_block_without_initial_budget_field_and_rate_column_still_takes_the_amounts() -> None:
    columns = ["年初预算数", "全年预算数", "全年执行数", "分值", "得分"]
    fields = {name: spec for name, spec in FIELDS.items() if name != "budget_initial"}
    draft = planned(project_edition(fields=fields, layout={"funds": FUNDS | {"columns": columns}}), Filled())
    assert draft.columns.funds is not None
    initial = box_at(draft.score, row_of(draft, "年度资金总额"), draft.columns.funds.roles["initial"][0])
    assert (initial.look.locked, initial.ask is not None) == (False, True)
    assert "rate" not in draft.columns.funds.roles


def test_a_form_without_funds_block_or_goals_prints_neither() -> None:
    draft = planned(table_edition())
    assert "年度总体目标" not in "".join(texts(draft.score))
    assert draft.columns.funds is None


def test_goals_are_typed_in_beside_each_other() -> None:
    draft = planned(project_edition(), WHOLE)
    meant, done = area_of(draft.score, "办50场"), area_of(draft.score, "办了50场")
    assert meant.top == done.top == area_of(draft.score, "预期目标").top + 1
    assert meant.right + 1 == done.left


def test_the_chongqing_form_has_a_flat_list_three_goals_and_its_total_in_the_head() -> None:
    flat = [
        {"role": "level3", "header": "指标名称", "width": 30},
        {"role": "unit", "header": "计量单位", "width": 9},
        {"role": "operator", "header": "指标性质", "width": 9},
        {"role": "target", "header": "指标值", "width": 14},
        {"role": "points", "header": "指标权重(分)", "width": 11},
        {"role": "actual", "header": "全年完成值", "width": 14},
        {"role": "score", "header": "指标得分(分)", "width": 11},
        {"role": "reason", "header": "说明", "width": 26},
    ]
    layout = {
        "form": "flat",
        "head": ["项目名称", "项目编码", "自评总分", "主管部门", "财政归口处室", "部门联系人", "联系电话"],
        "columns": flat,
        "funds": FUNDS | {"head": "资金情况（元）", "unit": "元"},
    }
    draft = planned(project_edition(indicators=[EXECUTION, STAFF], layout=layout), WHOLE)
    assert area_of(draft.score, "全年（调整）绩效目标").top == area_of(draft.score, "年初绩效目标").top
    total = draft.names["xlscore_total"].rpartition("!")[2].replace("$", "")
    assert int(total[1:]) == row_of(draft, "自评总分")
    assert draft.score.value(int(total[1:]), "ABCDEFGH".index(total[0]) + 1) == Fraction("99.6")
    assert shown(draft, "在职人员控制率", "actual") == ""
    assert shown(draft, "培训场次", "recomputed") == 50
    assert draft.names["xlscore_row_P"].startswith("自评表!$A$")


def test_claimed_and_recomputed_totals_agree_on_a_right_sheet() -> None:
    draft = planned(project_edition(), WHOLE)
    assert shown(draft, "总分", "points") == 100
    assert shown(draft, "总分", "score") == shown(draft, "总分", "recomputed") == Fraction("99.6")
    assert shown(draft, "总分", "difference") == 0
    assert shown(draft, "总分", "hint") == ""
    assert shown(draft, "评价等级", "recomputed") == "优"
    assert shown(draft, "评价等级", "hint") == ""


def test_a_total_typed_over_its_sum_is_named() -> None:
    draft = planned(project_edition(), Filled(claimed=WHOLE.claimed, total=Fraction(100)))
    assert shown(draft, "总分", "score") == 100
    assert shown(draft, "总分", "hint") == "总分与各行得分之和不符"


def test_points_that_do_not_add_up_and_a_wrong_or_missing_grade_are_named() -> None:
    rows = {"P": (WHOLE.rows["P"][0],)}
    short = Filled(fields=WHOLE.fields, claimed=WHOLE.claimed, rows=rows, grade="优")
    draft = planned(project_edition(), short)
    assert shown(draft, "总分", "hint") == "分值合计不等于100，不符"
    assert shown(draft, "评价等级", "recomputed") == "差"
    assert shown(draft, "评价等级", "hint") == "等级与总分不符"
    ungraded = Filled(fields=WHOLE.fields, claimed=WHOLE.claimed, rows=WHOLE.rows)
    assert shown(planned(project_edition(), ungraded), "评价等级", "hint") == "缺评价等级"


def test_a_blank_template_shows_no_total_and_no_grade() -> None:
    draft = planned(project_edition())
    assert shown(draft, "总分", "score") == ""
    assert shown(draft, "总分", "recomputed") == "不完整"
    assert shown(draft, "总分", "hint") == "缺自评得分"
    assert shown(draft, "评价等级", "recomputed") == ""


def test_the_total_waits_for_sections_that_must_be_used_and_not_for_optional_ones() -> None:
    figures = Filled(fields=WHOLE.fields, claimed=WHOLE.claimed)
    assert shown(planned(project_edition(), figures), "总分", "recomputed") == "不完整"
    optional = project_edition(open_sections=[SECTION | {"optional": True}])
    assert shown(planned(optional, figures), "总分", "recomputed") == Fraction("9.6")


def test_left_over_points_are_claimed_on_a_line_and_keep_the_total_incomplete() -> None:
    rest = {"points": 40, "standing": "unconfirmed", "why": "其余未见原表"}
    filled = Filled(
        fields={"staff": Fraction(1), "quota": Fraction(1)}, claimed={"A1": Fraction(60)}, remainder=Fraction(30)
    )
    draft = planned(table_edition(STAFF, remainder=rest), filled)
    assert shown(draft, "其余指标（未见原表）", "points") == 40
    assert shown(draft, "其余指标（未见原表）", "recomputed") == "无法复算"
    assert shown(draft, "其余指标（未见原表）", "hint") == "待核"
    assert shown(draft, "总分", "score") == 90
    assert shown(draft, "总分", "recomputed") == "不完整"
    flat = [column for column in TABLE_COLUMNS if column["role"] not in {"level1", "level2", "criterion"}]
    bare = planned(table_edition(STAFF, remainder=rest, layout={"columns": flat}), filled)
    assert shown(bare, "其余指标（未见原表）", "score") == 30


@pytest.mark.parametrize(("dropped", "total"), [("不适用", Fraction(100)), (Fraction(1), Fraction(100))])
def test_a_row_that_is_dropped_scales_the_rest_to_the_whole(dropped: Fraction | str, total: Fraction) -> None:
    other = STAFF | {"code": "A2", "title": "另一比率", "points": 40, "not_applicable": "redistribute"}
    other["rate"] = {"of": "executed", "to": "budget_full"}
    fields = {"staff": Fraction(1), "quota": Fraction(1), "executed": dropped, "budget_full": dropped}
    draft = planned(table_edition(STAFF, other), Filled(fields=fields))
    assert shown(draft, "总分", "recomputed") == total


def test_levels_are_merged_over_their_lines_with_the_points_beside_them() -> None:
    columns = [
        {"role": "level1", "header": "一级指标"},
        {"role": "points1", "header": "分值"},
        {"role": "level2", "header": "二级指标"},
        {"role": "points2", "header": "分值"},
        *TABLE_COLUMNS[2:],
    ]
    second = STAFF | {"code": "A2", "title": "变动率", "points": None}
    sections = [{"path": ["投入"], "points": 60, "standing": "unconfirmed"}]
    edition = table_edition(STAFF, second, JUDGED, sections=sections, layout={"columns": columns})
    draft = planned(edition, Filled(points={"A2": Fraction(7)}))
    first = row_of(draft, "在职人员控制率")
    assert area_of(draft.score, "投入") == Area(first, 1, first + 1, 1)
    assert draft.score.value(first, 2) == 60
    assert box_at(draft.score, first, 1).look.fill == UNCONFIRMED
    assert draft.score.value(first, 4) == 67
    unset = planned(edition)
    assert unset.score.value(first, 4) == ""


def test_a_form_with_its_points_in_the_labels_needs_no_points_column() -> None:
    columns = [
        {"role": "level1", "header": "一级指标"},
        {"role": "level2", "header": "二级指标", "width": 16},
        {"role": "criterion", "header": "评分标准", "width": 60},
        {"role": "evidence", "header": "所需佐证材料", "width": 26},
    ]
    listed = [item | {"path": item["path"][:1], "evidence": ["文件", "清单"]} for item in (STAFF, JUDGED)]
    layout = {"form": "workcheck", "columns": columns, "points_in_labels": True}
    filled = Filled(
        fields={"staff": Fraction(1), "quota": Fraction(1)},
        claimed={"A1": Fraction(60), "B1": Fraction(40)},
        levels={"B1": "达成年度指标"},
        evidence={"A1": "证1"},
    )
    draft = planned(table_edition(*listed, layout=layout), filled)
    row = row_of(draft, "在职人员控制率\n（60分）")
    assert draft.score.value(row, draft.columns.need("evidence_no")) == "证1"
    assert draft.score.value(row, draft.columns.need("evidence")) == "文件、清单"
    assert draft.score.value(row, draft.columns.need("recomputed")) == 60
    assert "100分" in texts(draft.score)
    total = row_of(draft, "100分")
    assert draft.score.value(total, draft.columns.need("recomputed")) == 100


def test_explanation_source_and_own_figures_are_printed_where_the_form_has_them() -> None:
    columns = [
        *TABLE_COLUMNS[:4],
        {"role": "explanation", "header": "指标说明", "width": 30},
        {"role": "source", "header": "数据来源"},
        {"role": "own_data", "header": "本单位执行情况", "width": 20},
        *TABLE_COLUMNS[4:],
    ]
    rates = {"rates": {"1": {"name": "人员比例", "of": ["staff", "-quota"], "to": "quota"}}, "note": "不含离退休"}
    edition = table_edition(STAFF | rates, open_sections=[SECTION], layout={"columns": columns})
    draft = planned(edition, Filled(texts={"A1：本单位执行情况": "60÷60"}))
    row = row_of(draft, "在职人员控制率")
    assert draft.score.value(row, draft.columns.need("explanation")) == (
        "在职人员数÷编制数×100%\n人员比例＝（在职人员数－编制数）÷编制数×100%\n不含离退休"
    )
    assert draft.score.value(row, draft.columns.need("source")) == "本单位"
    assert draft.score.value(row, draft.columns.need("own_data")) == "60÷60"


def test_unused_lines_are_folded_away_and_the_section_has_a_name() -> None:
    draft = planned(project_edition())
    lines = [row for row, column in draft.score.boxes if column == 1 and row in draft.score.folded]
    assert len(lines) == len(draft.score.folded) == 4
    first = area_of(draft.score, "数量指标").top
    assert draft.score.folded == {first + 3, first + 4, first + 8, first + 9}
    assert draft.names["xlscore_row_P"] == f"自评表!$D${first}:$D${first + 9}"


def test_sums_begin_at_the_header_so_that_a_line_inserted_first_is_counted() -> None:
    draft = planned(project_edition())
    first, total = area_of(draft.score, "数量指标").top, draft.total_row
    assert formula_at(draft.score, total, draft.columns.need("points")).startswith(f"SUM(I{first - 1}:I{total - 1},")


def test_rows_resting_on_unconfirmed_figures_are_shaded_and_marked() -> None:
    doubtful = STAFF | {"standing": {"points": "confirmed", "rule": "confirmed", "rate": "unconfirmed"}}
    draft = planned(table_edition(doubtful, JUDGED))
    row = row_of(draft, "在职人员控制率")
    assert box_at(draft.score, row, draft.columns.need("level3")).look.fill == UNCONFIRMED
    assert shown(draft, "在职人员控制率", "hint") == "待核 缺自评得分"
    assert any("待核" in text for text in texts(draft.score) if text.startswith("注"))
    calm = planned(table_edition())
    assert not any("待核" in text for text in texts(calm.score))
    section = project_edition(open_sections=[SECTION | {"standing": "unconfirmed"}])
    open_draft = planned(section, WHOLE)
    assert shown(open_draft, "培训场次", "hint") == "待核"
    assert box_at(open_draft.score, area_of(open_draft.score, "数量指标").top, 2).look.fill == UNCONFIRMED


def test_the_foot_names_source_notes_and_seal() -> None:
    rest = {"points": 40, "standing": "unconfirmed", "why": "其余由各地自定"}
    layout = {"notes": ["得分不超过分值。"]}
    draft = planned(
        table_edition(STAFF | {"points": None}, remainder=rest, layout=layout), Filled(texts={"填报日期": "2024-3-1"})
    )
    note = next(text for text in texts(draft.score) if text.startswith("注"))
    assert "1. 得分不超过分值。" in note
    assert "其余由各地自定" in note
    assert "依据：样财〔2023〕1号《样例通知》（已核实）" in note
    assert "单位（公章）：" in texts(draft.score)
    assert "填报日期：2024-3-1" in texts(draft.score)


def test_only_printed_columns_go_on_paper_and_the_header_is_repeated() -> None:
    page = planned(project_edition()).score.page
    assert page.last_column == planned(project_edition()).columns.need("reason")
    assert page.repeat is not None
    assert page.freeze is None
    assert planned(table_edition()).score.page.freeze == (5, 1)


HINTS = [
    (OpenRow("", "数量指标", "≥", Fraction(5), "场", Fraction(5), Fraction(5), Fraction(5)), "缺三级指标名称"),
    (OpenRow("培训", "数量指标"), "缺分值"),
    (OpenRow("培训", "数量指标", points=Fraction(5)), "缺指标性质"),
    (OpenRow("培训", "数量指标", "≥", points=Fraction(5)), "缺年度指标值"),
    (OpenRow("培训", "数量指标", "≥", Fraction(5), points=Fraction(5)), "缺实际完成值"),
    (OpenRow("培训", "数量指标", "≥", Fraction(5), "", Fraction(5), Fraction(5)), "缺自评得分"),
    (OpenRow("培训", "数量指标", "≥", Fraction(5), "", Fraction(5), Fraction(5), "五"), "自评得分不是数字，不符"),
    (OpenRow("培训", "数量指标", "≥", Fraction(5), "", Fraction(5), Fraction(5), Fraction(6)), "得分超过分值，不符"),
    (OpenRow("培训", "数量指标", "≥", Fraction(5), "", Fraction(5), Fraction(5), Fraction(-1)), "得分小于0，不符"),
    (OpenRow("培训", "数量指标", "定性", "好", "", "好", Fraction(5), Fraction(5)), "缺完成等级"),
    (
        OpenRow("培训", "数量指标", "定性", "好", "", "好", Fraction(5), Fraction(1), "达成年度指标"),
        "得分不在所选等级的区间内，不符",
    ),
    (OpenRow("培训", "数量指标", "≥", "五场", "", Fraction(5), Fraction(5), Fraction(5)), "指标值不是数字，无法复算"),
    (OpenRow("培训", "数量指标", "≥", Fraction(5), "", "五场", Fraction(5), Fraction(5)), "完成值不是数字，无法复算"),
    (
        OpenRow("培训", "数量指标", "≥", Fraction(-5), "", Fraction(5), Fraction(5), Fraction(5)),
        "无法复算，请核对指标值",
    ),
    (OpenRow("培训", "数量指标", "≥", Fraction(5), "", Fraction(4), Fraction(5), Fraction(5)), "与复算不符，差1.00"),
    (OpenRow("培训", "数量指标", "≥", Fraction(5), "", Fraction(4), Fraction(5), Fraction(4)), "扣分缺原因说明"),
    (OpenRow("培训", "数量指标", "≥", Fraction(5), "", Fraction(4), Fraction(5), Fraction(4), "", "停电"), ""),
]


@pytest.mark.parametrize(("row", "hint"), HINTS)
def test_the_hint_of_an_open_line_names_the_first_thing_amiss(row: OpenRow, hint: str) -> None:
    draft = planned(project_edition(), Filled(rows={"P": (row,)}))
    first = area_of(draft.score, "数量指标").top
    assert draft.score.value(first, draft.columns.need("hint")) == hint


@pytest.mark.parametrize(
    ("filled", "title", "hint"),
    [
        (Filled(), "在职人员控制率", "缺自评得分"),
        (Filled(claimed={"A1": Fraction(60)}), "在职人员控制率", "缺填报数据"),
        (
            Filled(claimed={"A1": Fraction(60)}, fields={"staff": "不适用", "quota": "不适用"}),
            "在职人员控制率",
            "不适用，需说明",
        ),
        (Filled(claimed={"B1": Fraction(40)}), "社会效益", "缺完成等级"),
        (
            Filled(claimed={"B1": Fraction(10)}, levels={"B1": "达成年度指标"}),
            "社会效益",
            "得分不在所选等级的区间内，不符",
        ),
    ],
)
def test_the_hint_of_a_fixed_line_names_the_first_thing_amiss(filled: Filled, title: str, hint: str) -> None:
    assert shown(planned(table_edition(), filled), title, "hint") == hint


def test_a_line_whose_points_the_place_sets_asks_for_them_first() -> None:
    draft = planned(table_edition(STAFF | {"points": None}))
    assert shown(draft, "在职人员控制率", "hint") == "缺分值"
    assert shown(draft, "在职人员控制率", "criterion") == "分值由各地确定，填入分值后按评分标准自动复算"


def test_an_unpublished_rule_is_said_to_be_so() -> None:
    bare = {key: value for key, value in STAFF.items() if key not in {"rule", "rate"}}
    draft = planned(table_edition(bare, bare | {"code": "A2", "title": "其他", "criterion": "按要点评定"}))
    assert shown(draft, "在职人员控制率", "criterion") == "评分标准未公布，得分无法由公开数据复算"
    assert shown(draft, "其他", "criterion") == "按要点评定"


def test_an_open_section_of_fixed_bands_offers_no_level() -> None:
    assert PROJECT_COLUMNS[-1]["role"] == "reason"
    rule = {"kind": "target_forward"}
    draft = planned(project_edition(open_sections=[SECTION | {"rule": rule}]), WHOLE)
    assert shown(draft, "培训场次", "level") is None
    assert shown(draft, "培训场次", "recomputed") == 50
