"""Sheet 总览: one printed page for the director, its figures by formula from the other sheets."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.gravest import Located, gravest, located
from xlscore.consolidation.lines import Counted
from xlscore.consolidation.sums import known_sum, mean
from xlscore.exact import decimal_text
from xlscore.model.finding import SEVERITY_WORDS, VERDICT_WORDS, Severity, Verdict
from xlscore.model.roster import FilingState
from xlscore.write.broken_checks import broken_sentences
from xlscore.write.measure import height_of
from xlscore.write.style import BAD, HEAD, HEI, NOTE
from xlscore.write.summary import filing, rates, unit_columns
from xlscore.write.summary.analysis import Analysis, Span, counted
from xlscore.write.summary.charts_sheet import charted
from xlscore.write.summary.findings_sheet import SEVERITY, dealt_with, open_findings
from xlscore.write.summary.group_data import ADOPTED, GroupData
from xlscore.write.summary.losses import LOST_AT
from xlscore.write.summary.losses import NAME as LOSSES
from xlscore.write.summary.page import (
    A4,
    BAND,
    CENTRED,
    COUNT_LOOK,
    FIRST,
    LINK,
    RATE_LOOK,
    SCORE_LOOK,
    SEVERITY_FILL,
    Desk,
    Page,
    Places,
)
from xlscore.write.summary.wall import HATCHED, PALE, ROW, columns_chart, keep_rows, pareto_chart

NAME: Final = "总览"
WIDTHS: Final = (6, 22, 12, 10, 11, 11, 11, 11, 11, 11, 11, 11, 12)
LAST: Final = len(WIDTHS) - 1
GROUPS: Final = 6
"""Groups listed on the page, those with the most returns; the others are said to be on the other sheets."""
FINDINGS: Final = 10
_CHART_ROWS: Final = 13
_SPOTS: Final = ((0, 0, 375), (4, 10, 355), (8, 40, 375))
"""Where each chart stands: column, pixels into it, and width in pixels."""
_FIGURE: Final = replace(COUNT_LOOK, font=HEI, size=15, bold=True)
_WORD: Final = replace(CENTRED, size=9)
_MESSAGE: Final = replace(CENTRED, across="left", size=9)
_GROUP_HEADS: Final = (
    "组别",
    "评分表",
    "年度",
    "户数",
    "平均自评",
    "平均采用",
    "最高采用",
    "最低采用",
    "有执行率",
    "总执行率",
    "超预算户数",
    "失分合计",
    "户均失分",
)
_REMARK: Final = (
    "采用得分：有复核分的用复核分，否则用复算得分（两者都没有的不计入平均、最高、最低）。不同评分表、不同年度分列，不混合平均。"
    "各数由公式取自后面各表。"
)


def open_front(desk: Desk) -> Page:
    """Add the sheet, so that it is the first; ``fill_front`` writes it when the others stand."""
    page = desk.page(NAME, fitted=False)
    page.widths = WIDTHS
    for column, width in enumerate(WIDTHS):
        page.sheet.set_column(column, column, width)
    page.sheet.hide_gridlines(2)
    page.sheet.set_landscape()
    page.sheet.set_paper(A4)
    page.sheet.fit_to_pages(1, 1)
    page.sheet.set_margins(0.4, 0.4, 0.4, 0.4)
    page.sheet.center_horizontally()
    return page


def _tiles(analysis: Analysis, page: Page, row: int) -> int:
    roster, count = analysis.roster, len(analysis.lines)
    severities = Counter(item.finding.severity for item in located(roster))
    unsettled = Counter(item.finding.severity for item in located(roster) if not dealt_with(item, roster))
    tiles: list[tuple[str, str, int]] = []
    if roster.filings:
        states = Counter(item.state for item in roster.filings)
        column = Span(filing.NAME, filing.STATE, FIRST, FIRST + len(roster.filings) - 1)
        due = "+".join(f'COUNTIF({column},"{state}")' for state in filing.DUE)
        tiles.append(("应报单位", due, sum(states[state] for state in filing.DUE)))
        shown = (FilingState.MISSING, FilingState.LATE)
        tiles += [(f"{state}单位", f'COUNTIF({column},"{state}")', states[state]) for state in shown]
    names = unit_columns.span(1, count, sheet=unit_columns.NAME)
    tiles.append(("收到自评表", f"COUNTA({names})", count))
    results = unit_columns.span(unit_columns.VERDICT, count, sheet=unit_columns.NAME)
    for verdict in (Verdict.PASS, Verdict.EXPLAIN, Verdict.FAIL, Verdict.UNREADABLE):
        held = sum(1 for line in analysis.lines if line.verdict is verdict)
        tiles.append((f"结论：{VERDICT_WORDS[verdict]}", f'COUNTIF({results},"{VERDICT_WORDS[verdict]}")', held))
    for severity in (Severity.ERROR, Severity.WARNING):
        word = SEVERITY_WORDS[severity]
        tiles.append((f"{word}意见", counted(analysis.findings(SEVERITY), f'"{word}"'), severities[severity]))
    for severity in (Severity.ERROR, Severity.WARNING):
        left = (open_findings(analysis, severity), unsettled[severity])
        tiles.append((f"{SEVERITY_WORDS[severity]}未处理", *left))
    page.sheet.set_row(row + 1, 26)
    for place, (word, formula, value) in enumerate(tiles, start=1):
        page.text(row, place, word, HEAD)
        page.formula(row + 1, place, formula, value, _FIGURE)
    return row + 3


def _broken(analysis: Analysis, page: Page, row: int) -> int:
    """Say which files were not checked in full, and return the row after that."""
    sentences = broken_sentences(analysis.roster)
    for place, sentence in enumerate(sentences):
        page.merge(row + place, (0, LAST), sentence, replace(_MESSAGE, fill=BAD))
    return row + len(sentences) + bool(sentences)


def _group_line(analysis: Analysis, page: Page, data: GroupData, row: int) -> None:
    best = data.column(ADOPTED)
    adopted = [line.adopted for line in data.lines if line.adopted is not None]
    own = [line.record.claimed for line in data.lines if line.record.claimed is not None]
    first, losses = analysis.losses[data.index]
    band_row, figures = analysis.bands[data.index]
    bands = band_row + 1
    page.figure(row, 0, data.group.number, COUNT_LOOK)
    title = data.group.group.title
    page.text(row, 1, title, _MESSAGE)
    page.sheet.set_row(row, max(height_of(title, WIDTHS[1], 9), 16))
    page.text(row, 2, str(data.group.group.year or "不详"), CENTRED)
    numbers, counts = (
        unit_columns.span(column, len(analysis.lines), sheet=unit_columns.NAME)
        for column in (unit_columns.GROUP, unit_columns.COUNTED)
    )
    formula = f'COUNTIFS({numbers},{a1(row + 1, 1)},{counts},"<>{Counted.NO}")'
    page.formula(row, 3, formula, len(data.lines), COUNT_LOOK)
    for column, of, value in ((4, unit_columns.CLAIMED, mean(own)), (5, unit_columns.ADOPTED, mean(adopted))):
        held = unit_columns.span(of, len(analysis.lines), sheet=unit_columns.NAME)
        of_group = f'{numbers},{a1(row + 1, 1)},{counts},"<>{Counted.NO}"'
        page.formula(row, column, f'IFERROR(AVERAGEIFS({held},{of_group}),"")', value, SCORE_LOOK)
    for column, word, most in ((6, "MAX", max(adopted, default=None)), (7, "MIN", min(adopted, default=None))):
        page.formula(row, column, f'IF(COUNT({best})>0,{word}({best}),"")', most, SCORE_LOOK)
    last = rates.FIRST_BAND + 5
    page.formula(row, 8, f"{rates.NAME}!{a1(bands, last + 1)}", sum(figures.counts.values()), COUNT_LOOK)
    page.formula(row, 9, f"{rates.NAME}!{a1(bands, last + 2)}", figures.rate, RATE_LOOK)
    page.formula(row, 10, f"{rates.NAME}!{a1(bands, last)}", figures.over, COUNT_LOOK)
    lost = known_sum(loss.lost for loss in losses) if any(loss.scored for loss in losses) else None
    total = f"{LOSSES}!{a1(first + len(losses) + 1, LOST_AT + 1)}"
    page.formula(row, 11, total, lost, SCORE_LOOK)
    each, count = a1(row + 1, 12), a1(row + 1, 4)
    page.formula(row, 12, f'IF(COUNT({each})*{count}>0,{each}/{count},"")', lost and lost / len(data.lines), SCORE_LOOK)


def _charts(desk: Desk, page: Page, data: GroupData, row: int) -> int:
    page.merge(row, (0, LAST), f"户数最多的评分表：{data.group.title}", BAND)
    made = []
    if data.grades is not None:
        made.append(columns_chart(desk, f"等级分布（按{data.key_name}）", *data.grades, ("户数（户）", "0;;"), HATCHED))
    if data.bands is not None:
        made.append(columns_chart(desk, "预算执行率分布", *data.bands, ("户数（户）", "0;;"), PALE))
    if data.losses is not None:
        top = tuple(span._replace(last=min(span.last, span.first + 5)) for span in data.losses)
        made.append(pareto_chart(desk, "失分最多的指标", *top))
    keep_rows(page, row + 1, _CHART_ROWS)
    for chart, (column, offset, width) in zip(made, _SPOTS, strict=False):
        chart.set_size({"width": width, "height": _CHART_ROWS * ROW})
        page.sheet.insert_chart(row + 1, column, chart, {"x_offset": offset, "y_offset": 4, "object_position": 2})
    return row + _CHART_ROWS + 2


def _finding(analysis: Analysis, places: Places, page: Page, row: int, item: Located) -> None:
    finding = item.finding
    cell = finding.cells[0] if finding.cells else None
    copy = None if item.place is None else places.copy(item.place, cell)
    unit = analysis.unit_of(item)
    page.text(row, 1, unit, _MESSAGE)
    page.text(row, 2, SEVERITY_WORDS[finding.severity], replace(_WORD, fill=SEVERITY_FILL[finding.severity]))
    if copy is not None:
        page.link(row, 3, copy, finding.code, replace(LINK, size=9))
    else:
        page.text(row, 3, finding.code, _WORD)
    page.merge(row, (4, LAST - 1), finding.message, _MESSAGE)
    page.text(row, LAST, "" if finding.effect is None else decimal_text(finding.effect), _WORD)
    room = sum(WIDTHS[4:LAST])
    page.sheet.set_row(row, max(height_of(finding.message, room, 9), height_of(unit, WIDTHS[1], 9), 16))


def _findings(analysis: Analysis, places: Places, page: Page, row: int) -> int:
    page.merge(row, (0, LAST), "最值得关注的意见（先看对得分的影响，再看级别；由别的意见引起的不重复列）", BAND)
    row += 1
    for column, header in enumerate(("序号", "单位", "级别", "代码")):
        page.text(row, column, header, HEAD)
    page.merge(row, (4, LAST - 1), "审核意见", HEAD)
    page.text(row, LAST, "影响得分", HEAD)
    found = gravest(analysis.roster, FINDINGS)
    for number, item in enumerate(found, start=1):
        row += 1
        page.figure(row, 0, number, _WORD)
        _finding(analysis, places, page, row, item)
    if not found:
        row += 1
        page.merge(row, (0, LAST), "没有强制性和提示性意见。", CENTRED)
    return row


def fill_front(analysis: Analysis, desk: Desk, places: Places, page: Page, groups: Sequence[GroupData]) -> None:
    """Write the sheet: key figures, a line a group, three charts of the largest group, the gravest findings."""
    page.title(LAST, "绩效自评审核总览", of_counted=True)
    page.merge(1, (0, LAST), _REMARK, NOTE)
    row = _broken(analysis, page, _tiles(analysis, page, 2))
    for column, header in enumerate(_GROUP_HEADS):
        page.text(row, column, header, HEAD)
    for item in sorted(sorted(groups, key=lambda item: -len(item.lines))[:GROUPS], key=lambda item: item.index):
        row += 1
        _group_line(analysis, page, item, row)
    if len(groups) > GROUPS:
        row += 1
        page.merge(row, (0, LAST), f"另有 {len(groups) - GROUPS} 组（评分表、年度）户数较少，见后面各表。", NOTE)
    row += 2
    if groups:
        row = _charts(desk, page, charted(groups)[0], row)
    row = _findings(analysis, places, page, row)
    page.sheet.print_area(0, 0, row, LAST)
    page.sheet.activate()
