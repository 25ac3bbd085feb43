"""XS313: a better completion scored lower than a worse one on the same sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from xlscore.checks._claims import agrees, full_points, outside_points
from xlscore.checks._pairs import pairs
from xlscore.checks._wording import cells_of, row_subject, spot
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text, percent_text
from xlscore.model.finding import Severity
from xlscore.model.scorecard import Score
from xlscore.values import Exactness, Operator


@dataclass(frozen=True, slots=True)
class _Row:
    place: int
    """Its place on the sheet."""
    score: Score
    completion: Fraction
    """Actual ÷ target, at most 1: beyond the target nobody earns more."""
    claimed: Fraction

    @property
    def name(self) -> str:
        return f"「{self.score.row.title}」完成 {percent_text(self.completion)}，得 {decimal_text(self.claimed)} 分"


def _rows(stage: Scored) -> Iterator[_Row]:
    """Yield forward rows whose completion and claimed score are known and about whose score nothing else is wrong."""
    found = {id(item.row): item for item in pairs(stage.submission)}
    for place, score in enumerate(stage.scorecard.scores):
        item, claimed = found.get(id(score.row)), score.row.claimed.value
        if item is None or claimed is None or outside_points(score):
            continue
        forward = item.target.op in {Operator.AT_LEAST, Operator.MORE, Operator.UNSTATED}
        target, actual = item.found.target, item.found.actual
        exact = item.found.exactness is Exactness.EXACT and item.found.comparable
        if not forward or not exact or target is None or actual is None or target <= 0 or actual < 0:
            continue
        if score.recomputed is None or agrees(stage.framework, score):
            yield _Row(place, score, min(actual / target, Fraction(1)), claimed)


def _like(rows: list[_Row]) -> Iterable[list[_Row]]:
    """Return the rows that are scored alike, together: the same points under the same first level."""
    found: dict[tuple[Fraction, tuple[str, ...]], list[_Row]] = {}
    for row in rows:
        points = full_points(row.score)
        if points is not None:
            found.setdefault((points, row.score.row.path[:1]), []).append(row)
    return found.values()


def _backwards(alike: list[_Row]) -> Iterator[tuple[_Row, _Row]]:
    """Yield each row that some worse completion out-scored, with the one of these that claims most."""
    most: _Row | None = None
    for _, same in groupby(sorted(alike, key=lambda row: row.completion), key=lambda row: row.completion):
        rows = list(same)
        if most is not None:
            yield from ((row, most) for row in rows if most.claimed > row.claimed)
        most = max([*([most] if most else []), *rows], key=lambda row: (row.claimed, -row.place))


@check(
    "XS313",
    Severity.WARNING,
    "完成得好的反而得分低",
    fix="请按同一评分标准核对这两行的得分；有别的扣分因素的，在原因栏说明。",
)
def completion_scored_backwards(stage: Scored) -> Iterator[Fault]:
    """Report pairs of rows with equal points where the better completion claims the lower score.

    查什么：同一张表、同一个一级指标下分值相同的正向定量指标，完成率高的得分反而比完成率低的少。
    能按评分标准复算而不符的，由复算的规则指出，这里不重复。

    为什么：同样的分值、同一套标准，完成得好的不应少得分，说明至少一行计分有误。

    怎么办：按评分标准重新计算这两行；另有扣分因素的，在原因栏写明。
    """
    found = [both for alike in _like(list(_rows(stage))) for both in _backwards(alike)]
    for better, other in sorted(found, key=lambda both: both[0].place):
        yield Fault(
            message=f"{spot(better.score.row.claimed)}{better.name}；而 {spot(other.score.row.claimed)}"
            f"{other.name}：两行分值相同，完成得好的反而得分低。",
            cells=cells_of(better.score.row.claimed, other.score.row.claimed),
            subject=row_subject(stage.framework, better.score.row),
        )
