"""Sheets 上年指标 and 上年文字: every indicator beside last year's, and the texts that were handed in again."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.last_year import Change, LinePair
from xlscore.consolidation.lines import Line
from xlscore.consolidation.long_texts import LEAST
from xlscore.exact import decimal_text
from xlscore.model.record import ScoreLine
from xlscore.write.style import BAD, GOOD
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.comparing import ABSENT, CHANGE_LOOK, NOT_KNOWN, difference, year_of
from xlscore.write.summary.page import AMBER, CENTRED, COUNT_LOOK, FIRST, RATE_LOOK, SCORE_LOOK, Column, Desk, Page

LINES: Final = "上年指标"
TEXTS: Final = "上年文字"
LINE_COLUMNS: Final = (
    Column("序号", 6),
    Column("单位", 30),
    Column("项目", 16),
    Column("一级指标", 12),
    Column("指标", 24),
    Column("变化", 9),
    Column("上年分值", 8),
    Column("本年分值", 8),
    Column("上年得分", 8),
    Column("本年得分", 8),
    Column("增减（分）", 8),
    Column("上年得分率", 9),
    Column("本年得分率", 9),
    Column("上年指标值", 16),
    Column("上年完成值", 16),
    Column("本年指标值", 16),
    Column("本年完成值", 16),
    Column("提示", 30),
)
TEXT_COLUMNS: Final = (
    Column("序号", 6),
    Column("单位", 30),
    Column("项目", 18),
    Column("上年度", 8),
    Column("本年度", 8),
    Column("内容", 16),
    Column("本年单元格", 14),
    Column("上年单元格", 14),
    Column("文字", 90),
)
_FILL: Final = {Change.ADDED: GOOD, Change.REMOVED: BAD, Change.REWEIGHTED: AMBER}
_COPIED: Final = f"只列{LEAST}字以上的完成情况、原因和说明，标点和空格不计。"
_TOLD: Final = "得分取复算得分；两年中有一年无法复算的，取自评得分。得分率＝得分÷分值。"


def write_lines(analysis: Analysis, desk: Desk) -> None:
    """Write every indicator of every return beside last year's."""
    lines = [
        (analysis.line_of(year.pair.now), line, year.lines_known) for year in analysis.years for line in year.lines
    ]
    for name, part in desk.parts(LINES, len(lines)):
        page = desk.page(name)
        page.head("指标逐项对比表", _TOLD + desk.going_on(name, LINES), LINE_COLUMNS)
        for row, number in enumerate(part, start=FIRST):
            page.figure(row, 0, number + 1, COUNT_LOOK)
            owner, line, known = lines[number]
            _line(page, row, owner, line, known=known)
        if not part:
            page.merge(FIRST, (0, len(LINE_COLUMNS) - 1), "没有可与上年对应的指标。", CENTRED)
        page.sheet.autofilter(FIRST - 1, 0, FIRST + max(len(part), 1) - 1, len(LINE_COLUMNS) - 1)


def _scores(line: LinePair) -> tuple[Fraction | None, Fraction | None]:
    """Return the scores of last year and this year: recomputed where both are, else claimed."""
    now, before = line.now, line.before
    if all(one is None or one.recomputed is not None for one in (now, before)):
        return before.recomputed if before else None, now.recomputed if now else None
    return before.claimed if before else None, now.claimed if now else None


def _line(page: Page, row: int, owner: Line, line: LinePair, *, known: bool) -> None:
    now, before = line.now, line.before
    page.text(row, 1, owner.name)
    page.text(row, 2, owner.record.project)
    page.text(row, 3, line.line.section, CENTRED)
    page.text(row, 4, line.line.title)
    if known:
        page.text(row, 5, line.change.value, replace(CENTRED, fill=_FILL.get(line.change, "")))
    else:
        page.text(row, 5, NOT_KNOWN, CENTRED)
    page.figure(row, 6, before.points if before else None, SCORE_LOOK, ABSENT)
    page.figure(row, 7, now.points if now else None, SCORE_LOOK, ABSENT)
    values = _scores(line)
    page.figure(row, 8, values[0], SCORE_LOOK, ABSENT)
    page.figure(row, 9, values[1], SCORE_LOOK, ABSENT)
    difference(page, row, (8, 9, 10), values, CHANGE_LOOK)
    for place, one in enumerate((before, now)):
        score, points = a1(row + 1, 9 + place), a1(row + 1, 7 + place)
        value, most = values[place], one.points if one is not None else None
        rate = value / most if value is not None and most else None
        page.formula(
            row, 11 + place, f'IF(COUNT({score},{points})=2,IF({points}>0,{score}/{points},""),"")', rate, RATE_LOOK
        )
    last = _texts(before) if known else (NOT_KNOWN, NOT_KNOWN)
    for column, text in enumerate(last + _texts(now), start=13):
        page.text(row, column, text)
    page.text(row, 17, _hint(line), replace(CENTRED, across="left", fill=AMBER if line.easier else ""))


def _texts(line: ScoreLine | None) -> tuple[str, str]:
    return (line.target_text, line.actual_text) if line is not None else (ABSENT, ABSENT)


def _hint(line: LinePair) -> str:
    now, before = line.now, line.before
    if now is not None and before is not None and line.easier:
        word = "高于" if now.operator.startswith("<") else "低于"
        target = _with_unit(now.target_text, now.target, now.unit)
        actual = _with_unit(before.actual_text, before.actual, now.unit)
        return f"本年指标值“{target}”{word}上年实际完成值“{actual}”，请说明理由。"
    if now is not None and before is not None and line.change is Change.REWEIGHTED:
        return f"分值由 {_points(before)} 调整为 {_points(now)}。"
    return ""


def _with_unit(text: str, value: Fraction | None, unit: str) -> str:
    """Return a figure with its unit where the sheet keeps that in a column of its own, and in the same unit."""
    plain = value is not None and text == decimal_text(value * 100 if unit == "%" else value)
    return f"{text}{unit}" if plain else text


def _points(line: ScoreLine) -> str:
    return decimal_text(line.points) if line.points is not None else "未填"


def write_texts(analysis: Analysis, desk: Desk) -> None:
    """Write the texts that are last year's word for word; no sheet where there are none."""
    copied = [(year, same) for year in analysis.years for same in year.texts]
    if not copied:
        return
    for name, part in desk.parts(TEXTS, len(copied)):
        page = desk.page(name)
        page.head("与上年一字不差的文字", _COPIED + desk.going_on(name, TEXTS), TEXT_COLUMNS)
        for row, number in enumerate(part, start=FIRST):
            year, same = copied[number]
            page.figure(row, 0, number + 1, COUNT_LOOK)
            page.text(row, 1, analysis.line_of(year.pair.now).name)
            page.text(row, 2, year.pair.now.project)
            page.text(row, 3, year_of(year.pair.before), CENTRED)
            page.text(row, 4, year_of(year.pair.now), CENTRED)
            page.text(row, 5, same.now.label)
            page.text(row, 6, str(same.now.at or ""), CENTRED)
            page.text(row, 7, str(same.before.at or ""), CENTRED)
            page.text(row, 8, same.now.text)
        page.sheet.autofilter(FIRST - 1, 0, FIRST + len(part) - 1, len(TEXT_COLUMNS) - 1)
