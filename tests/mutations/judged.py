"""Faults in scores a person chose from a band, and in scores that go down by steps."""

from fractions import Fraction
from random import Random

from tests.mutations.clean import Clean
from tests.mutations.draft import Draft
from tests.mutations.mutant import Mutant, expect, kind
from tests.mutations.scores import between, choose, full, scored
from xlscore.checks._wording import unexplained
from xlscore.exact import round_to
from xlscore.model.scorecard import Score, ScoreState
from xlscore.model.submission import Entry
from xlscore.rules.step_over import StepOver


@kind("等级档次写错")
def level_lower(clean: Clean, pick: Random) -> Mutant | None:
    found = [s for s in clean.scores() if s.state is ScoreState.JUDGED and s.row.level.text == "达成年度指标"]
    score = choose(pick, [s for s in found if (s.row.claimed.value or Fraction(0)) >= full(s) * 4 / 5])
    if score is None:
        return None
    words = ("部分达成年度指标并具有一定效果", "未达成年度指标且效果较差")
    book = Draft(clean).put(score.row.level.at, pick.choice(words)).build()
    return Mutant(book, (expect("XS311", score.row.claimed.at, score.row.level.at),))


@kind("评定得分出档")
def judged_outside(clean: Clean, pick: Random) -> Mutant | None:
    found = [s for s in clean.scores() if s.state is ScoreState.JUDGED and s.allowed and len(s.allowed) == 1]
    score = choose(pick, [s for s in found if (s.allowed or ())[0].low not in {None, Fraction(0)}])
    if score is None or score.allowed is None or unexplained(score.row.reason):
        return None
    claimed = between(pick, Fraction(0), score.allowed[0].low or Fraction(0))
    if claimed is None:
        return None
    book = Draft(clean).claim(score.row.claimed, claimed).build()
    return Mutant(book, (expect("XS311", score.row.claimed.at, score.row.level.at),))


def stepped(clean: Clean) -> list[tuple[Score, StepOver, Entry, Entry]]:
    """Return rows deducted by whole steps on one count or amount over another in cells of their own."""
    found = []
    for score in scored(clean):
        indicator = clean.framework.indicator(score.row.code)
        if indicator is None or not isinstance(indicator.rule, StepOver) or indicator.rate is None:
            continue
        of, to = indicator.rate.of, indicator.rate.to
        if len(of) == len(to) == 1 and indicator.rule.limit == 1:
            above, below = (clean.submission.fields[side[0].field] for side in (of, to))
            if above.given and below.given:
                found.append((score, indicator.rule, above, below))
    return found


@kind("按比例或按不足一步计步扣分")
def steps_counted_otherwise(clean: Clean, pick: Random) -> Mutant | None:
    found = stepped(clean)
    if not found:
        return None
    score, rule, above, below = pick.choice(found)
    base = below.value or Fraction(1)
    for _ in range(100):
        steps = Fraction(pick.randint(110, 390), 100)
        if rule.deduct * (steps + 1) >= full(score):
            continue
        value = round_to(base * (1 + steps * rule.step), 0 if (above.value or base).denominator == 1 else 2)
        excess = (value / base - 1) / rule.step
        if excess <= 1 or excess.denominator == 1:
            continue
        started = pick.random() < 1 / 2
        counted = Fraction(-(-excess.numerator // excess.denominator)) if started else excess
        claimed = round_to(full(score) - counted * rule.deduct, 2)
        draft = Draft(clean).put(above.at, value).claim(score.row.claimed, claimed)
        draft.put(score.row.reason.at, "年中增加任务")
        used = sum(above.at in (one.at, other.at) for _, _, one, other in found)
        if used == 1:
            return Mutant(draft.build(), (expect("XS301", score.row.claimed.at),), diagnosis="扣分恰为此数")
    return None
