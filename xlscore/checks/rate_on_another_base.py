"""XS403: a rate that was computed on another base."""

from collections.abc import Iterator

from xlscore.checks._rates import (
    Verdict,
    called,
    claimed_text,
    diagnosis,
    judged,
    other_bases,
    quotient_text,
    rate_figures,
    recomputed_text,
    subject,
)
from xlscore.checks._wording import cells_of, spot
from xlscore.checks.registry import Fault, Scored, check
from xlscore.model.finding import Severity


@check("XS403", Severity.ERROR, "比率用错了分母", fix="请改用评分表规定的分母重新计算比率和得分。")
def rate_on_another_base(stage: Scored) -> Iterator[Fault]:
    """Report claimed rates that follow exactly from another base than the edition's.

    查什么：所填比率与规定口径不符，却恰好等于按另一分母（如年初预算数、采购计划数）计算的结果。

    为什么：预算执行率以全年（调整后）预算数为分母；换用年初预算，追加或追减较大的单位得分会明显失真。

    怎么办：改用规定的分母重算比率和得分；本地文件规定用年初预算的，注明文号。
    """
    for rate, _ in judged(stage.scorecard, stage.framework, stage.submission, Verdict.OTHER_BASE):
        word, entry = next(iter(other_bases(rate, stage.framework, stage.submission)))
        right, wrong = quotient_text(rate.numerator, rate.denominator), quotient_text(rate.numerator, entry)
        yield Fault(
            message=f"{spot(rate.claimed)}{called(rate)}填为 {claimed_text(rate)}，按{word}计算恰为此数（{wrong}）；"
            f"应按{rate.base}计算，为 {recomputed_text(rate)}（{right}）。",
            cells=cells_of(rate.claimed, rate.numerator, rate.denominator, entry),
            subject=subject(rate),
            working=right,
            diagnosis=diagnosis(rate, stage.framework, stage.submission),
            rests_on=rate.rests_on,
            **rate_figures(rate),
        )
