from tests.checks.builders import MISSING, addresses, faults, measured, only, row, sheet, typed, understood, word
from xlscore.checks.actual_blank import actual_blank
from xlscore.model.submission import ScoreRow


def blank(number: int, claimed: str = "10", target: str = "≥20场") -> ScoreRow:
    aim = measured(target, "20", f"F{number}") if target else word("", f"F{number}")
    return row(number, f"P.{number}", claimed=claimed, target=aim, actual=typed("", f"G{number}"))


def done(number: int) -> ScoreRow:
    return row(number, f"P.{number}", target=measured("≥5", "5", f"F{number}"), actual=measured("5", "5", f"G{number}"))


def test_a_score_without_an_actual_is_reported_at_both_cells() -> None:
    found = only(actual_blank, understood(sheet(rows=(blank(14, "9.5"), done(15)))))
    assert found.message == "自评表!G14「指标P.14」的实际完成值未填，却计了 9.5 分。"
    assert addresses(found) == ["G14", "I14"]


def test_an_empty_result_column_is_reported_once() -> None:
    found = only(actual_blank, understood(sheet(rows=(blank(14), blank(15), row(16, "A1")))))
    assert "整列未填，2 行却都计了分：「指标P.14」、「指标P.15」" in found.message
    assert addresses(found) == ["G14", "G15"]


def test_one_row_alone_is_no_column() -> None:
    assert addresses(only(actual_blank, understood(sheet(rows=(blank(14),))))) == ["G14", "I14"]


def test_no_score_no_target_no_column_or_not_provided_is_no_fault() -> None:
    rows = (
        blank(14, claimed=""),
        blank(15, target=""),
        row(16, "P.3", target=measured("≥5", "5", "F16"), actual=MISSING),
        row(17, "P.4", target=measured("≥5", "5", "F17"), actual=typed("未提供", "G17")),
    )
    assert faults(actual_blank, understood(sheet(rows=rows))) == []
