"""Indicators that are missing from a sheet: which are really missed, and which went with the block they stood in."""

from xlscore.checks._renamed import renamed
from xlscore.model.framework import Framework, Indicator
from xlscore.model.submission import Submission


def missed(framework: Framework, submission: Submission) -> tuple[Indicator, ...]:
    """Return the indicators that stand nowhere on the sheet, not even under another name."""
    elsewhere = {indicator.code for indicator, _ in renamed(framework, submission)}
    found = (framework.indicator(code) for code in submission.absent if code not in elsewhere)
    return tuple(indicator for indicator in found if indicator is not None)


def lost_with_its_block(framework: Framework, submission: Submission, indicator: Indicator) -> str | None:
    """Return the id of the finding on the funds block where that is missing and the indicator stands in it."""
    funds = framework.layout.funds
    if funds is None or funds.indicator != indicator.code or funds.called not in submission.missing_tables:
        return None
    return f"XS103:{funds.called}"
