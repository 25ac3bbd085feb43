"""The consolidated workbook: right figures, live formulas, links that resolve, charts over real cells."""

import re
import zipfile
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from tests.oracle.formula_values import Stored, stored_values
from tests.oracle.office import recalculated
from xlscore.consolidation.condense import condense
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Severity
from xlscore.model.roster import Roster
from xlscore.pipeline import assess, find_workbooks, gather
from xlscore.read.roster import read_roster
from xlscore.scoring import compute_scorecard
from xlscore.write.summary import summary_bytes

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


@pytest.fixture(scope="module")
def bureau() -> Roster:
    records = [condense(assess(path)) for path in find_workbooks([SAMPLES / "bureau" / "上报"])]
    return gather(records, read_roster(SAMPLES / "bureau" / "上报名册.xlsx"))


@pytest.fixture(scope="module")
def written(bureau: Roster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("summary") / "汇总.xlsx"
    copies = tuple(target.parent / "批注" / Path(record.file).name for record in bureau.records)
    target.write_bytes(summary_bytes(bureau, target.parent, copies))
    return target


def values(path: Path) -> Workbook:
    return openpyxl.load_workbook(path, data_only=True)


def test_the_same_dossiers_give_the_same_bytes(bureau: Roster, written: Path) -> None:
    copies = tuple(written.parent / "批注" / Path(record.file).name for record in bureau.records)
    assert summary_bytes(bureau, written.parent, copies) == written.read_bytes()


@pytest.mark.office
def test_every_cached_value_is_what_libreoffice_works_out(written: Path, tmp_path: Path) -> None:
    before = stored_values(written)
    after = stored_values(recalculated(written, tmp_path))
    assert len(before) > 60
    assert {at: (old, after[at]) for at, old in before.items() if not same(old, after[at])} == {}
    assert not [at for at, value in after.items() if str(value).startswith("#")]


def same(old: Stored, new: Stored) -> bool:
    if isinstance(old, Fraction) and isinstance(new, Fraction):
        return round(old, 9) == round(new, 9)
    return (old or "") == (new or "")


def test_the_overview_states_what_the_dossiers_state(bureau: Roster, written: Path) -> None:
    sheet = values(written)["汇总"]
    for row, record in enumerate(bureau.records, start=4):
        line = [cell.value for cell in sheet[row]]
        assert line[1] == record.unit
        assert line[7] == pytest.approx(float(record.claimed or 0))
        assert line[8] == pytest.approx(float(record.recomputed or 0))
        counts = Counter(finding.severity for finding in record.findings)
        assert line[23:26] == [counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.NOTE]]
    assert [cell.value for cell in sheet[12]][:10] == [
        9,
        "样例区住房和城乡建设局",
        "209",
        "样例区住房和城乡建设局",
        "部门整体支出绩效自评表",
        2021,
        1,
        99.6,
        99.59,
        0.01,
    ]


def test_totals_are_added_up_independently(bureau: Roster, written: Path) -> None:
    sheet = values(written)["汇总"]
    undecided = "样例区农业农村局"
    counted = [record for record in bureau.records if record.unit != undecided]
    budgets = [line.denominator for record in counted for line in record.rates if line.indicator == "E"]
    spent = [line.numerator for record in counted for line in record.rates if line.indicator == "E"]
    budget, executed = float(sum(filter(None, budgets))), float(sum(filter(None, spent)))
    total = next(row for row in sheet.iter_rows(values_only=True) if row[1] == "合计（10 户）")
    assert total[16] == pytest.approx(budget)
    assert total[17] == pytest.approx(executed)
    assert total[18] == pytest.approx(executed / budget)
    mean = next(row for row in sheet.iter_rows(values_only=True) if row[1] == "平均（10 户）")
    claimed = [float(record.claimed or 0) for record in counted]
    assert mean[7] == pytest.approx(sum(claimed) / 10)


def test_filing_shows_who_is_missing_late_and_twice(written: Path) -> None:
    rows = {row[1]: row for row in values(written)["上报情况"].iter_rows(min_row=4, max_row=15, values_only=True)}
    assert rows["样例区教育局"][4] == "已上报"
    assert rows["样例区生态环境分局"][4] == "逾期上报"
    assert rows["样例区生态环境分局"][7] == 5
    assert rows["样例区农业农村局"][4] == "重复上报"
    assert rows["样例区商务局"][4] == "未上报"
    assert rows["样例区教育局"][9] == "单位名称"
    (head, *counts) = values(written)["上报情况"].iter_rows(min_row=17, min_col=2, max_col=10, values_only=True)
    total = dict(zip(head, counts[-1], strict=True))
    assert total == {
        "主管部门": "合计",
        "应报户数": 12,
        "已上报": 9,
        "逾期上报": 1,
        "重复上报": 1,
        "退回": 0,
        "未上报": 1,
        "免报": 0,
        "名册外": 0,
    }


def test_links_are_relative_and_name_the_cell_of_the_copy(bureau: Roster, written: Path) -> None:
    with zipfile.ZipFile(written) as archive:
        names = [name for name in archive.namelist() if "worksheets/_rels" in name]
        targets = [unquote(t) for name in names for t in re.findall(r'Target="([^"]+)"', archive.read(name).decode())]
    originals = {t for t in targets if t.endswith(".xlsx") and "批注" not in t and "上报" in t}
    assert len(originals) == len(bureau.records)
    for target in originals:
        assert not Path(target).is_absolute()
        assert (written.parent / target).resolve().is_file()
    assert any(target.endswith("批注/201_样例区教育局.xlsx") for target in targets)


def test_findings_are_all_listed_with_their_cells(bureau: Roster, written: Path) -> None:
    sheet = values(written)["异常清单"]
    listed = [(row[4], row[6] or "", row[7] or "") for row in sheet.iter_rows(min_row=4, values_only=True) if row[4]]
    expected = [
        (f.code, f.cells[0].sheet if f.cells else "", f.cells[0].a1 if f.cells else "")
        for d in bureau.records
        for f in d.findings
    ]
    across = [(f.code, "", "") for f in bureau.findings]
    assert listed == expected + across
    assert {code for code, _, _ in across} == {"XS501", "XS502", "XS504"}


def test_the_sheets_stand_in_the_order_of_the_work(written: Path) -> None:
    names = values(written).sheetnames
    assert names[:3] == ["总览", "汇总", "上报情况"]
    assert [name for name in names if name in ANALYSIS] == ANALYSIS
    assert names[-2:] == ["图表", "图表数据"]


ANALYSIS = ["指标得分", "失分分析", "执行率明细", "异常清单", "按规则", "等级敏感", "相同文本"]


def test_native_charts_have_titles_and_series_over_real_cells(written: Path) -> None:
    with zipfile.ZipFile(written) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if "charts/chart" in name]
    titles = ["".join(re.findall(r"<a:t>([^<]*)</a:t>", chart.partition("</c:title>")[0])) for chart in charts]
    whole = "部门整体支出绩效自评表·2021年"
    assert sorted(titles) == sorted(
        [
            "等级分布（按采用得分）",
            "预算执行率分布",
            "失分最多的指标",
            "上报进度",
            f"{whole}采用得分排名与等级（10户）",
            f"{whole}自评得分与复算得分不一致的2户",
            f"{whole}预算执行率分布",
            f"{whole}各指标失分",
            "审核意见最多的15条规则",
        ]
    )
    assert all(f"{ref}!$" in chart for chart in charts for ref in ["图表数据"])
    assert all("<c:numCache>" in chart for chart in charts)


def test_indicator_scores_show_sections_and_means(written: Path) -> None:
    rows = list(values(written)["指标得分"].iter_rows(values_only=True))
    means = [row[1] for row in rows if row[0] == "平均"]
    assert means == ["自评得分", "复算得分", "自评得分率", "复算得分率"]
    education = [row for row in rows if row[0] == "样例区教育局"]
    assert [row[1:6] for row in education] == [
        ("自评得分", 9.9, 50, 30, 10),
        ("复算得分", 9.9, 50, 30, 10),
        ("自评得分率", 0.99, 1, 1, 1),
        ("复算得分率", 0.99, 1, 1, 1),
    ]


@pytest.fixture(scope="module")
def published() -> list[Dossier]:
    return [assess(path) for path in find_workbooks([SAMPLES / "published"])]


@pytest.mark.office
def test_units_of_other_editions_are_never_mixed_in_one_average(published: list[Dossier], tmp_path: Path) -> None:
    unreadable = assess(SAMPLES / "faults" / "XS101_文本文件改名.xlsx")
    unknown = assess(SAMPLES / "faults" / "XS102_没有可识别的表.xlsx")
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(summary_bytes(gather(map(condense, [*published, unreadable, unknown])), tmp_path))
    sheet = values(recalculated(target, tmp_path / "新"))["汇总"]
    means = {row[4]: row[7] for row in sheet.iter_rows(values_only=True) if str(row[1]).startswith("平均（")}
    assert means["部门整体支出绩效自评指标评分表（2020版）"] == 97.65
    assert means["部门整体支出绩效自评评分表"] == 88.48
    assert len(means) == 5
    lines = {row[1]: row for row in sheet.iter_rows(min_row=4, values_only=True)}
    assert lines["XS101_文本文件改名"][15] == "无法读取"
    assert lines["XS102_没有可识别的表"][4] == "未识别"
    assert lines["广州市增城区科学技术协会"][8] == "无法复算"
    received = values(target)["上报情况"]
    assert "未提供上报名册" in str(received["A2"].value)
    assert received["D4"].value == "模板标记"


def test_amounts_in_yuan_are_brought_to_ten_thousand(published: list[Dossier]) -> None:
    wanzhou = next(dossier for dossier in published if "万州" in dossier.file)
    assert wanzhou.submission is not None
    assert wanzhou.submission.money_unit == "元"
    line = wanzhou.submission.lines[0]
    held = replace(
        wanzhou.submission, lines=(replace(line, budget=line.initial, executed=line.initial, indicator="E"),)
    )
    assert wanzhou.scorecard is not None
    assert wanzhou.framework is not None
    unit = condense(replace(wanzhou, submission=held, scorecard=compute_scorecard(wanzhou.framework, held)))
    assert str(unit.budget) == "480567/100"
    assert unit.rate == 1


def test_a_summary_of_nothing_but_unreadable_files_has_every_sheet() -> None:
    roster = gather([condense(assess(SAMPLES / "faults" / "XS101_文本文件改名.xlsx"))])
    assert summary_bytes(roster, Path()).startswith(b"PK")
