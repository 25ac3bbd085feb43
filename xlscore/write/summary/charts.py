"""Sheet 图表: native charts over the other sheets' live cells."""

from collections import Counter
from typing import Any, Final

from xlsxwriter.chart import Chart

from xlscore.cells import a1
from xlscore.model.roster import Roster
from xlscore.write.style import HEAD
from xlscore.write.summary import findings, units_sheet
from xlscore.write.summary.page import A4, CENTRED, COUNT_LOOK, Desk, Page

NAME: Final = "图表"
_FONT: Final = {"name": "宋体", "size": 10}
_TITLE: Final = {"name": "黑体", "size": 14, "bold": True}
_KINDS: Final = 12
"""Column (from 0) of the table the chart of findings is drawn from, right of the charts."""
_SECOND_PAGE: Final = 43
_LAST_ROW: Final = 90

Series = dict[str, Any]


def _finish(chart: Chart, title: str, *, value_title: str, number: str = "0") -> None:
    chart.set_title({"name": title, "name_font": _TITLE})
    chart.set_x_axis({"num_font": {**_FONT, "size": 9}})
    axis: dict[str, Any] = {"name": value_title, "name_font": _FONT, "num_font": _FONT, "num_format": number}
    chart.set_y_axis({**axis, "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "bottom", "font": _FONT})


def _unit_series(column: int, lines: int, name: str, look: Series) -> Series:
    sheet = units_sheet.NAME
    return {
        "name": name,
        "categories": f"={units_sheet.span(1, lines, sheet=sheet)}",
        "values": f"={units_sheet.span(column, lines, sheet=sheet)}",
        **look,
    }


def _scores(desk: Desk, page: Page, lines: int, width: int) -> None:
    chart = desk.book.add_chart({"type": "column"})
    solid = {"fill": {"color": "#2F5597"}, "border": {"color": "#1F3864"}}
    hatched = {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#C55A11", "bg_color": "#FFFFFF"}}
    chart.add_series(_unit_series(units_sheet.CLAIMED, lines, "自评得分", {**solid, "gap": 80}))
    chart.add_series(
        _unit_series(units_sheet.RECOMPUTED, lines, "复算得分", {**hatched, "border": {"color": "#C55A11"}})
    )
    _finish(chart, "各单位自评得分与复算得分", value_title="得分（分）")
    chart.set_size({"width": width, "height": 400})
    page.sheet.insert_chart(1, 0, chart)


def _rates(desk: Desk, page: Page, lines: int, width: int) -> None:
    chart = desk.book.add_chart({"type": "column"})
    look = {"fill": {"color": "#548235"}, "border": {"color": "#375623"}, "gap": 100}
    labels = {"data_labels": {"value": True, "num_format": "0.00%", "font": {**_FONT, "size": 8}}}
    chart.add_series(_unit_series(units_sheet.RATE, lines, "预算执行率", {**look, **labels}))
    _finish(chart, "各单位预算执行率", value_title="执行率", number="0%")
    chart.set_size({"width": width, "height": 400})
    page.sheet.insert_chart(22, 0, chart)


def _kinds(desk: Desk, page: Page, roster: Roster, lines: int, width: int) -> None:
    every = [f for record in roster.records for f in record.findings] + list(roster.findings)
    counts = Counter(finding.code for finding in every)
    titles = {finding.code: finding.title for finding in every}
    for offset, header in enumerate(("代码", "问题", "条数")):
        page.text(0, _KINDS + offset, header, HEAD)
    column = units_sheet.span(findings.CODE, lines, sheet=findings.NAME)
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    for row, code in enumerate(ranked, start=1):
        page.text(row, _KINDS, code, CENTRED)
        page.text(row, _KINDS + 1, f"{code} {titles[code]}")
        page.formula(row, _KINDS + 2, f"COUNTIF({column},{a1(row + 1, _KINDS + 1)})", counts[code], COUNT_LOOK)
    page.sheet.set_column(_KINDS + 1, _KINDS + 1, 34)
    if not ranked:
        return
    chart = desk.book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "条数",
            "categories": [NAME, 1, _KINDS + 1, len(ranked), _KINDS + 1],
            "values": [NAME, 1, _KINDS + 2, len(ranked), _KINDS + 2],
            "fill": {"color": "#7F6000"},
            "border": {"color": "#3F3000"},
            "gap": 60,
            "data_labels": {"value": True, "font": _FONT},
        }
    )
    chart.set_title({"name": "审核意见（按规则）", "name_font": _TITLE})
    chart.set_y_axis({"reverse": True, "num_font": {**_FONT, "size": 9}})
    grid = {"visible": True, "line": {"color": "#D9D9D9"}}
    axis = {"min": 0, "num_format": "0", "num_font": _FONT, "name": "条数", "name_font": _FONT}
    chart.set_x_axis({**axis, "major_gridlines": grid})
    chart.set_legend({"none": True})
    chart.set_size({"width": width, "height": 120 + 24 * len(ranked)})
    page.sheet.insert_chart(_SECOND_PAGE + 1, 0, chart)


def write_charts(desk: Desk, roster: Roster, finding_lines: int) -> None:
    """Write the sheet; its charts follow the other sheets when their cells change."""
    page = desk.page(NAME, fitted=False)
    lines = len(roster.records)
    width = min(2400, max(760, 64 * lines))
    page.sheet.hide_gridlines(2)
    page.sheet.set_landscape()
    page.sheet.set_paper(A4)
    # Two charts of units on the first page, the findings on the second; the table beside them stays off paper.
    page.sheet.print_area(0, 0, _LAST_ROW, _KINDS - 1)
    page.sheet.set_print_scale(max(10, min(75, int(75 * 950 / width))))
    page.sheet.set_h_pagebreaks([_SECOND_PAGE])
    page.sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    if lines:
        _scores(desk, page, lines, width)
        _rates(desk, page, lines, width)
    _kinds(desk, page, roster, finding_lines, width)
