"""The lines of the score table in printed order: fixed indicators, lines of open sections, left-over points."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.exact import decimal_text
from xlscore.model.framework import Framework, Indicator, OpenSection, Remainder
from xlscore.write.template.filled import Filled, OpenRow

VISIBLE: Final = 3
"""Lines of a group shown at first; the rest waits in a closed outline group."""

VISIBLE_FLAT: Final = 8
"""The same on a form that lists the lines without groups."""

REST_LABEL: Final = "其余指标（未见原表）"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the labels above it, and what stands on it (exactly one of the last three)."""

    labels: tuple[str, ...]
    keys: tuple[str, ...]
    """The plain names of the labels; lines that share them share a merged cell."""
    indicator: Indicator | None = None
    section: OpenSection | None = None
    remainder: Remainder | None = None
    number: int = 0
    """Place in its open section, from 1."""
    row: OpenRow | None = None
    folded: bool = False


def _label(name: str, points: Fraction | None) -> str:
    return name if points is None or not name else f"{name}\n（{decimal_text(points)}分）"


def _labels(framework: Framework, keys: tuple[str, ...], section: OpenSection | None) -> tuple[str, ...]:
    """Return the printed labels: with their points where the form prints them there."""
    known = {item.path: item.points for item in framework.sections}
    in_labels = framework.layout.points_in_labels
    result = []
    for place, name in enumerate(keys):
        path = keys[: place + 1]
        own = section.points if section is not None and section.path == path else None
        result.append(_label(name, known.get(path) if in_labels and own is None else own))
    return tuple(result)


def _fitted(path: tuple[str, ...], levels: int) -> tuple[str, ...]:
    return (*path, *("",) * levels)[:levels]


def spread_rows(
    section: OpenSection, filled: tuple[OpenRow, ...], *, grouped: bool
) -> list[tuple[str, OpenRow | None, bool]]:
    """Return group, content and whether folded of each line of an open section.

    The lines are shared out evenly over the groups, more where a group is filled with more; a form without a column
    for the groups has one list.
    """
    groups = section.groups if grouped and section.groups else ("",)
    visible = VISIBLE if len(groups) > 1 or grouped else VISIBLE_FLAT
    most, extra = divmod(section.rows, len(groups))
    result: list[tuple[str, OpenRow | None, bool]] = []
    for place, group in enumerate(groups):
        own = [row for row in filled if group in {"", row.group} or (not row.group and place == 0)]
        share = max(most + (place < extra), len(own))
        contents: list[OpenRow | None] = [*own, *[None] * (share - len(own))]
        result += [(group, row, at >= max(visible, len(own))) for at, row in enumerate(contents)]
    return result


def _open_lines(framework: Framework, section: OpenSection, filled: Filled, levels: int) -> Iterator[Line]:
    grouped = levels > len(section.path)
    contents = spread_rows(section, filled.rows.get(section.code, ()), grouped=grouped)
    for place, (group, row, folded) in enumerate(contents, start=1):
        path = (*section.path, group) if group else section.path
        keys = _fitted(path, levels)
        labels = _labels(framework, keys, section)
        yield Line(labels, keys, section=section, number=place, row=row, folded=folded)


def table_lines(framework: Framework, filled: Filled, levels: int) -> list[Line]:
    """Return every line of the table; ``levels`` is how many label columns stand left of the titles.

    The indicator of the funds block is not among them: that block scores it.
    """
    funds = framework.layout.funds
    scored_above = funds.indicator if funds else ""
    fixed = [
        Line(_labels(framework, keys, None), keys, indicator=item)
        for item in framework.indicators
        if item.code != scored_above
        for keys in (_fitted(item.path, levels),)
    ]
    open_ones = [
        line for section in framework.open_sections for line in _open_lines(framework, section, filled, levels)
    ]
    # The project forms print what the unit lists itself first; on a table the common indicators come first.
    lines = [*open_ones, *fixed] if framework.layout.form in {"project", "overall"} else [*fixed, *open_ones]
    rest = framework.remainder
    if rest is not None and shows_remainder(framework):
        lines.append(Line(("",) * levels, (REST_LABEL,) * levels, remainder=rest))
    return lines


def shows_remainder(framework: Framework) -> bool:
    """Tell whether the left-over points get a line: not where the places set the points of the listed indicators."""
    return framework.remainder is not None and all(item.points is not None for item in framework.indicators)
