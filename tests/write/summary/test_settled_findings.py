"""Settled findings stand in the list with what became of them, and are not counted."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from tests.checks.builders import cell
from xlscore.consolidation.lines import Line
from xlscore.model.finding import Finding, Severity, Verdict
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.model.settlement import Explanation, Waiver
from xlscore.write.summary import summary_bytes
from xlscore.write.summary.findings_sheet import STATE
from xlscore.write.summary.page import FIRST
from xlscore.write.summary.unit_totals import counts_of

OPEN = Finding("XS308", Severity.WARNING, "未说明", "甲。", "请改。", "甲", (cell("I14"),))
TOLD = replace(OPEN, subject="乙", explanation=Explanation("因停电取消一期"))
WAIVED = replace(
    OPEN, severity=Severity.ERROR, subject="丙", waiver=Waiver("XS308", "批复", "局长", date(2026, 12, 31))
)
RECORD = Record("一.xlsx", "0" * 64, Verdict.EXPLAIN, unit="甲局", findings=(OPEN, TOLD, WAIVED))


def test_only_findings_still_to_be_answered_are_counted() -> None:
    assert counts_of(Line(0, RECORD, None)) == {Severity.WARNING: 1}


def test_the_list_says_what_became_of_each() -> None:
    book = openpyxl.load_workbook(io.BytesIO(summary_bytes(Roster((RECORD,)), Path())))
    rows = [row[STATE:16] for row in book["异常清单"].iter_rows(min_row=FIRST + 1, values_only=True)]
    assert rows == [
        (None, None),
        ("已说明", "审核说明：因停电取消一期"),
        ("已豁免", "已豁免：局长批准，理由：批复，有效期至 2026-12-31"),
    ]
