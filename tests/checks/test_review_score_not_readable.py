from tests.checks.builders import addresses, cell, faults, only
from xlscore.checks.registry import Settled
from xlscore.checks.review_score_not_readable import review_score_not_readable
from xlscore.model.review import Review, Unread


def test_a_file_without_review_or_with_scores_is_no_matter() -> None:
    assert faults(review_score_not_readable, Settled(())) == []
    assert faults(review_score_not_readable, Settled((), review=Review())) == []


def test_each_entry_that_is_no_score_is_named_with_its_cell() -> None:
    review = Review(unread=(Unread(cell("M11", "审核结果"), "优", "不是数字"),))
    fault = only(review_score_not_readable, Settled((), review=review))
    assert fault.message == "审核结果!M11 的复核分「优」不是数字，未采用。"
    assert addresses(fault) == ["M11"]
