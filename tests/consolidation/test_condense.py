"""Records: the same figures as the dossier, in flat lines that share what they have in common."""

import pickle
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.checks.builders import typed
from xlscore.consolidation.condense import condense, in_ten_thousand, main_rate
from xlscore.consolidation.sharing import Sharing
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Verdict
from xlscore.model.review import Review
from xlscore.model.scorecard import Rate, Scorecard
from xlscore.model.submission import FundLine
from xlscore.pipeline import assess

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return assess(SAMPLES / "bureau" / "上报" / "202_样例区科学技术局.xlsx")


def test_a_record_keeps_the_figures_of_the_dossier(dossier: Dossier) -> None:
    record = condense(dossier)
    assert (record.unit, record.year, record.verdict) == ("样例区科学技术局", 2021, dossier.verdict)
    assert (record.budget, record.executed) == (Fraction("1188.20"), Fraction("1142.96"))
    assert record.rate == Fraction("1142.96") / Fraction("1188.20")
    assert dossier.scorecard is not None
    assert record.recomputed == dossier.scorecard.total
    assert record.findings == dossier.findings
    line = next(line for line in record.scores if line.title == "重点工作完成项数")
    assert (line.column, line.operator, line.unit) == ("P", ">=", "项")
    assert (line.target, line.actual) == (Fraction(20), Fraction(19))
    assert (line.points, line.claimed, line.recomputed) == (Fraction(15), Fraction("14.25"), Fraction("14.25"))
    assert line.reason == "一项联合攻关任务因合作单位调整延至下年完成。"
    assert line.cells.claimed is not None


def test_the_edition_lists_its_columns_and_grades(dossier: Dossier) -> None:
    edition = condense(dossier).edition
    assert edition is not None
    assert [column.code for column in edition.columns] == ["E", "P", "B", "S"]
    assert edition.total == 100
    assert (edition.grade_of(Fraction(90)), edition.grade_of(Fraction("89.99")), edition.grade_of(None)) == (
        "优",
        "良",
        "",
    )


def test_the_rate_of_the_whole_budget_is_marked(dossier: Dossier) -> None:
    whole = [line for line in condense(dossier).rates if line.whole]
    assert [(line.numerator, line.denominator, line.unit) for line in whole] == [
        (Fraction("1142.96"), Fraction("1188.20"), "万元")
    ]


@pytest.mark.parametrize(
    ("names", "whole"),
    [
        (("政府采购",), None),
        (("政府采购", "部门整体支出"), "部门整体支出"),
        (("编制数与在职人员", "年度资金总额"), "年度资金总额"),
        (("合 计", "部门支出"), "合 计"),
    ],
)
def test_a_part_with_a_total_line_of_its_own_is_not_the_whole_budget(names: tuple[str, ...], whole: str | None) -> None:
    rates = tuple(Rate(name, typed("692.05"), typed("699.89"), line=FundLine(name)) for name in names)
    found = main_rate(Scorecard(rates=rates))
    assert (found.name if found is not None else None) == whole


def test_the_rate_that_is_scored_is_the_whole_whatever_it_is_called() -> None:
    scored = Rate("项目资金", typed("1"), typed("2"), line=FundLine("项目资金"), indicator="E")
    other = Rate("年度资金总额", typed("3"), typed("4"), line=FundLine("年度资金总额"))
    assert main_rate(Scorecard(rates=(other, scored))) is scored


def test_a_file_that_cannot_be_read_is_a_record_too() -> None:
    record = condense(assess(SAMPLES / "faults" / "XS101_文本文件改名.xlsx"))
    assert record.verdict is Verdict.UNREADABLE
    assert not record.readable
    assert (record.edition, record.claimed, record.scores, record.rate, record.difference) == (
        None,
        None,
        (),
        None,
        None,
    )
    assert [finding.code for finding in record.findings] == ["XS101"]


def test_yuan_become_ten_thousand_yuan() -> None:
    assert in_ten_thousand(Fraction(48_056_700), "元") == Fraction("4805.67")
    assert in_ten_thousand(Fraction(5), "万元") == 5
    assert in_ten_thousand(None, "元") is None


def test_equal_parts_of_many_records_become_one_object(dossier: Dossier) -> None:
    first, second = (pickle.loads(pickle.dumps(condense(dossier))) for _ in range(2))  # noqa: S301 -- our own bytes
    assert first.scores[0].cells is not second.scores[0].cells
    sharing = Sharing()
    shared = [sharing.record(first), sharing.record(second)]
    assert shared == [first, second]
    assert shared[0].edition is shared[1].edition
    assert shared[0].scores[0].cells is shared[1].scores[0].cells
    assert shared[0].rates[0].numerator is shared[1].rates[0].numerator


def test_what_the_reviewer_wrote_is_kept() -> None:
    plain = Dossier("一.xlsx", "0" * 64)
    assert (condense(plain).reviewed, condense(plain).opinion) == (None, "")
    record = condense(replace(plain, review=Review(Fraction("98.5"), "同意")))
    assert (record.reviewed, record.opinion) == (Fraction("98.5"), "同意")
