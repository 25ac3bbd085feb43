"""Faults in claimed scores and in what stands beside them: actuals, reasons, levels."""

from fractions import Fraction
from random import Random

from tests.mutations.clean import Clean
from tests.mutations.draft import Draft
from tests.mutations.mutant import Mutant, expect, follows, kind
from xlscore.checks._wording import unexplained
from xlscore.exact import Rounding, decimal_text, round_to
from xlscore.model.scorecard import Score, ScoreState
from xlscore.model.submission import Entry

TENTH = Fraction(1, 10)


def full(score: Score) -> Fraction:
    points = score.row.points.value
    return points if points is not None else score.points or Fraction(0)


def scored(clean: Clean) -> list[Score]:
    """Return the rows whose score is known and claimed right."""
    found = [score for score in clean.scores() if score.state is ScoreState.SCORED and full(score) > 0]
    return [score for score in found if score.recomputed == score.row.claimed.value]


def choose(pick: Random, found: list[Score]) -> Score | None:
    return pick.choice(found) if found else None


def between(pick: Random, low: Fraction, high: Fraction) -> Fraction | None:
    """Return a tenth strictly inside two scores and well away from both, ``None`` where there is none."""
    margin = max((high - low) / 10, Fraction(1, 5))
    first, last = int((low + margin) / TENTH) + 1, int((high - margin) / TENTH)
    return pick.randint(first, last) * TENTH if first <= last else None


def silent(entry: Entry) -> tuple[Entry, ...]:
    return (entry,) if unexplained(entry) else ()


def too_low(clean: Clean, pick: Random) -> tuple[Entry, Fraction] | None:
    """Return a claimed score and a lower one that is wrong for it."""
    score = choose(pick, [s for s in scored(clean) if s.met is not True and (s.recomputed or 0) > 1])
    if score is None or score.recomputed is None:
        return None
    claimed = between(pick, Fraction(0), score.recomputed)
    return None if claimed is None else (score.row.claimed, claimed)


@kind("得分低于复算")
def score_low(clean: Clean, pick: Random) -> Mutant | None:
    found = too_low(clean, pick)
    if found is None:
        return None
    entry, score = found
    return Mutant(Draft(clean).claim(entry, score).build(), (expect("XS301", entry.at),))


@kind("得分写错而总分正确")
def score_wrong_total_right(clean: Clean, pick: Random) -> Mutant | None:
    found = too_low(clean, pick)
    if found is None:
        return None
    entry, score = found
    return Mutant(Draft(clean).put(entry.at, score).build(), (expect("XS301", entry.at),))


@kind("得分高于复算")
def score_high(clean: Clean, pick: Random) -> Mutant | None:
    score = choose(pick, [s for s in scored(clean) if (s.recomputed or Fraction(0)) < full(s)])
    claimed = None if score is None or score.recomputed is None else between(pick, score.recomputed, full(score))
    if score is None or claimed is None:
        return None
    book = Draft(clean).claim(score.row.claimed, claimed).build()
    return Mutant(book, (expect("XS301", score.row.claimed.at),))


@kind("未达目标得满分（改得分）")
def full_though_missed(clean: Clean, pick: Random) -> Mutant | None:
    score = choose(pick, [s for s in scored(clean) if s.met is False and (s.recomputed or Fraction(0)) < full(s)])
    if score is None:
        return None
    row = score.row
    book = Draft(clean).claim(row.claimed, full(score)).build()
    return Mutant(book, (expect("XS306", row.claimed.at, row.actual.at, row.target.at),))


def worded(entry: Entry, number: Fraction) -> str | Fraction:
    """Return another number the way the actual was typed: with its unit, or alone beside a unit like 万人次."""
    old = entry.text
    number /= entry.reading.scale if entry.reading is not None else 1
    for place, letter in enumerate(old):
        if letter not in "0123456789.,":
            return decimal_text(number) + old[place:]
    return number


def forward(clean: Clean) -> list[Score]:
    """Return rows met with plain figures, scored in proportion below a whole target above 20."""
    told = {finding.subject for finding in clean.dossier.findings}
    return [
        score
        for score in scored(clean)
        if score.completion is not None
        and score.row.title not in told
        and score.row.target.reading is not None
        and score.row.target.reading.unit != "%"
        and not score.row.target.percent
        and (score.row.target.value or 0) >= 20
        and (score.row.target.value or Fraction(0)).denominator == 1
        and score.row.actual.at is not None
        and clean.framework.id != "national_project_cost_2021"
    ]


@kind("未达目标得满分（改完成值）")
def actual_below(clean: Clean, pick: Random) -> Mutant | None:
    score = choose(pick, [s for s in forward(clean) if s.row.claimed.value == full(s)])
    if score is None:
        return None
    row, target = score.row, int(score.row.target.value or 0)
    actual = Fraction(pick.randint(target // 2, target * 9 // 10))
    book = Draft(clean).put(row.actual.at, worded(row.actual, actual)).build()
    return Mutant(book, (expect("XS306", row.claimed.at, row.actual.at, row.target.at),))


@kind("得分截断")
def score_truncated(clean: Clean, pick: Random) -> Mutant | None:
    score = choose(pick, forward(clean))
    if score is None:
        return None
    row, target = score.row, score.row.target.value or Fraction(1)
    for actual in pick.sample(range(int(target) // 2, int(target)), int(target) - int(target) // 2):
        exact = actual / target * full(score)
        cut = round_to(exact, 2, Rounding.TRUNCATE)
        if cut != round_to(exact, 2):
            draft = Draft(clean).put(row.actual.at, worded(row.actual, Fraction(actual))).claim(row.claimed, cut)
            if row.reason.at is not None:
                draft.put(row.reason.at, "报名人数不足")
            return Mutant(draft.build(), (expect("XS301", row.claimed.at),), diagnosis="截断")
    return None


@kind("按其他行分值计分")
def other_weight(clean: Clean, pick: Random) -> Mutant | None:
    score = choose(pick, forward(clean))
    weights = sorted({full(s) for s in scored(clean)})
    if score is None:
        return None
    row, target = score.row, int(score.row.target.value or 1)
    lower = [weight for weight in weights if weight < full(score)]
    if not lower:
        return None
    actual = Fraction(pick.randint(target * 6 // 10, target * 9 // 10))
    claimed = round_to(actual / target * pick.choice(lower), 2)
    draft = Draft(clean).put(row.actual.at, worded(row.actual, actual)).claim(row.claimed, claimed)
    draft.put(row.reason.at, "报名人数不足")
    return Mutant(draft.build(), (expect("XS301", row.claimed.at),), diagnosis="分值")


@kind("达标而扣分")
def met_deducted(clean: Clean, pick: Random) -> Mutant | None:
    score = choose(pick, [s for s in scored(clean) if s.met is True and s.row.claimed.value == full(s)])
    claimed = None if score is None else between(pick, Fraction(0), full(score))
    if score is None or claimed is None:
        return None
    row = score.row
    book = Draft(clean).claim(row.claimed, claimed).build()
    return Mutant(book, (expect("XS307", row.claimed.at, *(entry.at for entry in silent(row.reason))),))


@kind("得分超过分值")
def over_points(clean: Clean, pick: Random) -> Mutant | None:
    score = choose(pick, [s for s in clean.scores() if s.row.points.given and s.row.points.at])
    if score is None:
        return None
    claimed = full(score) + pick.randint(1, 20) * TENTH
    book = Draft(clean).claim(score.row.claimed, claimed).build()
    return Mutant(book, (expect("XS302", score.row.claimed.at, score.row.points.at),), follows("XS412"))


@kind("得分为负")
def negative_score(clean: Clean, pick: Random) -> Mutant | None:
    score = choose(pick, [s for s in clean.scores() if s.row.points.given])
    if score is None:
        return None
    book = Draft(clean).claim(score.row.claimed, -pick.randint(1, 30) * TENTH).build()
    return Mutant(book, (expect("XS302", score.row.claimed.at, score.row.points.at),))


@kind("得分写坏")
def score_garbled(clean: Clean, pick: Random) -> Mutant | None:
    score = choose(pick, clean.scores())
    if score is None:
        return None
    words = ("9..5", "8.5.", "1,0", "7,00.0,77", "满分", "A", "9-10")
    book = Draft(clean).put(score.row.claimed.at, pick.choice(words)).build()
    return Mutant(book, (expect("XS202", score.row.claimed.at),))


@kind("得分空白")
def score_blank(clean: Clean, pick: Random) -> Mutant | None:
    known = clean.framework
    score = choose(pick, [s for s in clean.scores() if known.indicator(s.row.code) or s.row.target.at])
    if score is None:
        return None
    draft = Draft(clean).carry(-(score.row.claimed.value or Fraction(0)), score.row).empty(score.row.claimed.at)
    return Mutant(draft.build(), (expect("XS201", score.row.claimed.at),))


@kind("完成值空白")
def actual_blank(clean: Clean, pick: Random) -> Mutant | None:
    open_rows = [s for s in clean.scores() if s.row.target.reading is not None and s.row.actual.given]
    score = choose(pick, open_rows)
    if score is None:
        return None
    row = score.row
    book = Draft(clean).empty(row.actual.at).build()
    return Mutant(book, (expect("XS211", row.actual.at, row.claimed.at),))


@kind("指标值空白")
def target_blank(clean: Clean, pick: Random) -> Mutant | None:
    open_rows = [s for s in clean.scores() if s.row.target.reading is not None and s.row.target.given]
    score = choose(pick, open_rows)
    if score is None:
        return None
    book = Draft(clean).empty(score.row.target.at).build()
    return Mutant(book, (expect("XS201", score.row.target.at),))


@kind("扣分原因删去")
def reason_removed(clean: Clean, pick: Random) -> Mutant | None:
    found = [
        s for s in clean.scores() if (s.row.claimed.value or Fraction(0)) < full(s) and not unexplained(s.row.reason)
    ]
    score = choose(pick, found)
    if score is None:
        return None
    row = score.row
    book = Draft(clean).put(row.reason.at, pick.choice([None, "无", "—", "/", " "])).build()
    return Mutant(book, (expect("XS308", row.claimed.at, row.reason.at),))


@kind("满分而说明未完成")
def shortfall_told(clean: Clean, pick: Random) -> Mutant | None:
    found = [s for s in clean.scores() if s.row.claimed.value and s.row.claimed.value == full(s) and s.row.reason.at]
    score = choose(pick, found)
    if score is None:
        return None
    row = score.row
    words = ("受场地维修影响，未完成年度计划", "进度滞后", "有两场未能举办", "尚未达到预期")
    book = Draft(clean).put(row.reason.at, pick.choice(words)).build()
    return Mutant(book, (expect("XS309", row.claimed.at, row.reason.at),))


@kind("远超目标未说明")
def far_above(clean: Clean, pick: Random) -> Mutant | None:
    score = choose(pick, [s for s in forward(clean) if s.met is True and s.row.reason.at])
    if score is None:
        return None
    row, target = score.row, int(score.row.target.value or 1)
    actual = Fraction(pick.randint(target * 12 // 10 + 1, target * 3))
    book = Draft(clean).put(row.actual.at, worded(row.actual, actual)).empty(row.reason.at).build()
    return Mutant(book, (expect("XS310", row.actual.at, row.reason.at),))
