"""The words of the copy: notes, places and the sentences of the sheet 审核结果."""

from collections.abc import Iterable
from itertools import groupby

from xlscore.cells import CellRef, a1, quote_sheet
from xlscore.model.finding import Finding
from xlscore.write.measure import width_of
from xlscore.write.root_text import places as spoilt
from xlscore.write.settled_words import settled_lines

_MOST_PLACES = 12
_MANY_CELLS = 8


def _runs(cells: Iterable[CellRef]) -> list[str]:
    """Return addresses of one sheet, cells below each other as one area (``F7:F9``)."""
    ordered = sorted(set(cells), key=lambda cell: (cell.column, cell.row))
    runs = []
    for (_, column), group in groupby(enumerate(ordered), key=lambda pair: (pair[1].row - pair[0], pair[1].column)):
        rows = [cell.row for _, cell in group]
        first, last = a1(rows[0], column), a1(rows[-1], column)
        runs.append((rows[0], column, first if first == last else f"{first}:{last}"))
    return [text for _, _, text in sorted(runs)]


def places(cells: tuple[CellRef, ...], *, bare: bool = False) -> str:
    """Return where a finding stands, every cell of it: ``自评表!I14、I16:I18；基础数据!B3``.

    ``bare`` leaves the sheet out where it is the only one.
    """
    texts = []
    sheets = tuple(dict.fromkeys(cell.sheet for cell in cells))
    for sheet in sheets:
        runs = _runs(cell for cell in cells if cell.sheet == sheet)
        more = f" 等 {len(runs)} 处" if len(runs) > _MOST_PLACES else ""
        said = "" if bare and len(sheets) == 1 else f"{quote_sheet(sheet)}!"
        texts.append(f"{said}{'、'.join(runs[:_MOST_PLACES])}{more}")
    return "；\n".join(texts)


def folded(text: str, width: float) -> str:
    """Return places with a line end behind the last ``、`` that fits, so that no address is torn at its middle."""
    lines = [""]
    for piece in text.replace("、", "、\0").split("\0"):
        if lines[-1] and width_of(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines)


def opinion(finding: Finding) -> str:
    """Return what is wrong, with the figures nobody has confirmed where the finding rests on some."""
    resting = "、".join(figure for figure in finding.rests_on if figure not in finding.message)
    return f"{finding.message}（依据待核：{resting}）" if resting else finding.message


def working(finding: Finding) -> str:
    """Return how it was worked out, with the likely cause where one reproduces the printed figure."""
    parts = [finding.working or ""]
    if finding.diagnosis and finding.diagnosis not in finding.message:
        parts.append(finding.diagnosis)
    return "\n".join(part for part in parts if part)


def note_heading(finding: Finding, number: int | None = None) -> str:
    """Return the first line of a finding in a note: ``【强制性】XS301 得分与复算不符（审核结果第 3 条）``."""
    listed = f"（审核结果第 {number} 条）" if number else ""
    return f"【{finding.level}】{finding.code} {finding.title}{listed}"


def note_body(finding: Finding) -> str:
    """Return the lines of a finding in a note below its heading."""
    text = opinion(finding)
    if len(finding.cells) > _MANY_CELLS:
        # The same list at every one of its cells would bury what the note is about.
        text = f"{text.partition('。')[0]}（共 {len(finding.cells)} 处，见工作表“审核结果”）。"
    lines = [
        ("审核意见", text),
        ("自评/填报数", finding.shown(finding.claimed)),
        ("复算数", finding.shown(finding.recomputed)),
        ("差额", finding.shown(finding.difference)),
        ("计算过程", working(finding)),
        ("连带影响", spoilt(finding.spoils)),
        ("处理建议", finding.fix if finding.counts else ""),
        *settled_lines(finding),
    ]
    return "\n".join(f"{label}：{text}" for label, text in lines if text)
