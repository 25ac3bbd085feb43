"""How a workbook looks, whatever its format, as far as the format or our reading of it lets us know."""

from dataclasses import replace

from xlscore.model.appearance import Appearance, SheetLook
from xlscore.model.workbook import Workbook
from xlscore.read.certain_formula import is_certain
from xlscore.read.content import Content, recognise
from xlscore.read.panics import is_panic

_UNKNOWN = "原文件的格式部分无法读出：字体、边框、列宽等未能带入，副本采用默认格式。"


def read_looks(data: bytes, workbook: Workbook) -> Appearance:
    """Return how a workbook looks; what cannot be read is said in ``unknown``, never raised, want of memory apart."""
    content, package = recognise(data)
    plain = Appearance(sheets=(SheetLook(),) * len(workbook.sheets))
    try:
        if package is None:
            from xlscore.read.xls_looks import read_xls_looks

            found = read_xls_looks(data)
        elif content is Content.ODS:
            from xlscore.read.ods_looks import read_ods_looks

            found = _with_formulas(read_ods_looks(package), workbook)
        else:
            from xlscore.read.xlsb_looks import read_xlsb_looks

            found = read_xlsb_looks(package, [sheet.name for sheet in workbook.sheets])
    except MemoryError:
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and not is_panic(error):
            raise
        return replace(plain, unknown=(_UNKNOWN,))
    return found if len(found.sheets) == len(workbook.sheets) else replace(plain, unknown=(_UNKNOWN,))


def _with_formulas(found: Appearance, workbook: Workbook) -> Appearance:
    """Add the formulas that were read with the values, where their translation is certain."""
    names = {sheet.name for sheet in workbook.sheets}
    sheets = [
        replace(
            look,
            formulas={
                place: cell.formula
                for place, cell in sheet.cells.items()
                if cell.formula and place not in look.arrays and is_certain(cell.formula, names)
            },
        )
        for look, sheet in zip(found.sheets, workbook.sheets, strict=False)
    ]
    return replace(found, sheets=tuple(sheets))
