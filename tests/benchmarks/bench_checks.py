"""How long all checks of a workbook take beside reading it.

Run by hand: ``python -m tests.benchmarks.bench_checks``.  Two workbooks are measured, each with several sheets and some
200 rows: our own template of a national edition, filled in, and a foreign workbook of four project forms.  One row in
ten claims a wrong score, so that the checks have something to explain.  The checks are put beside all of reading, from
bytes to the understood form (what ``xlscore read`` does), and beside the bare grid (``read_workbook_bytes``).  All
stages take turns, and the least processor time of each counts.
"""

import io
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import xlsxwriter

from xlscore.checks import RECEIVED, SCORED, UNDERSTOOD
from xlscore.checks.registry import Received, Scored, Understood, run_checks
from xlscore.pipeline import Options
from xlscore.pipeline.one_file import catalogue_for
from xlscore.read.forms import split_forms
from xlscore.read.framework_folder import load_framework
from xlscore.read.recognise import recognise
from xlscore.read.submission import read_form
from xlscore.read.workbook_file import read_workbook_bytes
from xlscore.scoring import compute_scorecard
from xlscore.write.template import Amounts, Filled, OpenRow, template_bytes

ROUNDS, FORMS, ROWS = 12, 4, 45
TEMPLATE_ROWS = 150
FOLDERS = Path(__file__).resolve().parents[2] / "workbook_templates"


def _line(number: int, points: Fraction) -> OpenRow:
    """Return a line of an open section that reached its target, every tenth with a point too many."""
    return OpenRow(
        title=f"完成第{number}项任务",
        operator="≥",
        target=Fraction(30 + number),
        unit="个",
        actual=Fraction(29 + number) if number % 10 == 0 else Fraction(30 + number),
        points=points,
        claimed=points,
        reason="受工期影响，下年度继续推进。",
    )


def own_template() -> bytes:
    """Return a template of the national edition with every section filled."""
    framework = load_framework(FOLDERS / "national_overall_2020")
    share = TEMPLATE_ROWS // len(framework.open_sections)
    rows = {
        section.code: tuple(_line(number, (section.points or Fraction(0)) / share) for number in range(1, share + 1))
        for section in framework.open_sections
    }
    funds = {line: Amounts(Fraction(500), Fraction(480), Fraction(460)) for line in ("年度资金总额", "其中：财政拨款")}
    return template_bytes(framework, Filled(unit="某市科普中心", fiscal_year=2021, rows=rows, funds=funds))


def foreign() -> bytes:
    """Return project forms as a unit draws them itself, one a sheet."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    framed = book.add_format({"border": 1, "text_wrap": True, "num_format": "0.00"})
    percent = book.add_format({"border": 1, "num_format": "0.00%"})
    for form in range(1, FORMS + 1):
        sheet = book.add_worksheet(f"项目{form}")
        sheet.merge_range("A1:I1", "项目支出绩效自评表", framed)
        sheet.merge_range("A2:I2", "（2021年度）", framed)
        sheet.write_row("A3", ["项目名称", f"科普示范项目{form}"], framed)
        sheet.write_row("A4", ["主管部门", "某市科学技术局", "", "", "实施单位", "某市科普中心"], framed)
        heads = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
        sheet.write_row("A5", ["项目资金（万元）", "", "", *heads], framed)
        sheet.write_row("B6", ["年度资金总额", "", 500, 480, 460, 10], framed)
        sheet.write_number("H6", 460 / 480, percent)
        sheet.write_number("I6", 9.58, framed)
        sheet.write_row("B7", ["其中：当年财政拨款", "", 500, 480, 460, "—", "—", "—"], framed)
        heads = [
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析及改进措施",
        ]
        sheet.write_row("A8", heads, framed)
        for number in range(1, ROWS + 1):
            level = "产出指标" if number <= 25 else "效益指标" if number <= 40 else "满意度指标"
            done = 29 + number if number % 10 == 0 else 30 + number
            row = [level, "数量指标", f"完成第{number}项任务", f"≥{30 + number}个", f"{done}个", 2, 2, "受工期影响。"]
            sheet.write_row(7 + number, 0, row, framed)
        sheet.write_row(8 + ROWS, 0, ["总分", "", "", "", "", 100, 99.58], framed)
    book.close()
    return stream.getvalue()


class Times:
    """The least time of each stage, in milliseconds."""

    def __init__(self) -> None:
        """Begin with nothing measured."""
        self.least: dict[str, float] = {}
        self._round: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add what happens inside to a stage of this round."""
        start = time.process_time()
        yield
        self._round[name] = self._round.get(name, 0) + (time.process_time() - start) * 1000

    def end_round(self) -> None:
        """Keep the least of each stage."""
        for name, taken in self._round.items():
            self.least[name] = min(taken, self.least.get(name, taken))
        self._round.clear()


def assessed(data: bytes, times: Times) -> tuple[int, int]:
    """Take a workbook through all stages as the pipeline does; return its forms and findings."""
    with times.stage("grid"):
        workbook = read_workbook_bytes(data, "自评表.xlsx")
    with times.stage("recognising"):
        recognition = recognise(workbook, catalogue_for(Options()), None)
    framework = recognition.framework
    assert framework is not None
    with times.stage("checks"):
        findings, broken = run_checks(RECEIVED, Received(workbook, recognition))
    with times.stage("understanding"):
        forms = split_forms(workbook, framework)
    for place, part in enumerate(forms.parts):
        with times.stage("understanding"):
            submission = read_form(part, framework, () if place else forms.notes)
        with times.stage("checks"):
            more, broke = run_checks(UNDERSTOOD, Understood(part, framework, submission))
            findings, broken = [*findings, *more], [*broken, *broke]
        with times.stage("recomputing"):
            scorecard = compute_scorecard(framework, submission)
        with times.stage("checks"):
            more, broke = run_checks(SCORED, Scored(part, framework, submission, scorecard))
            findings, broken = [*findings, *more], [*broken, *broke]
    assert not broken
    times.end_round()
    return len(forms.parts), len(findings)


def main() -> None:
    """Measure both workbooks and print the ratio of all checks to reading."""
    for name, data in (("our template", own_template()), ("foreign forms", foreign())):
        times = Times()
        for _ in range(ROUNDS):
            forms, findings = assessed(data, times)
        least = times.least
        stages = ", ".join(f"{stage} {taken:.1f} ms" for stage, taken in least.items())
        grid, checks = least["grid"], least["checks"]
        reading = grid + least["recognising"] + least["understanding"]
        sys.stdout.write(f"{name}: {forms} forms, {findings} findings; {stages}\n")
        sys.stdout.write(f"  checks are {checks / reading:.2f} of reading, {checks / grid:.1f} times the bare grid\n")


if __name__ == "__main__":
    main()
