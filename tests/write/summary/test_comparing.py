"""Sheets that compare: last year, indicator by indicator, copied texts, and what changed since the last submission."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from xlsxwriter import Workbook as XlsxWriter

from tests.consolidation.years import (
    LONG,
    SAMPLES,
    finding,
    last_years,
    line,
    passage,
    record,
    submitted_before,
)
from tests.oracle.formula_values import Stored, stored_values
from tests.oracle.office import recalculated
from xlscore.consolidation.condense import condense
from xlscore.consolidation.last_year import compared
from xlscore.consolidation.pairing import paired
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.pipeline import assess, find_workbooks, gather
from xlscore.read.roster import read_roster
from xlscore.write.style import Looks
from xlscore.write.summary import summary_bytes
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.changes import write_changes
from xlscore.write.summary.last_year import write_last_year
from xlscore.write.summary.page import Desk, Places


def records(folder: Path) -> list[Record]:
    return [condense(assess(path)) for path in find_workbooks([folder])]


@pytest.fixture(scope="module")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Roster:
    folder = tmp_path_factory.mktemp("前")
    before = [*records(last_years(folder / "上年")), *records(submitted_before(folder / "初报"))]
    now = records(SAMPLES / "bureau" / "上报")
    passages = next(record.passages for record in before if record.unit == "样例区科学技术局")
    now = [replace(one, passages=passages) if one.unit == "样例区科学技术局" else one for one in now]
    return gather(now, read_roster(SAMPLES / "bureau" / "上报名册.xlsx"), previous=before)


@pytest.fixture(scope="module")
def written(roster: Roster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("对比") / "汇总.xlsx"
    copies = tuple(target.parent / "批注" / Path(record.file).name for record in roster.records)
    target.write_bytes(summary_bytes(roster, target.parent, copies))
    return target


@pytest.fixture(scope="module")
def book(written: Path) -> Workbook:
    return openpyxl.load_workbook(written, data_only=True)


def lines(book: Workbook, name: str) -> Iterator[dict[str, Any]]:
    """Yield the numbered lines of a sheet by header; headers that stand twice are numbered."""
    rows = list(book[name].iter_rows(min_row=3, values_only=True))
    headers: list[str] = []
    for header in (str(cell or "").replace("\n", "") for cell in rows[0]):
        headers.append(f"{header}{headers.count(str(header)) + 1}" if str(header) in headers else str(header))
    for row in rows[1:]:
        if isinstance(row[0], int | float):
            yield dict(zip(headers, row, strict=True))


def test_each_unit_stands_beside_last_years_figures(roster: Roster, book: Workbook) -> None:
    held = {line["单位"]: line for line in lines(book, "上年对比")}
    pairs = {pair.now.unit: pair for pair in paired(roster).years}
    assert set(held) == set(pairs)
    assert len(pairs) == 9
    education = held["样例区教育局"]
    now, before = pairs["样例区教育局"].now, pairs["样例区教育局"].before
    assert (education["上年度"], education["本年度"], education["对应依据"]) == ("2020", "2021", "单位编码")
    assert education["得分口径"] == "采用得分"
    assert education["上年得分"] == pytest.approx(float(before.recomputed or 0))
    assert education["增减（分）"] == pytest.approx(float((now.recomputed or 0) - (before.recomputed or 0)))
    assert (education["上年预算数（万元）"], education["本年预算数（万元）"]) == (8800, 9106.75)
    assert education["增减（万元）"] == pytest.approx(306.75)
    assert education["增减幅度"] == pytest.approx(306.75 / 8800)
    assert education["上年执行率"] == pytest.approx(8600 / 8800)
    assert education["增减（百分点）"] == pytest.approx((9012.33 / 9106.75 - 8600 / 8800) * 100)
    assert (education["目标低于上年完成"], education["照抄上年文字"]) == (6, 0)
    assert held["样例区科学技术局"]["照抄上年文字"] == 1


def test_sums_and_averages_of_both_years_are_added_up_independently(roster: Roster, book: Workbook) -> None:
    rows = list(book["上年对比"].iter_rows(values_only=True))
    pairs = paired(roster).years
    total = next(row for row in rows if row[1] == "合计（9 份）")
    assert total[13] == pytest.approx(sum(float(pair.before.budget or 0) for pair in pairs))
    assert total[18] == pytest.approx(sum(float(pair.now.executed or 0) for pair in pairs))
    mean = next(row for row in rows if row[1] == "平均（9 份）")
    assert mean[3] == "部门整体支出绩效自评表"
    known = [pair.now.recomputed for pair in pairs if pair.now.recomputed is not None]
    assert mean[9] == pytest.approx(float(sum(known, Fraction(0)) / len(known)))


def test_what_stands_alone_is_listed_with_its_reason(book: Workbook) -> None:
    rows = list(book["上年对比"].iter_rows(values_only=True))
    alone = {row[1]: (row[5], row[13]) for row in rows if row[5] in {"只在本次", "只在以前"}}
    assert alone["样例区民政局"] == ("只在本次", "以前的报表中没有该单位（项目）的同类表")
    assert alone["样例区农业农村局"][0] == "只在本次"


def test_indicators_show_targets_below_last_years_result(book: Workbook) -> None:
    held = [line for line in lines(book, "上年指标") if line["单位"] == "样例区教育局"]
    hints = {line["指标"]: line["提示"] for line in held if line["提示"]}
    assert hints == {
        "重点工作完成项数": "本年指标值“20项”低于上年实际完成值“22项”，请说明理由。",
        "工作验收合格率": "本年指标值“95%”低于上年实际完成值“98%”，请说明理由。",
        "任务按期完成率": "本年指标值“90%”低于上年实际完成值“95%”，请说明理由。",
        "人均公用经费": "本年指标值“2.5”高于上年实际完成值“2.2”，请说明理由。",
        "服务群众人次": "本年指标值“5000人次”低于上年实际完成值“5300人次”，请说明理由。",
        "服务对象满意度": "本年指标值“90%”低于上年实际完成值“93%”，请说明理由。",
    }
    works = next(line for line in held if line["指标"] == "重点工作完成项数")
    assert (works["变化"], works["上年分值"], works["本年分值"], works["上年完成值"]) == ("沿用", 15, 15, "22")
    assert works["本年得分率"] == 1


def test_a_text_that_is_last_years_is_shown_with_both_cells(book: Workbook) -> None:
    (same,) = lines(book, "上年文字")
    assert (same["单位"], same["内容"], same["文字"]) == ("样例区科学技术局", "原因", LONG)
    assert same["上年单元格"] == same["本年单元格"] != ""


def test_what_changed_is_counted_and_listed_cell_by_cell(book: Workbook) -> None:
    held = {line["单位"]: line for line in lines(book, "本次变化")}
    assert set(held) == {"样例区科学技术局", "样例区司法局"}
    assert held["样例区司法局"]["说明"] == "与上次报送的文件完全相同"
    science = held["样例区科学技术局"]
    assert (science["上次文件"], science["本次文件"]) == ("202_科技局_初报.xlsx", "202_样例区科学技术局.xlsx")
    details = [line for line in lines(book, "变化明细") if line["单位"] == "样例区科学技术局"]
    counts = {kind: sum(line["类别"] == kind for line in details) for kind in ("改动", "已改正", "仍未改正", "新增")}
    assert counts == {
        "改动": science["改动处数"],
        "已改正": science["意见已改正"],
        "仍未改正": science["意见仍未改正"],
        "新增": science["意见新增"],
    }
    changed = {line["内容"]: (line["上次"], line["本次"]) for line in details if line["类别"] == "改动"}
    assert changed["P.1 重点工作完成项数 自评得分"] == ("15", "14.25")
    assert any(what.endswith("执行数（实际数）") and was == "1100" for what, (was, _) in changed.items())
    assert any(line["内容"].startswith("[强制性] XS306") for line in details if line["类别"] == "已改正")


def test_changed_cells_link_to_the_annotated_copy(written: Path) -> None:
    sheet = openpyxl.load_workbook(written)["变化明细"]
    links = [cell.hyperlink for row in sheet.iter_rows(min_row=4) for cell in row if cell.hyperlink]
    assert links
    assert {link.target for link in links} <= {
        "批注/202_样例区科学技术局.xlsx",
        "批注/204_样例区司法局.xlsx",
    }
    assert links[0].location


def test_the_check_says_what_changed(roster: Roster) -> None:
    notes = [finding for finding in roster.findings if finding.code == "XS506"]
    assert [note.subject for note in notes] == ["样例区科学技术局", "样例区司法局"]


def rounded(value: Stored) -> Stored:
    return round(value, 9) if isinstance(value, Fraction) else value or ""


@pytest.mark.office
def test_every_formula_has_the_value_libreoffice_works_out(written: Path, tmp_path: Path) -> None:
    before, after = stored_values(written), stored_values(recalculated(written, tmp_path))
    names = ("上年对比", "上年指标", "本次变化")
    held = {at: value for at, value in before.items() if str(at).lstrip("('").startswith(names)}
    assert len(held) > 100
    different = {at: (value, after[at]) for at, value in held.items() if rounded(value) != rounded(after[at])}
    assert different == {}


def test_without_earlier_returns_there_are_no_sheets(roster: Roster, tmp_path: Path) -> None:
    alone = replace(roster, previous=(), earlier=(), filings=())
    (tmp_path / "a.xlsx").write_bytes(summary_bytes(alone, tmp_path))
    names = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert not {"上年对比", "上年指标", "上年文字", "本次变化", "变化明细"} & set(names)


def test_where_nothing_matches_a_sentence_says_so(roster: Roster, tmp_path: Path) -> None:
    stranger = replace(roster.previous[0], unit="别的单位", unit_code="999")
    held = replace(roster, previous=(stranger,), earlier=(), filings=())
    (tmp_path / "a.xlsx").write_bytes(summary_bytes(held, tmp_path))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book["上年对比"]["A4"].value == "没有可与上年对应的报表。"
    assert book["上年指标"]["A4"].value == "没有可与上年对应的指标。"
    assert "上年文字" not in book.sheetnames


def test_figures_that_are_missing_leave_blanks_and_full_points_that_differ_are_said(
    roster: Roster, tmp_path: Path
) -> None:
    now = next(record for record in roster.records if record.unit == "样例区教育局")
    assert now.edition is not None
    other = replace(now, year=2020, sha256="x", budget=None, edition=now.edition._replace(id="b", total=Fraction(120)))
    bare = replace(other, unit="甲", claimed=None, recomputed=None, executed=Fraction(0), budget=Fraction(0))
    held = Roster((now, replace(now, unit="甲", sha256="y")), previous=(other, bare))
    (tmp_path / "a.xlsx").write_bytes(summary_bytes(held, tmp_path))
    first, second = lines(openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True), "上年对比")
    assert first["增减（分）"] == "满分不同"
    assert first["指标体系"] == "部门整体支出绩效自评表（b） → 部门整体支出绩效自评表（national_overall_2020）"
    assert [first[name] or "" for name in ("上年预算数（万元）", "增减（万元）", "上年执行率")] == ["", "", ""]
    assert (second["得分口径"], second["增减（分）"]) == ("无", "满分不同")
    assert (second["增减幅度"] or "", second["增减（万元）"]) == ("", 9106.75)


def test_indicators_that_came_went_or_weigh_otherwise_are_said(tmp_path: Path) -> None:
    now = record("新.xlsx", scores=(line(points=Fraction(15)), line("P.2", "新的"), line("P.3", "同", points=None)))
    before = record("旧.xlsx", year=2020, scores=(line(), line("P.2", "旧的"), line("P.3", "同", recomputed=None)))
    (tmp_path / "a.xlsx").write_bytes(summary_bytes(Roster((now,), previous=(before,)), tmp_path))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)
    (unit,) = lines(book, "上年对比")
    assert (unit["新增指标"], unit["取消指标"], unit["分值调整"]) == (1, 1, 2)
    held = {one["指标"]: one for one in lines(book, "上年指标")}
    assert held["培训人次"]["提示"] == "本年指标值“≥1000人次”低于上年实际完成值“1100人次”，请说明理由。"
    assert held["同"]["提示"] == held["培训人次"]["提示"]
    assert [held[name]["变化"] for name in ("培训人次", "新的", "同", "旧的")] == [
        "分值调整",
        "新增",
        "分值调整",
        "取消",
    ]
    assert (held["新的"]["上年分值"], held["新的"]["上年得分"], held["新的"]["上年完成值"]) == ("—", "—", "—")
    assert (held["同"]["上年得分"], held["同"]["本年得分"], held["同"]["本年得分率"] or "") == (20, 20, "")
    harder = (line(points=Fraction(15), target=Fraction(1100)), line("P.3", "同", points=None, target=None))
    held_now = record("新.xlsx", scores=harder)
    (tmp_path / "b.xlsx").write_bytes(summary_bytes(Roster((held_now,), previous=(before,)), tmp_path))
    hints = [one["提示"] for one in lines(openpyxl.load_workbook(tmp_path / "b.xlsx", data_only=True), "上年指标")]
    assert hints[:2] == ["分值由 20 调整为 15。", "分值由 20 调整为 未填。"]


def test_a_file_handed_in_again_unchanged_has_no_details(tmp_path: Path) -> None:
    now, before = record("新.xlsx", sha256="1"), record("旧.xlsx", sha256="1")
    (tmp_path / "a.xlsx").write_bytes(summary_bytes(Roster((now,), previous=(before,)), tmp_path))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)
    assert book["变化明细"]["A4"].value == "指标、得分、金额和审核意见都没有变化。"
    (unit,) = lines(book, "本次变化")
    assert (unit["改动处数"], unit["说明"]) == (0, "与上次报送的文件完全相同")


def test_new_findings_and_those_without_a_cell_are_listed(tmp_path: Path) -> None:
    findings = (replace(finding("XS103"), cells=()), finding("XS301"))
    now, before = record("新.xlsx", findings=findings), record("旧.xlsx", findings=findings[:1])
    (tmp_path / "a.xlsx").write_bytes(summary_bytes(Roster((now,), previous=(before,)), tmp_path))
    held = list(lines(openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True), "变化明细"))
    assert [(one["类别"], one["单元格"] or "", one["上次"] or "", one["本次"]) for one in held] == [
        ("仍未改正", "", "（上次已提出）", "XS103的意见"),
        ("新增", "B9", "", "XS301的意见"),
    ]


def test_lines_beyond_a_sheet_go_to_the_next_one_and_it_says_so(tmp_path: Path) -> None:
    words = tuple(passage(f"{LONG}第{number}条。") for number in range(3))
    scores = (line(), line("P.2", "二"), line("P.3", "三"))
    now = record("新.xlsx", scores=scores, passages=words, findings=tuple(finding(f"XS30{n}") for n in range(3)))
    last = record("旧.xlsx", year=2020, scores=scores, passages=words)
    roster = Roster((now,), previous=(last, record("初.xlsx", scores=scores)))
    book = XlsxWriter(tmp_path / "a.xlsx", {"strings_to_urls": False})
    desk, places, analysis = Desk(book, Looks(book), most_rows=5), Places(tmp_path, ()), Analysis.of(roster)
    pairs = paired(roster)
    analysis.years = [compared(pair) for pair in pairs.years]
    write_last_year(analysis, desk, pairs)
    write_changes(analysis, desk, pairs, places)
    book.close()
    found = openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)
    for name in ("上年指标", "上年文字", "变化明细"):
        first, second = found[name], found[f"{name}（2）"]
        assert [[row[0] for row in sheet.iter_rows(min_row=4, values_only=True)] for sheet in (first, second)] == [
            [1, 2],
            [3],
        ]
        assert "续页" not in str(first["A2"].value)
        assert str(second["A2"].value).endswith(f"本页为“{name}”的续页：一页最多 5 行。")
    assert found["本次变化"]["N4"].value == 3
