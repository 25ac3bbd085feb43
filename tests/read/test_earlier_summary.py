"""An earlier summary read back by its headers: figures as the bureau left them, and one sentence for anything else."""

import io
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from tests.consolidation.years import SAMPLES
from tests.oracle.office import recalculated
from xlscore.consolidation.condense import condense
from xlscore.consolidation.edition import edition_of
from xlscore.consolidation.last_year import Change, compared
from xlscore.consolidation.pairing import Pair, paired
from xlscore.errors import UsageError
from xlscore.model.finding import Verdict
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.pipeline import assess, find_workbooks, gather
from xlscore.read.catalogue import Catalogue
from xlscore.read.earlier_summary import read_earlier_summary
from xlscore.read.roster import read_roster
from xlscore.write.summary import summary_bytes
from xlscore.write.summary.unit_columns import NAME, REVIEWED


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [condense(assess(path)) for path in find_workbooks([SAMPLES / "bureau" / "上报", SAMPLES / "published"])]


@pytest.fixture(scope="module")
def summary(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("以前") / "汇总.xlsx"
    roster = gather(records, read_roster(SAMPLES / "bureau" / "上报名册.xlsx"))
    target.write_bytes(summary_bytes(roster, target.parent))
    return target


def test_units_come_back_with_their_figures(records: list[Record], summary: Path) -> None:
    found = {(record.unit, record.file.rpartition("!")[2]): record for record in read_earlier_summary(summary)}
    assert len(found) == len(records)
    by_unit = {record.unit: record for record in found.values()}
    for record in records:
        if "（更正）" in record.file or record.unit == "样例区农业农村局":
            continue
        back = by_unit[record.unit]
        assert (back.year, back.claimed, back.recomputed) == (record.year, record.claimed, record.recomputed)
        assert (back.budget, back.executed, back.verdict) == (record.budget, record.executed, record.verdict)
        assert back.edition == record.edition
    education = by_unit["样例区教育局"]
    assert education.file.startswith(f"{summary}#汇总!")
    assert (education.sha256, education.findings, education.rates) == ("", (), ())


def test_indicators_come_back_by_column_so_that_years_can_be_compared(records: list[Record], summary: Path) -> None:
    back = next(record for record in read_earlier_summary(summary) if record.unit == "样例区科学技术局")
    assert [(line.code, line.points, line.claimed) for line in back.scores] == [
        ("E", Fraction(10), Fraction("9.62")),
        ("P", Fraction(50), Fraction("49.25")),
        ("B", Fraction(30), Fraction(30)),
        ("S", Fraction(10), Fraction(10)),
    ]
    now = next(record for record in records if record.unit == "样例区科学技术局")
    year = compared(Pair(now, replace(back, year=2020), "单位名称"))
    assert [(line.line.code, line.change) for line in year.lines] == [
        (code, Change.KEPT) for code in ("E", "P", "B", "S")
    ]
    assert year.lines[1].now is not None
    assert (year.lines[1].now.points, year.lines[1].now.claimed) == (Fraction(50), Fraction("49.25"))


def test_a_score_the_bureau_typed_in_is_the_score(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "汇总"
    sheet.append(["绩效自评审核汇总表"])
    sheet.append(["序号", "年度", "单位", "单位编码", "指标体系", "自评得分", "复算得分", "复核分", "等级", "审核结论"])
    sheet.append([1, 2020, "甲", "201", "national_overall_2020", 99, "无法复算", 93.5, "优", "需说明"])
    sheet.append([2, "未填", "乙", 202, "自编的", "未填", None, None, "", "别的"])
    sheet.append([3, 2020, "丙：校车运行", "203", "national_project_2020", 90, 90, None, "优", "通过"])
    sheet.append(["", "", "平均"])
    book.save(tmp_path / "汇总.xlsx")
    first, second, third = read_earlier_summary(tmp_path / "汇总.xlsx")
    assert (first.unit, first.unit_code, first.year) == ("甲", "201", 2020)
    assert (first.claimed, first.recomputed, first.reviewed) == (Fraction(99), None, Fraction("93.5"))
    assert (first.grade, first.verdict.value) == ("优", "explain")
    assert first.edition is not None
    assert (second.unit_code, second.year, second.edition, second.claimed) == ("202", None, None, None)
    assert second.verdict.value == "pass"
    assert (third.unit, third.project) == ("丙", "校车运行")


def test_blocks_of_scores_are_found_by_their_headings(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "汇总"
    sheet.append(["序号", "单位", "指标体系", "年度", "自评得分", "复算得分"])
    for number, year in enumerate((2020, 2021, 2020), start=1):
        sheet.append([number, "甲", "national_overall_2020", year, 99, 98])
    scores = book.create_sheet("指标得分")
    head = ["单位", "项目", "预算执行率\n（10分）", "产出指标\n（50分）", "效益指标\n（30分）", "满意度指标\n（10分）"]
    for title, points in (("整体（national_overall_2020） 2020年", 9), ("整体（national_overall_2020） 2021年", 8)):
        scores.append([title])
        scores.append(head)
        scores.append(["甲", "自评得分", points, 50, "—", 10])
        scores.append(["甲", "自评得分", points - 1, 50, "—", 10])
        scores.append(["平均", "得分", 1, 1, 1, 1])
        scores.append([])
        scores.append(head)
        scores.append(["甲", "自评得分率", 0.9, 1, 1, 1])
    scores.append(["整体（national_overall_2020）"])
    scores.append(["单位", "项目", "陌生的指标"])
    scores.append(["甲", "复算得分", 1])
    scores.append(["别的表"])
    book.save(tmp_path / "汇总.xlsx")
    found = read_earlier_summary(tmp_path / "汇总.xlsx")
    assert [[line.claimed for line in record.scores] for record in found] == [
        [9, 50, None, 10],
        [8, 50, None, 10],
        [8, 50, None, 10],
    ]


def test_what_is_no_summary_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="不是 xlscore 写出的汇总表"):
        read_earlier_summary(SAMPLES / "bureau" / "上报名册.xlsx")
    (tmp_path / "坏.xlsx").write_bytes(io.BytesIO(b"PK nothing").getvalue())
    with pytest.raises(UsageError, match="以前的汇总表"):
        read_earlier_summary(tmp_path / "坏.xlsx")


def by_column(record: Record) -> dict[str, tuple[Fraction | None, Fraction | None]]:
    """Return claimed and recomputed points by column, rows of an open section added up; unknown with any unknown."""
    held: dict[str, list[tuple[Fraction | None, Fraction | None]]] = {}
    for line in record.scores:
        held.setdefault(line.column, []).append((line.claimed, line.recomputed))
    sums: dict[str, tuple[Fraction | None, Fraction | None]] = {}
    for code, pairs in held.items():
        first, second = (
            None if any(value is None for value in values) else sum(filter(None, values), Fraction(0))
            for values in zip(*pairs, strict=True)
        )
        sums[code] = (first, second)
    return sums


def test_every_indicator_of_every_edition_comes_back(records: list[Record], tmp_path: Path) -> None:
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(summary_bytes(Roster(tuple(records)), tmp_path))
    found = read_earlier_summary(target)
    forms = [form for record in records for form in record.forms]
    assert [(one.unit, one.edition, one.year) for one in found] == [(one.unit, one.edition, one.year) for one in forms]
    compared = 0
    for own, back in zip(forms, found, strict=True):
        read = {line.code: (line.claimed, line.recomputed) for line in back.scores}
        if not read:
            assert own.unit == "样例区农业农村局"
            continue
        known = by_column(own)
        assert {code: pair for code, pair in read.items() if pair != known.get(code, (None, None))} == {}
        assert {code for code, pair in known.items() if any(part is not None for part in pair)} <= set(read)
        compared += len(read)
    assert compared > 60


@pytest.mark.office
def test_what_a_bureau_edited_and_saved_is_what_counts(records: list[Record], tmp_path: Path) -> None:
    """Edited in a program that works the formulas out again, the grade follows the reviewer's score."""
    (tmp_path / "写").mkdir()
    target = tmp_path / "写" / "汇总.xlsx"
    target.write_bytes(summary_bytes(Roster(tuple(records[:3])), tmp_path))
    book = openpyxl.load_workbook(target)
    book[NAME].cell(4, REVIEWED + 1).value = 79.99
    book[NAME].cell(5, REVIEWED + 1).value = 90
    book.save(target)
    for path in (target, recalculated(target, tmp_path / "算")):
        first, second, third = read_earlier_summary(path)
        assert [one.reviewed for one in (first, second, third)] == [Fraction("79.99"), Fraction(90), None]
        assert [one.adopted for one in (first, second, third)] == [
            Fraction("79.99"),
            Fraction(90),
            records[2].recomputed,
        ]
        assert [one.claimed for one in (first, second, third)] == [one.claimed for one in records[:3]]
    assert [one.grade for one in (first, second, third)] == ["中", "优", records[2].grade]


def test_projects_of_one_unit_are_told_apart(tmp_path: Path) -> None:
    edition = edition_of(Catalogue.shipped().framework("national_project_2020"))
    base = Record("a", "", Verdict.PASS, unit="甲", edition=edition, year=2020)
    held = [
        replace(base, file=name, project=name, claimed=score, recomputed=score)
        for name, score in (("校车运行", Fraction(90)), ("校舍维修", Fraction(80)))
    ]
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(summary_bytes(Roster(tuple(held)), tmp_path))
    back = read_earlier_summary(target)
    assert [(one.unit, one.project, one.claimed) for one in back] == [
        ("甲", "校车运行", Fraction(90)),
        ("甲", "校舍维修", Fraction(80)),
    ]
    now = tuple(replace(one, year=2021, file=f"{one.file}2") for one in reversed(held))
    pairs = paired(Roster(now, previous=back)).years
    assert [(pair.now.project, pair.before.project) for pair in pairs] == [("校舍维修",) * 2, ("校车运行",) * 2]
