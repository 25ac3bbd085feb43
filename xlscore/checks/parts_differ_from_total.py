"""XS406: parts that do not add up to their total."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._sums import Equation, Match, line_name, list_name, put_right, rival_lists, stated
from xlscore.checks._wording import cells_of, joined, signed_gap, spot
from xlscore.checks.diagnosis import Part, explain_sum
from xlscore.checks.registry import Fault, Scored, check, figures
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.submission import State, Submission


def _follows(submission: Submission, item: Equation) -> bool:
    """Tell whether a total is right once the wrong totals among its own parts are replaced by their sums."""
    right = put_right(submission, item)
    return right != item.sum() and item.whole.value == right


def _diagnosis(item: Equation) -> str | None:
    """Return what explains the total, where exactly one thing does."""
    parts = [Part(line_name(line), entry.value or Fraction(0), entry.places or 0) for _, line, entry in item.terms]
    return explain_sum(item.whole.value or Fraction(0), parts, places=item.whole.places or 0)


@check(
    "XS406", Severity.ERROR, "分项之和不等于合计", fix="请核对各分项和合计，按实际数更正使之相等；漏填的分项请补填。"
)
def parts_differ_from_total(stage: Scored) -> Iterator[Fault]:
    """Report totals that differ from the sum of their parts by more than printed precision explains.

    查什么：年初预算数、全年预算数、全年执行数各列，分项之和与合计不等，且超出四舍五入所能解释的范围。

    为什么：合计是执行率的分子、分母，散总不符时执行率和得分都不可靠。

    怎么办：对照决算或指标文件核对各分项；漏填的补填，加错的更正，单位不一致的统一单位。
    """
    rivals = {(group[0].place, group[0].column) for group in rival_lists(stage.submission)}
    reported: set[tuple[int, str, Fraction]] = set()
    for item in stated(stage.submission):
        whole, total = item.whole.value, item.sum()
        key = (item.place, item.column, total)
        if whole is None or item.match() is not Match.OFF or key in reported or key[:2] in rivals:
            continue
        if _follows(stage.submission, item):
            continue
        reported.add(key)
        blank = [
            line_name(line)
            for line in stage.submission.lines
            if (line.parent, line.breakdown) == (item.place, item.breakdown)
            and getattr(line, item.column).state is State.BLANK
        ]
        diagnosis = _diagnosis(item)
        worked = f"（{item.working()}）" if len(item.terms) > 1 else ""
        notes = [f"（其中{joined(f'「{name}」' for name in blank)}未填）"] if blank else []
        notes += [f"；{diagnosis}"] if diagnosis else []
        yield Fault(
            message=f"{spot(item.whole)}「{item.name}」的{item.word}填为 {decimal_text(whole)}，"
            f"{list_name(item)}之和为 {decimal_text(total)}{worked}，"
            f"合计{signed_gap(whole - total)}{item.line.unit}{''.join(notes)}。",
            cells=cells_of(item.whole, *(entry for _, _, entry in item.terms)),
            subject=item.subject,
            working=item.working(),
            diagnosis=diagnosis,
            **figures(whole, total),
        )
