"""Sheet 失分分析: the indicators by points lost, and the units by the cause of their losses."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.lost_points import CAUSES, Cause, ColumnLoss, is_known, lost_by_cause, lost_by_column
from xlscore.write.style import HEAD
from xlscore.write.summary.analysis import Analysis, Blocks, Members
from xlscore.write.summary.breaks import Breaks
from xlscore.write.summary.page import (
    BAND,
    CENTRED,
    COUNT_LOOK,
    FIRST,
    RATE_LOOK,
    SCORE_LOOK,
    SUM_LABEL,
    Column,
    Desk,
    Page,
    Places,
)

NAME: Final = "失分分析"
COLUMNS: Final = (
    Column("序号", 6),
    Column("一级指标", 30),
    Column("指标", 26),
    Column("分值", 9),
    Column("有得分户数", 11),
    Column("失分户数", 11),
    Column("自评失分", 11),
    Column("失分", 11),
    Column("占全部失分", 11),
    Column("累计占比", 11),
    Column("户均失分", 11),
)
TITLE_AT, LOST_AT, CUMULATIVE_AT = 2, 7, 9
_REMARK: Final = (
    "失分＝分值－得分；“失分”按复算得分计，无法复算的按自评得分计，“自评失分”按自评得分计。得分高于分值的不抵减失分。"
    "户数和失分由公式取自“指标得分”；排列次序按写表时的失分，改动后可重新排序。各评分表、各年度分开分析。"
)
_BOLD_COUNT: Final = replace(COUNT_LOOK, bold=True)
_BOLD_SCORE: Final = replace(SCORE_LOOK, bold=True)
_BOLD_RATE: Final = replace(RATE_LOOK, bold=True)


def _below(blocks: Sequence[Blocks], points: str) -> tuple[str, str, str, str]:
    """Return formulas for the returns with a score, those below full points, and the points lost: claimed, adopted."""
    less = f'"<"&{points}'
    scored, short, claimed, lost = [], [], [], []
    for own, best in blocks:
        scored.append(f'COUNT({best})+SUMPRODUCT(({best}="—")*ISNUMBER({own}))')
        short.append(f'COUNTIF({best},{less})+COUNTIFS({best},"—",{own},{less})')
        claimed.append(f"COUNTIF({own},{less})*{points}-SUMIF({own},{less})")
        lost.append(f"COUNTIF({best},{less})*{points}-SUMIF({best},{less})")
        lost.append(f'COUNTIFS({best},"—",{own},{less})*{points}-SUMIFS({own},{best},"—",{own},{less})')
    return "+".join(scored), "+".join(short), "+".join(claimed), "+".join(lost)


def _share(part: Fraction, whole: Fraction) -> Fraction | None:
    return part / whole if whole else None


def _indicators(analysis: Analysis, page: Page, number: int, row: int, losses: Sequence[ColumnLoss]) -> int:
    first, end = row, row + len(losses)
    total = sum((loss.lost for loss in losses), Fraction(0))
    whole = a1(end + 1, LOST_AT + 1, absolute=True)
    running = Fraction(0)
    analysis.losses[number] = first, list(losses)
    for place, loss in enumerate(losses):
        here = row + 1
        points, mine = a1(here, 4), a1(here, LOST_AT + 1)
        scored, short, claimed, lost = _below(analysis.scores[number, loss.column.code], points)
        running += loss.lost
        page.figure(row, 0, place + 1, COUNT_LOOK)
        page.text(row, 1, loss.column.section)
        page.text(row, TITLE_AT, loss.column.title)
        page.figure(row, 3, loss.column.points, SCORE_LOOK)
        page.formula(row, 4, scored, loss.scored, COUNT_LOOK)
        page.formula(row, 5, short, loss.short, COUNT_LOOK)
        page.formula(row, 6, claimed, loss.claimed, SCORE_LOOK)
        page.formula(row, LOST_AT, lost, loss.lost, SCORE_LOOK)
        page.formula(row, 8, f'IF(N({whole})>0,{mine}/{whole},"")', _share(loss.lost, total), RATE_LOOK)
        top = a1(first + 1, LOST_AT + 1, absolute=True)
        formula = f'IF(N({whole})>0,SUM({top}:{mine})/{whole},"")'
        page.formula(row, CUMULATIVE_AT, formula, _share(running, total), RATE_LOOK)
        formula = f'IF({a1(here, 5)}>0,{mine}/{a1(here, 5)},"")'
        page.formula(row, 10, formula, _share(loss.lost, Fraction(loss.scored)), SCORE_LOOK)
        row += 1
    page.text(row, 1, "合计", SUM_LABEL)
    # Where no row has a score nothing is known of losses, which is not 0.
    scored, known = f"{a1(first + 1, 5)}:{a1(end, 5)}", any(loss.scored for loss in losses)
    for column, figure in ((6, sum((loss.claimed for loss in losses), Fraction(0))), (LOST_AT, total)):
        area = f"{a1(first + 1, column + 1)}:{a1(end, column + 1)}"
        formula = f'IF(SUM({scored})>0,SUM({area}),"")' if losses else '""'
        page.formula(row, column, formula, figure if known else None, _BOLD_SCORE)
    return row + 2


def _units(page: Page, group: Members, row: int) -> int:
    rows = [(line.label, lost_by_cause(line.record)) for line in group.lines]
    unknown = sum(not any(map(is_known, line.record.scores)) for line in group.lines)
    losing = sorted((item for item in rows if item[1]), key=lambda item: -sum(item[1].values()))
    for column, header in enumerate(("序号", "单位", "主要原因", *(cause.value for cause in Cause), "失分合计")):
        page.text(row, column, header, HEAD)
    row += 1
    first = row
    for name, causes in losing:
        page.figure(row, 0, row - first + 1, COUNT_LOOK)
        page.text(row, 1, name)
        page.text(row, 2, max(causes, key=lambda cause: causes[cause]).value, CENTRED)
        for column, cause in enumerate(Cause, start=3):
            page.figure(row, column, causes.get(cause), SCORE_LOOK)
        area = f"{a1(row + 1, 4)}:{a1(row + 1, 3 + len(Cause))}"
        page.formula(row, 3 + len(Cause), f"SUM({area})", sum(causes.values(), Fraction(0)), _BOLD_SCORE)
        row += 1
    said = f"{len(losing)} 户失分，{len(rows) - len(losing) - unknown} 户未失分"
    said += f"，{unknown} 户没有分行得分、失分不详" if unknown else ""
    page.text(row, 1, f"合计（{said}）", SUM_LABEL)
    for column, own in enumerate((*Cause, None), start=3):
        total = sum((sum(c.values()) if own is None else c.get(own, Fraction(0)) for _, c in losing), Fraction(0))
        area = f"{a1(first + 1, column + 1)}:{a1(row, column + 1)}"
        if unknown == len(rows):
            page.text(row, column, "", SUM_LABEL)
        else:
            page.formula(row, column, f"SUM({area})" if losing else "0", total, _BOLD_SCORE)
    return row + 2


def write_losses(analysis: Analysis, desk: Desk, places: Places) -> None:
    """Write the sheet: for each edition and year its indicators, then its units."""
    del places
    page = desk.page(NAME, streamed=True)
    page.head("失分分析表", _REMARK, COLUMNS, lined=False, of_counted=True)
    last = len(COLUMNS) - 1
    row = FIRST - 1
    page.merge(row, (0, last), "失分原因（逐行归类，先后次序：未提供数据、执行率、评定、未完成目标、其他）", BAND)
    for cause, words in CAUSES.items():
        row += 1
        page.text(row, 1, cause.value, CENTRED)
        page.merge(row, (2, last), words, replace(CENTRED, across="left"))
    breaks = Breaks(page)
    breaks.table(0, row)
    row += 2
    for number, group in enumerate(analysis.groups):
        top = row
        losses = lost_by_column(group.edition, group.records)
        page.merge(row, (0, last), group.title, BAND)
        row += 1
        for column, header in enumerate(COLUMNS):
            page.text(row, column, header.header, HEAD)
        row = _indicators(analysis, page, number, row + 1, losses)
        if unknown := len(group.edition.columns) - len(losses):
            page.merge(
                row - 1, (0, last), f"另有 {unknown} 项指标未公布分值，无法计算失分。", replace(CENTRED, across="left")
            )
            row += 1
        breaks.table(top, row - 2)
        top = row
        row = _units(page, group, row)
        breaks.table(top, row - 2)
    breaks.finish()
    if not analysis.groups:
        page.text(row, 1, "没有识别出评分表的自评表，无失分可分析。")
