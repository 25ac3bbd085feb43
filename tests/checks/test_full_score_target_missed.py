from tests.checks.builders import (
    OUTPUT,
    edition,
    exact_interval,
    faults,
    finding,
    measured,
    only,
    row,
    score,
    scored,
    sheet,
)
from tests.checks.values import measured_row
from xlscore.checks.full_score_target_missed import full_score_target_missed
from xlscore.exact import exact
from xlscore.model.finding import Severity
from xlscore.model.submission import ScoreRow
from xlscore.scoring.rows import score_open


def missed(claimed: str = "10", points: str = "10") -> ScoreRow:
    target, actual = measured("≥1000人次", "1000", "F14"), measured("950人次", "950", "G14")
    return row(14, "P.2", points, claimed, title="培训人次", target=target, actual=actual)


def test_full_points_below_the_target_are_an_error_with_what_is_due() -> None:
    bad = score(missed(), "9.5", met=False, completion=exact("0.95"), working="950÷1000×10＝9.5")
    found = finding(full_score_target_missed, scored(sheet(), bad))
    assert found.severity is Severity.ERROR
    assert found.message == (
        "自评表!I14「培训人次」指标值「≥1000人次」，实际完成「950人次」（完成 95.00%），未达到目标，却得满分 10"
        "；按评分标准应得 9.5 分，计算：950÷1000×10＝9.5。"
    )
    assert (found.subject, found.difference) == ("培训人次", "0.5")
    assert [place.a1 for place in found.cells] == ["I14", "G14", "F14"]


def test_it_is_known_even_where_the_due_score_is_not() -> None:
    found = only(full_score_target_missed, scored(sheet(), score(missed(), met=False)))
    assert "应得" not in found.message
    assert (found.claimed, found.recomputed) == ("10", None)


def test_deducted_met_unknown_and_rounded_to_full_are_fine() -> None:
    nearly = score(missed(), "10", met=False, unrounded=exact("9.999"))
    reachable = score(missed(), "9.99", met=False, reach=exact_interval("9.98", "9.998"))
    rows = (
        score(missed("9"), "9.5", met=False),
        score(missed(), "10", met=True),
        score(missed()),
        nearly,
        reachable,
        score(missed("0", "0"), met=False),
        score(missed("11"), "9.5", met=False),
    )
    assert faults(full_score_target_missed, scored(sheet(), *rows, framework=edition())) == []


def test_a_target_missed_by_a_hair_is_not_printed_as_reached() -> None:
    close = score(missed(), "9.99", met=False, completion=exact("0.99999"))
    assert "（完成 99.999%）" in only(full_score_target_missed, scored(sheet(), close)).message


def test_a_missed_deadline_says_by_how_many_days() -> None:
    late = measured_row("2021年11月30日前", "2021年12月25日", title="完成时间")
    known = edition(open_sections=[OUTPUT])
    found = only(full_score_target_missed, scored(sheet(), score_open(known, known.open_sections[0], late)))
    assert found.message == (
        "自评表!I9「完成时间」指标值「2021年11月30日前」，实际完成「2021年12月25日」，晚 25 天，未达到目标，"
        "却得满分 10；评分标准没有规定这种情况扣多少分，须由审核人判断。"
    )
    kept = measured_row("2021年11月30日前", "2021年11月30日")
    assert faults(full_score_target_missed, scored(sheet(), score_open(known, known.open_sections[0], kept))) == []
