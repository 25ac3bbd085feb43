"""XS202: an entry that must be a number and cannot be read as one."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._figures import Figure, all_figures
from xlscore.checks._wording import cells_of, joined, labelled
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity
from xlscore.model.submission import Entry, State
from xlscore.values import Flag

_ON_DATES: Final = "请写明年、月、日（如 2024-04-04），一格填一个日期；节日名称等文字请另行说明。"


def _malformed(figure: Figure) -> bool:
    entry = figure.entry
    if entry.state is not State.MALFORMED or entry.error is not None:
        return False
    # A target or an actual may be a wording by right: only a broken number is one that cannot be read.
    worded = figure.label.endswith(("指标值", "完成值"))
    return not worded or entry.reading is None or Flag.MALFORMED in entry.reading.flags


def _pieces(entry: Entry) -> str:
    """Return which pieces of a list are meant, where it does not consist of them alone."""
    if not entry.unread or entry.text == joined(entry.unread):
        return ""
    return f"其中{joined(f'「{piece}」' for piece in entry.unread)}"


@check(
    "XS202",
    Severity.ERROR,
    "应填数字的单元格无法识别",
    fix="请改为规范的数字（如 7000.77），不加多余的逗号、小数点或文字。",
)
def number_not_readable(stage: Understood) -> Iterator[Fault]:
    """Report entries that must be a number, date or choice and cannot be read as one.

    查什么：应填数字（或日期、是否、选项）的单元格里，内容无法按要求识别，如「7,00.0,77」「7.50.」。

    为什么：写法有歧义的数不能猜；猜对猜错都会改变得分，因此一律不代为订正。

    怎么办：按原始凭证改填规范的数字；不掌握的数据填“未提供”，没有此事项的填“不适用”。
    """
    for figure in all_figures(stage.framework, stage.submission):
        if _malformed(figure):
            yield Fault(
                message=f"{labelled(figure.entry, figure.label)}填为「{figure.entry.text}」，"
                f"{_pieces(figure.entry)}不能识别为{figure.asked}，未予猜测。",
                cells=cells_of(figure.entry),
                subject=figure.subject,
                fix=_ON_DATES if figure.asked == "日期" else None,
            )
