"""XS304: points that do not add up, level by level."""

from collections.abc import Iterator

from xlscore.checks._points import Level, explained_gap, levels, promised, rounded_shares
from xlscore.checks._wording import cells_of, joined, row_name, row_subject, signed_gap, spot
from xlscore.checks.registry import Fault, Scored, check, figures
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.submission import Submission, SumRow


def _repeated(submission: Submission, level: Level) -> bool:
    return any(row.code in submission.repeated for row in level.rows)


def _due(level: Level) -> str:
    """Say what a level should hold, and whether the sheet prints it or the edition decrees it."""
    expected = decimal_text(level.expected)
    if level.printed.value == level.expected:
        return f"{spot(level.printed)}「{level.label}」列为 {expected} 分"
    return f"「{level.label}」本版规定为 {expected} 分"


def _label_differs(stage: Scored) -> Iterator[Fault]:
    """Compare the points cell of a row with the points printed in its label or criterion."""
    for row in stage.submission.rows:
        typed = row.points.value
        if typed is None:
            continue
        labelled = row.printed_points not in {None, typed}
        printed = row.printed_points if labelled else promised(row.criterion.text, typed)
        if printed is None:
            continue
        known = stage.framework.indicator(row.code)
        if known is not None and known.points not in {None, typed}:
            continue
        yield Fault(
            message=f"{row_name(row, row.points)}分值栏为 {decimal_text(typed)}，"
            f"而指标名称或评分标准中写的是 {decimal_text(printed)} 分，两处应一致。",
            cells=cells_of(row.points, row.at if labelled else row.criterion),
            subject=row_subject(stage.framework, row),
            **figures(typed, printed),
        )


def _stated_twice(submission: Submission) -> Iterator[Fault]:
    """Compare the points a level prints in its label with those of its subtotal line."""
    first: dict[tuple[str, ...], SumRow] = {}
    for item in submission.sums:
        other = first.setdefault(item.path, item) if item.points.given else item
        stated, again = other.points.value, item.points.value
        if stated is None or again is None or stated == again:
            continue
        yield Fault(
            message=f"「{item.label or '总分'}」的分值两处不一致：{other.points.at or ''} 为 {decimal_text(stated)}，"
            f"{item.points.at or ''} 为 {decimal_text(again)}。",
            cells=cells_of(item.points, other.points),
            subject=f"{'—'.join(item.path) or '总分'}/两处",
            **figures(again, stated),
        )


def _follows(level: Level, wrong: list[Level]) -> bool:
    """Tell whether a level is off by just what the levels inside it are off."""
    inside = [other for other in wrong if level.holds(other)]
    nearest = [other for other in inside if not any(between.holds(other) for between in inside)]
    return bool(nearest) and sum(other.gap for other in nearest) == level.gap


@check("XS304", Severity.ERROR, "分值合计不平", fix="请调整各行分值，使三级、二级、一级逐级相加并等于总分值。")
def points_do_not_add_up(stage: Scored) -> Iterator[Fault]:
    """Report levels whose rows' points do not add up to the level's points, and the sheet to its total.

    查什么：各级指标分值逐级相加是否相等：三级→二级→一级→总分；分值栏与名称、评分标准中写的分值是否一致。

    为什么：分值不平，满分就不是 100 分，得分无法与其他单位比较；等分后取整最容易出现 3+3+3≠10。

    怎么办：按上级分值重新分配各行分值，余数放在重要指标上；固定指标的分值不得调整。
    """
    wrong = [
        level
        for level in levels(stage.framework, stage.submission)
        if level.gap
        and level.gap != explained_gap(stage.framework, stage.submission, level)
        and not _repeated(stage.submission, level)
    ]
    follow = [level for level in wrong if _follows(level, wrong)]
    for level in wrong:
        total = level.sum()
        if total is None or level in follow:
            continue
        above = [other for other in follow if other.holds(level)]
        tail = f"；{joined(f'「{other.label}」' for other in above)}因此也不平" if above else ""
        diagnosis = rounded_shares(level, stage.framework.policy.places)
        yield Fault(
            message=f"{_due(level)}，其下 {len(level.rows)} 行分值之和为 "
            f"{decimal_text(total)}，{signed_gap(level.gap)} 分{f'（{diagnosis}）' if diagnosis else ''}{tail}。",
            cells=cells_of(level.printed, *(row.points for row in level.rows), *(other.printed for other in above)),
            subject=level.label,
            diagnosis=diagnosis,
            rests_on=level.rests_on,
            **figures(total, level.expected),
        )
    yield from _stated_twice(stage.submission)
    yield from _label_differs(stage)
