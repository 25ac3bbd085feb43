"""XS210: a prompt or stub of the template left in a cell."""

from collections.abc import Iterator

from xlscore.checks._sums import COLUMNS, line_name
from xlscore.checks._wording import cells_of, labelled, row_subject
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity
from xlscore.model.submission import Entry, ScoreRow, State
from xlscore.values import Reading, read_value
from xlscore.values.blanks import has_placeholder
from xlscore.values.reading import Kind
from xlscore.values.words import KIND_WORDS


def _left(reading: Reading | None) -> str | None:
    """Return in words what was left standing, ``None`` where nothing was."""
    if reading is None or reading.kind not in {Kind.STUB, Kind.PROMPT}:
        return None
    return KIND_WORDS[reading.kind]


def _in_text(entry: Entry) -> str | None:
    return _left(read_value(entry.text)) if entry.state is State.GIVEN else None


def _in_title(row: ScoreRow) -> str | None:
    if all(entry.state is State.BLANK for entry in (row.points, row.claimed, row.target, row.actual)):
        return None
    if has_placeholder(row.title):
        return "未填的占位符"
    return _left(read_value(row.title)) if row.title else None


@check("XS210", Severity.WARNING, "留有模板提示语或占位文字", fix="请删去提示语和占位文字，填写实际内容。")
def prompt_left(stage: Understood) -> Iterator[Fault]:
    """Report prompts and stubs of the template that were left in a row in use, in a reason or in the goals.

    查什么：已使用的指标行、原因栏、总体目标中留有“指标2：”“……”“＊＊”“（100字以内）”等模板文字。指标值、完成值、得分中的按未填另行指出。

    为什么：提示语不是填报内容，留着说明该处没有填，汇总和公开时也会一并带出。

    怎么办：删去提示语，填写实际内容；没有内容的按要求填“无”或删去该行。
    """
    for row in stage.submission.rows:
        subject = row_subject(stage.framework, row)
        title = Entry(State.GIVEN, row.at, text=row.title)
        for entry, label, what in (
            (title, "三级指标名称", _in_title(row)),
            (row.reason, f"「{row.title or row.code}」的原因栏", _in_text(row.reason)),
        ):
            if what is not None:
                yield _fault(entry, label, what, subject)
    for line in stage.submission.lines:
        parts = line.indicator is None and line.at is not None
        columns = {word: getattr(line, column) for column, word in COLUMNS.items()} | {"说明栏": line.reason}
        for word, entry in columns.items() if parts else ():
            what = _left(entry.reading) or _in_text(entry)
            if what is not None:
                yield _fault(entry, f"「{line_name(line)}」的{word}", what, line.name)
    for label, entry in stage.submission.texts.items():
        what = _in_text(entry)
        if what is not None:
            yield _fault(entry, f"「{label}」", what, label)


def _fault(entry: Entry, label: str, what: str, subject: str) -> Fault:
    text = " ".join(entry.text.split())
    return Fault(message=f"{labelled(entry, label)}留有{what}「{text}」。", cells=cells_of(entry), subject=subject)
