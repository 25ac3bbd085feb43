"""The clean workbooks that faults are put into: every template as its sheet case fills it, and foreign layouts."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from samples.rebuild import form_bytes
from tests.oracle.filling import filled_from
from tests.read import forms
from xlscore.cells import CellRef, a1, parse_a1
from xlscore.checks._claims import execution_codes
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding
from xlscore.model.framework import Framework
from xlscore.model.scorecard import Score
from xlscore.model.submission import FundLine, Submission
from xlscore.model.workbook import Workbook
from xlscore.pipeline.one_file import assess_workbook
from xlscore.read.cases import load_cases
from xlscore.read.framework_folder import load_framework
from xlscore.read.workbook_file import read_workbook_bytes
from xlscore.write.template import template_bytes

ROOT: Final = Path(__file__).resolve().parents[2]

Key = tuple[str, frozenset[CellRef], str]
"""Code, cells and subject of a finding: what makes it the same one in two assessments."""


def key(finding: Finding) -> Key:
    return finding.code, frozenset(finding.cells), finding.subject


@dataclass(frozen=True)
class Clean:
    """A workbook without faults, with what was made of it."""

    name: str
    workbook: Workbook
    dossier: Dossier

    @property
    def framework(self) -> Framework:
        assert self.dossier.framework is not None
        return self.dossier.framework

    @property
    def submission(self) -> Submission:
        assert self.dossier.submission is not None
        return self.dossier.submission

    @property
    def template(self) -> bool:
        return bool(self.workbook.names)

    @property
    def known(self) -> frozenset[Key]:
        return frozenset(key(finding) for finding in self.dossier.findings)

    def scores(self) -> list[Score]:
        """Return the rows with a claimed score in a cell of its own, the execution rate left out."""
        assert self.dossier.scorecard is not None
        codes = execution_codes(self.framework)
        return [
            score
            for score in self.dossier.scorecard.scores
            if score.row.claimed.given and score.row.claimed.at is not None and score.row.code not in codes
        ]

    def execution(self) -> Score | None:
        """Return the row of the execution rate, where its score stands in the funds block."""
        assert self.dossier.scorecard is not None
        line = self.total_line()
        for score in self.dossier.scorecard.scores:
            if line is not None and score.row.code == line.indicator and line.claimed.given:
                return score
        return None

    def total_line(self) -> FundLine | None:
        """Return the line of the funds block that is scored."""
        return next((line for line in self.submission.lines if line.indicator is not None), None)

    def total_cells(self) -> tuple[CellRef, ...]:
        """Return every cell that states the total."""
        entries = [self.submission.total, *(item.claimed for item in self.submission.sums if not item.path)]
        return tuple(dict.fromkeys(entry.at for entry in entries if entry.given and entry.at is not None))


_CLOSED: Final = {
    17: ("产出指标小计", "50", "49.5"),
    19: ("效益指标小计", "30", "30"),
    20: ("满意度指标小计", "10", "10"),
}
"""Row of the form below which a subtotal stands, with its words, points and score."""


def with_subtotals(form: dict[str, str]) -> dict[str, str]:
    """Return the cells of a project form with a subtotal inserted below each first level."""

    def moved(address: str) -> str:
        row, column = parse_a1(address)
        return a1(row + sum(row > above for above in _CLOSED), column)

    cells = {":".join(map(moved, address.split(":"))): text for address, text in form.items()}
    for place, (above, (words, points, claimed)) in enumerate(_CLOSED.items(), 1):
        row = above + place
        cells |= {f"C{row}:G{row}": words, f"H{row}": points, f"I{row}": claimed, f"J{row}": ""}
    return cells


def _foreign() -> dict[str, Workbook]:
    text = yaml.load((ROOT / "samples/faults/faults.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return {
        "全国项目表（另制）": read_workbook_bytes(form_bytes(text["form"]), "自评表.xlsx"),
        "全国项目表（有小计）": read_workbook_bytes(form_bytes(with_subtotals(text["form"])), "自评表.xlsx"),
        "全国项目表（手工）": forms.project_book(
            {"J17": "宣传覆盖面不够", "D16": "按时完成率", "F16": "≥90%", "G16": "95%"}
        ),
        "部门整体表（手工）": forms.overall_book({"J15": "企业申报积极，超出年初预计"}),
        "岳阳附件3-1（手工）": forms.yueyang_book({"G9": "项目尾款跨年支付"}),
    }


@cache
def clean_workbooks() -> tuple[Clean, ...]:
    """Return all clean workbooks, read and assessed once."""
    books: dict[str, Workbook] = {}
    for path in sorted((ROOT / "workbook_templates").glob("*/framework.yaml")):
        framework = load_framework(path.parent)
        for place, case in enumerate(load_cases(path.parent).sheets):
            data = template_bytes(framework, filled_from(framework, case))
            books[f"{framework.id}#{place}"] = read_workbook_bytes(data, f"{framework.id}.xlsx")
    books |= _foreign()
    return tuple(Clean(name, book, assess_workbook(book, name, "")) for name, book in books.items())
