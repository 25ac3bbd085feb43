"""Which returns of two times belong together, how that is told, and what stays alone with its reason."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from tests.consolidation.years import PROJECT, finding, record
from xlscore.consolidation.pairing import Pairs, paired
from xlscore.model.finding import Verdict
from xlscore.model.record import Record
from xlscore.model.roster import Filing, FilingState, Roster, RosterUnit


def pairs(now: list[Record], before: list[Record], **more: object) -> Pairs:
    return paired(Roster(tuple(now), previous=tuple(before), **more))  # type: ignore[arg-type]  # filings by name


def told(found: Pairs) -> list[tuple[str, str, str]]:
    return [(pair.now.file, pair.before.file, pair.way) for pair in found.years]


def filing(code: str, *places: int, replaced: tuple[int, ...] = ()) -> Filing:
    return Filing(RosterUnit(code, "教育局"), FilingState.FILED, places, "单位名称", replaced=replaced)


def test_without_earlier_returns_nothing_is_compared() -> None:
    assert pairs([record("a")], []) == Pairs()


def test_names_match_whatever_their_spaces_and_brackets() -> None:
    now = [record("a", "教育局（本级）"), record("b", "民政局")]
    before = [record("c", "教育局 (本级)", 2020), record("d", "司法局", 2020)]
    found = pairs(now, before)
    assert told(found) == [("a", "c", "单位名称")]
    assert [(alone.record.file, alone.why) for alone in found.fresh] == [
        ("b", "以前的报表中没有该单位（项目）的同类表")
    ]
    assert [(alone.record.file, alone.why) for alone in found.gone] == [("d", "本次没有该单位（项目）的同类表")]


def test_the_code_of_the_roster_goes_before_the_name() -> None:
    now, before = [record("a", "教育体育局")], [record("c", "教育局", 2020), record("d", "教育体育局", 2020)]
    found = pairs(now, before, filings=(filing("201", 0),), earlier=(filing("201", 0), filing("202", 1)))
    assert told(found) == [("a", "c", "单位编码")]
    assert [alone.record.file for alone in found.gone] == ["d"]


def test_the_code_goes_for_every_form_of_the_unit() -> None:
    def forms(file: str, name: str, year: int) -> Record:
        parts = [record(file, name, year, edition=PROJECT, project=word, form=n) for n, word in ((1, "一"), (2, "二"))]
        return replace(parts[0], further=(parts[1],))

    now, before = forms("a", "教育体育局", 2021), forms("b", "教育局", 2020)
    found = pairs([now], [before], filings=(filing("201", 0),), earlier=(filing("201", 0),))
    assert [(pair.now.project, pair.before.project, pair.way) for pair in found.years] == [
        ("一", "一", "单位编码"),
        ("二", "二", "单位编码"),
    ]


def test_a_code_an_earlier_summary_states_counts() -> None:
    now = [record("a", "教育体育局")]
    before = [record("c", "教育局", 2020, unit_code="201")]
    assert told(pairs(now, before, filings=(filing("201", 0),))) == [("a", "c", "单位编码")]


def test_projects_of_a_unit_are_told_apart_by_code_or_name() -> None:
    def project(file: str, year: int, name: str, code: str = "") -> Record:
        return record(file, year=year, edition=PROJECT, project=name, project_code=code)

    now = [project("a", 2021, "营养 改善"), project("b", 2021, "新名称", "P2"), project("c", 2021, "校车")]
    before = [project("d", 2020, "营养改善"), project("e", 2020, "旧名称", "P2"), record("f", year=2020)]
    found = pairs(now, before)
    assert told(found) == [("a", "d", "单位名称"), ("b", "e", "单位名称")]
    assert [alone.record.file for alone in (*found.fresh, *found.gone)] == ["c", "f"]


def test_every_form_of_a_file_is_compared() -> None:
    now = record("a", further=(record("a", "乙"),))
    before = record("b", year=2020, further=(record("b", "乙", 2020),))
    assert [pair.now.unit for pair in pairs([now], [before]).years] == ["教育局", "乙"]


def test_a_sheet_without_a_unit_is_matched_by_its_files_name() -> None:
    found = pairs([record("x/教育局.xlsx", "")], [record("y/教育局.xls", "", 2020)])
    assert told(found) == [("x/教育局.xlsx", "y/教育局.xls", "文件名")]


def test_the_year_tells_last_year_from_an_earlier_submission() -> None:
    now = [record("a", year=2021)]
    found = pairs(now, [record("c", year=2019), record("d", year=2020), record("e", year=2021), record("f", year=2022)])
    assert told(found) == [("a", "d", "单位名称")]
    assert [(pair.now.file, pair.before.file) for pair in found.resubmitted] == [("a", "e")]
    assert (found.fresh, found.gone) == ((), ())


def test_where_no_year_is_stated_the_operator_is_taken_at_his_word() -> None:
    assert told(pairs([record("a", year=None)], [record("c", year=2021)])) == [("a", "c", "单位名称")]
    assert told(pairs([record("a", year=2021)], [record("c", year=None)])) == [("a", "c", "单位名称")]


def test_a_later_year_is_no_last_year() -> None:
    found = pairs([record("a", year=2021)], [record("c", year=2022)])
    assert found.years == ()
    assert [alone.why for alone in found.fresh] == ["以前的报表年度（2022）晚于本次"]


def test_of_several_different_returns_none_is_chosen_and_equal_ones_are_one() -> None:
    now = [record("a")]
    several = pairs(now, [record("x/c", year=2020), record("d", year=2020)])
    assert several.years == ()
    assert [alone.why for alone in several.fresh] == ["以前的报表有 2 份（c、d），无法判断以哪一份为准"]
    equal = pairs(now, [record("c", year=2020, sha256="1"), record("d", year=2020, sha256="1")])
    assert told(equal) == [("a", "c", "单位名称")]
    from_summary = pairs(now, [record("c", year=2020, sha256=""), record("d", year=2020, sha256="")])
    assert from_summary.years == ()


def test_unreadable_files_stay_alone() -> None:
    def bad(file: str) -> Record:
        return Record(file, "", Verdict.UNREADABLE)

    found = pairs([bad("a")], [bad("a")])
    assert [alone.why for alone in found.fresh] == ["本次的文件无法读取"]
    assert [alone.why for alone in found.gone] == ["文件无法读取"]


def test_what_was_sent_back_and_handed_in_again_is_a_resubmission_of_its_own() -> None:
    records = [record("a", claimed=Fraction(90)), record("b")]
    found = pairs(records, [], filings=(filing("201", 1, replaced=(0,)),))
    assert [(pair.now.file, pair.before.file, pair.way) for pair in found.resubmitted] == [("b", "a", "退回后重报")]
    twice = pairs([*records, record("c")], [], filings=(filing("201", 1, 2, replaced=(0,)),))
    assert twice.resubmitted == ()
    before = pairs(records, [record("z", year=2020)], filings=(filing("201", 1, replaced=(0,)),))
    assert told(before) == [("b", "z", "单位名称")]


def again(found: Pairs) -> list[tuple[str, str, str]]:
    return [(pair.now.file, pair.before.file, pair.now.project) for pair in found.resubmitted]


def test_several_files_and_forms_sent_back_are_each_compared_with_their_correction() -> None:
    def project(file: str, name: str, *further: Record, **more: Any) -> Record:
        return record(file, edition=PROJECT, project=name, further=further, **more)

    held = [
        project("旧一", "营养"),
        project("旧二", "校车", project("旧二", "校舍", form=2)),
        project("新", "校舍", project("新", "营养", form=2)),
        project("新二", "校车"),
    ]
    found = pairs(held, [], filings=(filing("201", 2, 3, replaced=(0, 1)),))
    assert again(found) == [("新", "旧一", "营养"), ("新二", "旧二", "校车"), ("新", "旧二", "校舍")]


def test_of_several_versions_sent_back_the_last_counts_and_of_different_corrections_none() -> None:
    days = [date(2022, 3, 20), date(2022, 3, 18), None]
    held = [record(f"旧{n}", filed_on=day) for n, day in enumerate(days)]
    found = pairs([*held, record("新")], [], filings=(filing("201", 3, replaced=(0, 1, 2)),))
    assert again(found) == [("新", "旧0", "")]
    same = [*held, record("新", sha256="1"), record("新副本", sha256="1")]
    assert again(pairs(same, [], filings=(filing("201", 3, 4, replaced=(1, 2)),))) == [("新", "旧1", "")]


def test_forms_nothing_tells_apart_are_compared_in_their_order() -> None:
    def file(name: str) -> Record:
        return record(name, edition=PROJECT, further=(record(name, edition=PROJECT, form=2, claimed=Fraction(1)),))

    found = pairs([file("旧"), file("新")], [], filings=(filing("201", 1, replaced=(0,)),))
    assert [(pair.now.form, pair.before.form) for pair in found.resubmitted] == [(1, 1), (2, 2)]


def test_findings_go_with_their_form_wherever_it_stands() -> None:
    def project(file: str, name: str, **more: Any) -> Record:
        return record(file, edition=PROJECT, project=name, **more)

    old = project(
        "旧",
        "营养",
        further=(project("旧", "校车", form=2),),
        findings=(finding("XS301", "P.1"), finding("XS303", "第2张表"), finding("XS306", "第2张表/P.1")),
    )
    new = project(
        "新",
        "校车",
        further=(project("新", "营养", form=2),),
        findings=(finding("XS306", "P.1"), finding("XS301", "第2张表/P.1"), finding("XS302", "第3张表")),
    )
    meals, bus = pairs([old, new], [], filings=(filing("201", 1, replaced=(0,)),)).resubmitted
    assert [[one.id for one in side] for side in meals.findings] == [["XS301:P.1"], ["XS301:P.1"]]
    assert [[one.id for one in side] for side in bus.findings] == [
        ["XS306:P.1", "XS302:第3张表"],
        ["XS303", "XS306:P.1"],
    ]
