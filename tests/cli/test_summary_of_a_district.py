"""One command over a district's folder: every figure, formula and link of the workbook it writes is looked up.

Figures are added up from what ``xlscore check --format json`` prints and from what the district is known to be; none of
the code that wrote the workbook takes part.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.cell import Cell

from tests.cli.runner import typed
from tests.oracle.formula_values import stored_values
from tests.oracle.office import recalculated
from tests.write.summary.by_json import lost, scale
from tests.write.summary.district import BUREAU, sheet, table
from tests.write.summary.laid_out import rows

FILED = BUREAU / "2022" / "上报"
OUT = {"3109_样例区城南幼儿园", "3305_样例区种子管理站", "3305_样例区种子管理站（2）", "3307_样例区土壤肥料站_副本"}
OUT |= {"3309_样例区农产品质量检测中心", "3311_样例区农业综合执法大队", "样例区供水服务中心自评表"}
"""Replaced, handed in twice, sent back, unreadable, not on the roster: these count nowhere."""
WHOLE = {"31": "3100", "32": "3200"}
"""Departments that filed for all their units."""
DEPARTMENTS = {
    "31": "样例区教育局",
    "32": "样例区卫生健康局",
    "33": "样例区农业农村局",
    "34": "样例区文化和旅游局",
    "全民": "样例区文化和旅游局",
}
ACROSS = {"error": 9, "warning": 4, "note": 1}
"""Five units that have not filed, two that filed twice, two totals apart; one late, one text shared, two with targets
below last year's result; one correction."""
BANDS = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))

File = dict[str, Any]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook, as the command of the handbook writes it."""
    folder = tmp_path_factory.mktemp("out")
    year = BUREAU / "2022"
    options = (
        "--roster",
        year / "上报名册.xlsx",
        "--previous",
        BUREAU / "2021" / "上报",
        "--waivers",
        year / "豁免.xlsx",
    )
    target = ("--annotate", folder / "批注", "--balance", "亿元", "--as-of", "2023-04-14", "-o", folder / "汇总.xlsx")
    assert typed("summary", FILED, *options, *target) == 0
    return folder / "汇总.xlsx"


@pytest.fixture
def files(capsys: pytest.CaptureFixture[str]) -> list[File]:
    """What ``check`` says of every file, in the order of the lines of 汇总."""
    assert typed("check", FILED, "--waivers", BUREAU / "2022" / "豁免.xlsx", "--format", "json") == 1
    found: list[File] = json.loads(capsys.readouterr().out)["files"]
    assert len(found) == 59
    return found


def stem(file: File) -> str:
    return Path(file["file"]).stem


def group(file: File) -> int:
    return {"national_overall_2020": 1, "national_project_2020": 2}[file["framework"]]


def adopted(file: File) -> Fraction | None:
    said = (file["review"] or {}).get("score") or file["recomputed_total"]
    return None if said is None else Fraction(said)


def money(file: File, part: str) -> Fraction:
    rate = next(rate for rate in file["rates"] if rate["name"] == "年度资金总额")
    return Fraction(rate[part]) / scale(file)


def stands(file: File) -> bool:
    return stem(file) not in OUT


def counts(file: File) -> bool:
    """Tell whether its amounts are added up, not being part of its department's."""
    return stands(file) and stem(file)[:4] == WHOLE.get(stem(file)[:2], stem(file)[:4])


def kinds(files: list[File]) -> Counter[str]:
    return Counter(f["severity"] for file in files for f in file["findings"] if f["state"] == "open")


def near(value: Fraction | float | None) -> Any:
    return pytest.approx(float(value), abs=1e-9) if value is not None else None


def total(values: Iterator[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def test_every_line_is_what_check_says_of_its_file(book: Path, files: list[File]) -> None:
    lines = table(book, "汇总")
    assert len(lines) == len(files)
    ranked: dict[int, list[Fraction]] = defaultdict(list)
    for file in filter(stands, files):
        ranked[group(file)].append(adopted(file) or Fraction(0))
    for line, file in zip(lines, files, strict=True):
        if file["verdict"] == "unreadable":
            assert (line["审核结论"], line["采用得分"] or "", line["强制性"]) == ("无法读取", "", 1)
            continue
        claimed, recomputed, score = Fraction(file["claimed_total"]), Fraction(file["recomputed_total"]), adopted(file)
        assert score is not None
        name = f"{file['unit']}：{file['project']}" if file["project"] else file["unit"]
        assert (line["单位"], line["组别"]) == (name, group(file) if stands(file) else line["组别"])
        found = [line[word] for word in ("自评得分", "复算得分", "差异", "采用得分")]
        assert found == [near(value) for value in (claimed, recomputed, claimed - recomputed, score)]
        assert line["复核分"] == near(
            Fraction(file["review"]["score"]) if (file["review"] or {}).get("score") else None
        )
        assert line["等级"] == next(word for least, word in BANDS if score >= least)
        place = 1 + sum(other > score for other in ranked[group(file)]) if stands(file) else ""
        assert (line["名次"] or "") == place
        budget, executed = money(file, "denominator"), money(file, "numerator")
        assert [line[word] for word in ("预算数（万元）", "执行数（万元）", "执行率")] == [
            near(value) for value in (budget, executed, executed / budget)
        ]
        own = kinds([file])
        assert [line[word] for word in ("强制性", "提示性", "说明")] == [own[k] for k in ("error", "warning", "note")]
        words = {"pass": "通过", "explain": "需说明", "fail": "不通过"}
        assert line["审核结论"] == words[file["verdict"]]
        inside = stands(file) and not counts(file)
        assert line["计入汇总"] == ("含在上级" if inside else "是" if stands(file) else "否")


def closing(book: Path) -> Iterator[dict[str, Any]]:
    """Yield the averages, totals and subtotals below the lines."""
    every = list(sheet(book, "汇总").iter_rows(min_row=3, values_only=True))
    for row in every[60:]:
        if str(row[1]).startswith(("平均（", "合计（", "小计（")):
            yield dict(zip(map(str, every[0]), row, strict=True))


def test_averages_totals_and_subtotals_are_added_up(book: Path, files: list[File]) -> None:
    known = [file for file in files if file["framework"]]
    found = list(closing(book))
    assert Counter(str(row["单位"])[:2] for row in found) == {"平均": 2, "合计": 2, "小计": 5}
    for row in found:
        word = str(row["单位"])[:2]
        own = [file for file in known if group(file) == row["组别"]]
        if word == "小计":
            own = [file for file in own if DEPARTMENTS.get(stem(file)[:2]) == row["主管部门"]]
        standing, counted = list(filter(stands, own)), list(filter(counts, own))
        assert row["单位"] == f"{word}（{len(standing if word == '平均' else counted)} 户）"
        if word != "合计":
            assert row["自评得分"] == near(fmean(Fraction(file["claimed_total"]) for file in standing))
            assert row["复算得分"] == near(fmean(Fraction(file["recomputed_total"]) for file in standing))
            assert row["采用得分"] == near(fmean(adopted(file) or 0 for file in standing))
        if word != "平均":
            budget, executed = (total(money(f, part) for f in counted) for part in ("denominator", "numerator"))
            assert (row["预算数（万元）"], row["执行数（万元）"]) == (near(budget), near(executed))
            assert row["执行率"] == near(executed / budget)


def test_the_first_page_is_added_up(book: Path, files: list[File]) -> None:
    page = rows(book, "总览")
    tiles = dict(zip(page[2], page[3], strict=True))
    verdicts = Counter(file["verdict"] for file in files)
    every = Counter(f["severity"] for file in files for f in file["findings"])
    # What was found in a file that was corrected since is nobody's to deal with.
    (corrected,) = (file for file in files if file["file"].endswith("3109_样例区城南幼儿园.xlsx"))
    still = kinds([file for file in files if file is not corrected])
    assert kinds([corrected])["error"] == 2
    assert [tiles[word] for word in ("应报单位", "未上报单位", "逾期上报单位", "收到自评表")] == [59, 4, 1, len(files)]
    assert [tiles[f"结论：{word}"] for word in ("通过", "需说明", "不通过", "无法读取")] == [
        verdicts[word] for word in ("pass", "explain", "fail", "unreadable")
    ]
    assert tiles["强制性意见"] == every["error"] + ACROSS["error"]
    assert tiles["提示性意见"] == every["warning"] + ACROSS["warning"]
    assert tiles["强制性未处理"] == still["error"] + ACROSS["error"]
    assert tiles["提示性未处理"] == still["warning"] + ACROSS["warning"]
    assert tiles["提示性未处理"] == tiles["提示性意见"] - 2 - kinds([corrected])["warning"]
    for row in page[5:7]:
        own = [file for file in files if file["framework"] and stands(file) and group(file) == row[0]]
        scores = [adopted(file) or Fraction(0) for file in own]
        claimed = fmean(Fraction(file["claimed_total"]) for file in own)
        assert row[3:8] == (len(own), near(claimed), near(fmean(scores)), near(max(scores)), near(min(scores)))
        counted = list(filter(counts, own))
        budget, executed = (total(money(f, part) for f in counted) for part in ("denominator", "numerator"))
        over = sum(money(file, "numerator") > money(file, "denominator") for file in own)
        assert row[8:11] == (len(own), near(executed / budget), over)
        missed = total(map(lost, own))
        assert row[11:13] == (near(missed), near(missed / len(own)))


def last_years(capsys: pytest.CaptureFixture[str]) -> dict[str, File]:
    """Return what ``check`` says of last year's files, by the code of the unit."""
    assert typed("check", BUREAU / "2021" / "上报", "--format", "json") in {0, 1}
    return {stem(file)[:4]: file for file in json.loads(capsys.readouterr().out)["files"]}


def test_both_years_are_averaged_and_added_up(
    book: Path, files: list[File], capsys: pytest.CaptureFixture[str]
) -> None:
    before, codes = last_years(capsys), {"全民健身": "3412"}
    named = [(before.get(codes.get(stem(file)[:4], stem(file)[:4])), file) for file in files if file["framework"]]
    pairs = [(old, new) for old, new in named if old is not None and old["framework"] == new["framework"]]
    standing = [(old, new) for old, new in pairs if stands(new)]
    counted = [(old, new) for old, new in standing if counts(new)]
    assert (len(standing), len(counted)) == (31, 14)
    lines = sheet(book, "上年对比").iter_rows(values_only=True)
    mean, whole = (row for row in lines if str(row[1]).startswith(("平均（", "合计（")))
    scores = fmean(adopted(old) or 0 for old, _ in standing), fmean(adopted(new) or 0 for _, new in standing)
    assert mean[1:6] == ("平均（31 份）", None, "部门整体支出绩效自评表", "2021", "2022")
    apart = pytest.approx(float(scores[1] - scores[0]), abs=1e-6)
    assert list(mean[8:11]) == [near(scores[0]), near(scores[1]), apart]
    assert whole[1] == "合计（14 份）"
    sums = [
        [total(money(pair[year], part) for pair in counted) for year in (0, 1)] for part in ("denominator", "numerator")
    ]
    for (last, this), first in zip(sums, (13, 17), strict=True):
        assert whole[first : first + 4] == (near(last), near(this), near(this - last), near(this / last - 1))
    rates = [sums[1][year] / sums[0][year] for year in (0, 1)]
    assert whole[21:24] == (near(rates[0]), near(rates[1]), near((rates[1] - rates[0]) * 100))


def test_what_units_and_reviewers_wrote_is_there(book: Path) -> None:
    found = {(line["单位"], line["代码"]): (line["处理情况"], line["说明"] or "") for line in table(book, "异常清单")}
    assert found["样例区石桥镇卫生院", "XS411"][0] == "已说明"
    assert "78万元" in str(found["样例区石桥镇卫生院", "XS411"][1])
    assert found["样例区石桥镇卫生院", "XS412"][0] is None
    assert "情况属实" in str(found["样例区石桥镇卫生院", "XS412"][1])
    assert found["样例区精神卫生中心", "XS412"][0] == "已豁免"
    assert {state for state, _ in found.values()} == {None, "已说明", "已豁免", "已有更正件"}
    (open_grade,) = table(book, "等级敏感")
    assert open_grade["单位"] == "样例区旅游服务中心"
    words = ("可能最低总分", "可能最高总分", "可能最低等级", "可能最高等级")
    assert [open_grade[word] for word in words] == [89.52, 90, "良", "优"]


@pytest.mark.office
def test_libreoffice_works_every_formula_out_the_same(book: Path, tmp_path: Path) -> None:
    before, after = stored_values(book), stored_values(recalculated(book, tmp_path))

    def rounded(value: object) -> object:
        return round(value, 9) if isinstance(value, Fraction) else value or ""

    assert {at: (old, after[at]) for at, old in before.items() if rounded(old) != rounded(after[at])} == {}
    assert [at for at, value in after.items() if str(value).startswith("#")] == []
    assert len(before) > 3_000


def linked(book: Path) -> Iterator[Cell]:
    for page in openpyxl.load_workbook(book):
        for row in page.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell) and cell.hyperlink)


def test_every_link_leads_to_a_file_and_a_cell_that_exist(book: Path) -> None:
    opened = cache(openpyxl.load_workbook)
    seen: Counter[str] = Counter()
    for cell in linked(book):
        assert cell.hyperlink is not None
        target, place = cell.hyperlink.target, cell.hyperlink.location
        path = (book.parent / target).resolve() if target else book
        if target:
            assert not Path(target).is_absolute()
            assert path.is_file(), (cell.parent.title, cell.coordinate, target)
            seen[path.parent.name] += 1
        if place:
            name, _, address = place.rpartition("!")
            page = opened(path)[name.strip("'")]
            assert page[address].row <= page.max_row
            assert page[address].column <= page.max_column
            seen["cells"] += 1
    assert len(list((book.parent / "批注").iterdir())) == 58
    assert seen["批注"] >= 58
    assert seen["上报"] >= 59
    assert seen["cells"] >= 20
