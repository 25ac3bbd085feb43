"""XS415: over-spending stated beside full marks."""

from collections.abc import Iterator

from xlscore.checks._claims import execution_codes, full_points
from xlscore.checks._spending import Overspending, overspending
from xlscore.checks._sums import line_name
from xlscore.checks._wording import cells_of, joined, spot
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.submission import Entry


def _full_marks(stage: Scored) -> tuple[str, Entry] | None:
    """Return name and figure of the total or the execution row that claims everything."""
    total = stage.submission.total
    if total.value is not None and total.value == stage.framework.total:
        return "总分", total
    codes = execution_codes(stage.framework)
    for score in stage.scorecard.scores:
        claimed = score.row.claimed
        if score.row.code in codes and claimed.value and claimed.value == full_points(score):
            return score.row.title, claimed
    return None


@check(
    "XS415",
    Severity.WARNING,
    "存在超支而得满分",
    fix="请对照评分标准核对预算执行、资金使用合规性等指标是否应扣分，并说明超支情况。",
)
def overspent_full_marks(stage: Scored) -> Iterator[Fault]:
    """Report full marks beside lines that spend more than their budget or without one, in one finding.

    查什么：表内有支出超过预算或无预算支出，而总分为满分，或预算执行率得满分。

    为什么：超预算、无预算支出通常涉及预算执行和资金使用合规性扣分，满分与表内数据矛盾。

    怎么办：核对相关指标是否应扣分；追加预算已批复的，补入全年预算数后该问题随之消除。
    """
    full = _full_marks(stage)
    kinds = [(line, overspending(stage.submission, line)) for line in stage.submission.lines]
    found = [(line, kind) for line, kind in kinds if kind is not None]
    if full is None or not found:
        return
    name, entry = full
    listed = joined(
        f"「{line_name(line)}」{'无预算支出' if kind is Overspending.WITHOUT else '超预算'}" for line, kind in found
    )
    shown = decimal_text(entry.value) if entry.value is not None else ""
    yield Fault(
        message=f"{listed}，而 {spot(entry)} {name}为满分 {shown}。",
        cells=cells_of(entry, *(line.executed for line, _ in found)),
        subject="满分",
    )
