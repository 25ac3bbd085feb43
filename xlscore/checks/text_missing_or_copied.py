"""XS213: a required text that is blank or copied from the target."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._denials import denied_problems, lost_points
from xlscore.checks._reasons import copied_from, no_reason_why
from xlscore.checks._wording import cells_of, copied, row_name, row_subject, spot, unexplained
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity
from xlscore.model.submission import MISSING

_MEANT: Final = ("预期目标", "年初绩效目标", "全年（调整）绩效目标")
_DONE: Final = ("实际完成情况", "全年目标实际完成情况")


@check(
    "XS213",
    Severity.WARNING,
    "应写的文字未填或照抄目标",
    fix="请写实际完成情况和真实原因，不要照抄目标；没有的写明理由。",
)
def text_missing_or_copied(stage: Understood) -> Iterator[Fault]:
    """Report goals whose completion is blank or repeats the goal, reasons that are copied, and problems denied.

    查什么：年度总体目标填了预期目标，实际完成情况却空白、只填“无”，或与预期目标一字不差；扣分行的原因照抄指标名称、指标值或完成值，
    只填一个数、“已完成”“客观原因”一类的话，或填“同上”而上一行没有原因；
    自评扣了分，“存在问题”“改进措施”“整改情况”却空白、填“无”、照抄目标或彼此照抄，或只写资金不足。
    扣分而原因空白的由“扣分未说明原因”指出。

    为什么：照抄目标没有说明完成得怎样，复核时不能作为依据，一般退回补充。

    怎么办：对照目标逐项写实际完成的数量、质量和时间；扣分的写明为什么没有完成、如何改进。
    """
    texts = stage.submission.texts
    yield from denied_problems(stage.submission, stage.framework.total)
    meant = [texts[label] for label in _MEANT if not unexplained(texts.get(label, MISSING))]
    for label in _DONE:
        done = texts.get(label)
        if done is None or not meant:
            continue
        if unexplained(done):
            said = f"填为「{done.text}」" if done.text else "未填"
            yield Fault(
                message=f"{spot(done)} 年度总体目标的{label}{said}，而预期目标已填。",
                cells=cells_of(done),
                subject=label,
            )
        elif (source := copied(done, *meant)) is not None:
            yield Fault(
                message=f"{spot(done)} 年度总体目标的{label}与 {spot(source)} 的目标一字不差，没有说明完成得怎样。",
                cells=cells_of(done, source),
                subject=label,
            )
    for place, row in enumerate(stage.submission.rows):
        why = no_reason_why(stage.submission.rows, place) if lost_points(row) else None
        if why is not None:
            yield Fault(
                message=f"{row_name(row, row.reason)}扣了分，{why}。",
                cells=cells_of(row.reason, copied_from(row)),
                subject=row_subject(stage.framework, row),
            )
