"""All findings of a run as one flat table: for CSV and for a plain workbook."""

import csv
import io
from typing import Final

from xlscore.model.finding import SEVERITY_WORDS, VERDICT_WORDS, Finding, Severity
from xlscore.model.result_titles import FINDINGS
from xlscore.model.roster import Roster
from xlscore.model.settlement import SETTLEMENT_WORDS, TRIAL_WORD, Answer
from xlscore.model.sheet_words import EXPLANATION, FINDING_HEADERS
from xlscore.write.risky_text import harmless
from xlscore.write.settled_words import lacking
from xlscore.write.style import CREATED

HEADERS: Final = FINDING_HEADERS
BROKEN: Final = "审核规则未能运行"
GONE: Final = "本次没有对应审核意见的说明"


def _state(finding: Finding) -> str:
    words = SETTLEMENT_WORDS[finding.settlement] if finding.severity is not Severity.NOTE or not finding.counts else ""
    trial = f"{TRIAL_WORD}至 {finding.trial.until.isoformat()}" if finding.trial else ""
    lacks = lacking(finding.explanation) if finding.explanation else ""
    return "；".join(part for part in (words, trial, f"说明不足：{lacks}" if lacks else "") if part)


def _told(finding: Finding) -> tuple[str, str, str]:
    """Return the last columns: id, what became of the finding, and the explanation."""
    return finding.id, _state(finding), finding.explanation.text if finding.explanation else ""


def _stray_row(head: tuple[str, ...], answer: Answer) -> tuple[str, ...]:
    known = {
        "代码": answer.finding.partition(":")[0],
        "审核意见": GONE,
        "编号": answer.finding,
        EXPLANATION: answer.text,
    }
    return (*head, *(known.get(header, "") for header in HEADERS[len(head) :]))


def _broken_row(head: tuple[str, ...], code: str) -> tuple[str, ...]:
    known = {
        "级别": SEVERITY_WORDS[Severity.NOTE],
        "代码": code,
        "问题": BROKEN,
        "审核意见": f"审核规则 {code} 未能运行，其结论缺失。",
        "处理建议": "这是审核程序的缺陷，与填报无关，请把文件反馈给维护者。",
    }
    return (*head, *(known.get(header, "") for header in HEADERS[len(head) :]))


def finding_rows(roster: Roster) -> list[tuple[str, ...]]:
    """Return a row a finding under ``HEADERS``; a file without findings has one row that says 通过."""
    rows: list[tuple[str, ...]] = []
    for record in roster.records:
        verdict = VERDICT_WORDS[record.verdict]
        head = (record.file, record.unit, record.edition.id if record.edition else "", verdict)
        if not (record.findings or record.failed_checks):
            rows.append((*head, *[""] * (len(HEADERS) - len(head))))
        rows.extend(
            (
                *head,
                SEVERITY_WORDS[finding.severity],
                finding.code,
                "、".join(map(str, finding.cells)),
                finding.title,
                finding.message,
                finding.shown(finding.claimed),
                finding.shown(finding.recomputed),
                finding.shown(finding.difference),
                finding.working or "",
                finding.fix,
                *_told(finding),
            )
            for finding in record.findings
        )
        rows.extend(_stray_row(head, answer) for answer in record.strays)
        rows.extend(_broken_row(head, code) for code in record.failed_checks)
    rows.extend(
        ("", "", "", "", SEVERITY_WORDS[f.severity], f.code, "", f.title, f.message, "", "", "", "", f.fix, *_told(f))
        for f in roster.findings
    )
    rows.extend(_broken_row(("",) * 4, code) for code in roster.failed_checks)
    return rows


def findings_csv(roster: Roster) -> str:
    """Return the table as CSV with a byte-order mark, so that Excel opens it as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADERS)
    writer.writerows([[harmless(cell) for cell in row] for row in finding_rows(roster)])
    return "\ufeff" + out.getvalue()


def findings_xlsx(roster: Roster) -> bytes:
    """Return the table as a workbook of one sheet, filterable, all cells as text."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": FINDINGS, "created": CREATED})
    sheet = book.add_worksheet("审核意见")
    head = book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1, "text_wrap": True, "valign": "vcenter"})
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    widths = (28, 18, 20, 8, 8, 8, 16, 16, 48, 10, 10, 10, 36, 36, 20, 24, 36)
    for column, (header, width) in enumerate(zip(HEADERS, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, head)
    rows = finding_rows(roster)
    for place, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            sheet.write_string(place, column, text, body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(HEADERS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()
