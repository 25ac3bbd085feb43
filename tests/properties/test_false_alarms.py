"""Forms filled from exact figures, printed to any precision by the rules: no error, and no warning without cause."""

from fractions import Fraction
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.forms import Cells, project_book
from xlscore.exact import decimal_text, round_to
from xlscore.model.finding import Severity
from xlscore.model.workbook import Cell, CellValue
from xlscore.pipeline.one_file import assess_workbook

MICRO = 10**6
CAUSED = {"XS412", "XS413"}
"""Low execution beside high scores, and a budget spent to the cent, are true of such a form whenever reported."""


PUNCTUAL: Final[Cells] = {"D16": "按时完成率", "F16": "≥90%", "G16": "95%"}
"""In place of the form's 及时, which XS209 rightly calls a target that is not quantified."""


def amounts(low: int, high: int) -> st.SearchStrategy[Fraction]:
    """Return amounts in 万元 known to the cent of a 元."""
    return st.integers(low * MICRO, high * MICRO).map(lambda number: Fraction(number, MICRO))


@st.composite
def funds(draw: st.DrawFn) -> tuple[Cells, Fraction]:
    """Return a funds block of a total and two parts, and the exact score of its execution.

    Nothing is spent to the cent of its budget: beside another initial budget XS413 rightly asks about that.
    """
    budgets = [draw(amounts(100, 5000)) for _ in range(2)]
    spent = [budget * draw(st.integers(920, 999)) / 1000 for budget in budgets]
    initial = [budget * draw(st.integers(700, 1300)) / 1000 for budget in budgets]
    places, percents = draw(st.integers(1, 4)), draw(st.integers(0, 2))
    stored = draw(st.booleans())
    money = f"0.{'0' * places}"
    share = "0%" if percents == 0 else f"0.{'0' * percents}%"
    cells: dict[str, Cell] = {}
    lines = {6: (sum(initial), sum(budgets), sum(spent)), 7: (initial[0], budgets[0], spent[0])}
    lines[8] = (initial[1], budgets[1], spent[1])
    for number, figures in lines.items():
        for column, figure in zip("EFG", figures, strict=True):
            shown = Fraction(figure) if stored else round_to(Fraction(figure), places)
            cells[f"{column}{number}"] = Cell(float(round_to(shown, 9)), number_format=money)
        rate = Fraction(figures[2]) / Fraction(figures[1])
        cells[f"I{number}"] = Cell(float(round_to(rate, percents + 2)), number_format=share)
    score = round_to(min(Fraction(sum(spent)) / Fraction(sum(budgets)), Fraction(1)) * 10, 2)
    cells["J6"] = Cell(float(score))
    return cells, score


@st.composite
def rows(draw: st.DrawFn) -> tuple[Cells, Fraction]:
    """Return two rows with targets, actuals and right scores, with a reason where points are lost."""
    cells: dict[str, CellValue | Cell] = {}
    total = Fraction(0)
    for number, points, unit in ((13, 20, "场"), (14, 10, "人次")):
        target = draw(st.integers(10, 5000))
        actual = draw(st.integers(target // 2, target * 119 // 100))
        score = round_to(min(Fraction(actual, target), Fraction(1)) * points, 2)
        cells[f"F{number}"], cells[f"G{number}"] = f"≥{target}{unit}", f"{actual}{unit}"
        spellings: list[CellValue] = [float(score), decimal_text(score, 2), f"{decimal_text(score)}分"]
        cells[f"I{number}"] = draw(st.sampled_from(spellings))
        cells[f"J{number}"] = "报名人数不足" if score < points else None
        total += score
    return cells, total


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(funds(), rows())
def test_a_form_filled_by_the_rules_at_any_precision_is_clean(
    block: tuple[Cells, Fraction], table: tuple[Cells, Fraction]
) -> None:
    total = block[1] + table[1] + 20 + 28 + 10
    grade = "优" if total >= 90 else "良" if total >= 80 else "中"
    last: Cells = {"I20": float(total), "A22": f"评价等级：{grade}", "J17": "宣传覆盖面不够", **PUNCTUAL}
    dossier = assess_workbook(project_book({**block[0], **table[0], **last}), "自评表.xlsx", "")
    alarms = [finding for finding in dossier.findings if finding.severity is not Severity.NOTE]
    assert [f"{finding.code} {finding.message}" for finding in alarms if finding.code not in CAUSED] == []
