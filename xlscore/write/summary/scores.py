"""Sheet 指标得分: units × indicators as points and as 得分率, one block an edition and year, claimed and recomputed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Literal

from xlscore.cells import a1, column_letters
from xlscore.consolidation.columns import ColumnScore, column_scores
from xlscore.consolidation.lines import Line
from xlscore.exact import decimal_text
from xlscore.model.record import IndicatorColumn
from xlscore.write.style import HEAD, TEXT
from xlscore.write.summary.analysis import Analysis, Blocks, Members, Span
from xlscore.write.summary.breaks import Breaks
from xlscore.write.summary.page import (
    A4,
    BAND,
    CENTRED,
    FIRST,
    RATE_LOOK,
    SCORE_LOOK,
    SUM_LABEL,
    Column,
    Desk,
    Page,
    Places,
    centred,
)

NAME: Final = "指标得分"
LIVE: Final = 2_000
"""Units up to which every 得分率 is a formula; beyond them they are numbers, so that the workbook still opens."""
LEAD: Final = 2
"""Columns before the indicators: 单位 and what the line shows."""
_REMARK: Final = (
    "“—”表示未填、未提供或无法复算，不计入平均；自设指标的一级指标按其各行合计。得分率＝得分÷分值，由公式即时计算。"
    "不同评分表、不同年度分开列示，不混合平均。颜色越深失分越多。"
)
_SCALED: Final = 75
"""Percent of its size the sheet is printed in."""
_SCALE: Final = {"type": "2_color_scale", "min_color": "#F4B183", "max_color": "#FFFFFF", "min_type": "num"}

Kind = Literal["claimed", "recomputed"]
WORDS: Final[dict[Kind, str]] = {"claimed": "自评", "recomputed": "复算"}


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines and columns of a group that stand together; all of them, unless a sheet is too small."""

    number: int
    """Index of the group."""
    group: Members
    members: tuple[Line, ...]
    columns: tuple[IndicatorColumn, ...]

    @property
    def height(self) -> int:
        """Rows it takes: a heading, and four blocks each with a header, a line of means and a blank one."""
        return 1 + 4 * (len(self.members) + 3)


def _parts(analysis: Analysis, desk: Desk) -> Iterator[_Part]:
    lines = max(1, (desk.most_rows - FIRST) // 4 - 4)
    wide = max(1, desk.most_columns - LEAD)
    for number, group in enumerate(analysis.groups):
        for left in range(0, max(1, len(group.edition.columns)), wide):
            for top in range(0, len(group.lines), lines):
                members = group.lines[top : top + lines]
                yield _Part(number, group, members, group.edition.columns[left : left + wide])


def _sheets(parts: Sequence[_Part], most_rows: int) -> Iterator[list[_Part]]:
    """Deal the parts to sheets, in their order."""
    held: list[_Part] = []
    used = FIRST - 1
    for part in parts:
        if held and used + part.height > most_rows:
            yield held
            held, used = [], FIRST - 1
        held.append(part)
        used += part.height
    yield held


@dataclass(slots=True)
class _Writer:
    """Writes one part; rows only ever go down."""

    page: Page
    analysis: Analysis
    part: _Part
    breaks: Breaks
    row: int

    def write(self) -> int:
        part, page = self.part, self.page
        last = LEAD + max(len(part.columns), 4) - 1
        top = self.row
        page.merge(self.row, (0, last), part.group.title, BAND)
        self.row += 1
        codes = frozenset(column.code for column in part.group.edition.columns)
        held = [column_scores(line.record, codes) for line in part.members]
        names = [line.label for line in part.members]
        firsts: list[int] = []
        means: list[list[Fraction | None]] = []
        for kind in WORDS:
            firsts.append(self._head())
            means.append(self._points(kind, names, held))
            self.breaks.table(top, self.row - 2)
            top = self.row
        for column, line in enumerate(part.columns, start=LEAD):
            spans = [Span(page.sheet.get_name(), column, first, first + len(names) - 1) for first in firsts]
            self.analysis.scores.setdefault((part.number, line.code), []).append(Blocks(*spans))
        for kind, first, mean in zip(WORDS, firsts, means, strict=True):
            self._head()
            self._shares(kind, names, held, first)
            self._mean_share(kind, first + len(names), mean)
            self.breaks.table(top, self.row - 2)
            top = self.row
        return self.row

    def _head(self) -> int:
        """Write a header row and return the row below it."""
        self.page.text(self.row, 0, "单位", HEAD)
        self.page.text(self.row, 1, "项目", HEAD)
        for column, line in enumerate(self.part.columns, start=LEAD):
            points = f"\n（{decimal_text(line.points)}分）" if line.points is not None else "\n（分值未公布）"
            self.page.text(self.row, column, f"{line.title}{points}", HEAD)
        self.row += 1
        return self.row

    def _points(self, kind: Kind, names: list[str], held: list[dict[str, ColumnScore]]) -> list[Fraction | None]:
        page, sheet, first, word = self.page, self.page.sheet, self.row, f"{WORDS[kind]}得分"
        number, dash, text, middle = map(page.pen, (SCORE_LOOK, centred(SCORE_LOOK), TEXT, CENTRED))
        place = 1 if kind == "recomputed" else 0
        codes = [line.code for line in self.part.columns]
        sums = [Fraction(0)] * len(codes)
        known = [0] * len(codes)
        for name, scores in zip(names, held, strict=True):
            page.open_row(self.row, name)
            sheet.write_string(self.row, 0, name, text)
            sheet.write_string(self.row, 1, word, middle)
            for offset, code in enumerate(codes):
                score = scores.get(code)
                value = None if score is None else score[place]
                if value is None:
                    sheet.write_string(self.row, LEAD + offset, "—", dash)
                else:
                    sums[offset] += value
                    known[offset] += 1
                    sheet.write_number(self.row, LEAD + offset, value.numerator / value.denominator, number)
            self.row += 1
        means = [total / count if count else None for total, count in zip(sums, known, strict=True)]
        page.text(self.row, 0, "平均", SUM_LABEL)
        page.text(self.row, 1, word, SUM_LABEL)
        for column, mean in enumerate(means, start=LEAD):
            area = f"{a1(first + 1, column + 1)}:{a1(self.row, column + 1)}"
            page.formula(self.row, column, f'IFERROR(AVERAGE({area}),"")', mean, replace(SCORE_LOOK, bold=True))
        self._scale(first, [line.points for line in self.part.columns])
        self.row += 2
        return means

    def _scale(self, first: int, most: Sequence[Fraction | None]) -> None:
        for column, points in enumerate(most, start=LEAD):
            if points:
                scale = {**_SCALE, "min_value": 0, "max_type": "num", "max_value": float(points)}
                self.page.sheet.conditional_format(first, column, self.row - 1, column, scale)

    def _shares(self, kind: Kind, names: list[str], held: list[dict[str, ColumnScore]], source: int) -> None:
        page, sheet, first, word = self.page, self.page.sheet, self.row, f"{WORDS[kind]}得分率"
        share, text, middle = map(page.pen, (RATE_LOOK, TEXT, CENTRED))
        place = 1 if kind == "recomputed" else 0
        live = len(names) <= LIVE
        columns = [
            (column, line.code, column_letters(column + 1), decimal_text(line.points or Fraction(0)), line.points)
            for column, line in enumerate(self.part.columns, start=LEAD)
        ]
        for line, (name, scores) in enumerate(zip(names, held, strict=True), start=source + 1):
            page.open_row(self.row, name)
            sheet.write_string(self.row, 0, name, text)
            sheet.write_string(self.row, 1, word, middle)
            for column, code, letters, points_text, points in columns:
                if not points:
                    sheet.write_string(self.row, column, "—", share)
                    continue
                score = scores.get(code)
                value = None if score is None else score[place]
                if not live and value is not None:
                    sheet.write_number(self.row, column, float(value / points), share)
                elif not live:
                    sheet.write_blank(self.row, column, None, share)
                else:
                    now: float | str = "" if value is None else float(value / points)
                    cell = f"{letters}{line}"
                    sheet.write_formula(self.row, column, f'=IF(ISNUMBER({cell}),{cell}/{points_text},"")', share, now)
            self.row += 1
        if len(names) > 1 and self.part.columns:
            area = (first, LEAD, self.row - 1, LEAD + len(self.part.columns) - 1)
            sheet.conditional_format(*area, {**_SCALE, "min_value": 0.5, "max_type": "num", "max_value": 1})

    def _mean_share(self, kind: Kind, source: int, means: Sequence[Fraction | None]) -> None:
        self.page.text(self.row, 0, "平均", SUM_LABEL)
        self.page.text(self.row, 1, f"{WORDS[kind]}得分率", SUM_LABEL)
        bold = replace(RATE_LOOK, bold=True)
        for column, (line, mean) in enumerate(zip(self.part.columns, means, strict=True), start=LEAD):
            cell = a1(source + 1, column + 1)
            formula = f'IF(ISNUMBER({cell}),{cell}/{decimal_text(line.points)},"")' if line.points else '""'
            now = mean / line.points if mean is not None and line.points else None
            self.page.formula(self.row, column, formula, now, bold)
        self.row += 2


def write_scores(analysis: Analysis, desk: Desk, places: Places) -> None:
    """Write the sheet, and further ones where a sheet is too small; editions and years are never mixed in one block."""
    del places
    parts = list(_parts(analysis, desk))
    sheets = list(_sheets(parts, desk.most_rows))
    for place, held in enumerate(sheets):
        name = NAME if place == 0 else f"{NAME}（{place + 1}）"
        page = desk.page(name, streamed=True)
        widest = max((len(part.columns) for part in held), default=4)
        large = any(len(part.members) > LIVE for part in held)
        still = f"超过 {LIVE} 户的，各户得分率为数值，平均仍为公式。" if large else ""
        said = f"内容较多，分 {len(sheets)} 页列示，平均按各块分别计算。" if len(sheets) > 1 else ""
        columns = (Column("单位", 28), Column("项目", 11), *[Column("", 11)] * max(widest, 4))
        page.head("指标得分表", _REMARK + still + said, columns, lined=False, of_counted=True)
        # A wide edition goes on to the right on further pages: on one page nobody could read it.
        page.sheet.set_paper(A4)
        page.sheet.fit_page = False
        page.sheet.set_print_scale(_SCALED)
        page.sheet.repeat_columns(0, LEAD - 1)
        row = FIRST - 1
        breaks = Breaks(page, _SCALED / 100)
        breaks.table(0, row - 1)
        for part in held:
            row = _Writer(page, analysis, part, breaks, row).write()
        breaks.finish()
        if not held:
            page.text(row, 0, "没有识别出评分表的自评表，无指标可列。", CENTRED)
