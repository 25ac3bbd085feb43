"""What ``xlscore explain`` prints: the meaning of a check, or how the score in a cell came about."""

from collections.abc import Iterator
from typing import Any

from xlscore.cells import CellRef, parse_a1
from xlscore.checks.registry import Check
from xlscore.errors import UsageError
from xlscore.exact import decimal_text, percent_text
from xlscore.model.dossier import Dossier, Form
from xlscore.model.scorecard import Rate, Score, Scorecard
from xlscore.model.submission import Entry, Submission, SumRow
from xlscore.write.report_text import finding_lines


def check_lines(declared: Check[Any]) -> Iterator[str]:
    """Return code, level, family and title of a check, its documentation, an example and its advice."""
    yield f"{declared.code}（{declared.level}）{declared.title}"
    yield f"类别：{declared.family}"
    yield from declared.documentation.splitlines()[1:]
    yield ""
    yield f"示例：{declared.example}"
    yield ""
    yield f"处理建议：{declared.fix}"


def _named_cell(dossier: Dossier, text: str) -> CellRef:
    """Return the cell the operator named; a bare address is one of the sheet that holds the scores."""
    try:
        if "!" in text:
            return CellRef.parse(text)
        row, column = parse_a1(text)
    except ValueError as error:
        msg = f"“{text}”不是单元格地址。请写成 I14 或 自评表!I14。"
        raise UsageError(msg) from error
    rows = dossier.submission.rows if dossier.submission else ()
    sheet = next((entry.at.sheet for item in rows for entry in (item.claimed, item.points) if entry.at), "")
    return CellRef(sheet, row, column)


def _given(label: str, entry: Entry) -> Iterator[str]:
    if entry.at is not None:
        text = entry.text or (decimal_text(entry.value) if entry.value is not None else "（空）")
        yield f"  {label}：{text}（{entry.at}）"


def _score_lines(score: Score) -> Iterator[str]:
    row = score.row
    yield f"{' / '.join((*row.path, row.title))}（{row.code}）"
    yield from _given("分值", row.points)
    yield from _given("年度指标值", row.target)
    yield from _given("实际完成值", row.actual)
    yield from _given("自评得分", row.claimed)
    if score.working:
        yield f"  计算：{score.working}"
    if score.why:
        yield f"  说明：{score.why}"
    if score.recomputed is not None:
        yield f"  复算得分：{decimal_text(score.recomputed)}"
    if score.rests_on:
        yield f"  待核：{'、'.join(score.rests_on)}，结果仅供参考。"


def _rate_lines(rate: Rate) -> Iterator[str]:
    yield f"{rate.name}：比率"
    yield from _given("分子", rate.numerator)
    yield from _given(rate.base, rate.denominator)
    yield from _given("填报比率", rate.claimed)
    top, bottom = rate.numerator.value, rate.denominator.value
    if rate.recomputed is not None and top is not None and bottom is not None:
        yield f"  计算：{decimal_text(top)}÷{decimal_text(bottom)}＝{percent_text(rate.recomputed, 4)}"
        yield f"  复算比率：{percent_text(rate.recomputed)}"
    else:
        yield "  复算比率：无法复算（金额未填全，或基数为0）。"


def _sum_lines(submission: Submission, row: SumRow) -> Iterator[str]:
    inside = [item for item in submission.rows if item.path[: len(row.path)] == row.path]
    yield row.label or " / ".join(row.path)
    yield from _given("合计", row.claimed)
    yield from _parts(inside)


def _parts(rows: list[Any]) -> Iterator[str]:
    claimed = [item.claimed.value for item in rows]
    for item in rows:
        yield from _given(item.title, item.claimed)
    if claimed and None not in claimed:
        yield f"  各行之和：{decimal_text(sum(claimed))}"


def _form_lines(form: Form, at: CellRef) -> Iterator[str]:
    """Return what is known of a cell of one form; nothing where it is a cell of another."""
    lines = list(_figure_lines(form.submission, form.scorecard, at))
    if lines and form.number > 1:
        yield form.name
    yield from lines


def _figure_lines(submission: Submission, card: Scorecard, at: CellRef) -> Iterator[str]:
    for score in card.scores:
        row = score.row
        if at in {row.at, row.points.at, row.claimed.at, row.target.at, row.actual.at, row.level.at}:
            yield from _score_lines(score)
    for rate in card.rates:
        if at in {rate.numerator.at, rate.denominator.at, rate.claimed.at}:
            yield from _rate_lines(rate)
    for item in submission.sums:
        if at in {item.claimed.at, item.points.at} and at != submission.total.at:
            yield from _sum_lines(submission, item)
    if at == submission.total.at:
        yield "总分"
        yield from _given("合计", submission.total)
        yield from _parts(list(submission.rows))
        yield f"  复算总分：{decimal_text(card.total) if card.total is not None else '无法复算'}"


def cell_lines(dossier: Dossier, text: str) -> Iterator[str]:
    """Return how the figure in a cell came about, and the findings on it.

    Raises ``UsageError`` where the file cannot be read or the cell holds no score, rate or total.
    """
    if not dossier.forms:
        msg = f"{dossier.file}：{dossier.findings[0].message if dossier.findings else '无法读取。'}"
        raise UsageError(msg)
    at = _named_cell(dossier, text)
    lines = [f"{dossier.file} {at}", *(line for form in dossier.forms for line in _form_lines(form, at))]
    found = [finding for finding in dossier.findings if at in finding.cells]
    for finding in found:
        lines.extend(finding_lines(finding))
    if len(lines) == 1:
        msg = f"{at} 不是得分、分值、指标值、完成值、金额、比率或合计的单元格，没有可说明的计算。"
        raise UsageError(msg)
    yield from lines
