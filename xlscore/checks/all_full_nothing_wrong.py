"""XS317: every row full, the total full, and not a word about any problem."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._claims import full_points
from xlscore.checks._wording import cells_of, spot, unexplained
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity

_LEAST: Final = 5
"""Rows from which full points throughout are a pattern and not a short list."""


@check(
    "XS317",
    Severity.WARNING,
    "各行全部满分且未说明任何问题",
    fix="请对照评分标准和佐证材料逐项复核，如实计分；确实全部完成的，说明依据。",
)
def all_full_nothing_wrong(stage: Scored) -> Iterator[Fault]:
    """Report sheets on which every row claims all its points and no reason column holds a word.

    查什么：五行以上的表，每一行都得满分、总分也是满分，而原因、问题等栏没有一处文字。

    为什么：全部满分、没有任何问题，多为未认真自评或有意抬高得分，复核时会重点抽查。

    怎么办：逐项对照评分标准和佐证材料复核；确属全部完成的，注明依据以备抽查。
    """
    total, scores = stage.submission.total, stage.scorecard.scores
    rows = [score for score in scores if score.row.claimed.given]
    full = all(score.row.claimed.value and score.row.claimed.value == full_points(score) for score in rows)
    if len(rows) < max(_LEAST, len(scores)) or not full or total.value != stage.framework.total:
        return
    said = [row.reason for row in stage.submission.rows] + [line.reason for line in stage.submission.lines]
    said += [entry for label, entry in stage.submission.texts.items() if "问题" in label or "原因" in label]
    if all(unexplained(entry) for entry in said):
        yield Fault(
            message=f"{len(rows)} 行全部得满分，{spot(total)} 总分为满分 {decimal_text(total.value)}，"
            "没有一处写明存在的问题或偏差原因。",
            cells=cells_of(total),
            subject="满分",
        )
