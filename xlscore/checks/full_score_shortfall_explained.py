"""XS309: full points beside a reason that explains a shortfall."""

import re
from collections.abc import Iterator
from typing import Final

from xlscore.checks._claims import full_points, full_though_missed, outside_points
from xlscore.checks._wording import cells_of, row_name, row_subject
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.submission import State

_CLAUSE: Final = re.compile(r"[，,。；;！!\n]")
_SHORTFALL: Final = re.compile(r"(?<![无有在免])(?:尚?未(?:能|完成|达到?|实现|按)|没有(?:完成|达到|达标)|滞后)")
"""Words that state a shortfall; 无未完成事项 and 不存在未达标情况 deny one."""

_NOT_NOW: Final = re.compile(r"上年|去年|以前年度|往年|克服|避免|防止|杜绝|未出现|未发生|没有出现|没有发生|未造成")
"""Clauses of another year, and of a shortfall that did not come."""

_DENIED: Final = re.compile(r"(?:原因|情况|事项|问题)[:：]?\s*(?:无|没有|不适用)|[/／]\s*$")


def _states_shortfall(text: str) -> bool:
    clauses = (clause for clause in _CLAUSE.split(text) if not _NOT_NOW.search(clause))
    return any(_SHORTFALL.search(clause) for clause in clauses) and not _DENIED.search(text)


@check(
    "XS309",
    Severity.WARNING,
    "得满分而说明中写有未完成",
    fix="请核对：确有未完成的按评分标准扣分；已完成的，改写说明。",
)
def full_score_shortfall_explained(stage: Scored) -> Iterator[Fault]:
    """Report rows with full points whose reason column speaks of something not completed.

    查什么：自评得满分，偏差原因栏却写有“未完成”“未达到”“滞后”等内容。

    为什么：说明与得分互相矛盾，复核时要么扣分、要么退回补充说明。

    怎么办：确有未完成的，按评分标准扣分；已经完成的，改写说明，避免误解。
    """
    for score in stage.scorecard.scores:
        row, claimed = score.row, score.row.claimed.value
        text = row.reason.text.strip()
        if not claimed or claimed != full_points(score) or row.reason.state is not State.GIVEN:
            continue
        if outside_points(score) or full_though_missed(stage.framework, score):
            continue
        if _states_shortfall(text):
            yield Fault(
                message=f"{row_name(row, row.claimed)}得满分 {decimal_text(claimed)}，"
                f"而 {row.reason.at or ''} 的说明写有「{text}」，两者不一致。",
                cells=cells_of(row.claimed, row.reason),
                subject=row_subject(stage.framework, row),
            )
