"""The sheets of an annotated copy: a unit that corrects the copy hands them in again, and they are no data."""

from dataclasses import replace

from xlscore.model.stamp import OWN_NAMES, own_sheet
from xlscore.model.workbook import Sheet, Workbook
from xlscore.read.names import named_cell


def without_own_sheets(workbook: Workbook) -> Workbook:
    """Return the workbook with the sheets 审核结果 and 审核意见书 that an annotated copy added set apart (``own``)."""
    cells = {kind: named_cell(workbook, name) for kind, name in OWN_NAMES.items()}
    pointed = {kind: cell.sheet for kind, cell in cells.items() if cell is not None}
    kinds = [own_sheet(sheet.value(1, 1), sheet.name, pointed) for sheet in workbook.sheets]
    if not any(kinds):
        return workbook
    own: dict[str, Sheet] = {}
    for kind, sheet in zip(kinds, workbook.sheets, strict=True):
        if kind is not None:
            own.setdefault(kind, sheet)
    sheets = tuple(sheet for kind, sheet in zip(kinds, workbook.sheets, strict=True) if kind is None)
    return replace(workbook, sheets=sheets, own=own)
