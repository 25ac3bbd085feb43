"""Whether an explanation (审核说明) explains: six tests, none of which guesses."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from xlscore.checks._reasons import says_nothing
from xlscore.exact import decimal_text, percent_text
from xlscore.model.finding import Finding, Severity
from xlscore.model.settlement import Answer, Explanation, Stake
from xlscore.model.submission import Entry, State, Submission
from xlscore.values import Exactness, Kind, read_value
from xlscore.values.causes import names_cause, only_restates
from xlscore.values.glyphs import plain

BINDING: Final = "强制性意见须更正，不能以说明代替；请更正后重新报送。"
NO_CAUSE: Final = (
    "没有写出原因（“各种原因”“客观因素”一类的话不算）。请写明具体因什么事，如“因12月追加人员经费”“受汛期停工影响”。"
)

RESTATED: Final = (
    "只重复了事实（“因工作需要”“因执行数超过预算数”一类的话不算）。"
    "请写明为什么会这样，如“因12月追加人员经费”“受汛期停工影响”。"
)
_LEAST: Final = 2
"""Characters of the shortest text that may be a copy: 「是」 beside 「是」 is none."""
_UNIT: Final = 10_000
_PART_OF_IT: Final = "其中"


def judged(answer: Answer, finding: Finding, submission: Submission | None) -> Explanation:
    """Hold an explanation against its finding; notes ask for none, so none is found wanting there."""
    text = answer.text.strip()
    if finding.severity is Severity.ERROR:
        return Explanation(text, answer.at, (BINDING,))
    if finding.severity is Severity.NOTE:
        return Explanation(text, answer.at)
    if says_nothing(text):
        said = f"填的是「{text}」，没有说明任何情况" if text else "未填"
        return Explanation(text, answer.at, (f"{said}。请写明具体原因{_and_amount(finding.stake)}。",))
    faults = [*_copies(text, finding, submission)]
    if not names_cause(text):
        faults.append(NO_CAUSE)
    elif only_restates(text):
        faults.append(RESTATED)
    fault, working = covered(text, finding.stake)
    return Explanation(text, answer.at, (*faults, *([fault] if fault else [])), working)


def _and_amount(stake: Stake | None) -> str:
    return "和相应的金额" if stake else ""


def _sources(finding: Finding, submission: Submission | None) -> Iterator[tuple[str, str]]:
    """Yield what an explanation may have been copied from: label and text."""
    yield "审核意见", finding.message
    yield "处理建议", finding.fix
    if submission is None:
        return
    for row in submission.rows:
        yield "指标名称", row.title
        for label, entry in (("年度指标值", row.target), ("实际完成值", row.actual), ("评分标准", row.criterion)):
            if entry.state is State.GIVEN:
                yield f"{_at(entry)}{label}", entry.text
    for label, entry in submission.texts.items():
        if "目标" in label and "原因" not in label and entry.state is State.GIVEN:
            yield f"{_at(entry)}{label}", entry.text


def _at(entry: Entry) -> str:
    return f"{entry.at} " if entry.at else ""


def _copies(text: str, finding: Finding, submission: Submission | None) -> Iterator[str]:
    key = plain(text)
    if len(key) < _LEAST:
        return
    for label, source in _sources(finding, submission):
        if plain(source) == key:
            yield f"照抄了{label}，没有说明原因。请写明为什么会这样。"
            return


def covered(text: str, stake: Stake | None) -> tuple[str, str]:
    """Return what is wanting of the amounts a text names (empty where nothing is), and how they were compared.

    More than half of the amount at stake has to be named, by one amount or, where none is part of another (其中), by
    all together.  Amounts of the sheet the difference lies between explain nothing.
    """
    if stake is None or not stake.amount:
        return "", ""
    wanted = abs(stake.amount)
    unit = ("万元", 10_000) if wanted >= _UNIT else ("元", 1)

    def money(yuan: Fraction) -> str:
        return f"{decimal_text(yuan / unit[1])}{unit[0]}"

    asked = f"请写明各项原因的金额（写上单位元或万元），合计应超过 {money(wanted / 2)}。"
    stated = {abs(amount) for amount in stake.between}
    named = [yuan for yuan in _amounts(text) if yuan not in stated]
    if not named:
        return f"没有写明与差额 {money(wanted)}相应的金额。{asked}", ""
    together = len(named) > 1 and _PART_OF_IT not in text
    most = sum(named, Fraction(0)) if together else max(named)
    shown = f"{'＋'.join(map(money, named))}＝{money(most)}" if together else money(most)
    working = f"写明 {shown}，差额 {money(wanted)}，占 {percent_text(most / wanted)}"
    if most * 2 > wanted:
        return "", f"{working}，超过一半。"
    return f"{working}，没有超过一半。{asked}", f"{working}，没有超过一半。"


def _amounts(text: str) -> list[Fraction]:
    """Return the amounts a text names, in 元 and without sign; one whose unit is not written is none."""
    reading = read_value(text)
    found = reading.candidates or (reading,)
    return [
        abs(item.number)
        for item in found
        if item.kind is Kind.AMOUNT and item.number is not None and item.exactness is not Exactness.UNKNOWN
    ]
