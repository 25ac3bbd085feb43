"""Sheet 汇总: a line a return; the score adopted, its grade and rank follow the reviewer's score by formulas."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.lines import Counted, Line, Lines
from xlscore.exact import decimal_text, round_to
from xlscore.model.finding import VERDICT_WORDS
from xlscore.write.style import ENTRY, SCORE
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.bands_sheet import grade_formula
from xlscore.write.summary.page import (
    AMBER,
    CENTRED,
    COUNT_LOOK,
    FIRST,
    MONEY_LOOK,
    RATE_LOOK,
    SCORE_LOOK,
    VERDICT_FILL,
    Desk,
    Page,
    Places,
)
from xlscore.write.summary.unit_columns import (
    ADOPTED,
    BUDGET,
    CLAIMED,
    COLUMNS,
    COPY,
    COUNTED,
    COUNTS,
    DEPARTMENT,
    DIFFERENCE,
    EDITION,
    EDITION_ID,
    EXECUTED,
    GRADE,
    GROUP,
    INTO,
    NAME,
    ORIGINAL,
    RANK,
    RATE,
    RECOMPUTED,
    REVIEWED,
    VERDICT,
    span,
)
from xlscore.write.summary.unit_totals import counts_of, write_totals

_REMARK: Final = (
    "自评得分为单位填报数，复算得分由填报数据按评分标准逐行复算；复核分可改，改后采用得分、等级、名次随之变动。"
    "采用得分＝复核分，未填的取复算得分，两者都没有的待核，不取自评得分。金额统一折算为万元，原报单位见“原报单位”列。"
    "计入汇总：“是”计入合计；“含在上级”的金额已在部门汇总数中，只参加平均和名次；“否”的都不参加，可改。"
)
_INPUT: Final = replace(ENTRY, across="right", number=SCORE, wrap=False)


def _scores(page: Page, row: int, line: Line, lines: Lines) -> None:
    record, here = line.record, row + 1
    claimed, recomputed, reviewed = (a1(here, column + 1) for column in (CLAIMED, RECOMPUTED, REVIEWED))
    page.figure(row, CLAIMED, record.claimed, SCORE_LOOK, "未填")
    page.figure(row, RECOMPUTED, record.recomputed, SCORE_LOOK, "无法复算")
    difference = f'IF(COUNT({claimed},{recomputed})=2,ROUND({claimed}-{recomputed},2),"")'
    apart = None if record.difference is None else round_to(record.difference, 2)
    page.formula(row, DIFFERENCE, difference, apart, SCORE_LOOK)
    if record.reviewed is None:
        page.blank(row, REVIEWED, _INPUT)
    else:
        page.figure(row, REVIEWED, record.reviewed, _INPUT)
    adopted = f'IF(ISNUMBER({reviewed}),{reviewed},IF(ISNUMBER({recomputed}),{recomputed},""))'
    page.formula(row, ADOPTED, adopted, line.adopted, replace(SCORE_LOOK, bold=True))
    page.text(row, GRADE - 1, record.claimed_grade, CENTRED)
    edition = record.edition
    if edition is None:
        page.text(row, GRADE, "", CENTRED)
    else:
        formula = grade_formula(lines, edition, a1(here, ADOPTED + 1))
        page.formula(row, GRADE, formula, edition.grade_of(line.adopted), replace(CENTRED, bold=True))


def _rank_formula(here: int, count: int) -> str:
    adopted, group, counted = (a1(here, column + 1) for column in (ADOPTED, GROUP, COUNTED))
    better = (
        f'COUNTIFS({span(GROUP, count)},{group},{span(COUNTED, count)},"<>{Counted.NO}",'
        f'{span(ADOPTED, count)},">"&{adopted})'
    )
    return f'IF(AND(ISNUMBER({adopted}),ISNUMBER({group}),{counted}<>"{Counted.NO}"),{better}+1,"")'


def _money(page: Page, row: int, line: Line) -> None:
    record, here = line.record, row + 1
    budget, executed = a1(here, BUDGET + 1), a1(here, EXECUTED + 1)
    page.figure(row, BUDGET, record.budget, MONEY_LOOK)
    page.figure(row, EXECUTED, record.executed, MONEY_LOOK)
    rate = f'IF(COUNT({budget},{executed})=2,IF({budget}>0,{executed}/{budget},""),"")'
    page.formula(row, RATE, rate, record.rate, RATE_LOOK)
    other = line.amount_unit == "元"
    page.text(row, RATE + 1, line.amount_unit, replace(CENTRED, fill=AMBER if other else ""))


def _line(page: Page, row: int, line: Line, lines: Lines, rank: int | None) -> None:
    record, count = line.record, len(lines.lines)
    page.figure(row, 0, row - FIRST + 1, COUNT_LOOK)
    page.text(row, 1, line.label)
    page.text(row, 2, line.unit.code if line.unit else "", CENTRED)
    page.text(row, DEPARTMENT, line.department or "—")
    page.text(row, EDITION, lines.title(record.edition))
    page.figure(row, GROUP - 1, record.year, COUNT_LOOK)
    page.figure(row, GROUP, None if line.group is None else line.group + 1, COUNT_LOOK)
    _scores(page, row, line, lines)
    page.formula(row, RANK, _rank_formula(row + 1, count), rank, COUNT_LOOK)
    verdict = replace(CENTRED, fill=VERDICT_FILL[line.verdict], bold=True)
    page.text(row, VERDICT, VERDICT_WORDS[line.verdict], verdict)
    _money(page, row, line)
    page.text(row, COUNTED, line.counted.value, replace(ENTRY, across="center"))
    into = lines.lines[line.inside].unit if line.inside is not None else None
    page.text(row, INTO, into.code if into is not None else "", CENTRED)
    page.text(row, INTO + 1, line.why)
    for column, severity in COUNTS:
        page.figure(row, column, counts_of(line)[severity], COUNT_LOOK)
    page.text(row, EDITION_ID, record.edition.id if record.edition else "")


def _inputs(page: Page, lines: Sequence[Line]) -> None:
    """Say what may be typed into the two columns that take input; a score never exceeds the edition's full points."""
    last = FIRST + max(len(lines), 1) - 1
    row = FIRST
    for full, run in groupby(lines, key=lambda line: line.record.edition.total if line.record.edition else None):
        end = row + sum(1 for _ in run) - 1
        limits = {"criteria": ">=", "value": 0} if full is None else {"criteria": "between", "minimum": 0}
        asked = "0 以上的数字" if full is None else f"0 至 {decimal_text(full)} 之间的数字"
        given = {
            "validate": "decimal",
            "input_title": "复核分",
            "input_message": "复核人认定的总分；留空则采用复算得分。",
            "error_title": "复核分",
            "error_message": f"请填 {asked}，或留空。",
            **({} if full is None else {"maximum": float(full)}),
        }
        page.sheet.data_validation(row, REVIEWED, end, REVIEWED, {**given, **limits})
        row = end + 1
    words = [item.value for item in Counted]
    page.sheet.data_validation(
        FIRST,
        COUNTED,
        last,
        COUNTED,
        {"validate": "list", "source": words, "error_title": "计入汇总", "error_message": f"请选{'、'.join(words)}。"},
    )


def write_units(analysis: Analysis, desk: Desk, places: Places) -> None:
    """Write the sheet; rows of data start at ``FIRST``."""
    page = desk.page(NAME)
    lines = analysis.laid
    page.head("绩效自评审核汇总表", _REMARK, COLUMNS, shown=COPY)
    page.sheet.set_row(1, 40)
    for place, (line, rank) in enumerate(zip(lines.lines, lines.ranks(), strict=True)):
        row = FIRST + place
        _line(page, row, line, lines, rank)
        copy = places.copy(line.place)
        if copy is not None:
            page.link(row, COPY, copy, "打开")
        else:
            page.text(row, COPY, "—", CENTRED)
        page.link(row, ORIGINAL, places.original(line.record), "打开")
    count = len(lines.lines)
    if count:
        _inputs(page, lines.lines)
    page.sheet.autofilter(FIRST - 1, 0, FIRST + max(count, 1) - 1, len(COLUMNS) - 1)
    end = write_totals(page, analysis.roster, lines)
    # Links and the id of the edition are of no use on paper.
    page.sheet.print_area(0, 0, end - 1, COPY - 1)
