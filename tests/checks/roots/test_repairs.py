from fractions import Fraction

from tests.checks.builders import (
    AMOUNTS,
    EXECUTION,
    OUTPUT,
    cell,
    closing,
    edition,
    exact_interval,
    indicator,
    line,
    row,
    score,
    scored,
    sheet,
    typed,
    word,
)
from xlscore.checks.registry import Scored
from xlscore.checks.roots import Rank, repairs_of
from xlscore.exact import Interval
from xlscore.model.scorecard import ScoreState


def at(stage: Scored, address: str) -> list[tuple[Fraction | str, int]]:
    return [(item.value, item.rank) for item in repairs_of(stage).get(cell(address), ())]


def test_sums_are_those_of_their_rows_and_the_grade_that_of_the_total() -> None:
    rows = (row(9, "P.1", claimed="9.5"), row(10, "P.2", claimed="9"))
    stage = scored(sheet(rows=rows, total=typed("18.4", "I20"), grade=word("优", "H22")))
    assert at(stage, "I20") == [(Fraction(37, 2), Rank.SUM)]
    assert at(stage, "H22") == [("差", Rank.GRADE)]
    assert at(stage, "I9") == []


def test_a_synonym_of_the_right_grade_is_right() -> None:
    assert at(scored(sheet(total=typed("95", "I20"), grade=word("优秀", "H22"))), "H22") == []


def test_a_rate_is_its_quotient_at_its_own_places_or_the_usual_ones() -> None:
    for claimed, right in (("96.5%", "0.955"), ("97%", "0.96"), ("", "0.955"), ("0", "0.955")):
        stage = scored(sheet(lines=(line(6, "资金", "120", "114.6", claimed),)))
        assert at(stage, "H6") == [(Fraction(right), Rank.RATE)]


def test_a_score_is_the_recomputed_one_and_without_one_the_nearest_allowed() -> None:
    known = score(row(9, "P.1", claimed="9.8"), "9.5")
    over = score(row(10, "P.2", claimed="11"))
    below = score(row(11, "P.3", claimed="-1"))
    bands = (exact_interval("8", "10"), Interval(Fraction(6), Fraction(8), high_closed=False))
    judged = score(row(12, "P.4", claimed="5"), state=ScoreState.JUDGED, allowed=bands)
    inside = score(row(13, "P.5", claimed="7"), state=ScoreState.JUDGED, allowed=bands)
    stage = scored(sheet(), known, over, below, judged, inside)
    assert [at(stage, f"I{number}") for number in range(9, 14)] == [
        [(Fraction(19, 2), Rank.SCORE)],
        [(Fraction(10), Rank.SCORE)],
        [(Fraction(0), Rank.SCORE)],
        [(Fraction(6), Rank.SCORE)],
        [],
    ]


def test_points_are_the_editions_or_what_the_level_leaves() -> None:
    known = edition(indicators=[indicator("A1")], open_sections=[OUTPUT])
    rows = (
        row(8, "A1", "12", "0"),
        row(9, "P.1", "28", "0", path=("产出指标",)),
        row(10, "P.2", "20", "0", path=("产出指标",)),
    )
    stage = scored(sheet(rows=rows, sums=(closing(7, ("产出指标",), points="50"),)), framework=known)
    assert at(stage, "H8") == [(Fraction(10), Rank.POINTS)]
    # The second repair of each row would put the whole sheet at its 100 points.
    assert at(stage, "H9")[0] == (Fraction(30), Rank.POINTS)
    assert at(stage, "H10")[0] == (Fraction(22), Rank.POINTS)
    assert at(stage, "H7") == [(Fraction(48), Rank.POINTS)]


def test_an_amount_is_the_sum_of_its_parts_or_what_the_others_leave_but_never_negative() -> None:
    lines = (
        line(6, "总额", "120", "", initial=""),
        line(7, "甲", "100", parent=0),
        line(8, "乙", "21", parent=0),
        line(9, "丙", "0", parent=0),
    )
    stage = scored(sheet(lines=lines), framework=edition(indicators=[EXECUTION], fields=AMOUNTS))
    assert at(stage, "F6") == [(Fraction(121), Rank.TOTAL_AMOUNT)]
    assert at(stage, "F7") == [(Fraction(99), Rank.AMOUNT)]
    assert at(stage, "F8") == [(Fraction(20), Rank.AMOUNT)]
    assert at(stage, "F9") == []
