from tests.read.forms import percent, project_book
from xlscore.model.finding import Finding
from xlscore.model.workbook import Cell
from xlscore.pipeline.one_file import assess_workbook


def found(code: str, **changes: Cell | float | str) -> Finding:
    findings = assess_workbook(project_book(changes), "自评表.xlsx", "").findings
    (one,) = (item for item in findings if item.code == code and "I6" in {cell.a1 for cell in item.cells})
    return one


def test_a_rate_wrong_as_shown_on_amounts_shown_shorter_than_they_are_says_both() -> None:
    finding = found(
        "XS401", G6=Cell(98.8849, number_format="0.00"), G7=Cell(98.8849, number_format="0.00"), I6=percent(0.9777)
    )
    assert "98.8849÷100＝98.8849%" in finding.message
    assert finding.message.endswith("（显示位数少于实存位数：Sheet1!G6 显示 98.88、实存 98.8849；按实存数计算。）")


def test_a_rate_stored_longer_than_shown_is_told_with_both() -> None:
    finding = found("XS401", I6=percent(0.977712345))
    assert "Sheet1!I6 显示 97.77%、实存 97.7712345%" in finding.message


def test_figures_shown_in_full_say_nothing_more() -> None:
    assert "实存" not in found("XS401", I6=percent(0.9777)).message


def test_a_full_figure_behind_a_rounded_display_is_compared_as_it_is() -> None:
    # 98.875 shows as 98.88; the budget, 100 beside two decimals, may be 100.005: of that 98.8899 is 98.88 % too.
    for stored, right in ((98.8751, True), (98.8899, True), (98.8901, False)):
        amounts = {name: Cell(stored, number_format="0.00") for name in ("G6", "G7")}
        book = project_book(amounts)
        wrong = [
            item.code for item in assess_workbook(book, "自评表.xlsx", "").findings if item.code in {"XS401", "XS402"}
        ]
        assert (wrong == []) is right
