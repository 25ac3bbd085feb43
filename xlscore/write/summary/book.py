"""The consolidated workbook as a whole."""

import io
from pathlib import Path

from xlsxwriter import Workbook

from xlscore.consolidation.balanced_totals import Balancing
from xlscore.consolidation.pairing import paired
from xlscore.model.roster import Roster
from xlscore.ooxml.package import Package
from xlscore.ooxml.zip_copy import copy_with
from xlscore.write.style import CREATED, Looks
from xlscore.write.summary.balance_sheet import write_balance
from xlscore.write.summary.bands_sheet import write_bands
from xlscore.write.summary.changes import write_changes
from xlscore.write.summary.charts import write_charts
from xlscore.write.summary.departments_sheet import write_departments
from xlscore.write.summary.filing import write_filing
from xlscore.write.summary.findings import write_findings
from xlscore.write.summary.last_year import write_last_year
from xlscore.write.summary.page import Desk, Places
from xlscore.write.summary.rates import write_rates
from xlscore.write.summary.scores import write_scores
from xlscore.write.summary.units_sheet import write_units
from xlscore.write.summary.urge_sheet import write_urging


def summary_bytes(
    roster: Roster, folder: Path, copies: tuple[Path | None, ...] = (), balancing: Balancing | None = None
) -> bytes:
    """Return the summary workbook (.xlsx) of many returns; ``balancing`` adds the table of rounded amounts.

    ``folder`` is where it will stand, so that links to the submissions and to their annotated ``copies`` (one a
    file, ``None`` where there is none) are relative and survive moving the folder.
    """
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "绩效自评审核汇总", "created": CREATED})
    desk = Desk(book, Looks(book))
    places = Places(folder, copies)
    write_units(desk, roster, places)
    write_filing(desk, roster, places)
    write_urging(desk, roster, places)
    write_scores(desk, roster)
    write_rates(desk, roster)
    lines = write_findings(desk, roster, places)
    pairs = paired(roster)
    if roster.previous:
        write_last_year(desk, pairs)
    write_changes(desk, roster, pairs, places)
    write_departments(desk, roster, places)
    if balancing is not None:
        write_balance(desk, roster, balancing)
    write_bands(desk, roster, places)
    write_charts(desk, roster, lines)
    book.close()
    return _portable(out.getvalue())


def _portable(data: bytes) -> bytes:
    r"""Write links with ``/``: XlsxWriter turns it into ``\\``, which only Windows takes for a folder."""
    package = Package(data)
    parts = [name for name in package.names if name.startswith("xl/worksheets/_rels/")]
    return copy_with(package, {name: package.read(name).replace(b"\\", b"/") for name in parts})
