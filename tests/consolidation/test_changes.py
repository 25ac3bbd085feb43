"""What changed between two submissions: figures by value, texts by words, findings by their id."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from tests.consolidation.years import at, finding, line, rate, record
from xlscore.consolidation.changes import Changes, changes_of
from xlscore.consolidation.pairing import Pair
from xlscore.model.finding import Severity
from xlscore.model.record import RateTexts, ScoreCells


def changes(now: dict[str, Any], before: dict[str, Any] | None = None) -> Changes:
    this, last = record("a", **now), record("b", **(before or {}))
    return changes_of(Pair(this, last, "单位名称", (this.findings, last.findings)))


def cells(now: dict[str, Any], before: dict[str, Any] | None = None) -> list[tuple[str, str, str, str]]:
    return [(str(cell.at or ""), cell.what, cell.before, cell.now) for cell in changes(now, before).cells]


def test_nothing_changed_is_nothing() -> None:
    assert cells({}) == []
    assert not changes({}).identical
    assert changes({"sha256": "1"}, {"sha256": "1"}).identical
    assert not changes({"sha256": ""}, {"sha256": ""}).identical


def test_total_and_grade() -> None:
    assert cells({"claimed": Fraction("95.5"), "claimed_grade": "良"}) == [
        ("自评表!A20", "总分", "95", "95.5"),
        ("", "自评等级", "优", "良"),
    ]
    assert cells({"claimed": None}, {"total_at": None}) == [("自评表!A20", "总分", "95", "")]


def test_each_figure_and_text_of_a_row_at_its_cell() -> None:
    other = line(
        points=Fraction(15),
        claimed=Fraction("14.5"),
        target_text="≥900人次",
        actual_text="950人次",
        reason="延期",
    )
    assert cells({"scores": (other,)}) == [
        ("自评表!A9", "P.1 培训人次 分值", "20", "15"),
        ("自评表!B9", "P.1 培训人次 自评得分", "20", "14.5"),
        ("自评表!C9", "P.1 培训人次 年度指标值", "≥1000人次", "≥900人次"),
        ("自评表!D9", "P.1 培训人次 实际完成值", "1100人次", "950人次"),
        ("自评表!E9", "P.1 培训人次 偏差原因", "", "延期"),
    ]


def test_a_figure_written_otherwise_is_no_change_and_neither_are_spaces() -> None:
    assert cells({"scores": (line(claimed=Fraction("20.0"), reason=" "),)}) == []
    assert cells({"rates": (rate(texts=RateTexts("90.00", "100", "90%")),)}) == []


def test_rows_that_came_and_went() -> None:
    new = line("P.2", "新增的", cells=ScoreCells(None, at(10, 2), None, None, None), claimed=None)
    assert cells({"scores": (line(), new)}) == [("自评表!B10", "P.2 新增的", "", "整行（20 分，自评 未填）")]
    assert cells({"scores": ()}) == [("自评表!B9", "P.1 培训人次", "整行（20 分，自评 20）", "")]


def test_an_indicator_of_the_form_that_was_renamed() -> None:
    assert cells({"scores": (line("B1", "新名"),)}, {"scores": (line("B1", "旧名"),)}) == [
        ("", "B1 新名 指标名称", "旧名", "新名")
    ]


def test_amounts_and_rates_and_words_in_their_place() -> None:
    other = rate(numerator=Fraction("90.5"), claimed=None, texts=RateTexts("90.5", "100", "未提供"))
    assert cells({"rates": (other, rate(name="别的"))}) == [
        ("自评表!A5", "年度资金总额 执行数（实际数）", "90", "90.5"),
        ("自评表!C5", "年度资金总额 比率", "90%", "未提供"),
    ]
    words = rate(denominator=None, texts=RateTexts("90", "不适用", "90%"))
    told = rate(denominator=None, texts=RateTexts("90", "未提供", "90%"))
    assert cells({"rates": (words,)}, {"rates": (told,)}) == [
        ("自评表!B5", "年度资金总额 全年预算数", "未提供", "不适用")
    ]
    assert cells({"rates": (words,)}, {"rates": (words,)}) == []


def test_findings_corrected_new_and_still_open_by_their_id() -> None:
    before = (finding("XS301", "P.1"), finding("XS301", "P.2"), finding("XS401", "总额"))
    note = replace(finding("XS901"), severity=Severity.NOTE)
    now = (finding("XS301", "P.2"), replace(finding("XS301", "P.2"), twin=1), finding("XS303"))
    found = changes({"findings": (note, *now)}, {"findings": (*before, note)})
    assert [one.id for one in found.corrected] == ["XS301:P.1", "XS401:总额"]
    assert [one.id for one in found.still_open] == ["XS301:P.2"]
    assert [one.id for one in found.new] == ["XS301:P.2#2", "XS303"]


def test_beside_an_earlier_summary_only_what_it_keeps_is_compared() -> None:
    kept = {"summarised": True, "scores": (line("P", "产出指标", column="P", claimed=Fraction(38)),), "rates": ()}
    rows = (line(claimed=Fraction(20)), line("P.2", "另一项", claimed=Fraction(19)))
    found = changes(
        {"scores": rows, "findings": (finding("XS301"),), "budget": Fraction(9)},
        {**kept, "claimed": None, "budget": None},
    )
    assert [(cell.what, cell.before, cell.now) for cell in found.cells] == [("P 产出指标 自评得分", "38", "39")]
    assert (found.corrected, found.new, found.still_open, found.findings_known) == ((), (), (), False)


def test_beside_an_earlier_summary_amounts_and_total_are_compared_where_both_are_known() -> None:
    then = {"summarised": True, "scores": (), "budget": Fraction(100), "executed": None}
    found = changes({"budget": Fraction(101), "executed": Fraction(5), "claimed": Fraction(96)}, then)
    assert [(cell.what, cell.before, cell.now) for cell in found.cells] == [
        ("总分", "95", "96"),
        ("预算数（万元）", "100", "101"),
    ]
