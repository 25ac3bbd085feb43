"""Points of the rows against the points of their levels: what each level should hold, and what it holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.checks._renamed import renamed
from xlscore.exact import round_to
from xlscore.model.framework import Framework, Standing
from xlscore.model.submission import MISSING, Entry, ScoreRow, Submission

_GRANTED: Final = re.compile(r"(?:满分为?|[计得记赋])([0-9]{1,3}(?:\.[0-9]+)?)分(?=[，,。；;、）)]|$)")
"""Points a criterion says are earned; 得90分以上的 and 得8分×比例 are something else."""
_REMAINDER: Final = "remainder"
"""Code of the row a template prints for points no listed indicator carries."""


@dataclass(frozen=True, slots=True)
class Level:
    """A section or the whole sheet: its rows, the points it should hold, and where the sheet prints them."""

    label: str
    rows: tuple[ScoreRow, ...]
    expected: Fraction
    depth: int = 0
    """How many labels lead to it; 0 for the whole sheet."""
    printed: Entry = MISSING
    """The points the sheet itself prints for the level."""
    decreed: Fraction | None = None
    """The points of the edition."""
    rests_on: tuple[str, ...] = ()
    unlisted: Fraction = Fraction(0)
    """Points of the level that no indicator the edition lists carries (其余指标未见原表)."""

    def sum(self) -> Fraction | None:
        """Return the sum of the rows' points, ``None`` where one of them is not known."""
        total = Fraction(0)
        for row in self.rows:
            if row.points.value is None:
                return None
            total += row.points.value
        return total

    @property
    def gap(self) -> Fraction:
        """Sum of the rows minus what they should add up to; 0 where the sum is not known."""
        total = self.sum()
        return Fraction(0) if total is None else total - self.expected

    def holds(self, other: "Level") -> bool:
        """Tell whether ``other`` is a level inside this one."""
        return self.depth < other.depth and {id(row) for row in other.rows} <= {id(row) for row in self.rows}


def _printed(submission: Submission, path: tuple[str, ...]) -> Entry:
    return next((item.points for item in submission.sums if item.path == path and item.points.given), MISSING)


def _rests_on(label: str, standing: Standing, printed: Entry) -> tuple[str, ...]:
    return (f"“{label}”的分值",) if standing is Standing.UNCONFIRMED and not printed.given else ()


def levels(framework: Framework, submission: Submission) -> Iterator[Level]:
    """Yield every level with rows whose points are known, the whole sheet last."""
    seen: set[tuple[str, ...]] = set()
    for section in framework.open_sections:
        rows = tuple(row for row in submission.rows if row.code.startswith(f"{section.code}."))
        printed = _printed(submission, section.path)
        expected = printed.value if printed.value is not None else section.points
        if rows and expected is not None:
            seen.add(section.path)
            rests_on = _rests_on(section.path[-1], section.standing, printed)
            yield Level(section.path[-1], rows, expected, len(section.path), printed, section.points, rests_on)
    decreed = {section.path: section for section in framework.sections}
    for path in dict.fromkeys([*decreed, *(item.path for item in submission.sums if item.path)]):
        if path in seen:
            continue
        rows = tuple(row for row in submission.rows if row.path[: len(path)] == path)
        printed = _printed(submission, path)
        points = decreed[path].points if path in decreed else None
        expected = printed.value if printed.value is not None else points
        if rows and expected is not None:
            standing = decreed[path].standing if path in decreed else Standing.CONFIRMED
            rests_on = _rests_on(path[-1], standing, printed)
            unlisted = _unlisted(framework, path, points)
            yield Level(path[-1], rows, expected, len(path), printed, points, rests_on, unlisted)
    if submission.rows and _all_listed(framework, submission):
        yield Level("总分", submission.rows, framework.total, 0, _printed(submission, ()), framework.total)


def _unlisted(framework: Framework, path: tuple[str, ...], points: Fraction | None) -> Fraction:
    """Return what the indicators an incomplete edition lists leave of a level's points."""
    listed = [item.points for item in framework.indicators if item.path[: len(path)] == path]
    known = [value for value in listed if value is not None]
    if framework.remainder is None or points is None or len(known) < len(listed):
        return Fraction(0)
    return points - sum(known, Fraction(0))


def _all_listed(framework: Framework, submission: Submission) -> bool:
    """Tell whether the sheet lists everything that carries points, so that the whole must be the total."""
    filled = {
        section.code
        for section in framework.open_sections
        for row in submission.rows
        if row.code.startswith(f"{section.code}.")
    }
    complete = all(section.optional or section.code in filled for section in framework.open_sections)
    return complete and (framework.remainder is None or any(row.code == _REMAINDER for row in submission.rows))


def scored_levels(framework: Framework, submission: Submission) -> Iterator[tuple[ScoreRow, tuple[ScoreRow, ...]]]:
    """Yield rows that carry points and a score for a whole level, with the rows of that level that do so too.

    Such a row has no indicator of its own (its title is blank, or that of the level it stands in), and its points are
    those of the others together: with other points it is one row among them that was badly named.
    """
    counted = [row for row in submission.rows if row.points.value and row.claimed.value is not None]
    for row in counted:
        if framework.indicator(row.code) is not None or not row.path or not _is_level(row):
            continue
        inside = (other for other in counted if not _is_level(other) and other.path[: len(row.path)] == row.path)
        found = tuple(other for other in inside if other is not row)
        if found and sum(other.points.value or 0 for other in found) == row.points.value:
            yield row, found


def _is_level(row: ScoreRow) -> bool:
    return not row.title.strip() or row.title in row.path


def explained_gap(framework: Framework, submission: Submission, level: Level) -> Fraction:
    """Return by how much a level is off because fixed points were changed, or indicators are missing or repeated."""
    gap = -level.unlisted
    for row in level.rows:
        known = framework.indicator(row.code)
        if known is not None and known.points is not None and row.points.value is not None:
            gap += row.points.value - known.points
    only_renamed = {indicator.code for indicator, _ in renamed(framework, submission)}
    for code in submission.absent:
        known = framework.indicator(code)
        if code in only_renamed:
            continue
        if known is not None and known.points is not None and (level.label == "总分" or level.label in known.path):
            gap -= known.points
    return gap


def promised(criterion: str, points: Fraction) -> Fraction | None:
    """Return the most a criterion grants (计8分, 满分8分) where that is more than the points of its row.

    Smaller figures are parts of the points; a criterion that names the points somewhere agrees with them.
    """
    granted = [Fraction(figure) for figure in _GRANTED.findall("".join(criterion.split()))]
    most = max(granted, default=points)
    return most if most > points and points not in granted else None


def points_due(framework: Framework, submission: Submission, row: ScoreRow) -> tuple[Level, Fraction] | None:
    """Return the innermost level of a row that its points alone may have put out, and the points that put it right."""
    for level in sorted(levels(framework, submission), key=lambda level: -level.depth):
        if level.gap and any(other is row for other in level.rows) and row.points.value is not None:
            right = row.points.value - level.gap
            return (level, right) if right > 0 and level.gap != explained_gap(framework, submission, level) else None
    return None


def rounded_shares(level: Level, places: int) -> str | None:
    """Return the diagnosis where equal shares were rounded and no longer add up, else ``None``."""
    shares = {row.points.value for row in level.rows}
    share = shares.pop() if len(shares) == 1 else None
    count = len(level.rows)
    if share is None or count < 2:  # noqa: PLR2004 -- one row is no share
        return None
    exact_share = level.expected / count
    if exact_share != share and share in {
        round_to(exact_share, 0),
        round_to(exact_share, 1),
        round_to(exact_share, places),
    }:
        return f"{count} 行等分后各自取整，合计不再等于原分值"
    return None
