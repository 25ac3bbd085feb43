"""Where the tables of a sheet begin and end: heads by their headers, ends by totals, notes and new titles."""

import re
from collections.abc import Container
from typing import Final

from xlscore.model.stamp import SHEET_FIELDS, SHEET_FINDINGS, SHEET_GUIDE, SHEET_STATEMENT, SHEET_STATUS
from xlscore.read.tables.breakdowns import list_title
from xlscore.read.tables.columns import Columns, bind, role_of
from xlscore.read.tables.grid import Grid, Item
from xlscore.read.tables.headers import FUNDS_HEADERS, SCORE_HEADERS, STATEMENT_HEADERS, Headers, Role
from xlscore.read.tables.keys import header_key, title_key, unnumbered

NOT_SCORED: Final = frozenset({SHEET_GUIDE, SHEET_FIELDS, SHEET_STATEMENT, SHEET_STATUS, SHEET_FINDINGS})
"""Sheets of our own templates that hold no score table; the last is never read at all."""

_AMOUNTS: Final = frozenset({Role.INITIAL, Role.BUDGET, Role.EXECUTED, Role.RATE})
_MEASURES: Final = frozenset({Role.POINTS, Role.SCORE, Role.TARGET, Role.ACTUAL, Role.CRITERION})
_FORM_TITLE: Final = re.compile(r".*(?:自评表|评分表|评价表|指标表|指标体系|申报表)$")
_LONGEST_TITLE: Final = 60
_TOTAL: Final = frozenset(
    {"总分", "合计", "总计", "总得分", "自评总分", "自评得分合计", "得分合计", "总分合计", "合计得分"}
)
_SUBTOTAL: Final = re.compile(r"(.*)(?:小计|合计)")
_NOTE: Final = re.compile(
    r"(?:注|备注|说明|填表说明|填报说明)(?:\d*[:：.、]|$)"
    r"|(?:填表|填报|制表|审核|复核|经办|联系|财务负责|项目负责|单位负责|部门负责|主管部门意见|评价人)(?:人|电话|:|$)"
    r"|其他需要说明|存在的?问题|改进措施|评价结论|(?:评价|自评|评定|绩效)?等级(?:[:：]|$)|[(]?(?:公章|盖章)"
)
_GROUP: Final = re.compile(".*(?:指标值?|情况|评分|评价|得分)")
"""What is printed over several columns of a head: 绩效指标, 指标完成情况, 评分情况."""
_PAGE: Final = re.compile(
    r"-*第?\d{1,3}页?[,，/、]?(?:共\d{1,3}页?)?-*|[(]?(?:接|转)?(?:上|下)[页表][)]?|续[表页]?\d{0,2}|[(]续[表页]?\d{0,2}[)]"
)
_CONTINUED: Final = re.compile(
    r"[(\[【](?:续[表页]?[\d一二三四五]{0,2}|[接续]上[页表]|第(?:[2-9二三四五]|\d\d)页)[)\]】]"
    r"|续[表页]?\d{0,2}$|^续(?:表|[:：])"
)
_BESIDE_TITLE: Final = re.compile(r"(?:金额|货币|计量)?单位[:：].{1,6}|[(]?20\d\d年度?[)]?|公开\d+表")
"""What may stand in the row of a title that is repeated on a new page."""
_BEGINS: Final = frozenset({"项目名称", "单位名称", "预算部门、单位名称"})
_GOALS: Final = frozenset(
    {
        "年度总体目标",
        "年度绩效目标",
        "年度目标",
        "总体目标",
        "绩效目标",
        "预期目标",
        "年初绩效目标",
        "项目年度目标完成情况",
    }
)


def score_heads(grid: Grid) -> list[Columns]:
    """Return the headers of all tables of indicators on a sheet, from top to bottom."""
    heads: list[Columns] = []
    for row in grid.rows:
        if heads and row <= heads[-1].bottom:
            continue
        roles = _own_roles(grid, row, SCORE_HEADERS)
        if Role.LEVEL3 not in roles and not {Role.LEVEL1, Role.LEVEL2} <= roles:
            continue
        columns = bind(grid, _stacked(grid, row), SCORE_HEADERS)
        if _MEASURES & columns.spans.keys():
            heads.append(columns)
    return heads


def _own_roles(grid: Grid, row: int, table: Headers) -> set[Role]:
    return {role for _, text in grid.words(row) if (role := table.role(header_key(text))) is not None}


def _stacked(grid: Grid, row: int) -> list[int]:
    """Return the rows of a head: the one above where it names columns too, the one below where it names them only."""
    rows = [row]
    if _is_upper_head(grid, row - 1):
        rows.insert(0, row - 1)
    below = grid.own(row + 1)
    if below and all(role_of(item, SCORE_HEADERS) for item in below):
        rows.append(row + 1)
    return rows


def _is_upper_head(grid: Grid, row: int) -> bool:
    """Tell whether a row above a head belongs to it: it names columns, one of them down to the head, or groups only."""
    own = grid.own(row)
    named = [item for item in own if role_of(item, SCORE_HEADERS) is not None]
    if len({role_of(item, SCORE_HEADERS) for item in named}) > 1 or any(item.area.bottom > row for item in named):
        return True
    return len(own) > 1 and all(item in named or _GROUP.fullmatch(header_key(item.text)) for item in own)


def funds_heads(grid: Grid) -> list[Columns]:
    """Return the headers of all funds blocks of a sheet."""
    found = [bind(grid, _funds_rows(grid, row), FUNDS_HEADERS) for row in grid.rows if is_funds_head(grid, row)]
    return [columns for columns in found if columns.spans]


def _funds_rows(grid: Grid, row: int) -> list[int]:
    """Return the rows of the head of a funds block: the one below where it names columns of amounts only."""
    below = grid.own(row + 1)
    return [row, row + 1] if below and all(role_of(item, FUNDS_HEADERS) in _AMOUNTS for item in below) else [row]


def is_funds_head(grid: Grid, row: int) -> bool:
    """Tell whether a row names the columns of a funds block, and not those of its breakdowns a second time."""
    named = [FUNDS_HEADERS.role(header_key(text)) for _, text in grid.words(row)]
    roles = set(named)
    once = named.count(Role.EXECUTED) == 1 and not any(list_title(text) for _, text in grid.words(row))
    return once and len(roles & _AMOUNTS) > 1


def statement_head(grid: Grid, passed: Container[int] = frozenset()) -> Columns | None:
    """Return the header of the statement of amounts and rates, ``None`` where no row but those ``passed`` is one."""
    for row in grid.rows:
        if row in passed:
            continue
        roles = _own_roles(grid, row, STATEMENT_HEADERS)
        if {Role.NAME, Role.EXECUTED} <= roles and roles & {Role.PARENT, Role.GROUP, Role.BUDGET, Role.INITIAL}:
            return bind(grid, [row], STATEMENT_HEADERS)
    return None


def is_total(text: str) -> bool:
    """Tell whether a label closes the whole table."""
    return header_key(text) in _TOTAL


def subtotal_of(text: str) -> str | None:
    """Return what a subtotal label closes (empty where it does not say), ``None`` where it is no subtotal."""
    match = _SUBTOTAL.fullmatch(header_key(text))
    return None if match is None else match[1]


def is_note(text: str) -> bool:
    """Tell whether a cell begins the notes and signatures below a table."""
    return _NOTE.match(unnumbered(title_key(text[:_LONGEST_TITLE]))) is not None


def is_form_title(item: Item) -> bool:
    """Tell whether a cell is the title of a form; one that says it goes on (续表) begins none."""
    if len(item.text) > _LONGEST_TITLE or _CONTINUED.search(title_key(item.text)):
        return False
    return _FORM_TITLE.fullmatch(header_key(item.text)) is not None


def begins_form(item: Item) -> bool:
    """Tell whether a cell is a label a form begins with where its title is not repeated."""
    return header_key(item.text) in _BEGINS


def is_page_mark(items: tuple[Item, ...]) -> bool:
    """Tell whether a row holds nothing but what stands at the break of a page: its number, 续表, the title again."""
    keys = [title_key(item.text) for item in items if len(item.text) <= _LONGEST_TITLE]
    marks = [key for key in keys if _marks_page(key)]
    return bool(marks) and all(key in marks or _BESIDE_TITLE.fullmatch(key) for key in keys) and len(keys) == len(items)


def _marks_page(key: str) -> bool:
    if _PAGE.fullmatch(key):
        return not key.isdecimal()
    return bool(_CONTINUED.search(key)) and _FORM_TITLE.fullmatch(_CONTINUED.sub("", key)) is not None


def is_goals(text: str) -> bool:
    """Tell whether a cell heads the block of goals."""
    return header_key(text) in _GOALS
