"""Whether the points of an edition add up, from the lines to the levels to the total."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from xlscore.exact import decimal_text
from xlscore.model.framework import Framework, Section
from xlscore.read.lint.problem import Inspected, Problem
from xlscore.read.wording import quoted
from xlscore.read.yaml_lines import Place

_Carried = Sequence[tuple[tuple[str, ...], Fraction | None]]
"""Path and points of everything that carries points."""


def _carriers(framework: Framework) -> _Carried:
    fixed = [(item.path, item.points) for item in framework.indicators]
    return fixed + [(item.path, item.points) for item in framework.open_sections]


def _known(points: Sequence[Fraction | None]) -> Fraction:
    return sum((value for value in points if value is not None), Fraction(0))


def check_sums(inspected: Inspected) -> Iterator[Problem]:
    """Yield where points do not add up: to the total, to a level above, and among the levels themselves."""
    framework = inspected.framework
    listed = _known([points for _, points in _carriers(framework)])
    rest = framework.remainder.points if framework.remainder else Fraction(0)
    if listed + rest != framework.total:
        sums = f"各行分值合计{decimal_text(listed)}分，其余{decimal_text(rest)}分"
        yield inspected.problem(("total",), f"{sums}，与总分{decimal_text(framework.total)}分不相等，请核对")
    if framework.remainder is not None and not framework.remainder.why.strip():
        yield inspected.problem(("remainder",), "其余分值没有写明原因，请填写 why")
    for index, section in enumerate(framework.sections):
        yield from _check_lines(inspected, index, section, rest)
        yield from _check_levels(inspected, ("sections", index), section.path, section.points)
    yield from _check_levels(inspected, ("total",), (), framework.total)


def _check_lines(inspected: Inspected, index: int, section: Section, rest: Fraction) -> Iterator[Problem]:
    """Compare a level with the lines below it; what no listed line carries must be in the remainder."""
    if section.points is None:
        return
    carriers = _carriers(inspected.framework)
    below = [points for path, points in carriers if path[: len(section.path)] == section.path]
    known = _known(below)
    missing = section.points - known
    partly = None in below or rest > 0
    if missing < 0 or (missing > 0 and not partly) or missing > rest:
        sums = f"下设各行分值合计{decimal_text(known)}分，与本级{decimal_text(section.points)}分不相等"
        yield inspected.problem(("sections", index), f"{quoted(*section.path)}{sums}，请核对")


def _check_levels(
    inspected: Inspected, place: Place, path: tuple[str, ...], points: Fraction | None
) -> Iterator[Problem]:
    """Compare a level with the levels right below it, where the points of all of them are known."""
    framework = inspected.framework
    depth = len(path)
    named = [(item.path, item.points) for item in framework.open_sections]
    named += [(item.path, item.points) for item in framework.sections]
    levels = {key: value for key, value in named if len(key) == depth + 1 and key[:depth] == path}
    if points is None or not levels or None in levels.values():
        return
    if any(key[: depth + 1] not in levels for key, _ in _carriers(framework) if key[:depth] == path):
        return
    total = _known(list(levels.values()))
    if total != points:
        name = quoted(*path) if path else "总分"
        sums = f"下一级分值合计{decimal_text(total)}分，与{decimal_text(points)}分不相等"
        yield inspected.problem(place, f"{name}{sums}，请核对")
