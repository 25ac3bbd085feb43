"""Which edition a workbook is: by the operator's word, by the template's stamp, else by its layout."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final, Protocol

from xlscore.model.framework import Framework
from xlscore.model.recognition import Nearness, Recognition
from xlscore.model.stamp import YEAR
from xlscore.model.workbook import Workbook
from xlscore.read.likeness import LIKE_ENOUGH, nearness, see
from xlscore.read.names import named_cell, stamped_id
from xlscore.read.tables.head import year_in
from xlscore.read.tables.identity import named_text
from xlscore.read.tables.sheets import form_sheets

CLEAR_LEAD: Final = 3
"""A sheet like enough an edition is taken for it if no other comes this near."""

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
        return _forced(workbook, catalogue.framework(forced), stamp)
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


def _forced(workbook: Workbook, framework: Framework, stamp: str | None) -> Recognition:
    near = _ranked(workbook, [framework])
    found = Recognition(framework, "option", confidence=near[0].confidence if near else None)
    if stamp is None or stamp == framework.id:
        return found
    sentence = f"审核时指定按“{framework.id}”评分，但模板标记的评分表版本是“{stamp}”，请核对用哪一版。"
    return replace(found, conflict=sentence)


def _stamped(workbook: Workbook, framework: Framework) -> Recognition:
    at, year = named_cell(workbook, YEAR), year_in(named_text(workbook, YEAR) or "")
    found = Recognition(framework, "stamp", confidence=Fraction(1))
    if year is None or framework.fiscal_year in {None, year}:
        return found
    sentence = (
        f"{at}填写的年度是{year}年，而模板是{framework.fiscal_year}年度的评分表（{framework.id}）。"
        "请核对年度；确属其他年度的，改用该年度的模板填报。"
    )
    return replace(found, conflict=sentence, conflict_at=at)


def _ranked(workbook: Workbook, frameworks: list[Framework]) -> list[Nearness]:
    """Return how near the workbook's forms come to each edition, the nearest first; empty where it has no form."""
    sheets = [found for found in form_sheets(workbook) if found.tables]
    shown = [see(found) for found in sorted(sheets, key=lambda found: not found.visible)[:_MOST_SHEETS]]
    if not shown:
        return []
    near = [max((nearness(seen, edition) for seen in shown), key=lambda item: item.score) for edition in frameworks]
    return sorted(near, key=lambda item: (-item.score, item.framework))


def _by_layout(workbook: Workbook, catalogue: Editions) -> Recognition:
    ranked = _ranked(workbook, [catalogue.framework(name) for name in catalogue])
    nearest = tuple(ranked[:_NEAREST])
    names = tuple(near.framework for near in nearest)
    close = len(ranked) > 1 and ranked[0].score - ranked[1].score < CLEAR_LEAD
    if not ranked or ranked[0].score < LIKE_ENOUGH or close:
        return Recognition(None, candidates=names, nearest=nearest)
    best = ranked[0]
    return Recognition(catalogue.framework(best.framework), "layout", candidates=names[1:], confidence=best.confidence)
