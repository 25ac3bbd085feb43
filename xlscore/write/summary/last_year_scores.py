"""The scores of sheet 上年对比: this year's are live, and like stays beside like when a reviewer types a score."""

from fractions import Fraction
from typing import Final

from xlscore.consolidation.last_year import ADOPTED, CLAIMED, Year, grade_on
from xlscore.exact import decimal_text
from xlscore.write.summary import unit_columns
from xlscore.write.summary.comparing import ABSENT, CHANGE_LOOK, difference
from xlscore.write.summary.last_year_columns import APART, BASIS, BEFORE, GRADE_BEFORE, GRADE_NOW, NOW
from xlscore.write.summary.page import CENTRED, SCORE_LOOK, Page

_NONE: Final = "无"


def _choice(first: str, second: str, otherwise: str, cells: tuple[str, str | None]) -> str:
    """Return a formula: ``first`` where 汇总 has an adopted score, else ``second`` where it has a claimed one."""
    adopted, claimed = cells
    rest = otherwise if claimed is None else f"IF(ISNUMBER({claimed}),{second},{otherwise})"
    return f"IF(ISNUMBER({adopted}),{first},{rest})"


def _text(words: str) -> str:
    """Return a text as a formula writes it."""
    quoted = words.replace('"', '""')
    return f'"{quoted}"'


def _number(value: Fraction | None) -> str:
    return '""' if value is None else decimal_text(value)


def write_scores(page: Page, row: int, year: Year, place: int) -> None:
    """Write basis, both scores with their difference, and both grades; ``place`` is the line on 汇总.

    Adopted scores stand beside adopted ones and claimed beside claimed ones, whatever a reviewer types on 汇总.
    """
    before = year.pair.before
    if before.adopted is None:
        _claimed(page, row, year, place)
    else:
        _adopted(page, row, year, place)
    if year.comparable:
        difference(page, row, (BEFORE, NOW, APART), (year.before, year.now), CHANGE_LOOK)
    else:
        page.text(row, APART, "满分不同", CENTRED)


def _adopted(page: Page, row: int, year: Year, place: int) -> None:
    """Last year has an adopted score: whichever this year has decides what is compared."""
    now, before = year.pair.now, year.pair.before
    adopted, grade = unit_columns.cell(unit_columns.ADOPTED, place), unit_columns.cell(unit_columns.GRADE, place)
    claimed = unit_columns.cell(unit_columns.CLAIMED, place)
    cells = (adopted, None if before.claimed is None else claimed)
    page.formula(row, BASIS, _choice(_text(ADOPTED), _text(CLAIMED), _text(_NONE), cells), year.basis or _NONE, CENTRED)
    old = _choice(_number(before.adopted), _number(before.claimed), _text(ABSENT), cells)
    page.formula(row, BEFORE, old, ABSENT if year.before is None else year.before, SCORE_LOOK)
    new = _choice(adopted, claimed, _text(ABSENT), cells)
    page.formula(row, NOW, new, ABSENT if year.now is None else year.now, SCORE_LOOK)
    first, second, otherwise = (_text(grade_on(before, basis)) for basis in (ADOPTED, CLAIMED, ""))
    old = _choice(first, second, otherwise, cells)
    page.formula(row, GRADE_BEFORE, old, grade_on(before, year.basis), CENTRED)
    named = now.edition is not None and bool(now.edition.bands)
    first = grade if named else _text(grade_on(now, ADOPTED))
    own = _choice(first, _text(grade_on(now, CLAIMED)), _text(grade_on(now, "")), cells)
    page.formula(row, GRADE_NOW, own, grade_on(now, year.basis), CENTRED)


def _claimed(page: Page, row: int, year: Year, place: int) -> None:
    """Last year has a claimed score at most, so that this year's claimed one is compared."""
    now, before = year.pair.now, year.pair.before
    page.text(row, BASIS, year.basis or _NONE, CENTRED)
    page.figure(row, BEFORE, year.before, SCORE_LOOK, ABSENT)
    if year.now is None:
        page.text(row, NOW, ABSENT, CENTRED)
    else:
        page.formula(row, NOW, unit_columns.cell(unit_columns.CLAIMED, place), year.now, SCORE_LOOK)
    page.text(row, GRADE_BEFORE, grade_on(before, year.basis), CENTRED)
    page.text(row, GRADE_NOW, grade_on(now, year.basis), CENTRED)
