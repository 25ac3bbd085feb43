from fractions import Fraction

from tests.checks.builders import broken, cell, closing, line, row, sheet, typed, word
from xlscore.checks.roots import amended
from xlscore.model.submission import State

FORM = sheet(
    fields={"executed": typed("95.5", "G7")},
    lines=(line(7, "财政拨款", "100", "95.5"),),
    rows=(row(9, "P.1", title="场次"),),
    sums=(closing(20, (), "10"),),
    total=typed("10", "I20"),
    grade=word("优", "H22"),
)


def test_a_figure_is_replaced_wherever_it_is_used() -> None:
    found = amended(FORM, {cell("G7"): Fraction(90), cell("I20"): Fraction(9)})
    assert found.fields["executed"].value == found.lines[0].executed.value == 90
    assert found.total.value == found.sums[0].claimed.value == 9
    assert found.lines[0].budget is FORM.lines[0].budget
    assert found.rows == FORM.rows


def test_what_could_not_be_read_becomes_a_figure() -> None:
    form = sheet(lines=(line(7, "财政拨款", "100", broken("#REF!", "G7", "#REF!", "G8+1")),))
    entry = amended(form, {cell("G7"): Fraction(191, 2)}).lines[0].executed
    assert (entry.state, entry.value, entry.text, entry.error) == (State.GIVEN, Fraction(191, 2), "95.5", None)


def test_words_replace_grade_and_title() -> None:
    found = amended(FORM, {cell("H22"): "良", cell("C9"): "培训场次"})
    assert found.grade.text == "良"
    assert found.rows[0].title == "培训场次"


def test_a_title_is_not_replaced_by_a_figure() -> None:
    assert amended(FORM, {cell("C9"): Fraction(1)}).rows[0].title == "场次"
