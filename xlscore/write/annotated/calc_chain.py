"""The calculation chain when a sheet of ours is written anew: formulas a reviewer typed there are no longer there."""

from collections.abc import Collection

from xlscore.ooxml.draft import Draft
from xlscore.ooxml.splice import Splicer


def forget_formulas(draft: Draft, sheet_ids: Collection[str]) -> None:
    """Take the cells of some sheets (by ``sheetId``) out of the chain; one that is left empty is no longer named."""
    main = draft.package.main_part
    for item in draft.package.related(main, "calcChain"):
        if not draft.has(item.target):
            continue
        splicer = Splicer(item.target, draft.read(item.target))
        sheet, kept, gone = "", 0, 0
        for cell in splicer.root.all("c"):
            sheet = cell.get("i") or sheet
            if sheet in sheet_ids:
                splicer.replace(cell, "")
                gone += 1
            else:
                kept += 1
        if gone and kept:
            draft.write(item.target, splicer.result())
        elif gone:
            draft.unrelate(main, item.id)
