"""XS218: whether a target was met hangs on what its limit includes."""

from collections.abc import Iterator

from xlscore.checks._pairs import Pair, on_the_edge, pairs
from xlscore.checks._wording import cells_of, row_name, row_subject
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity
from xlscore.values import Exactness, Flag, Kind, Operator

_STRICT = frozenset({Operator.MORE, Operator.LESS})


def _inclusive(item: Pair) -> str | None:
    """Return how a target met only because its limit was taken to be included was understood, else ``None``."""
    found, target = item.found, item.target
    if not found.met or Flag.BOUNDARY not in found.flags:
        return None
    if target.kind is Kind.DEADLINE:
        return "恰在期限当日，“前”按包括当日理解，作按期完成处理"
    both = found.target is not None and found.target == found.actual
    exact = found.comparable and item.actual.exactness is Exactness.EXACT
    if not both or not exact or (target.op not in _STRICT and Flag.BOUNDARY not in target.flags):
        return None
    return "恰等于指标值，“超过”“小于”一类的符号按包括本数理解，作达到目标处理"


@check(
    "XS218",
    Severity.WARNING,
    "是否达到取决于界限是否包括在内",
    fix="请把指标值的期限写到哪一日（含当日）、数值写明是否含本数，完成日期写到日；写不清的，附佐证材料说明。",
)
def met_only_on_the_edge(stage: Understood) -> Iterator[Fault]:
    """Report deadlines nobody can say were kept, and targets met only because their limit counts as included.

    查什么：指标值“11月前”，完成于11月；指标值写到日，完成值只写到月；以及恰好等于“超过50家”“11月30日前”一类的界限。
    后一种按包括界限计分，只作说明。

    为什么：期限含不含当月、数值含不含本数，决定是否达到目标，得分也随之不同；程序不作推测。

    怎么办：写明期限到哪一日、完成在哪一日；确有不同理解的，附文件依据说明。
    """
    for item in pairs(stage.submission):
        row, certain = item.row, _inclusive(item)
        if certain is None and not on_the_edge(row):
            continue
        said = f"指标值「{row.target.text}」，实际完成「{row.actual.text}」，{certain}。"
        yield Fault(
            message=f"{row_name(row, row.actual)}{said if certain else item.found.why}",
            cells=cells_of(row.actual, row.target),
            subject=row_subject(stage.framework, row),
            severity=Severity.NOTE if certain else None,
        )
