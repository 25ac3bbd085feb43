from tests.checks.builders import cell, faults
from xlscore.checks.registry import Settled
from xlscore.checks.review_score_not_readable import review_score_not_readable
from xlscore.model.review import Review, Unread


def unread() -> Settled:
    """Return a reviewer's entries of which two are no scores."""
    beside = Unread(cell("M11", "审核结果"), "优", "不是数字", "XS308:甲")
    whole = Unread(cell("C19", "审核意见书"), "-1", "小于 0")
    return Settled((), review=Review(unread=(beside, whole)))


def test_a_file_without_review_or_with_scores_is_no_matter() -> None:
    assert faults(review_score_not_readable, Settled(())) == []
    assert faults(review_score_not_readable, Settled((), review=Review())) == []


def test_each_entry_that_is_no_score_is_named_with_the_finding_it_stands_beside() -> None:
    first, second = faults(review_score_not_readable, unread())
    assert first.message == "工作表“审核结果”中，意见 XS308:甲 的复核分「优」不是数字，未采用。"
    assert second.message == "工作表“审核意见书”中，全表的复核分「-1」小于 0，未采用。"
    assert [fault.subject for fault in (first, second)] == ["XS308:甲", "全表"]
