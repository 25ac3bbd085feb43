from fractions import Fraction

from tests.checks.builders import cell
from xlscore.model.doubt import GradeDoubt
from xlscore.write.root_text import cause_text, doubt_text, places


def test_cells_are_told_in_the_order_they_follow_and_the_sheet_where_it_changes() -> None:
    assert places((cell("I6"), cell("J6"), cell("B2", "附表"), cell("I21"))) == "自评表!I6、J6；附表!B2；自评表!I21"
    assert places(()) == ""


def test_twelve_cells_are_told_and_of_more_how_many_there_are() -> None:
    many = tuple(cell(f"I{row}") for row in range(1, 14))
    assert places(many[:12]).endswith("、I12")
    assert places(many).endswith("、I12 等 13 格")


def test_a_cause_is_told_by_code_and_subject() -> None:
    assert cause_text("XS406:资金/全年预算数") == "XS406（资金/全年预算数），更正后再核对本条"
    assert cause_text("XS104") == "XS104，更正后再核对本条"


def test_a_doubtful_grade_is_told_with_its_range_and_cells() -> None:
    doubt = GradeDoubt(Fraction(179, 2), Fraction(1981, 20), "良", "优", ("XS408:资金",), (cell("F6"),))
    assert doubt_text(doubt) == (
        "按审核意见是否采纳，总分在 89.5～99.05 分之间，等级可能为「良」或「优」，取决于 自评表!F6"
    )
