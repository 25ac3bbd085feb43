"""The sheets of an annotated copy: a unit that corrects the copy hands them in again, and they are no data."""

from dataclasses import replace

from xlscore.model.stamp import OWN_NAMES, own_sheet
from xlscore.model.workbook import Workbook
from xlscore.read.names import named_cell


def without_own_sheets(workbook: Workbook) -> Workbook:
    """Return the workbook without the sheets 审核结果 and 审核意见书 that an annotated copy added."""
    cells = {kind: named_cell(workbook, name) for kind, name in OWN_NAMES.items()}
    pointed = {kind: cell.sheet for kind, cell in cells.items() if cell is not None}
    sheets = tuple(sheet for sheet in workbook.sheets if own_sheet(sheet.value(1, 1), sheet.name, pointed) is None)
    return workbook if len(sheets) == len(workbook.sheets) else replace(workbook, sheets=sheets)
