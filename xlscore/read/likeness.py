"""How much a sheet looks like an edition: rows, levels, columns, funds block, title, place and year."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.model.framework import Framework, Indicator, Standing
from xlscore.model.recognition import Nearness
from xlscore.read.entries import number_entry
from xlscore.read.flat_likeness import FlatSeen, Part, flat_parts, is_flat, see_flat
from xlscore.read.tables.blocks import is_form_title
from xlscore.read.tables.breakdowns import list_title
from xlscore.read.tables.head import fiscal_year, unit_name
from xlscore.read.tables.headers import Role
from xlscore.read.tables.keys import header_key, is_stub, level_key, title_key
from xlscore.read.tables.levels import Levels
from xlscore.read.tables.lines import LineKind
from xlscore.read.tables.matching import Matcher
from xlscore.read.tables.scores import row_title
from xlscore.read.tables.sheets import SheetTables

LIKE_ENOUGH: Final = 60
"""Likeness from which a sheet may be taken for an edition."""

_NATIONAL: Final = "全国"
_FAMILIES: Final = {
    "workcheck": ("工作考核", "考核评分"),
    "project": ("项目支出", "项目资金", "项目名称", "项目绩效"),
    "overall": ("整体支出", "部门整体", "部门预算申请", "年度预算申请", "整体绩效"),
}
_EXTRA: Final = frozenset({Role.LEVEL, Role.OURS, Role.EVIDENCE_NO, Role.REASON, Role.OPERATOR, Role.UNIT})
"""Columns that say nothing about the edition: any form may carry them, or set a target in one cell or in three."""

_EVALUATED: Final = frozenset({Role.POINTS, Role.SCORE, Role.ACTUAL, Role.POINTS1, Role.POINTS2})
"""Columns of a form that evaluates; one of them at least stands on any."""

_LEADING_YEAR: Final = re.compile(r"20\d\d年度?")
_ROWS, _LEVELS, _POINTS, _COLUMNS, _FUNDS, _LISTS, _TITLE = 35, 20, 10, 15, 5, 5, 10
_PLACE: Final = 12
_FITTING: Final = Fraction(2, 3)
"""Share of a part from which it is said to fit."""
_MOST_LINES: Final = 500
"""Lines that are looked at: no edition has as many, and a sheet of a hundred thousand rows must not take minutes."""
_UNCONFIRMED: Final = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """What a sheet shows of its edition, read without one."""

    rows: tuple[tuple[str, tuple[str, ...], Fraction | None], ...]
    """Title, path and points of each line."""
    level_points: frozenset[tuple[str, Fraction]]
    """Level key and the points printed in its label."""
    roles: frozenset[Role]
    funds: bool
    lists: frozenset[str]
    titles: frozenset[str]
    words: str
    """Everything that stands above the tables."""
    year: int | None
    flat: FlatSeen | None = None
    """What a list without levels prints around its lines."""


def see(found: SheetTables) -> Seen:
    """Return what the first table of a sheet and the cells above it show."""
    table, grid = found.tables[0], found.grid
    tops = [columns.top for columns in found.funds if columns.top < table.columns.top]
    top = min([table.columns.top, *tops])
    levels = Levels(grid, {})
    rows = []
    for line in table.lines[:_MOST_LINES]:
        if line.kind is LineKind.ROW:
            path = levels.enter(line.columns, line.row)
            title = row_title(grid, line.columns, line.row)
            place = line.columns.cell(grid, line.row, Role.POINTS)
            points = number_entry(*place).value if place is not None else None
            if path or not is_stub(title):
                rows.append(("" if is_stub(title) else title_key(title), path, points))
    above = [item for row in grid.rows_from(1, top) for item in grid.own(row)]
    between = [text for row in grid.rows_from(top, table.columns.top) for _, text in grid.words(row)]
    printed = [(closed.path[-1], closed.points.value) for closed in levels.sums if closed.path]
    return Seen(
        rows=tuple(rows),
        level_points=frozenset((level_key(label), points) for label, points in printed if points is not None),
        roles=frozenset(table.columns.spans) - _EXTRA,
        funds=bool(found.funds),
        lists=frozenset(name for text in between if (name := list_title(text)) is not None),
        titles=frozenset(_LEADING_YEAR.sub("", header_key(item.text)) for item in above if is_form_title(item)),
        words="".join([*(item.text for item in above), *between, unit_name(grid, top), grid.sheet.name]),
        year=fiscal_year(grid, top),
        flat=see_flat(found),
    )


def likeness(seen: Seen, framework: Framework) -> Fraction:
    """Return how like an edition a sheet is, at most about 120; a form of another family is hardly like it at all."""
    return _scored(seen, framework, _parts(seen, framework), _context(seen, framework))


def _scored(seen: Seen, framework: Framework, parts: Mapping[str, Part], context: int) -> Fraction:
    unconfirmed = _UNCONFIRMED if framework.layout.standing is Standing.UNCONFIRMED else 0
    score = sum((weight * share for weight, share in parts.values()), Fraction(0)) + context - unconfirmed
    if not parts["指标行"][1]:
        # Levels and columns alone are shared by forms of every place and purpose.
        score = min(score, Fraction(LIKE_ENOUGH - 1))
    return score if _same_family(seen, framework) and _evaluates(seen, framework) else score / 3


def _parts(seen: Seen, framework: Framework) -> dict[str, Part]:
    """Return what is compared, by its Chinese name: its weight and how far it agrees."""
    if seen.flat is not None and is_flat(framework):
        matcher = Matcher(framework, {})
        own = [points for title, path, points in seen.rows if matcher.indicator("", 0, title, path) is None]
        titled = header_key(framework.title) in seen.titles
        return flat_parts(seen.flat, framework, _row_likeness(seen, framework), own, titled=titled)
    levels = {level_key(path[0]) for _, path, _ in seen.rows if path}
    columns = {Role(spec.role) for spec in framework.layout.columns} - _EXTRA
    return {
        "指标行": (_ROWS, _row_likeness(seen, framework)),
        "一级指标": (_LEVELS, _shared(levels, _first_levels(framework))),
        "分值": (_POINTS, _point_likeness(seen, framework)),
        "表头栏目": (_COLUMNS, _shared(seen.roles, columns)),
        "资金表": (_FUNDS, Fraction(seen.funds == (framework.layout.funds is not None))),
        "资金分类": (_LISTS, _shared(seen.lists, _list_titles(framework))),
        "表名": (_TITLE, Fraction(header_key(framework.title) in seen.titles)),
    }


def nearness(seen: Seen, framework: Framework) -> Nearness:
    """Return how near a sheet comes to an edition, with what fits and what does not."""
    parts = _parts(seen, framework)
    context = _context(seen, framework)
    fits = [name for name, (_, share) in parts.items() if share >= _FITTING]
    misses = [name for name, (_, share) in parts.items() if share < _FITTING]
    if context < 0:
        misses.append("地区或年度")
    if not _same_family(seen, framework):
        misses.append("评价类型")
    if not _evaluates(seen, framework):
        misses.append("完成值和得分栏")
    return Nearness(framework.id, _scored(seen, framework, parts, context), tuple(fits), tuple(misses))


def _shared(left: Iterable[object], right: Iterable[object]) -> Fraction:
    """Return the part of two sets that both have; two empty sets are alike."""
    one, other = set(left), set(right)
    return Fraction(len(one & other), len(one | other)) if one | other else Fraction(1)


def _listed(framework: Framework) -> list[Indicator]:
    funds = framework.layout.funds
    return [item for item in framework.indicators if funds is None or item.code != funds.indicator]


def _row_likeness(seen: Seen, framework: Framework) -> Fraction:
    """Return how far the lines are those of the edition and its indicators are all there (harmonic mean)."""
    matcher = Matcher(framework, {})
    codes: set[str] = set()
    known = 0
    for title, path, _ in seen.rows:
        indicator, section = matcher.indicator("", 0, title, path), matcher.section(path)
        found = indicator.code if indicator is not None else section.code if section is not None else None
        if found is not None:
            known += 1
            codes.add(found)
    wanted = {item.code for item in _listed(framework)}
    wanted |= {section.code for section in framework.open_sections if not section.optional}
    if not known or not wanted:
        return Fraction(0)
    right, complete = Fraction(known, len(seen.rows)), Fraction(len(codes & wanted), len(wanted))
    return 2 * right * complete / (right + complete) if complete else Fraction(0)


def _point_likeness(seen: Seen, framework: Framework) -> Fraction:
    """Return the share of the edition's known points that the sheet shows alike; half where it shows none."""
    matcher = Matcher(framework, {})
    same = total = 0
    for title, path, points in seen.rows:
        indicator = matcher.indicator("", 0, title, path)
        if indicator is not None and indicator.points is not None and points is not None:
            total, same = total + 1, same + (indicator.points == points)
    known = {level_key(level.path[-1]): level.points for level in framework.sections}
    known |= {level_key(section.path[-1]): section.points for section in framework.open_sections}
    for key, shown in {**_added_up(seen), **dict(seen.level_points)}.items():
        if known.get(key) is not None:
            total, same = total + 1, same + (known[key] == shown)
    return Fraction(same, total) if total else Fraction(1, 2)


def _added_up(seen: Seen) -> dict[str, Fraction]:
    """Return level key → the points of its rows, for the first levels."""
    result: dict[str, Fraction] = {}
    for _, path, points in seen.rows:
        if path and points is not None:
            result[level_key(path[0])] = result.get(level_key(path[0]), Fraction(0)) + points
    return result


def _first_levels(framework: Framework) -> set[str]:
    paths = [item.path for item in _listed(framework)] + [item.path for item in framework.open_sections]
    return {level_key(path[0]) for path in paths if path}


def _list_titles(framework: Framework) -> set[str]:
    lists = framework.layout.funds.lists if framework.layout.funds is not None else ()
    return {title for part in lists if (title := list_title(part.title)) is not None}


def _same_family(seen: Seen, framework: Framework) -> bool:
    """Tell whether the words above the table fit the family; a sheet that says nothing fits all."""
    named = {family for family, words in _FAMILIES.items() if any(word in seen.words for word in words)}
    for family in ("workcheck", "project"):
        # A department's form mentions projects, and the work check mentions both: the rarer word decides.
        if family in named and not (family == "project" and "overall" in named):
            return framework.family == family
    return framework.family == "overall" if "overall" in named else True


def _evaluates(seen: Seen, framework: Framework) -> bool:
    """Tell whether a sheet asks what was reached or scored, where the edition does: a plan of targets asks neither."""
    asked = {Role(spec.role) for spec in framework.layout.columns} & _EVALUATED
    return not asked or bool(seen.roles & _EVALUATED)


def _context(seen: Seen, framework: Framework) -> int:
    """Return what place and year say: a local edition wants its place named, and never another year."""
    year = framework.fiscal_year
    other_year = year is not None and seen.year is not None and seen.year != year
    if framework.place == _NATIONAL:
        return 0
    near = [name for name in re.split("[省市区县]", framework.place) if name]
    if near and near[-1] in seen.words and not other_year:
        return _PLACE
    return -_PLACE if other_year else -_PLACE // 2
