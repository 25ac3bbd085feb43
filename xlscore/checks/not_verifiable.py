"""XS901: what could not be verified, one finding a reason."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from xlscore.checks._pairs import on_the_edge
from xlscore.checks._rates import called
from xlscore.checks._required import reported_blank
from xlscore.checks._sums import equations, is_empty_total
from xlscore.checks._wording import cells_of, joined, spot
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.framework import Framework
from xlscore.model.scorecard import Score, ScoreState
from xlscore.model.submission import Entry, ScoreRow, State
from xlscore.scoring.card import section_code


class Reason(StrEnum):
    """Why a row's score cannot be verified; the values are how a message begins to say so."""

    NO_RULE = "评分标准未公布"
    UNCONFIRMED = "分值、评分标准或计算口径待核"
    FINANCE = "应由财政部门提供的数据未提供"
    INPUT = "所需数据未提供、未填或不能识别"
    PERSON = "由评价人评定，只核对了是否超出分值和档次"
    NOT_APPLICABLE = "按表内数据为不适用，复算不计分，需说明"
    NOT_CLAIMED = "自评得分未公布或未提供"
    MET = "能判断是否达到，但评分标准没有规定如何折算得分，由审核人判断"
    EDGE = "完成日期在期限的界限上，不能判断是否按期"
    TARGET = "指标值或完成值不能比较"


_RESUPPLY: Final = "不需更正；取得正式评分表后，可用 --with 补入再审核。"
_FIXES: Final = {
    Reason.NO_RULE: _RESUPPLY,
    Reason.UNCONFIRMED: _RESUPPLY,
    Reason.FINANCE: "不需更正；取得财政部门的数据后填入，再重新审核。",
    Reason.INPUT: "取得数据后填入，再重新审核；确实没有的，由复核人判断。",
    Reason.PERSON: "不需更正；由复核人对照佐证材料评定。",
    Reason.NOT_APPLICABLE: "请写明不适用的理由；其实适用的，更正数据后重新审核。",
    Reason.NOT_CLAIMED: "不需更正；取得各行自评得分后填入，再重新审核。",
    Reason.MET: "不需更正；由复核人按评分标准和佐证材料认定得分。",
    Reason.EDGE: "请写明期限含不含当天（当月）和完成的具体日期，再重新审核。",
    Reason.TARGET: "请按“符号＋数值＋单位”填写能互相比较的指标值和完成值；确属定性的，由复核人判断。",
}
"""What helps with each reason."""


def _reason(framework: Framework, score: Score) -> Reason | None:
    """Return why a row is not verified, ``None`` where it is."""
    indicator = framework.indicator(score.row.code)
    if score.row.claimed.state is State.NOT_PROVIDED:
        return Reason.NOT_CLAIMED
    if score.state is ScoreState.SCORED:
        return Reason.UNCONFIRMED if score.rests_on else None
    known: dict[ScoreState, Reason] = {
        ScoreState.NOT_PROVIDED: Reason.INPUT,
        ScoreState.NOT_APPLICABLE: Reason.NOT_APPLICABLE,
        ScoreState.JUDGED: Reason.PERSON,
    }
    if score.state in known:
        finance = indicator is not None and indicator.supplied_by == "finance"
        return Reason.FINANCE if finance and score.state is ScoreState.NOT_PROVIDED else known[score.state]
    if framework.open_section(section_code(score.row.code)) is not None:
        return _of_target(score)
    return Reason.NO_RULE if indicator is None or indicator.rule is None else Reason.UNCONFIRMED


def _of_target(score: Score) -> Reason:
    """Return why a target of the unit's own gives no score."""
    if score.met is not None:
        return Reason.MET
    return Reason.EDGE if on_the_edge(score.row) else Reason.TARGET


def _described(row: ScoreRow) -> str:
    claimed = f"（自评 {decimal_text(row.claimed.value)}）" if row.claimed.value is not None else ""
    cell = row.claimed.at or row.at
    return f"{cell.a1 if cell else ''}「{row.title or row.code}」{claimed}"


def _rows(stage: Scored) -> Iterator[Fault]:
    groups: dict[Reason, list[Score]] = {}
    empty = {item.line.indicator for item in equations(stage.submission) if is_empty_total(item)}
    for score in stage.scorecard.scores:
        reason = _reason(stage.framework, score)
        if reason is Reason.INPUT and reported_blank(stage.framework, stage.submission, score):
            continue
        if reason is Reason.NOT_APPLICABLE and score.row.code in empty:
            continue
        if reason is not None:
            groups.setdefault(reason, []).append(score)
    for reason in Reason:
        scores = groups.get(reason)
        if scores:
            rows = [score.row for score in scores]
            yield Fault(
                message=f"以下 {len(rows)} 行{_outcome(scores)}：{reason}。{joined(map(_described, rows))}。",
                fix=_FIXES[reason],
                cells=cells_of(*(_place(row) for row in rows)),
                subject=reason,
            )


def _outcome(scores: list[Score]) -> str:
    """Say what became of rows: those with a score that rests on an unconfirmed figure were recomputed all the same."""
    known = [score.state is ScoreState.SCORED and score.row.claimed.state is not State.NOT_PROVIDED for score in scores]
    if all(known):
        return "的复算结果仅供参考"
    return "无法复算，或复算结果仅供参考" if any(known) else "无法复算"


def _place(row: ScoreRow) -> Entry:
    return row.claimed if row.claimed.at is not None else Entry(State.BLANK, row.at)


def _rates(stage: Scored) -> Iterator[Fault]:
    lost = [
        rate
        for rate in stage.scorecard.rates
        if rate.claimed.given
        and rate.recomputed is None
        and State.NOT_PROVIDED in {rate.numerator.state, rate.denominator.state}
    ]
    if lost:
        names = joined(f"{spot(rate.claimed)}{called(rate)}" for rate in lost)
        yield Fault(
            message=f"以下 {len(lost)} 个比率无法复算：分子或分母未提供。{names}。",
            cells=cells_of(*(rate.claimed for rate in lost)),
            subject="比率",
        )


def _total(stage: Scored) -> Iterator[Fault]:
    total, card = stage.submission.total, stage.scorecard
    if total.value is None or card.total is not None or card.claimed_sum is not None:
        return
    yield Fault(
        message=f"{spot(total)} 自评总分 {decimal_text(total.value)} 无法复核：各行得分不全，既不能加总，也不能复算。",
        cells=cells_of(total),
        subject="总分",
    )


@check("XS901", Severity.NOTE, "无法复算", fix="不需更正；取得正式评分表或缺少的数据后，可用 --with 补入再审核。")
def not_verifiable(stage: Scored) -> Iterator[Fault]:
    """Report what could not be verified, one finding a reason, each row named with its claimed score and cell.

    查什么：因评分标准未公布、分值待核、数据未提供、须由人评定等原因，得分、比率或总分无法由表内数据复算。
    只因表内空白而算不出的，已由“必填项未填”“实际完成值未填”“合计为空或为0，而分项有数”指出，
    这里不重复。

    为什么：没有核对过的得分不能当作核对无误；写明哪些没有核对，使用审核结果的人才不会误解。

    怎么办：需要核对的，向发文部门取得正式评分表或数据，用 --with 补入后重新审核；其余由复核人对照佐证材料判断。
    """
    yield from _rows(stage)
    yield from _rates(stage)
    yield from _total(stage)
