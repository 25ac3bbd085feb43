"""Forms filled from exact figures, printed to any precision by the rules: no error, and no warning without cause."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.forms import Cells, overall_book, project_book, yueyang_book
from xlscore.exact import decimal_text, round_to
from xlscore.model.finding import Finding, Severity
from xlscore.model.workbook import Cell, CellValue
from xlscore.pipeline.one_file import assess_workbook

MICRO = 10**6
CAUSED = {"XS412", "XS413"}
"""Low execution beside high scores, and a budget spent to the cent, are true of such a form whenever reported."""


def alarms(findings: Iterable[Finding]) -> list[str]:
    told = [finding for finding in findings if finding.severity is not Severity.NOTE and finding.code not in CAUSED]
    return [f"{finding.code} {finding.message}" for finding in told]


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
    places, percents = draw(st.integers(0, 4)), draw(st.integers(0, 2))
    stored = draw(st.booleans())
    money = f"0.{'0' * places}" if places else draw(st.sampled_from(["0", "General"]))
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
    assert alarms(dossier.findings) == []


@st.composite
def broken_down_twice(draw: st.DrawFn) -> tuple[Cells, Fraction]:
    """Return the amounts of the department's form, one sum broken down by income and by spending, and its score."""
    income = [draw(amounts(1, 900)) for _ in range(4)]
    total = sum(income, Fraction(0))
    first = total * draw(st.integers(1, 999)) / 1000
    budget = total * 1000 / draw(st.integers(930, 999))
    initial = budget * draw(st.integers(700, 1300)) / 1000
    places, percents = draw(st.integers(0, 4)), draw(st.integers(1, 3))
    money = f"0.{'0' * places}" if places else draw(st.sampled_from(["0", "General"]))
    figures = {"D5": initial, "E5": budget, "F5": total, "D6": total, "I6": total, "I7": first, "I8": total - first}
    figures |= {f"D{row}": part for row, part in enumerate(income, 7)}
    cells: dict[str, Cell | CellValue] = {
        at: Cell(float(round_to(figure, places)), number_format=money) for at, figure in figures.items()
    }
    score = round_to(total / budget * 10, 2)
    return cells | {"H5": float(round_to(total / budget * 100, percents)), "J5": float(score)}, score


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(broken_down_twice())
def test_a_sum_broken_down_twice_and_rounded_part_by_part_is_clean(block: tuple[Cells, Fraction]) -> None:
    total = block[1] + 90
    book = overall_book({**block[0], "J15": "企业申报积极，超出年初预计", "I18": float(total)})
    assert alarms(assess_workbook(book, "自评表.xlsx", "").findings) == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 20), min_size=10, max_size=10), st.sampled_from(["number", "text", "points", "wide"]))
def test_scores_of_a_local_form_in_any_spelling_add_up(twentieths: list[int], spelling: str) -> None:
    points = [5, 5, 5, 3, 3, 3, 6, 3, 3, 3]
    cells: dict[str, Cell | CellValue] = {}
    total = Fraction(0)
    for row, (most, share) in enumerate(zip(points, twentieths, strict=True), 4):
        score = Fraction(most * share, 20)
        text = decimal_text(score)
        wide = text.translate({code: code + 0xFEE0 for code in range(0x2E, 0x3A)})
        words: dict[str, CellValue] = {"number": float(score), "text": text, "points": f"{text}分", "wide": wide}
        cells[f"F{row}"] = words[spelling]
        cells[f"G{row}"] = "年中增加任务" if score < most else None
        total += score
    book = yueyang_book({**cells, "F14": float(total)})
    assert alarms(assess_workbook(book, "自评表.xlsx", "").findings) == []
