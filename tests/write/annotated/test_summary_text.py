"""The sentences at the head of the sheet 审核结果."""

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from tests.write.annotated.makers import edition, finding
from xlscore import __version__
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Severity
from xlscore.model.scorecard import Score, Scorecard, ScoreState
from xlscore.model.submission import Entry, ScoreRow, State, Submission
from xlscore.write.annotated.summary_text import (
    claimed_text,
    counts_text,
    file_name,
    head_pairs,
    recomputed_text,
    unknown_scores,
)

_PLAIN = Dossier("C:\\报送\\自评表.xlsx", "ab" * 32)


def _score(title: str, state: ScoreState, recomputed: Fraction | None = None) -> Score:
    return Score(ScoreRow("B1", title, ()), state, Fraction(10), recomputed)


def _claimed(total: Entry, grade: str = "") -> Submission:
    return Submission("project", total=total, grade=Entry(State.GIVEN, text=grade))


def _head(dossier: Dossier, received: datetime | None = None) -> dict[str, str]:
    return dict(pair for row in head_pairs(dossier, received) for pair in row)


def test_name_of_the_file_has_no_folders() -> None:
    assert file_name(_PLAIN) == "自评表.xlsx"
    assert file_name(replace(_PLAIN, file="a/b.xlsx")) == "b.xlsx"


def test_head_of_an_unrecognised_file() -> None:
    head = _head(_PLAIN)
    assert head["单位名称"] == head["年度"] == head["评分表"] == "未识别"
    assert head["自评总分及等级"] == "未读出"
    assert head["复算总分及等级"] == "无法复算"
    assert head["文件时间"] == "未记录"
    assert head["审核程序"] == f"xlscore {__version__}"
    assert head["SHA-256 校验值"] == "ab" * 32
    assert head["审核结论"] == "通过"


def test_head_names_edition_source_standing_and_overlays() -> None:
    merged = edition(overlays=("市局提供的分值",))
    dossier = replace(_PLAIN, framework=merged, recognised_by="stamp", unit="某单位", fiscal_year=2021)
    head = _head(dossier, datetime(2026, 11, 20, 9, 5))  # noqa: DTZ001 -- local time as the clerk's clock shows it
    assert head["评分表"] == "评分表（sample_overall_2021）"
    assert head["识别依据"] == "模板标识"
    assert head["编制依据"] == "通知（样财〔2021〕1号），已核实"
    assert head["补充数据"] == "市局提供的分值"
    assert (head["单位名称"], head["年度"]) == ("某单位", "2021 年度")
    assert head["文件时间"] == "2026-11-20 09:05"
    assert _head(replace(dossier, recognised_by="layout"))["识别依据"] == "版式特征"
    assert _head(replace(dossier, recognised_by="option"))["识别依据"] == "人工指定"
    assert _head(replace(dossier, recognised_by=None))["识别依据"] == "——"


def test_document_without_number() -> None:
    source = {"document": "", "title": "通知", "standing": "unconfirmed", "checked_on": "2026-11-20"}
    assert _head(replace(_PLAIN, framework=edition(source=source)))["编制依据"] == "通知，待核"


def test_unit_may_come_from_the_sheet() -> None:
    submission = replace(_claimed(Entry(State.BLANK)), unit_name="表内单位")
    assert _head(replace(_PLAIN, submission=submission))["单位名称"] == "表内单位"


def test_claimed_total() -> None:
    given = Entry(State.GIVEN, value=Fraction("97.65"), text="97.650")
    for entry, grade, text in (
        (given, "优", "97.65 分，优"),
        (given, "", "97.65 分"),
        (Entry(State.MALFORMED, text="九十"), "优", "九十，优"),
        (Entry(State.BLANK), "", "未填"),
    ):
        assert claimed_text(replace(_PLAIN, submission=_claimed(entry, grade))) == text


def test_recomputed_total() -> None:
    known = Scorecard(total=Fraction("97.3"), grade="优")
    assert recomputed_text(replace(_PLAIN, scorecard=known)) == "97.3 分，优"
    assert recomputed_text(replace(_PLAIN, scorecard=replace(known, grade=None))) == "97.3 分"


def test_total_that_cannot_be_known_names_the_rows() -> None:
    scores = (
        _score("甲", ScoreState.UNCONFIRMED),
        _score("乙", ScoreState.NOT_PROVIDED),
        _score("丙", ScoreState.NOT_APPLICABLE),
        _score("丁", ScoreState.SCORED, Fraction(1)),
    )
    dossier = replace(_PLAIN, scorecard=Scorecard(scores=scores))
    assert [score.row.title for score in unknown_scores(dossier)] == ["甲", "乙"]
    assert recomputed_text(dossier) == "无法复算：甲、乙没有复算得分（见表末）"
    many = Scorecard(scores=tuple(_score(title, ScoreState.UNCONFIRMED) for title in "甲乙丙丁"), grade="优")
    assert recomputed_text(replace(_PLAIN, scorecard=many)) == (
        "无法复算：甲、乙、丙 等 4 行没有复算得分（见表末）；按自评总分应为“优”"
    )
    assert recomputed_text(replace(_PLAIN, scorecard=Scorecard())) == "无法复算（见表末）"


def test_counts_by_level() -> None:
    found = (finding("B2"), finding("B3"), finding("B4", severity=Severity.NOTE))
    assert counts_text(replace(_PLAIN, findings=found)) == "强制性 2 条，提示性 0 条，说明 1 条"
