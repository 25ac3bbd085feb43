"""Closing texts that deny a problem, or say nothing, on a sheet that lost points."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from xlscore.checks._wording import cells_of, copied, spot, unexplained
from xlscore.checks.registry import Fault
from xlscore.exact import decimal_text
from xlscore.model.submission import Entry, ScoreRow, State, Submission
from xlscore.values.glyphs import plain

_ASKED: Final = ("存在问题", "改进措施", "存在问题及改进措施", "整改情况")
_GOALS: Final = ("预期目标", "年初绩效目标", "全年（调整）绩效目标", "实际完成情况", "全年目标实际完成情况")
_DENIAL: Final = re.compile(
    r"(?:经自评|目前|本年度?|本单位|本部门|本项目)*暂?(?:无|没有|不存在|未发现|未存在)(?:明显|突出|重大|其他|任何)?"
    r"(?:存在|需要?|发现)?的?(?:问题|不足|改进|整改)?(?:措施|事项|情况|之处)?"
)
_NO_CAUSE: Final = re.compile(
    r"(?:主要)?(?:是|因|由于|存在)?(?:项目|本级|财政|单位)?(?:资金|经费|预算|人员|人手)(?:不足|不够|紧张|短缺|有限)(?:问题)?"
)
"""All there is to say of a shortfall in some reports; it names neither what went wrong nor what is to be done."""


def lost_points(row: ScoreRow) -> bool:
    """Tell whether a row claims less than its points."""
    points, claimed = row.points.value, row.claimed.value
    return points is not None and claimed is not None and claimed < points


def lost(submission: Submission, total: Fraction) -> Fraction:
    """Return how many points the unit itself says it lost; of a sheet without total, those its rows lost."""
    if submission.total.value is not None:
        return max(Fraction(0), total - submission.total.value)
    short = [row for row in submission.rows if lost_points(row)]
    return sum(((row.points.value or Fraction(0)) - (row.claimed.value or Fraction(0)) for row in short), Fraction(0))


def denied_problems(submission: Submission, total: Fraction) -> Iterator[Fault]:
    """Yield the closing texts that say nothing of the points lost: blank, 无, copied, or without a cause."""
    points = lost(submission, total)
    if not points:
        return
    for label in _ASKED:
        text = submission.texts.get(label)
        if text is None:
            continue
        said, source = _said(text, label, submission.texts)
        if said:
            yield Fault(
                message=f"{spot(text)} “{label}”{said}，而自评扣了 {decimal_text(points)} 分，没有说明问题和改进办法。",
                cells=cells_of(text, source),
                subject=label,
            )


def _said(text: Entry, label: str, texts: Mapping[str, Entry]) -> tuple[str, Entry | None]:
    """Return what is wrong with a closing text, empty where nothing is, and what it repeats."""
    if unexplained(text):
        return (f"填为「{text.text}」" if text.text else "未填"), None
    if text.state is not State.GIVEN:
        return "", None
    if _DENIAL.fullmatch(plain(text.text)) or _NO_CAUSE.fullmatch(plain(text.text)):
        return f"只填「{text.text}」", None
    others = (texts[name] for name in (*_GOALS, *_ASKED) if name in texts and name != label)
    source = copied(text, *others)
    # Of two closing texts that repeat each other the later one is the copy.
    if source is not None and not any(texts.get(name) is source for name in _ASKED[_ASKED.index(label) :]):
        return f"与 {spot(source)} 的文字一字不差", source
    return "", None
