"""Deadlines kept, missed and on their edge, in rows that claim full marks."""

from random import Random

from tests.mutations.clean import Clean
from tests.mutations.draft import Draft
from tests.mutations.mutant import Mutant, expect, kind
from tests.mutations.points import own
from tests.mutations.scores import full
from xlscore.model.submission import ScoreRow
from xlscore.values import Note


def timed(clean: Clean, pick: Random) -> tuple[ScoreRow, int] | None:
    """Return a row with full marks whose target cell states sign and unit itself, and the year of the sheet."""
    year = clean.submission.fiscal_year
    found = [
        score.row
        for score in own(clean)
        if score.met
        and score.row.claimed.value == full(score) == score.recomputed
        and score.row.actual.at is not None
        and (reading := score.row.target.reading) is not None
        and reading.where_op == "cell"
        and Note.UNIT_FROM_COLUMN not in reading.notes
    ]
    return (pick.choice(found), year) if found and year is not None else None


def dated(clean: Clean, row: ScoreRow, target: str, actual: str) -> Draft:
    return Draft(clean).put(row.target.at, target).put(row.actual.at, actual)


@kind("逾期得满分")
def late(clean: Clean, pick: Random) -> Mutant | None:
    chosen = timed(clean, pick)
    if chosen is None:
        return None
    row, year = chosen
    actual = pick.choice([f"{year}年12月1日", f"已于{year}年12月{pick.randint(2, 31)}日完成", f"{year + 1}年1月5日"])
    book = dated(clean, row, pick.choice([f"{year}年11月30日前", "11月底前", "11月30日前完成"]), actual).build()
    return Mutant(book, (expect("XS306", row.claimed.at, row.actual.at, row.target.at),))


@kind("按期完成（无错）")
def kept(clean: Clean, pick: Random) -> Mutant | None:
    chosen = timed(clean, pick)
    if chosen is None:
        return None
    row, year = chosen
    target = pick.choice([f"{year}年11月30日前", "11月底前", "11月前"])
    sooner = [f"已于{year}年{pick.randint(2, 10)}月20日完成", "10月", "三季度"]
    # Whether 11月前 includes November is another kind of fault.
    actual = pick.choice(sooner if target == "11月前" else [*sooner, f"{year}年11月29日"])
    return Mutant(dated(clean, row, target, actual).build(), ())


@kind("期限含不含当月")
def edge(clean: Clean, pick: Random) -> Mutant | None:
    chosen = timed(clean, pick)
    if chosen is None:
        return None
    row, year = chosen
    book = dated(clean, row, "11月前", pick.choice([f"{year}年11月{pick.randint(1, 30)}日", "11月"])).build()
    return Mutant(book, (expect("XS218", row.actual.at, row.target.at),))
