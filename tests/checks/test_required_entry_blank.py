from dataclasses import replace

from tests.checks.builders import (
    AMOUNTS,
    BOOK,
    EXECUTION,
    MISSING,
    OUTPUT,
    addresses,
    cell,
    closing,
    edition,
    faults,
    indicator,
    line,
    measured,
    only,
    row,
    scored,
    sheet,
    typed,
    word,
)
from xlscore.checks.registry import Scored
from xlscore.checks.required_entry_blank import required_entry_blank
from xlscore.model import stamp
from xlscore.model.framework import Framework
from xlscore.model.submission import Entry, State

FIELDS = {"a": {"label": "甲数", "kind": "amount"}, "b": {"label": "乙数", "kind": "amount"}}
RATED = indicator("A1", rate={"of": "a", "to": "b"}, rule={"kind": "proportional"})
KNOWN = edition(fields=FIELDS, indicators=[RATED])


def stage(known: Framework = KNOWN, fields: dict[str, Entry] | None = None, claimed: str = "10") -> Scored:
    return scored(sheet(unit_name="甲", rows=(row(14, "A1", claimed=claimed),), fields=fields or {}), framework=known)


def test_a_blank_field_a_row_needs_is_reported_once() -> None:
    found = only(required_entry_blank, stage(fields={"a": typed("", "B2"), "b": typed("5", "B3")}))
    assert (found.message, found.subject) == ("自评表!B2「甲数」未填。", "a")


def test_what_is_not_provided_or_not_applicable_is_not_blank() -> None:
    assert faults(required_entry_blank, stage(fields={"a": typed("未提供", "B2"), "b": typed("不适用", "B3")})) == []


def test_a_field_without_a_cell_or_of_a_row_nobody_scored_is_not_asked_for() -> None:
    assert faults(required_entry_blank, stage(fields={"b": typed("5", "B3")})) == []
    assert faults(required_entry_blank, stage(fields={"a": typed("", "B2")}, claimed="未提供")) == []


def test_finance_supplies_its_own_fields() -> None:
    known = edition(fields={**FIELDS, "a": {**FIELDS["a"], "supplied_by": "finance"}}, indicators=[RATED])
    assert faults(required_entry_blank, stage(known, {"a": typed("", "B2"), "b": typed("5", "B3")})) == []


def test_a_field_the_score_did_not_need_may_stay_blank() -> None:
    full = indicator("A1", rate={"of": "a", "to": "b"}, rule={"kind": "proportional"}, not_applicable="full_marks")
    known = edition(fields=FIELDS, indicators=[full])
    assert faults(required_entry_blank, stage(known, {"a": typed("不适用", "B2"), "b": typed("不适用", "B3")})) == []


def either(which: str) -> Scored:
    rule = {
        "kind": "either",
        "labels": ["结转率", "变动率"],
        "first": {"kind": "proportional"},
        "second": {"kind": "proportional"},
    }
    rates = {"first": {"of": "a", "to": "b"}, "second": {"of": "c", "to": "d"}}
    fields = {**FIELDS, "c": {"label": "丙数", "kind": "amount"}, "d": {"label": "丁数", "kind": "amount"}}
    known = edition(fields=fields, indicators=[indicator("A1", rule=rule, rates=rates)])
    blank = {name: typed("", f"B{place}") for place, name in enumerate("abcd", start=2)}
    return stage(known, {**blank, "A1_which": word(which, "B9")})


def test_of_two_rules_only_the_chosen_ones_fields_are_needed() -> None:
    assert [found.subject for found in faults(required_entry_blank, either("结转率"))] == ["a", "b"]
    assert [found.subject for found in faults(required_entry_blank, either("变动率"))] == ["c", "d"]
    assert [found.subject for found in faults(required_entry_blank, either(""))] == ["A1_which"]


def test_a_used_row_lists_all_its_blank_columns_in_one_finding() -> None:
    known = edition(open_sections=[OUTPUT])
    blanks = {name: typed("", f"{column}14") for name, column in (("target", "F"), ("actual", "G"))}
    bad = row(14, "P.1", "", "", title="培训场次", **blanks)
    found = only(required_entry_blank, scored(sheet(unit_name="甲", rows=(bad,)), framework=known))
    assert found.message == "自评表!F14「培训场次」的年度指标值、实际完成值、分值、自评得分未填。"
    assert addresses(found) == ["F14", "G14", "H14", "I14"]
    assert found.subject == "培训场次"


def test_a_row_without_a_title_is_asked_for_one_and_an_actual_beside_a_score_is_another_checks() -> None:
    known = edition(open_sections=[OUTPUT])
    bad = row(14, "P.1", title="", target=measured("≥5", "5", "F14"), actual=typed("", "G14"))
    found = only(required_entry_blank, scored(sheet(unit_name="甲", rows=(bad,)), framework=known))
    assert found.message == "自评表!C14「P.1」的三级指标名称未填。"


def test_an_unused_row_a_row_of_the_remainder_and_columns_the_form_lacks_ask_for_nothing() -> None:
    known = edition(open_sections=[OUTPUT])
    unused = row(14, "P.1", "", "", title="", target=typed("", "F14"), actual=typed("", "G14"))
    rest = row(15, "remainder", "64", "", target=typed("", "F15"))
    bare = row(16, "P.2", target=MISSING, actual=MISSING)
    stage = scored(sheet(unit_name="甲", rows=(unused, rest, bare)), framework=known)
    assert faults(required_entry_blank, stage) == []


def test_a_fixed_row_needs_its_score() -> None:
    found = only(required_entry_blank, stage(edition(indicators=[indicator("A1")]), claimed=""))
    assert found.message == "自评表!I14「指标A1」的自评得分未填。"


def test_a_total_above_scores_must_not_be_blank() -> None:
    known = edition(indicators=[indicator("A1")])
    blank = sheet(unit_name="甲", rows=(row(14, "A1"),), total=typed("", "I30"))
    assert only(required_entry_blank, scored(blank, framework=known)).message == "自评表!I30 总分未填。"
    untouched = sheet(unit_name="甲", rows=(row(14, "A1", claimed="未提供"),), total=typed("", "I30"))
    assert faults(required_entry_blank, scored(untouched, framework=known)) == []


def laid_out(form: str, *roles: str) -> Framework:
    """Return an edition of a form with columns of these roles, each headed by its own name."""
    columns = [{"role": role, "header": f"{role}栏"} for role in roles]
    layout = {**edition().layout.model_dump(), "form": form, "columns": columns}
    return edition(indicators=[indicator("A1")], open_sections=[OUTPUT], layout=layout)


def test_a_form_that_prints_a_total_must_state_one() -> None:
    lacking = sheet(unit_name="甲", rows=(row(14, "A1"), row(15, "P.1", claimed="9.5")))
    for form in ("project", "overall", "flat", "workcheck"):
        found = only(required_entry_blank, scored(lacking, framework=laid_out(form)))
        assert found.message == "表上没有总分：到最后一行得分 自评表!I15 为止没有“总分”一行，已填各行得分之和为 19.5。"
        assert (addresses(found), found.subject) == (["I15"], "总分")
    assert faults(required_entry_blank, scored(lacking, framework=laid_out("table"))) == []


def test_a_template_of_ours_has_a_total_whatever_its_form() -> None:
    lacking = scored(sheet(unit_name="甲", rows=(row(14, "A1"),)), framework=laid_out("table"))
    stamped = replace(lacking, workbook=replace(BOOK, names={stamp.FRAMEWORK: "自评表!$A$1"}))
    assert only(required_entry_blank, stamped).subject == "总分"


def test_a_total_line_or_rows_without_scores_need_no_further_total() -> None:
    closed = sheet(unit_name="甲", rows=(row(14, "A1"),), sums=(closing(20, ()),))
    unscored = sheet(unit_name="甲", rows=(row(14, "A1", claimed="未提供"),))
    for filled in (closed, unscored):
        assert faults(required_entry_blank, scored(filled, framework=laid_out("project"))) == []


def test_a_column_the_edition_prints_and_the_sheet_lacks_is_told_once() -> None:
    known = laid_out("table", "level3", "target", "actual", "points", "score")
    full = (row(14, "P.1", title="培训"), row(15, "P.2"), row(16, "A1"))
    rows = tuple(replace(item, target=MISSING, actual=MISSING, points=MISSING, claimed=MISSING) for item in full)
    found = faults(required_entry_blank, scored(sheet(unit_name="甲", rows=rows), framework=known))
    assert [(item.subject, addresses(item)) for item in found] == [
        ("target栏栏", ["C14", "C15"]),
        ("actual栏栏", ["C14", "C15"]),
        ("points栏栏", ["C14", "C15"]),
        ("score栏栏", ["C14", "C15", "C16"]),
    ]
    assert found[2].message == (
        "评分表没有“points栏”一栏，「培训」等 2 行的points栏无从得知，没有估算；请补上这一栏并填列。"
    )
    one = scored(sheet(unit_name="甲", rows=rows[1:2]), framework=laid_out("table", "points"))
    assert "「指标P.2」1 行的points栏" in only(required_entry_blank, one).message
    bare = laid_out("table", "level3")
    assert faults(required_entry_blank, scored(sheet(unit_name="甲", rows=rows), framework=bare)) == []


FUNDS = edition(
    fields=AMOUNTS,
    indicators=[EXECUTION],
    layout={
        **edition().layout.model_dump(),
        "columns": [{"role": "level3", "header": "三级指标"}],
        "funds": {"indicator": "E", "head": "项目资金（万元）"},
    },
)


def test_a_blank_funds_total_without_parts_is_reported_for_each_amount_once() -> None:
    total = line(6, "年度资金总额", "", "", indicator="E")
    fields = {"budget_full": total.budget, "executed": total.executed}
    stage = scored(sheet(unit_name="甲", lines=(total,), fields=fields, rows=(row(6, "E"),)), framework=FUNDS)
    assert [found.subject for found in faults(required_entry_blank, stage)] == [
        "年度资金总额/全年预算数",
        "年度资金总额/全年执行数",
    ]


def test_a_blank_total_above_parts_is_another_checks() -> None:
    lines = (line(6, "年度资金总额", "", "90", indicator="E"), line(7, "财政拨款", "100", "90", parent=0))
    assert faults(required_entry_blank, scored(sheet(unit_name="甲", lines=lines), framework=FUNDS)) == []


def named(refers_to: str, unit: str = "") -> Scored:
    plain = scored(sheet(unit_name=unit), framework=KNOWN)
    return replace(plain, workbook=replace(BOOK, names={"xlscore_unit": refers_to}))


def test_a_template_without_the_units_name_is_reported_at_its_cell() -> None:
    found = only(required_entry_blank, named("自评表!$C$3"))
    assert found.cells == (cell("C3"),)
    assert faults(required_entry_blank, named("自评表!$C$3", "甲")) == []
    assert faults(required_entry_blank, named("#REF!")) == []


def test_an_uncalculated_formula_is_not_blank() -> None:
    unread = Entry(State.BLANK, cell("B2"), formula="1", uncached=True)
    assert faults(required_entry_blank, stage(fields={"a": unread, "b": typed("5", "B3")})) == []


def test_the_units_name_is_not_asked_for_on_a_sheet_that_is_missing() -> None:
    stage = named("自评表!$C$3")
    lost = replace(stage, submission=replace(stage.submission, missing_tables=("评分表（自评表）",)))
    assert faults(required_entry_blank, lost) == []
