"""XS207: an approximate figure where an exact one decides."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._figures import all_figures
from xlscore.checks._pairs import MEASURED, Pair, pairs
from xlscore.checks._wording import cells_of, labelled, row_name, row_subject
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity
from xlscore.model.submission import State
from xlscore.values import Exactness, Flag

_OTHERS: Final = frozenset(
    {
        Flag.TYPE_MISMATCH,
        Flag.UNIT_CLASH,
        Flag.PERCENT_OR_FRACTION,
        Flag.DIRECTION_UNSTATED,
        Flag.ACTUAL_COPIES_TARGET,
        Flag.COMPOUND,
    }
)
"""Doubts that other checks speak about."""


def _mine(item: Pair) -> bool:
    hedged = item.found.exactness is not Exactness.EXACT or item.target.exactness is not Exactness.EXACT
    return hedged and item.target.kind in MEASURED and item.actual.kind in MEASURED and not item.found.flags & _OTHERS


@check("XS207", Severity.WARNING, "用约数填报", fix="请填写确切的数字；没有确切数字的，写明统计口径和依据。")
def approximate_figure(stage: Understood) -> Iterator[Fault]:
    """Report approximate targets, actuals, amounts and scores where an exact figure decides.

    查什么：指标值、完成值、金额或得分写成“约”“近”“余”“多”或区间。约数的下限已达到目标的，只作说明。

    为什么：约数不能证明达到目标（“近50”可能是49），也不能参与加总和计算比率。

    怎么办：按统计台账填确切的数字；确实只有约数的，写明来源和口径，由复核人判断。
    """
    measured = {entry.at for row in stage.submission.rows for entry in (row.target, row.actual)}
    for figure in all_figures(stage.framework, stage.submission):
        entry = figure.entry
        given = entry.state is State.GIVEN and entry.value is not None and entry.at not in measured
        if given and entry.reading is not None and entry.reading.exactness is not Exactness.EXACT:
            yield Fault(
                message=f"{labelled(entry, figure.label)}填为「{entry.text}」，是约数，不能据此加总或计算。",
                cells=cells_of(entry),
                subject=figure.subject,
            )
    for item in pairs(stage.submission):
        if not _mine(item):
            continue
        row, proved = item.row, item.found.comparable
        said = f"实际完成值「{row.actual.text}」是约数，其上下限已足以判断是否达到「{row.target.text}」。"
        loose, other = row.actual, row.target
        if item.target.exactness is not Exactness.EXACT and not proved:
            loose, other = row.target, row.actual
        yield Fault(
            message=f"{row_name(row, loose)}{said if proved else item.found.why}",
            cells=cells_of(loose, other),
            subject=row_subject(stage.framework, row),
            severity=Severity.NOTE if proved else None,
        )
