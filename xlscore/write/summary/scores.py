"""Sheet 指标得分: units × indicators, one block an edition, claimed above recomputed."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from xlscore.cells import a1
from xlscore.exact import decimal_text
from xlscore.model.record import IndicatorColumn, Record
from xlscore.model.roster import Roster
from xlscore.write.style import HEAD, RATE
from xlscore.write.summary.page import CENTRED, FIRST, SCORE_LOOK, SUM_LABEL, Column, Desk, Page
from xlscore.write.summary.units import name_of

NAME: Final = "指标得分"
BAND: Final = replace(HEAD, across="left")


def cell_of(record: Record, column: str, *, claimed: bool) -> Fraction | None:
    """Return a unit's claimed or recomputed score of a column; ``None`` as soon as one of its rows has none."""
    own = [score for score in record.scores if column in {score.code, score.column}]
    values = [score.claimed if claimed else score.recomputed for score in own]
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) if values and len(known) == len(values) else None


def _block(page: Page, row: int, records: Sequence[Record], lines: Sequence[IndicatorColumn], *, claimed: bool) -> int:
    word = "自评得分" if claimed else "复算得分"
    page.text(row, 0, "单位", HEAD)
    page.text(row, 1, "项目", HEAD)
    for column, line in enumerate(lines, start=2):
        points = f"\n（{decimal_text(line.points)}分）" if line.points is not None else ""
        page.text(row, column, f"{line.title}{points}", HEAD)
    first = row + 1
    columns: list[list[Fraction | None]] = [[] for _ in lines]
    for place, record in enumerate(records):
        page.text(first + place, 0, name_of(record))
        page.text(first + place, 1, word, CENTRED)
        for column, line in enumerate(lines):
            value = cell_of(record, line.code, claimed=claimed)
            columns[column].append(value)
            page.figure(first + place, column + 2, value, SCORE_LOOK, "—")
    last = first + len(records)
    _means(page, last, (first, last - 1), lines, columns)
    if len(records) > 1:
        scale = {"type": "2_color_scale", "min_color": "#F8CBAD", "max_color": "#FFFFFF"}
        for column in range(len(lines)):
            page.sheet.conditional_format(first, column + 2, last - 1, column + 2, scale)
    return last + 3


def _means(
    page: Page,
    row: int,
    rows: tuple[int, int],
    lines: Sequence[IndicatorColumn],
    columns: Sequence[Sequence[Fraction | None]],
) -> None:
    page.text(row, 0, "平均", SUM_LABEL)
    page.text(row, 1, "得分", SUM_LABEL)
    page.text(row + 1, 0, "平均", SUM_LABEL)
    page.text(row + 1, 1, "得分率", SUM_LABEL)
    for column, (line, values) in enumerate(zip(lines, columns, strict=True), start=2):
        known = [value for value in values if value is not None]
        mean = sum(known, Fraction(0)) / len(known) if known else None
        area = f"{a1(rows[0] + 1, column + 1)}:{a1(rows[1] + 1, column + 1)}"
        page.formula(row, column, f'IFERROR(AVERAGE({area}),"")', mean, replace(SCORE_LOOK, bold=True))
        cell = a1(row + 1, column + 1)
        rate = mean / line.points if mean is not None and line.points else None
        formula = f'IF(ISNUMBER({cell}),{cell}/{decimal_text(line.points)},"")' if line.points else '""'
        page.formula(row + 1, column, formula, rate, replace(SCORE_LOOK, number=RATE, bold=True))


def write_scores(desk: Desk, roster: Roster) -> None:
    """Write the sheet; editions are never mixed in one block."""
    page = desk.page(NAME)
    editions: dict[str, list[Record]] = {}
    for record in roster.records:
        if record.edition is not None:
            editions.setdefault(record.edition.id, []).append(record)
    held = {record.edition.id: record.edition for record in roster.records if record.edition is not None}
    widest = max((len(edition.columns) for edition in held.values()), default=1)
    columns = (Column("单位", 28), Column("项目", 10), *[Column("", 11)] * max(widest, 4))
    page.head("指标得分表", "“—”表示未填、未提供或无法复算；自设指标的一级指标按其各行合计。", columns)
    row = FIRST - 1
    page.sheet.set_row(row, 24)
    for edition in held.values():
        own = editions[edition.id]
        title = f"{edition.title}（{edition.id}）"
        page.sheet.merge_range(row, 0, row, len(columns) - 1, title, desk.looks.format(BAND))
        row = _block(page, row + 1, own, edition.columns, claimed=True)
        row = _block(page, row, own, edition.columns, claimed=False)
