"""总览: one page whose every figure is added up here from the JSON of ``check``, without the code that wrote it."""

import json
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.consolidation.returns import OVERALL, record
from tests.oracle.formula_values import stored_values
from tests.oracle.office import printed, recalculated
from tests.write.summary.by_json import lost, scale
from tests.write.summary.district import REVIEWED, district, dossiers, sheet, table
from tests.write.summary.laid_out import rows
from xlscore.consolidation.gravest import gravest
from xlscore.model.roster import Roster
from xlscore.write.findings_json import item_text
from xlscore.write.summary import summary_bytes

YEAR = "2022"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("front") / "汇总.xlsx"
    target.write_bytes(summary_bytes(district(YEAR), target.parent))
    return target


@pytest.fixture(scope="module")
def files() -> list[dict[str, Any]]:
    return [json.loads(item_text(dossier)) for dossier in dossiers(YEAR)]


@pytest.fixture(scope="module")
def lines(book: Path, files: list[dict[str, Any]]) -> list[tuple[dict[str, object], dict[str, Any]]]:
    """Each line of 汇总 with what the JSON says of its file."""
    return list(zip(table(book, "汇总"), files, strict=True))


def adopted(file: dict[str, Any]) -> Fraction | None:
    if file["unit"] in REVIEWED:
        return REVIEWED[file["unit"]]
    return None if file["recomputed_total"] is None else Fraction(file["recomputed_total"])


def mean(values: list[Fraction]) -> float:
    return float(sum(values) / len(values))


def test_the_key_figures(book: Path, files: list[dict[str, Any]]) -> None:
    found = dict(zip(rows(book, "总览")[2], rows(book, "总览")[3], strict=True))
    verdicts = Counter(file["verdict"] for file in files)
    across = district(YEAR).findings
    kinds = Counter(finding["severity"] for file in files for finding in file["findings"])
    kinds.update(finding.severity.value for finding in across)
    states = Counter(filing.state.value for filing in district(YEAR).filings)
    assert found["应报单位"] == sum(states[word] for word in ("已上报", "逾期上报", "重复上报", "退回", "未上报"))
    assert (found["未上报单位"], found["逾期上报单位"]) == (states["未上报"], states["逾期上报"])
    assert found["收到自评表"] == len(files)
    said = [found[f"结论：{word}"] for word in ("通过", "需说明", "不通过", "无法读取")]
    assert said == [verdicts[word] for word in ("pass", "explain", "fail", "unreadable")]
    assert (found["强制性意见"], found["提示性意见"]) == (kinds["error"], kinds["warning"])
    corrected = {district(YEAR).records[place].file for item in district(YEAR).filings for place in item.replaced}
    gone = Counter(one["severity"] for file in files if file["file"] in corrected for one in file["findings"])
    assert gone["error"] == 2
    assert found["强制性未处理"] == kinds["error"] - gone["error"]


def test_a_line_a_group(book: Path, lines: list[tuple[dict[str, object], dict[str, Any]]]) -> None:
    groups: dict[object, list[dict[str, Any]]] = defaultdict(list)
    counted: dict[object, list[dict[str, Any]]] = defaultdict(list)
    for line, file in lines:
        if line["计入汇总"] != "否":
            groups[line["组别"]].append(file)
        if line["计入汇总"] == "是":
            counted[line["组别"]].append(file)
    found = {row[0]: row for row in rows(book, "总览")[5 : 5 + len(groups)]}
    assert found.keys() == groups.keys()
    for number, row in found.items():
        own = groups[number]
        best = [score for file in own if (score := adopted(file)) is not None]
        claimed = [Fraction(file["claimed_total"]) for file in own if file["claimed_total"]]
        assert row[3] == len(own)
        assert row[4:8] == pytest.approx((mean(claimed), mean(best), float(max(best)), float(min(best))))
        rates = [rate for file in own for rate in file["rates"] if rate["name"] == "年度资金总额"]
        known = [rate for rate in rates if rate["numerator"] and rate["denominator"]]
        over = [rate for rate in known if Decimal(rate["numerator"]) > Decimal(rate["denominator"])]
        assert (row[8], row[10]) == (len(known), len(over))
        money = [(rate, file) for file in counted[number] for rate in file["rates"] if rate["name"] == "年度资金总额"]
        top = sum(Decimal(rate["numerator"]) / scale(file) for rate, file in money)
        bottom = sum(Decimal(rate["denominator"]) / scale(file) for rate, file in money)
        assert row[9] == pytest.approx(float(top / bottom))
        assert row[11] == pytest.approx(float(sum(lost(file) for file in own)))
        assert row[12] == pytest.approx(float(sum(lost(file) for file in own) / len(own)))


def test_the_ten_findings_with_the_greatest_effect(book: Path) -> None:
    held = [row for row in rows(book, "总览") if str(row[3]).startswith("XS")]
    expected = gravest(district(YEAR))
    assert [(row[0], row[3], row[4]) for row in held] == [
        (number, item.finding.code, item.finding.message) for number, item in enumerate(expected, start=1)
    ]
    corrected = {place for item in district(YEAR).filings for place in item.replaced}
    every = [
        abs(f.effect)
        for place, record in enumerate(district(YEAR).records)
        for f in record.findings
        if f.effect and not f.caused_by and place not in corrected
    ]
    assert [abs(Fraction(row[12])) for row in held if row[12]] == sorted(every, reverse=True)[:10]


def test_dealing_with_a_finding_and_reviewing_a_score_move_the_page(book: Path, tmp_path: Path) -> None:
    edited = openpyxl.load_workbook(book)
    findings, units = edited["异常清单"], edited["汇总"]
    row = next(cell.row for cell in findings["D"] if cell.value == "强制性" and not findings.cell(cell.row, 15).value)
    findings.cell(row, 15).value = "已说明"
    line = next(cell.row for cell in units["B"] if cell.value == "样例区演艺中心")
    heads = {str(cell.value): place for place, cell in enumerate(units[3], start=1)}
    units.cell(line, heads["复核分"]).value = 0
    edited.save(tmp_path / "改.xlsx")
    before, after = (rows(path, "总览") for path in (book, recalculated(tmp_path / "改.xlsx", tmp_path / "新")))
    assert dict(zip(after[2], after[3], strict=True))["强制性未处理"] == before[3][before[2].index("强制性未处理")] - 1
    group = units.cell(line, heads["组别"]).value
    old, new = (next(row for row in found[5:] if row[0] == group) for found in (before, after))
    assert new[7] == 0
    assert new[5] == pytest.approx(old[5] - float(REVIEWED["样例区演艺中心"]) / old[3])


@pytest.mark.office
def test_the_page_is_one_page_and_every_figure_of_the_book_is_what_libreoffice_works_out(
    book: Path, tmp_path: Path
) -> None:
    import subprocess

    before, after = stored_values(book), stored_values(recalculated(book, tmp_path))
    assert {at: after[at] for at, old in before.items() if not alike(old, after[at])} == {}
    assert len(before) > 2_000
    pdf = printed(book, tmp_path / "pdf")
    pages = subprocess.run(
        ["pdftotext", "-f", "1", "-l", "2", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    first, second, *_ = pages.stdout.split("\f")
    assert "绩效自评审核总览" in first
    assert "最值得关注的意见" in first
    assert "绩效自评审核汇总表" in second


def alike(old: object, new: object) -> bool:
    if isinstance(old, Fraction) and isinstance(new, Fraction):
        return round(old, 9) == round(new, 9)
    return (old or "") == (new or "")


def test_a_roster_of_nothing_still_has_its_page(tmp_path: Path) -> None:
    target = tmp_path / "空.xlsx"
    target.write_bytes(summary_bytes(Roster(()), tmp_path))
    found = rows(target, "总览")
    assert found[2][1] == "收到自评表"
    assert found[-1][0] == "没有强制性和提示性意见。"
    assert sheet(target, "图表")["A3"].value == "没有识别出评分表的自评表，得分和执行率无图可作。"


def test_of_many_groups_the_largest_are_listed_and_the_others_counted(tmp_path: Path) -> None:
    sizes = (1, 2, 1, 2, 2, 1, 2, 2, 2)
    held = [
        record(f"单位{year}{number}", f"{year}{number}.xlsx", year=2010 + year)
        for year, size in enumerate(sizes)
        for number in range(size)
    ]
    (tmp_path / "册.xlsx").write_bytes(summary_bytes(Roster(tuple(held)), tmp_path))
    found = rows(tmp_path / "册.xlsx", "总览")
    assert [row[0] for row in found[5:11]] == [2, 4, 5, 7, 8, 9]
    assert found[11][0] == "另有 3 组（评分表、年度）户数较少，见后面各表。"


def test_a_long_name_of_an_edition_is_shown_in_full(tmp_path: Path) -> None:
    edition = OVERALL._replace(title="部门整体支出绩效自评指标评分表（参考样表）")
    (tmp_path / "册.xlsx").write_bytes(summary_bytes(Roster((record("甲", edition=edition),)), tmp_path))
    page = openpyxl.load_workbook(tmp_path / "册.xlsx")["总览"]
    line = next(cell.row for cell in page["B"] if cell.value == edition.title)
    assert page.row_dimensions[line].height == 30
