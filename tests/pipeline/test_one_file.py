from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook

from xlscore.consolidation.condense import condense
from xlscore.errors import FrameworkError, UsageError
from xlscore.model.finding import Verdict
from xlscore.pipeline import Options, assess, assess_bytes, catalogue_for, gather
from xlscore.pipeline.one_file import chosen

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
CLEAN = SAMPLES / "faults" / "无误的自评表.xlsx"
WRONG = SAMPLES / "faults" / "XS301_得分与复算不符.xlsx"


def test_a_clean_sheet_passes_with_its_total_recomputed() -> None:
    dossier = assess(CLEAN)
    assert dossier.verdict is Verdict.PASS
    assert dossier.scorecard is not None
    assert str(dossier.scorecard.total) == "1981/20"
    assert dossier.unit == "样例区科技服务中心"
    assert dossier.fiscal_year == 2021
    assert dossier.recognised_by == "layout"
    assert dossier.confidence == "1.00"


def uncalculated(tmp_path: Path, total: str) -> Path:
    """Write the clean sheet as programs do that cannot calculate, its total a formula."""
    book = load_workbook(CLEAN)
    page = book.active
    assert page is not None
    place = next(cell for row in page.iter_rows() for cell in row if cell.value == 99.05)
    place.value = total
    path = tmp_path / "未计算.xlsx"
    book.save(path)
    return path


def test_a_sum_saved_without_a_value_is_worked_out_and_checked(tmp_path: Path) -> None:
    right = assess(uncalculated(tmp_path, "=ROUND(100-0.951,2)"))
    assert right.verdict is Verdict.PASS
    assert "已照公式算出" in next(finding.message for finding in right.findings if finding.code == "XS111")
    wrong = assess(uncalculated(tmp_path, "=ROUND(100-1.951,2)"))
    assert "XS303" in [finding.code for finding in wrong.findings]


def test_a_formula_beyond_our_means_stays_unknown(tmp_path: Path) -> None:
    dossier = assess(uncalculated(tmp_path, "=SUBTOTAL(9,A1:A3)"))
    assert "XS109" in [finding.code for finding in dossier.findings]


def test_a_file_that_cannot_be_read_is_a_finding_of_that_file() -> None:
    dossier = assess_bytes(b"PK\x03\x04 not a zip", "坏.xlsx")
    assert dossier.verdict is Verdict.UNREADABLE
    assert [finding.code for finding in dossier.findings] == ["XS101"]


def test_a_file_that_cannot_be_opened_is_a_finding_of_that_file(tmp_path: Path) -> None:
    dossier = assess(tmp_path / "没有.xlsx")
    assert dossier.verdict is Verdict.UNREADABLE
    assert "找不到该文件" in dossier.findings[0].message


def test_a_file_over_the_limit_is_refused_before_it_is_read_and_keeps_its_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "大.xlsx"
    path.write_bytes(b"PK" * 10)
    monkeypatch.setattr("xlscore.read.workbook_file.MAX_FILE_BYTES", 19)
    dossier = assess(path)
    assert (dossier.readable, dossier.sha256) == (False, sha256(b"PK" * 10).hexdigest())
    assert "文件超出限制" in dossier.findings[0].message


def test_findings_are_ordered_by_gravity_and_ids_are_unique() -> None:
    dossier = assess(SAMPLES / "published" / "岳阳市科技事务中心_2023.xlsx")
    ranks = [finding.severity.rank for finding in dossier.findings]
    assert ranks == sorted(ranks)
    assert len({finding.id for finding in dossier.findings}) == len(dossier.findings)


def test_selected_and_ignored_codes() -> None:
    selected, ignored = assess(WRONG, Options(select=("XS3",))), assess(WRONG, Options(ignore=("XS3", "XS9")))
    assert [f.code for f in selected.findings] == ["XS301", "XS902"]
    assert "加了 --select XS3，" in selected.findings[1].message
    assert "本文件有 1 条意见因此没有列出" in selected.findings[1].message
    assert [f.code for f in ignored.findings] == ["XS902"]
    assert "加了 --ignore XS3,XS9，" in ignored.findings[0].message
    assert "本文件有 2 条意见因此没有列出" in ignored.findings[0].message


def test_codes_switched_off_are_named_in_a_file_they_take_nothing_from() -> None:
    (*_, note) = assess(CLEAN, Options(ignore=("XS3",))).findings
    assert (note.id, note.severity.value) == ("XS902:--ignore", "note")
    assert "本文件没有意见因此没有列出" in note.message


def test_an_unreadable_file_is_reported_whatever_was_selected() -> None:
    broken = assess_bytes(b"", "空.xlsx").findings
    assert chosen(broken, Options(select=("XS3",), ignore=("XS1",))) == broken


def test_a_forced_edition_is_used() -> None:
    dossier = assess(CLEAN, Options(framework="national_project_cost_2021"))
    assert dossier.framework is not None
    assert dossier.framework.id == "national_project_cost_2021"
    assert dossier.recognised_by == "option"


def two_forms(folder: Path) -> Path:
    """Return a copy of a faulty sheet with the same form a second time below, its score changed once more."""
    book = load_workbook(WRONG)
    sheet = book.active
    assert sheet is not None
    height = sheet.max_row + 2
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                sheet.cell(cell.row + height, cell.column, cell.value).number_format = cell.number_format
    for area in list(sheet.merged_cells.ranges):
        rows = {"start_row": area.min_row + height, "end_row": area.max_row + height}
        sheet.merge_cells(start_column=area.min_col, end_column=area.max_col, **rows)
    book.save(folder / "两张.xlsx")
    return folder / "两张.xlsx"


def test_every_form_of_a_workbook_is_checked_and_its_findings_say_which_it_is(tmp_path: Path) -> None:
    one, two = assess(WRONG), assess(two_forms(tmp_path))
    assert two.verdict is Verdict.FAIL
    wrong = [finding for finding in two.findings if finding.code == "XS301"]
    (alone,) = [finding for finding in one.findings if finding.code == "XS301"]
    assert wrong[0] == alone
    assert wrong[1].subject == f"第2张表/{alone.subject}"
    assert wrong[1].message.startswith("第2张表（")
    assert wrong[1].cells[0].row > alone.cells[0].row
    assert len({finding.id for finding in two.findings}) == len(two.findings)
    (note,) = [finding for finding in two.findings if finding.code == "XS111"]
    assert "另作一份读取和审核" in note.message


def test_an_unknown_edition_is_the_operators_mistake() -> None:
    with pytest.raises(UsageError, match="national_project_2020"):
        catalogue_for(Options(framework="national_project_2002"))


def test_figures_the_user_holds_lift_the_cap_and_are_named(tmp_path: Path) -> None:
    figures = tmp_path / "增城.yaml"
    figures.write_text(
        "framework: zengcheng_overall_2021\n"
        "source: {document: 样财〔2022〕1号, title: 评分表, standing: confirmed, checked_on: 2026-11-20}\n"
        "indicators:\n"
        "  - {code: A3, points: 4, standing: confirmed, rule: {kind: occurrences, deduct: 1}}\n",
        "utf-8",
    )
    dossier = assess(SAMPLES / "published" / "广州市增城区科学技术协会_2021.xlsx", Options(figures=figures))
    assert dossier.framework is not None
    assert dossier.framework.overlays == ("增城.yaml",)


def test_figures_for_an_unknown_indicator_are_refused_with_their_line(tmp_path: Path) -> None:
    figures = tmp_path / "错.yaml"
    figures.write_text("framework: zengcheng_overall_2021\nindicators:\n  - {code: Z9, points: 4}\n", "utf-8")
    with pytest.raises(FrameworkError, match=r"错\.yaml:3"):
        catalogue_for(Options(figures=figures))


def test_without_a_roster_there_are_no_filings() -> None:
    roster = gather([condense(assess(CLEAN))])
    assert roster.filings == ()
    assert roster.findings == ()
