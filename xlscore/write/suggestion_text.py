"""What ``xlscore check --suggest`` adds to the report: the smallest correction as a table."""

from collections.abc import Iterator, Sequence
from typing import Final

from xlscore.model.suggestion import Change, Suggestion
from xlscore.write.measure import width_of
from xlscore.write.root_text import cause_text

_HEADERS: Final = ("单元格", "现值", "建议值", "依据")


def suggestion_lines(suggestion: Suggestion) -> Iterator[str]:
    """Return the suggestion: a sentence, its cells, other ways with as few, and what only the unit can put right."""
    yield f"  最小改动建议：{suggestion.why}"
    yield from _table(suggestion.changes)
    for number, other in enumerate(suggestion.others, 1):
        listed = "，".join(f"{change.at} {change.now or '（空）'}→{change.then}" for change in other)
        yield f"      另一种改法 {number}：{listed}"
    if suggestion.left:
        listed = "；".join(cause_text(name).partition("，")[0] for name in suggestion.left)
        yield f"      须由填报单位处理：{listed}"


def _row(change: Change) -> tuple[str, ...]:
    basis = f"{change.basis}（公式自动得出，不必改）" if change.follows else change.basis
    return str(change.at), change.now or "（空）", change.then, basis


def _table(changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        return
    rows = [_HEADERS, *map(_row, changes)]
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(_HEADERS) - 1)]
    for row in rows:
        padded = (text + " " * round(width - width_of(text)) for text, width in zip(row[:-1], widths, strict=True))
        yield f"      {'  '.join(padded)}  {row[-1]}"
