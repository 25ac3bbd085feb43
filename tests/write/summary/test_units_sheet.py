"""汇总 of sixty units: every figure added up from the JSON of ``check``, and moved by the reviewer's score."""

import json
from collections import Counter, defaultdict
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.oracle.formula_values import stored_values
from tests.oracle.office import recalculated
from tests.write.summary.district import REVIEWED, district, dossiers, records, sheet, table
from xlscore.consolidation.lines import lay_out
from xlscore.exact import exact
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.pipeline import gather
from xlscore.write.findings_json import item_text
from xlscore.write.summary import summary_bytes

NOT_COUNTED = {
    "已有更正件": 1,
    "重复上报，以哪份为准待定": 2,
    "重复（内容相同）": 1,
    "已退回，未重报": 1,
    "无法读取": 1,
    "名册外": 1,
}


def written(roster: Roster, folder: Path) -> Path:
    target = folder / "汇总.xlsx"
    target.write_bytes(summary_bytes(roster, folder))
    return target


@pytest.fixture(scope="module", params=["2021", "2022"])
def year(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def book(year: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(district(year), tmp_path_factory.mktemp(f"y{year}"))


@pytest.fixture(scope="module")
def book2022(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(district("2022"), tmp_path_factory.mktemp("y"))


@pytest.mark.office
def test_every_formula_is_what_libreoffice_works_out(book: Path, tmp_path: Path) -> None:
    before = stored_values(book)
    after = stored_values(recalculated(book, tmp_path))
    assert {at: (old, after[at]) for at, old in before.items() if not same(old, after[at])} == {}
    assert not [at for at, value in after.items() if str(value).startswith("#")]
    assert len(before) > 400


def same(old: object, new: object) -> bool:
    if isinstance(old, Fraction) and isinstance(new, Fraction):
        return round(old, 9) == round(new, 9)
    return (old or "") == (new or "")


def number(text: Any) -> Decimal | None:
    return None if text is None else Decimal(text)


def from_json(year: str) -> list[dict[str, Any]]:
    """Return what the JSON of ``check`` says of each file: scores, amounts in 万元, counts of findings."""
    files = [json.loads(item_text(dossier)) for dossier in dossiers(year)]
    result = []
    for file in files:
        rate = next((item for item in file.get("rates", ()) if item["name"] == "年度资金总额"), None)
        scale = Decimal(10_000) if file.get("money_unit") == "元" else Decimal(1)
        amounts = [number(rate[name]) if rate else None for name in ("denominator", "numerator")]
        result.append(
            {
                "unit": file["unit"],
                "claimed": number(file["claimed_total"]),
                "recomputed": number(file["recomputed_total"]),
                "amounts": [None if amount is None else amount / scale for amount in amounts],
                "counts": Counter(item["severity"] for item in file["findings"] if item["state"] == "open"),
            }
        )
    return result


def close(value: object, expected: Decimal | None) -> bool:
    if expected is None:
        return not isinstance(value, int | float)
    return value == pytest.approx(float(expected), abs=1e-9)


def test_every_line_states_what_the_json_states(year: str, book: Path) -> None:
    lines = table(book, "汇总")
    facts = from_json(year)
    assert len(lines) == len(facts) == {"2021": 38, "2022": 59}[year]
    for line, fact in zip(lines, facts, strict=True):
        adopted = number(str(float(REVIEWED[fact["unit"]]))) if fact["unit"] in REVIEWED else fact["recomputed"]
        assert close(line["自评得分"], fact["claimed"])
        assert close(line["复算得分"], fact["recomputed"])
        assert close(line["采用得分"], adopted)
        assert close(line["预算数（万元）"], fact["amounts"][0])
        assert close(line["执行数（万元）"], fact["amounts"][1])
        assert [line[word] for word in ("强制性", "提示性", "说明")] == [
            fact["counts"][word] for word in ("error", "warning", "note")
        ]


def test_every_total_is_added_up_from_the_lines_of_the_json(year: str, book: Path) -> None:
    lines, facts = table(book, "汇总"), from_json(year)
    counted: dict[object, list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for line, fact in zip(lines, facts, strict=True):
        if line["计入汇总"] == "是":
            for at, amount in enumerate(fact["amounts"]):
                counted[line["组别"]][at] += amount or 0
                counted[line["组别"], line["主管部门"]][at] += amount or 0
    rows = [row for row in sheet(book, "汇总").iter_rows(min_row=4 + len(lines), values_only=True) if row[1]]
    totals = {row[6]: row for row in rows if str(row[1]).startswith("合计（")}
    subtotals = {(row[6], row[3]): row for row in rows if str(row[1]).startswith("小计（")}
    assert totals.keys() | subtotals.keys() == counted.keys()
    for key, row in (totals | subtotals).items():
        assert [row[16], row[17]] == [pytest.approx(float(amount)) for amount in counted[key]]
        assert row[18] == pytest.approx(float(counted[key][1] / counted[key][0]))
    means = {row[6]: row for row in rows if str(row[1]).startswith("平均（")}
    for group, row in means.items():
        standing = [
            fact for line, fact in zip(lines, facts, strict=True) if line["组别"] == group and line["计入汇总"] != "否"
        ]
        claimed = [fact["claimed"] for fact in standing]
        assert row[1] == f"平均（{len(standing)} 户）"
        assert row[7] == pytest.approx(float(sum(claimed) / len(claimed)))
    findings = Counter(line["组别"] for line in lines for _ in range(int(str(line["强制性"]))))
    assert {group: row[23] for group, row in totals.items()} == {group: findings[group] for group in totals}


def test_nothing_is_counted_twice(book2022: Path) -> None:
    lines = table(book2022, "汇总")
    why = Counter(str(line["未计入原因"]) for line in lines if line["计入汇总"] == "否")
    assert why == NOT_COUNTED
    inside = Counter(str(line["汇入单位"]) for line in lines if line["计入汇总"] == "含在上级")
    assert inside == {"3100": 14, "3200": 14}
    assert {line["计入汇总"] for line in lines if line["单位"] in {"样例区教育局", "样例区卫生健康局"}} == {"是"}
    rows = {row[1]: row for row in sheet(book2022, "汇总").iter_rows(values_only=True)}
    assert rows["其中 样例区教育局：差额（调整）"][16:18] == (850, 843.2)
    assert rows["其中 样例区卫生健康局：所属 14 户"][16:18] == (20437.49, 19466.04)


def test_grades_and_ranks_follow_the_bands_and_the_group(book2022: Path) -> None:
    lines = {str(line["单位"]).partition("：")[0]: line for line in table(book2022, "汇总")}
    grades = {name: lines[name]["等级"] for name in REVIEWED}
    assert grades == {"样例区演艺中心": "中", "样例区图书馆": "优", "样例区博物馆": "良"}
    assert lines["样例区美术馆"]["名次"] == 1
    assert (lines["样例区美术馆"]["组别"], lines["样例区广播电视站"]["名次"]) == (2, 1)
    ranks = Counter(line["名次"] for line in lines.values() if line["组别"] == 1 and line["名次"])
    tied = [rank for rank, units in ranks.items() if units > 1]
    assert tied
    assert not {rank + 1 for rank in tied if isinstance(rank, int)} & ranks.keys()
    assert lines["样例区供水服务中心"]["名次"] in {None, ""}


def test_amounts_in_yuan_are_marked(book2022: Path) -> None:
    units = Counter(str(line["原报单位"]) for line in table(book2022, "汇总") if line["审核结论"] != "无法读取")
    assert units == {"万元": 57, "元": 1}


@pytest.mark.office
def test_editing_a_reviewed_score_moves_totals_ranks_and_grades(book2022: Path, tmp_path: Path) -> None:
    changes = {"样例区第一中学": "59.99", "样例区人民医院": "60", "样例区文化馆": "1", "样例区图书馆": None}
    names = [str(line["单位"]) for line in table(book2022, "汇总")]
    workbook = openpyxl.load_workbook(book2022)
    for name, score in changes.items():
        if name in names:
            cell = workbook["汇总"].cell(4 + names.index(name), 11)
            cell.value = None if score is None else float(score)
    edited = tmp_path / "改.xlsx"
    workbook.save(edited)
    recomputed = table(recalculated(edited, tmp_path / "新"), "汇总")

    def changed(record: Record) -> Record:
        if record.unit not in changes:
            return record
        score = changes[record.unit]
        return replace(record, reviewed=None if score is None else exact(score))

    roster = gather(map(changed, records("2022")), district("2022").expected)
    laid = lay_out(roster)
    for line, row, rank in zip(laid.lines, recomputed, laid.ranks(), strict=True):
        assert row["采用得分"] == (None if line.adopted is None else pytest.approx(float(line.adopted)))
        edition = line.record.edition
        assert (row["等级"] or "") == (edition.grade_of(line.adopted) if edition else "")
        assert row["名次"] == rank
    means = [row for row in sheet(tmp_path / "新" / "改.xlsx", "汇总").iter_rows(values_only=True) if row[6] == 1]
    adopted = [line.adopted for line in laid.of_group(0) if line.adopted is not None]
    mean = next(row[11] for row in means if str(row[1]).startswith("平均（"))
    assert mean == pytest.approx(float(sum(adopted) / len(adopted)))


@pytest.mark.office
def test_changing_what_counts_moves_the_totals(book2022: Path, tmp_path: Path) -> None:
    lines = table(book2022, "汇总")
    place = next(at for at, line in enumerate(lines) if line["单位"] == "样例区种子管理站")
    workbook = openpyxl.load_workbook(book2022)
    column = next(cell.column for cell in workbook["汇总"][3] if cell.value == "计入汇总")
    workbook["汇总"].cell(4 + place, column).value = "是"
    edited = tmp_path / "改.xlsx"
    workbook.save(edited)
    fresh = sheet(recalculated(edited, tmp_path / "新"), "汇总")

    def total(rows: Any, label: str) -> Any:
        return next(row for row in rows if str(row[1]).startswith(label) and row[6] == 1)

    before = total(sheet(book2022, "汇总").iter_rows(values_only=True), "合计（")
    after = total(fresh.iter_rows(values_only=True), "合计（")
    assert (before[1], after[1]) == ("合计（23 户）", "合计（24 户）")
    assert after[16] - before[16] == pytest.approx(lines[place]["预算数（万元）"])
