"""评价类型: which kinds of sheet a unit is asked for, and which it handed in."""

from collections.abc import Iterable
from typing import Final

from xlscore.model.record import Edition, Record

_KINDS: Final = {"overall": "部门整体支出", "project": "项目支出", "workcheck": "自评工作考核"}
_WORDS: Final = {"overall": ("整体", "部门支出"), "project": ("项目",), "workcheck": ("工作考核",)}
"""What names a kind in 评价类型 of a roster; other words there only divide units into groups of their own."""


def kind_of(edition: Edition) -> str:
    """Return 评价类型 of an edition."""
    return _KINDS.get(edition.family, "")


def asked_for(kind: str) -> tuple[str, ...]:
    """Return the kinds of sheet that 评价类型 of a roster asks for; none where it names none of them."""
    return tuple(family for family, words in _WORDS.items() if any(word in kind for word in words))


def lacking(kind: str, files: Iterable[Record]) -> tuple[str, ...]:
    """Return the kinds asked for that none of the files holds; a file that was not recognised may hold any."""
    forms = [form for file in files for form in file.forms]
    if not forms or any(form.edition is None for form in forms):
        return ()
    held = {form.edition.family for form in forms if form.edition is not None}
    return tuple(_KINDS[family] for family in asked_for(kind) if family not in held)


def unasked(kind: str, files: Iterable[Record]) -> tuple[str, ...]:
    """Return the kinds that were handed in though 评价类型 asks for others only."""
    asked = asked_for(kind)
    held = dict.fromkeys(
        form.edition.family for file in files for form in file.forms if form.edition is not None and asked
    )
    return tuple(_KINDS[family] for family in held if family not in asked and family in _KINDS)
