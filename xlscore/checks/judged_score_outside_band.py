"""XS311: a judged score outside the band of its level, or one no rule can give."""

from collections.abc import Iterator

from xlscore.checks._claims import cause_in_points, outside_points
from xlscore.checks._wording import cells_of, row_name, row_subject, within
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.scorecard import ScoreState


@check("XS311", Severity.ERROR, "评定得分不在所属档次之内", fix="请在所属档次的分数区间内重新评定，或更正完成等级。")
def judged_score_outside_band(stage: Scored) -> Iterator[Fault]:
    """Report judged scores outside the band of their level; between the printed ranges of a sheet it is a warning.

    查什么：定性指标、酌情评定的指标，得分不在所选等级对应的分数区间内；未选等级时，得分落在各档区间之间的空档。

    为什么：分档评分以等级定区间，得分与等级不一致时两者必有一错；落在空档的得分，规则给不出来。

    怎么办：先确定完成等级，再在该档区间内评分；属于“其他情况酌情扣分”的，写明理由。
    """
    for score in stage.scorecard.scores:
        row, claimed, bands = score.row, score.row.claimed.value, score.allowed
        if score.state is not ScoreState.JUDGED or claimed is None or not bands or outside_points(score):
            continue
        if any(claimed in band for band in bands):
            continue
        level = row.level.text.strip()
        chosen = f"等级「{level}」对应的区间" if level else "评分标准规定的区间"
        allowed = "，或 ".join(within("得分", band) for band in bands)
        yield Fault(
            message=f"{row_name(row, row.claimed)}自评得分 {decimal_text(claimed)}，不在{chosen}（{allowed}）之内。",
            cells=cells_of(row.claimed, row.level),
            subject=row_subject(stage.framework, row),
            claimed=decimal_text(claimed),
            severity=Severity.WARNING if len(bands) > 1 else None,
            working=score.working or None,
            rests_on=score.rests_on,
            caused_by=cause_in_points(stage.framework, score),
        )
