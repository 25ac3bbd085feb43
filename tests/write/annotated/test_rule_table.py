"""审核结果 by rule: each rule once, the gravest first, with its count, its sheets and the numbers of its findings."""

import io
from dataclasses import replace

import openpyxl

from tests.write.annotated.makers import dossier, finding, xlsxwriter_book
from xlscore.model.finding import Severity
from xlscore.write.annotated import annotate
from xlscore.write.annotated.rule_table import HEADING, by_rule

DATA = xlsxwriter_book()
LOW = replace(finding("E3"), code="XS210", severity=Severity.WARNING, title="没有原因")
ROOT = replace(finding("E4"), code="XS301", severity=Severity.ERROR, title="得分不符")
NOWHERE = replace(ROOT, cells=(), subject="总分")


def table(*findings: object) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(annotate(dossier(DATA, *findings), DATA)))["审核结果"]  # type: ignore[arg-type]
    rows = list(sheet.iter_rows())
    start = next((place for place, row in enumerate(rows) if row[0].value == HEADING), None)
    if start is None:
        return []
    lines = [row for row in rows[start + 2 :] if isinstance(row[0].value, int)]
    return [[row[at].value for at in (0, 1, 2, 3, 6, 7, 11)] for row in lines]


def test_rules_come_with_the_gravest_first_and_say_where_they_are_listed() -> None:
    assert table(LOW, ROOT, replace(LOW, subject="乙")) == [
        [1, "强制性", "XS301", "得分不符", 1, "自评表 1", "1"],
        [2, "提示性", "XS210", "没有原因", 2, "自评表 2", "2、3"],
    ]


def test_findings_without_a_cell_are_counted_apart() -> None:
    assert table(ROOT, NOWHERE)[0][5] == "不在单元格上 1、自评表 1"


def test_one_finding_needs_no_table() -> None:
    assert table(ROOT) == []


def test_each_code_leads_to_its_first_finding() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(annotate(dossier(DATA, LOW, ROOT), DATA)))["审核结果"]
    (heading,) = (row[0].row for row in sheet.iter_rows() if row[0].value == HEADING)
    for line, (found, numbers) in enumerate(by_rule([ROOT, LOW]), heading + 2):
        link = sheet.cell(line, 3).hyperlink
        assert link is not None
        assert link.location is not None
        first = sheet[link.location]
        assert (first.value, sheet.cell(first.row, 3).value) == (numbers[0], found.code)
