"""From a line's target and actual to the facts of the target rules."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from xlscore.model.framework import OpenSection
from xlscore.model.submission import ScoreRow, State
from xlscore.rules.base import CHOSEN
from xlscore.scoring.facts import Gathered
from xlscore.values import Kind, Operator, PairReading, Reading, pair, whys
from xlscore.values.pairing import Sense

_PLACE: Final = {
    Operator.AT_LEAST: 1,
    Operator.MORE: 2,
    Operator.EQUAL: 3,
    Operator.AT_MOST: 4,
    Operator.LESS: 5,
    Operator.UNSTATED: 1,
}
"""Place of an operator among the choices of the target rule; a number without a sign counts forward."""

_QUALITATIVE: Final = 6
_COST_WORDS: Final = ("成本", "时效")
_WORDY: Final = frozenset({Kind.QUALITATIVE, Kind.SENTENCE})


@dataclass(frozen=True, slots=True)
class Paired:
    """What a target and its actual gave: facts to score from, or ``why`` there are none."""

    gathered: Gathered = field(default_factory=Gathered)
    why: str = ""
    absent: bool = False
    """Whether the target or the actual is not there at all."""
    met: bool | None = None
    completion: Fraction | None = None
    working: str = ""
    """How a kept deadline came to its score, where the figures of the rule are days."""


def sense_of(row: ScoreRow) -> Sense:
    """Return whether less is better where a target has no sign: of costs and times nobody can tell."""
    return "cost" if any(word in label for word in _COST_WORDS for label in row.path) else "output"


def gather_target(section: OpenSection, row: ScoreRow) -> Paired:
    """Collect the facts of a line the unit wrote itself; ``why`` is a Chinese sentence where none can be had."""
    target, actual = row.target.reading, row.actual.reading
    if row.target.state is not State.GIVEN or target is None or target.empty:
        return Paired(why="年度指标值未填或未提供，无法复算。", absent=True)
    if target.kind in _WORDY:
        return _worded(section, row)
    if row.actual.state is not State.GIVEN or actual is None or actual.empty:
        return Paired(why="实际完成值未填或未提供，无法复算。", absent=True)
    return _answered(target, actual, sense_of(row))


def _answered(target: Reading, actual: Reading, sense: Sense) -> Paired:
    """Return what a target and its actual give where both say something that is no mere wording."""
    pairing = pair(target, actual, sense=sense)
    if pairing.met and target.kind is Kind.DEADLINE:
        return _kept(target, actual)
    if not pairing.comparable or pairing.target is None or pairing.actual is None:
        return Paired(why=pairing.why, met=_surely(target, pairing, sense))
    place = _PLACE.get(target.op)
    if place is None:
        return Paired(why="年度指标值是区间或期限，须由审核人对照佐证材料判断。")
    found = Gathered()
    found.facts["operator"] = Fraction(place)
    found.facts["target"], found.facts["actual"] = pairing.target, pairing.actual
    below = target.op in {Operator.AT_MOST, Operator.LESS}
    met = pairing.actual <= pairing.target if below else pairing.actual >= pairing.target
    completion = None if below or pairing.target <= 0 else pairing.actual / pairing.target
    return Paired(found, met=met, completion=completion)


def _kept(target: Reading, actual: Reading) -> Paired:
    """Return the facts of a deadline that was kept: no day late where none is allowed, which earns all points."""
    none = Fraction(0)
    found = Gathered({"operator": Fraction(_PLACE[Operator.AT_MOST]), "target": none, "actual": none})
    return Paired(found, met=True, working=whys.kept(target.text, actual.text))


def _surely(target: Reading, pairing: PairReading, sense: Sense) -> bool | None:
    """Return whether a target that cannot be scored was met, where nobody could say otherwise.

    Beyond the better end of a range (97% for 90%-95%) a target is not missed, only wide of the range.
    """
    if target.op is not Operator.BETWEEN or target.kind is Kind.WINDOW or pairing.met is not False:
        return pairing.met
    below = (pairing.actual or 0) < (pairing.target or 0)
    return False if below == (sense == "output") else None


def _worded(section: OpenSection, row: ScoreRow) -> Paired:
    words = next((item.choices for item in section.rule.inputs() if item.name == "level"), ())
    found = Gathered()
    found.facts["operator"] = Fraction(_QUALITATIVE)
    for entry in (row.level, row.actual):
        if entry.text.strip() in words:
            found.facts["level"] = Fraction(words.index(entry.text.strip()) + 1)
            break
    if row.claimed.value is not None:
        found.facts[CHOSEN] = row.claimed.value
    return Paired(found)
