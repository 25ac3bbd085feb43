"""XS305: a grade that does not belong to the total."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.checks._totals import unlisted
from xlscore.checks._wording import cells_of, spot, within
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.framework import Grades, Standing


def _band(grades: Grades, label: str) -> str:
    return "，或 ".join(within("总分", band.totals) for band in grades.bands if band.label == label)


def _bands(grades: Grades) -> str:
    return "；".join(f"{band.label}：{within('总分', band.totals)}" for band in grades.bands)


def _total(stage: Scored) -> Fraction | None:
    claimed = stage.submission.total.value
    return claimed if claimed is not None else stage.scorecard.total


def _grades_of_right_totals(stage: Scored) -> set[str | None]:
    """Return the grades that belong to the total once scores or total, reported as wrong, are put right."""
    card, grades = stage.scorecard, stage.framework.grades
    sums = [card.total]
    if not unlisted(stage.framework, stage.submission):
        sums.append(card.claimed_sum)
    return {grades.of(value) for value in sums if value is not None}


@check("XS305", Severity.ERROR, "等级与总分不符", fix="请按总分所在的等级区间更正等级；总分有误的，先改总分。")
def grade_not_of_total(stage: Scored) -> Iterator[Fault]:
    """Report a grade that is not the band of the total.

    查什么：所填等级是否为总分所在区间的等级。区间上下限衔接，89.5 分在 80≤总分＜90 之内，90 分属更高一级。

    为什么：等级直接用于结果应用，评分与等级不符属于自评质量问题。

    怎么办：按总分更正等级；总分另有错误的，先更正总分，再定等级。
    """
    grade, total, grades = stage.submission.grade, _total(stage), stage.framework.grades
    written = grade.text.strip()
    if not written or total is None:
        return
    label = grades.synonyms.get(written, written)
    expected = grades.of(total)
    if expected is None or label in {expected, *_grades_of_right_totals(stage)}:
        return
    whose = "总分" if stage.submission.total.value is not None else "复算总分"
    known = any(band.label == label for band in grades.bands)
    if known:
        message = (
            f"{spot(grade)} 等级填为「{written}」，而{whose} {decimal_text(total)} 分应为"
            f"「{expected}」（{_band(grades, expected)}）；「{label}」须 {_band(grades, label)}。"
        )
    else:
        message = (
            f"{spot(grade)} 等级填为「{written}」，不在本版等级之内（{_bands(grades)}）；"
            f"{whose} {decimal_text(total)} 分应为「{expected}」。"
        )
    yield Fault(
        message=message,
        cells=cells_of(grade, stage.submission.total),
        subject="等级",
        claimed=written,
        recomputed=expected,
        severity=None if known else Severity.WARNING,
        rests_on=("等级标准",) if grades.standing is Standing.UNCONFIRMED else (),
    )
