"""What results rest on: anything of it that changes makes another fingerprint."""

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from xlscore.pipeline import Options
from xlscore.pipeline import fingerprint as module
from xlscore.pipeline.fingerprint import fingerprint

KEPT_ACROSS_PROCESSES = """
import sys
from datetime import date
from pathlib import Path
from xlscore.checks.settlement import across_files
from xlscore.model.finding import Finding, Severity, Verdict
from xlscore.model.record import Record
from xlscore.model.settlement import Answer, Explanation, Measures, Trial, Waiver
from xlscore.pipeline import Options
from xlscore.pipeline.fingerprint import fingerprint

TEXT = "因合作单位调整，一项联合攻关任务延至下一年度完成，已签订补充协议并明确完成时限。"
units = ["甲局", "乙局", "丙局", "丁局", "戊局", "己局"]
records = []
for number, unit in enumerate(units):
    said = Explanation(TEXT, at=f"说明.xlsx:{number}")
    finding = Finding("XS308", Severity.WARNING, "", "", "", subject=f"P.{number}", explanation=said)
    records.append(Record(f"{unit}.xlsx", "", Verdict.EXPLAIN, unit=unit, findings=(finding,)))
across = across_files(records)
assert len(across.taken) == len(units) and across.shared
measures = Measures(
    date(2026, 1, 1),
    (Waiver("XS301", "批复", "局长", date(2099, 1, 1), ("甲局", "A1"), "I14", "豁免.xlsx:2"),),
    (Trial("XS3", date(2099, 1, 1)),),
    (Answer("XS308:P.0", TEXT, "说明.xlsx:0", ("甲局",)),),
    across,
    tuple((unit,) for unit in units),
)
print(fingerprint(Options("x", Path(sys.argv[1]), ("XS3",), ("XS4",), True, measures)))
"""


@dataclass(frozen=True)
class Asked:
    code: str = "XS3"
    figures: Path | None = None


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name in ("pkg/a.py", "pkg/deep/b.py", "workbook_templates/e/framework.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    return tmp_path / "pkg"


def test_the_same_is_the_same(package: Path) -> None:
    assert fingerprint(Asked(), package=package) == fingerprint(Asked(), package=package)
    assert fingerprint(Options()) == fingerprint(Options())


@pytest.mark.parametrize("changed", ["pkg/a.py", "pkg/deep/b.py", "workbook_templates/e/framework.yaml"])
def test_code_and_editions_count_by_their_text(package: Path, changed: str) -> None:
    before = fingerprint(Asked(), package=package)
    (package.parent / changed).write_text("2")
    assert fingerprint(Asked(), package=package) != before


def test_editions_inside_an_installed_package_count(package: Path) -> None:
    before = fingerprint(Asked(), package=package)
    (package / "workbook_templates").mkdir()
    (package / "workbook_templates" / "framework.yaml").write_text("1")
    assert fingerprint(Asked(), package=package) != before


def test_options_count_and_so_does_what_stands_in_the_files_they_name(package: Path, tmp_path: Path) -> None:
    figures = tmp_path / "数字.yaml"
    figures.write_text("a")
    folder = tmp_path / "说明"
    folder.mkdir()
    seen = {fingerprint(Asked(), package=package)}
    seen.add(fingerprint(Asked(code="XS4"), package=package))
    seen.add(fingerprint(Asked(figures=figures), package=package))
    figures.write_text("b")
    seen.add(fingerprint(Asked(figures=figures), package=package))
    seen.add(fingerprint(Asked(figures=folder), package=package))
    (folder / "一.xlsx").write_text("a")
    seen.add(fingerprint(Asked(figures=folder), package=package))
    assert len(seen) == 6


def test_versions_of_ours_and_of_the_readers_count(monkeypatch: pytest.MonkeyPatch, package: Path) -> None:
    before = fingerprint(Asked(), package=package)
    monkeypatch.setattr(module, "_READERS", ("a reader nobody has",))
    other = fingerprint(Asked(), package=package)
    monkeypatch.setattr(module, "__version__", "99")
    assert len({before, other, fingerprint(Asked(), package=package)}) == 3


def test_equal_options_have_one_fingerprint_in_every_process(tmp_path: Path) -> None:
    (tmp_path / "数.yaml").write_text("a")
    found = set()
    for seed in ("0", "1", "2", "3"):
        done = subprocess.run(
            [sys.executable, "-c", KEPT_ACROSS_PROCESSES, str(tmp_path / "数.yaml")],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_every_option_of_the_pipeline_counts(package: Path) -> None:
    options = Options()
    before = fingerprint(options, package=package)
    others = [replace(options, framework="x"), replace(options, select=("XS3",)), replace(options, ignore=("XS3",))]
    assert before not in {fingerprint(other, package=package) for other in others}
