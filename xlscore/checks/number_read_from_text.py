"""XS204: a number that stands as text, and what it was read as."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from xlscore.checks._figures import Figure, all_figures
from xlscore.checks._wording import cells_of, labelled
from xlscore.checks.registry import Fault, Understood, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.submission import State, Submission
from xlscore.values import Kind, Note

_MOST_SHOWN: Final = 10
_REPAIRS: Final = frozenset(
    {Note.HALF_WIDTH, Note.INVISIBLE, Note.SPACES, Note.THOUSANDS, Note.TRAILING_STOP, Note.CHINESE_NUMERAL}
)
"""What is worth a word wherever it happens; signs and units belong to targets and actuals by right."""

_INNER_SPACE: Final = re.compile(r"[0-9０-９.,，．]\s+[.,，．]?[0-9０-９]")

_PLAIN: Final = "以文本形式存放"

_PRINTED: Final = "分值合计"
"""Forms without a column for points print “100分” there themselves."""


def _how(figure: Figure, *, measured: bool) -> str | None:
    """Return in words how a text became a number, ``None`` where no number stands as text."""
    entry = figure.entry
    reading = entry.reading
    if entry.state is not State.GIVEN or entry.value is None or reading is None:
        return None
    if figure.total and figure.label.endswith(_PRINTED):
        return None
    # A space before a counter (28 场) is typography; one inside a number is not.
    inner = not measured or _INNER_SPACE.search(entry.text) is not None
    repairs = [str(note) for note in reading.notes if note in _REPAIRS and (inner or note != Note.SPACES)]
    if repairs:
        return "；".join(repairs)
    rate = reading.kind is Kind.PERCENT
    return None if measured or rate or not entry.text else _PLAIN


def _measured(submission: Submission) -> set[object]:
    return {entry.at for row in submission.rows for entry in (row.target, row.actual)}


@check("XS204", Severity.NOTE, "文本形式的数字及读取结果", fix="可不更正；建议改为数值格式，以免公式加总时漏计。")
def number_read_from_text(stage: Understood) -> Iterator[Fault]:
    """Report numbers that were read from text, all in one finding with what each was read as.

    查什么：数字带有全角字符、内部空格、千分位逗号、多余的句点，或分值、得分、金额以文本形式存放（含带单位的）。

    为什么：文本形式的数字，Excel 的求和公式不计入；程序已按所列结果读取，填报人应当知道读成了什么。

    怎么办：核对读取结果；建议改成数值格式重新填写。读得不对的，请改为规范的数字。
    """
    measured = _measured(stage.submission)
    found = [
        (figure, how)
        for figure in all_figures(stage.framework, stage.submission)
        if (how := _how(figure, measured=figure.entry.at in measured)) is not None
    ]
    if found:
        shown = "；".join(_words(figure, how) for figure, how in found[:_MOST_SHOWN])
        more = f"；等共 {len(found)} 处" if len(found) > _MOST_SHOWN else ""
        yield Fault(
            message=f"以下数字由文本读出：{shown}{more}。",
            cells=cells_of(*(figure.entry for figure, _ in found)),
        )


def _words(figure: Figure, how: str) -> str:
    entry = figure.entry
    value = entry.value if entry.value is not None else Fraction(0)
    number = f"{decimal_text(value * 100)}%" if entry.percent else decimal_text(value)
    return f"{labelled(entry, figure.label)}「{entry.text}」读作 {number}（{how}）"
