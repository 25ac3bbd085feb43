from dataclasses import replace
from fractions import Fraction

from tests.consolidation.years import PROJECT, finding, line, record
from xlscore.checks.changed_since_last import changed_since_last
from xlscore.checks.registry import run_checks
from xlscore.model.finding import Finding, Severity
from xlscore.model.record import Record
from xlscore.model.roster import Roster


def found(now: Record, *before: Record) -> list[Finding]:
    findings, broken = run_checks((changed_since_last,), Roster((now,), previous=before))
    assert broken == []
    return findings


def again() -> Roster:
    """Return a filing that changed four cells, put one finding right and brought another."""
    rows = (line(claimed=Fraction(18), points=Fraction(19), reason="因天气原因培训推迟，人数未达到年初预定的目标。"),)
    now = record("新.xlsx", claimed=Fraction(93), scores=rows, findings=(finding("XS302"), finding("XS303")))
    return Roster((now,), previous=(record("旧.xlsx", findings=(finding("XS301"), finding("XS302"))),))


def test_a_unit_that_files_for_the_first_time_or_last_year_only_has_nothing_to_say() -> None:
    assert found(record("a")) == []
    assert found(record("a"), record("b", year=2020)) == []


def test_changed_cells_and_findings_are_counted_and_the_first_three_named() -> None:
    (note,), _ = run_checks((changed_since_last,), again())
    assert (note.code, note.severity, note.id) == ("XS506", Severity.NOTE, "XS506:教育局")
    assert note.message == (
        "「教育局」的“新.xlsx”与上次报送的“旧.xlsx”相比，改动 4 处：自评表!A20 总分 95→93；"
        "自评表!A9 P.1 培训人次 分值 20→19；自评表!B9 P.1 培训人次 自评得分 20→18；等 4 处。"
        "上次的审核意见已改正 1 条，仍未改正 1 条，新增 1 条。"
    )


def test_long_texts_are_cut_and_blanks_are_named() -> None:
    now = record("a", scores=(line(reason="因天气原因培训推迟，人数未达到年初预定的目标。"),))
    (note,) = found(now, record("b"))
    assert "改动 1 处：自评表!E9 P.1 培训人次 偏差原因 空→因天气原因培训推迟，人数未达到年初预定的…。" in note.message


def test_the_same_file_again_and_a_file_changed_elsewhere() -> None:
    same = record("a", sha256="1", findings=(finding("XS301"),))
    (note,) = found(same, replace(same, file="b"))
    assert note.message == "「教育局」的“a”与上次报送的“b”完全相同，上次的 1 条审核意见都未改正。"
    (note,) = found(record("a"), record("b"))
    assert "相比，指标、得分和金额没有改动。上次的审核意见已改正 0 条" in note.message


def test_projects_are_named() -> None:
    now = record("a", edition=PROJECT, project="校车")
    (note,) = found(now, replace(now, file="b"))
    assert note.id == "XS506:教育局/校车"
    assert note.message.startswith("「教育局」（校车）的“a”")


def test_the_same_file_with_nothing_to_correct_is_only_the_same() -> None:
    same = record("a", sha256="1")
    (note,) = found(same, replace(same, file="b"))
    assert note.message == "「教育局」的“a”与上次报送的“b”完全相同。"
