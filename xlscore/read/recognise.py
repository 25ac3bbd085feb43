"""Which edition a workbook is: by the operator's word, by the template's stamp, else by its layout."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Protocol

from xlscore.model.framework import Framework
from xlscore.model.recognition import Recognition
from xlscore.model.stamp import YEAR
from xlscore.model.workbook import Workbook
from xlscore.read.likeness import likeness, see
from xlscore.read.names import named_cell, stamped_id
from xlscore.read.tables.head import year_in
from xlscore.read.tables.identity import named_text
from xlscore.read.tables.sheets import form_sheets

LIKE_ENOUGH: Final = 60
"""Likeness from which a sheet may be taken for an edition …"""

CLEAR_LEAD: Final = 3
"""… if no other comes this near."""

_NEAREST: Final = 3
_MOST_SHEETS: Final = 20


class Editions(Protocol):
    """What recognition needs of a catalogue."""

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        ...

    def __contains__(self, framework_id: object) -> bool:
        """Tell whether there is an edition of that id."""
        ...

    def framework(self, framework_id: str) -> Framework:
        """Return an edition."""
        ...


def recognise(workbook: Workbook, catalogue: Editions, forced: str | None = None) -> Recognition:
    """Return the edition a workbook was taken for, and on what grounds; never raises on what the workbook holds.

    ``forced`` is the operator's choice: it wins, and a stamp that says otherwise is reported in ``conflict``.
    Raises ``UsageError`` where the catalogue has no edition of that id.
    """
    stamp = stamped_id(workbook)
    if forced is not None:
        return _forced(catalogue.framework(forced), stamp)
    if stamp is None:
        return _by_layout(workbook, catalogue)
    if stamp not in catalogue:
        known = _by_layout(workbook, catalogue)
        near = (known.framework.id,) if known.framework is not None else known.candidates
        sentence = (
            f"模板标记的评分表版本是“{stamp}”，现有的评分表中没有这一版。"
            "请核对模板是否由本系统下发、版本名是否被改动；或更新评分表目录后重新审核。"
        )
        return Recognition(None, candidates=near, conflict=sentence)
    return _stamped(workbook, catalogue.framework(stamp))


def _forced(framework: Framework, stamp: str | None) -> Recognition:
    if stamp is None or stamp == framework.id:
        return Recognition(framework, "option")
    sentence = f"审核时指定按“{framework.id}”评分，但模板标记的评分表版本是“{stamp}”，请核对用哪一版。"
    return Recognition(framework, "option", conflict=sentence)


def _stamped(workbook: Workbook, framework: Framework) -> Recognition:
    at, year = named_cell(workbook, YEAR), year_in(named_text(workbook, YEAR) or "")
    if year is None or framework.fiscal_year in {None, year}:
        return Recognition(framework, "stamp")
    sentence = (
        f"{at}填写的年度是{year}年，而模板是{framework.fiscal_year}年度的评分表（{framework.id}）。"
        "请核对年度；确属其他年度的，改用该年度的模板填报。"
    )
    return Recognition(framework, "stamp", conflict=sentence, conflict_at=at)


def _by_layout(workbook: Workbook, catalogue: Editions) -> Recognition:
    sheets = [found for found in form_sheets(workbook) if found.tables]
    shown = [see(found) for found in sorted(sheets, key=lambda found: not found.visible)[:_MOST_SHEETS]]
    if not shown:
        return Recognition(None)
    ranked: list[tuple[Fraction, str]] = sorted(
        ((max(likeness(seen, catalogue.framework(name)) for seen in shown), name) for name in catalogue),
        key=lambda pair: (-pair[0], pair[1]),
    )
    nearest = tuple(name for _, name in ranked[:_NEAREST])
    if not ranked or ranked[0][0] < LIKE_ENOUGH:
        return Recognition(None, candidates=nearest)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEAR_LEAD:
        return Recognition(None, candidates=nearest)
    return Recognition(catalogue.framework(ranked[0][1]), "layout", candidates=nearest[1:])
