"""A target meets its actual: two numbers in one unit, or the reason why they cannot be compared."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

from xlscore.values import whys
from xlscore.values.alignment import Aligned, align
from xlscore.values.meeting import bound_met, dates_met, days_late, days_meant, number_met
from xlscore.values.notes import Note
from xlscore.values.reading import Exactness, Flag, Kind, Operator, Reading

Sense = Literal["output", "cost"]
"""What a number without a sign means: forward for outputs, unknown for costs, times and defects."""

_DATED: Final = frozenset({Kind.DEADLINE, Kind.WINDOW})
_WORDY: Final = frozenset({Kind.QUALITATIVE, Kind.SENTENCE})
_UNREADABLE: Final = frozenset({Flag.MALFORMED, Flag.CLASH})
_STRICT: Final = frozenset({Operator.MORE, Operator.LESS})


@dataclass(frozen=True, slots=True)
class PairReading:
    """A target and its actual in one unit (percent as fractions of one, amounts in 元).

    Both numbers are given wherever they are known in one unit, also where they must not be compared.  ``comparable``
    is false where no score may be worked out from them; ``why`` then says so in a Chinese sentence.  ``met`` tells
    whether the target is met where that is certain, for deadlines and ranges too.
    """

    target: Fraction | None = None
    actual: Fraction | None = None
    unit: str = ""
    comparable: bool = False
    why: str = ""
    met: bool | None = None
    exactness: Exactness = Exactness.EXACT
    """Of the actual, as an answer to this target."""
    notes: tuple[str, ...] = ()
    flags: frozenset[Flag] = frozenset()


@dataclass(slots=True)
class _Verdict:
    """What two aligned numbers prove; an empty ``why`` makes them comparable."""

    why: str = ""
    met: bool | None = None
    exactness: Exactness = Exactness.EXACT
    flag: Flag | None = None
    note: Note | None = None


def pair(target: Reading, actual: Reading, *, sense: Sense = "output") -> PairReading:
    """Return target and actual as comparable numbers, or why they are not; never raises."""
    return _paired(target, actual, sense)


@lru_cache(maxsize=1024)
def _paired(target: Reading, actual: Reading, sense: Sense) -> PairReading:
    """Pair two readings; scoring and half a dozen checks ask for the same ones."""
    flags = target.flags | actual.flags
    why = _unreadable(target, whys.TARGET) or _unreadable(actual, whys.ACTUAL)
    if why:
        return PairReading(why=why, exactness=actual.exactness, flags=flags)
    if target.kind in _WORDY:
        return _answer_words(target, actual, flags)
    if _mismatch(target, actual):
        counts = [reading.text for reading in actual.candidates]
        why = whys.mismatch(target.text, actual.text, counts)
        return PairReading(why=why, exactness=actual.exactness, flags=flags | {Flag.TYPE_MISMATCH})
    if target.kind in _DATED:
        return _pair_dates(target, actual, flags)
    return _pair_numbers(target, actual, sense, flags)


def _pair_dates(target: Reading, actual: Reading, flags: frozenset[Flag]) -> PairReading:
    if _copied(target, actual) and target.kind is Kind.DEADLINE:
        why, unknown = whys.copied(target.text), Exactness.UNKNOWN
        return PairReading(why=why, exactness=unknown, flags=flags | {Flag.ACTUAL_COPIES_TARGET})
    met, edge = dates_met(target, actual)
    late = days_late(target, actual)
    if met is False and late is not None:
        why = whys.late(target.text, actual.text, late)
    elif edge and met is None:
        days, limit = days_meant(actual), target.value
        inside = target.op is Operator.LESS and days is not None and isinstance(limit, date) and days[0] >= limit
        why = (whys.on_the_edge if inside else whys.day_unknown)(target.text, actual.text)
    else:
        why = whys.dated(met=met)
    return PairReading(why=why, met=met, flags=flags | ({Flag.BOUNDARY} if edge else set()))


def _pair_numbers(target: Reading, actual: Reading, sense: Sense, flags: frozenset[Flag]) -> PairReading:
    aligned = align(target, actual, target.number or Fraction(0), actual.number or Fraction(0))
    verdict = _Verdict(aligned.why, exactness=actual.exactness)
    if not aligned.why:
        verdict = _judge(target, actual, aligned, sense)
    return PairReading(
        aligned.goal if aligned.one_unit else None,
        aligned.given if aligned.one_unit else None,
        aligned.unit,
        comparable=not verdict.why,
        why=verdict.why,
        met=verdict.met,
        exactness=verdict.exactness,
        notes=(*aligned.notes, *([verdict.note] if verdict.note else [])),
        flags=flags | aligned.flags | ({verdict.flag} if verdict.flag else set()),
    )


def _unreadable(reading: Reading, name: str) -> str:
    if reading.empty:
        return whys.empty(name)
    if reading.kind is Kind.CLASH or reading.flags & _UNREADABLE:
        return whys.unreadable(name, reading.text)
    if reading.value is None and reading.kind not in _WORDY:
        return whys.undated(name, reading.text)
    return ""


def _answer_words(target: Reading, actual: Reading, flags: frozenset[Flag]) -> PairReading:
    """A worded target is never scored as a number; equal counts in both wordings are worth a note."""
    theirs = {(reading.value, reading.unit) for reading in actual.candidates}
    same = any((reading.value, reading.unit) in theirs for reading in target.candidates)
    compound = Flag.COMPOUND in target.flags
    if actual.kind not in _WORDY and not compound:
        flags |= {Flag.TYPE_MISMATCH}
    why = whys.compound(target.text) if compound else whys.WORDED
    return PairReading(why=why, exactness=actual.exactness, notes=(Note.SAME_COUNTS,) if same else (), flags=flags)


def _mismatch(target: Reading, actual: Reading) -> bool:
    """Tell whether the kinds do not go together: wording, dates, percents, money and counts."""
    if actual.kind in _WORDY or (target.kind in _DATED) != (actual.kind in _DATED):
        return True
    if target.kind is actual.kind or not (target.unit and actual.unit):
        return False
    return bool({target.kind, actual.kind} & {Kind.PERCENT, Kind.AMOUNT})


def _judge(target: Reading, actual: Reading, aligned: Aligned, sense: Sense) -> _Verdict:
    """Tell what the numbers prove, and why no score may be worked out from them where it may not."""
    obstacle = _obstacle(target, actual, sense)
    if obstacle is not None:
        return obstacle
    exactness = _as_answer(actual)
    if exactness is not Exactness.EXACT:
        return _judge_bound(target, actual, aligned, exactness)
    return _judge_exact(target, aligned, cost=sense == "cost")


def _obstacle(target: Reading, actual: Reading, sense: Sense) -> _Verdict | None:
    """Return what forbids a comparison before the numbers are looked at, or ``None``."""
    if _copied(target, actual):
        return _Verdict(whys.copied(target.text), None, Exactness.UNKNOWN, Flag.ACTUAL_COPIES_TARGET)
    if (Note.CHANGE in target.notes) != (Note.CHANGE in actual.notes):
        return _Verdict(whys.change_against_level(target.text, actual.text), flag=Flag.TYPE_MISMATCH)
    if target.exactness is not Exactness.EXACT:
        return _Verdict(whys.hedged_target(target.text), exactness=actual.exactness)
    if target.op is Operator.UNSTATED and (sense == "cost" or Flag.DIRECTION_UNSTATED in target.flags):
        return _Verdict(whys.no_direction(target.text), exactness=actual.exactness, flag=Flag.DIRECTION_UNSTATED)
    if actual.op is Operator.BETWEEN:
        return _Verdict(whys.RANGED_ACTUAL, exactness=Exactness.UNKNOWN)
    return None


def _copied(target: Reading, actual: Reading) -> bool:
    """Tell whether the actual repeats the target, operator or change word included."""
    same = (target.op, target.value, target.value2, target.unit) == (
        actual.op,
        actual.value,
        actual.value2,
        actual.unit,
    )
    return same and (target.op is not Operator.UNSTATED or Note.CHANGE in target.notes)


def _as_answer(actual: Reading) -> Exactness:
    """Return how exact an actual is; one with a sign of its own (超过60家) is only a bound."""
    if actual.exactness is not Exactness.EXACT:
        return actual.exactness
    if actual.op in {Operator.AT_LEAST, Operator.MORE}:
        return Exactness.ABOVE
    return Exactness.BELOW if actual.op in {Operator.AT_MOST, Operator.LESS} else Exactness.EXACT


def _judge_bound(target: Reading, actual: Reading, aligned: Aligned, exactness: Exactness) -> _Verdict:
    met, note = bound_met(target.op, aligned.goal, aligned.given, exactness)
    why = "" if note else whys.hedged(actual.text, target.text)
    return _Verdict(why, met, exactness, Flag.BOUNDARY if aligned.goal == aligned.given else None, note)


def _judge_exact(target: Reading, aligned: Aligned, *, cost: bool) -> _Verdict:
    goal, given = aligned.goal, aligned.given
    high = target.value2 * aligned.target_factor if isinstance(target.value2, Fraction) else None
    decrease = goal < 0 and Note.CHANGE in target.notes
    op = Operator.AT_MOST if decrease and target.op is Operator.UNSTATED else target.op
    met = number_met(op, goal, given, high)
    if target.op is Operator.BETWEEN:
        return _Verdict(whys.ranged(met=met), met)
    if decrease:
        return _Verdict(whys.decrease(met=met), met)
    flag = None
    if given == goal and target.op in _STRICT:
        flag = Flag.BOUNDARY
    elif given == goal and cost:
        flag = Flag.ACTUAL_COPIES_TARGET
    return _Verdict("", met, flag=flag)
