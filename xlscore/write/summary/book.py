"""The consolidated workbook as a whole."""

import io
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook

from xlscore.consolidation.balanced_totals import Balancing
from xlscore.consolidation.last_year import compared
from xlscore.consolidation.pairing import paired
from xlscore.model.result_titles import SUMMARY
from xlscore.model.roster import Roster
from xlscore.ooxml.package import Package
from xlscore.ooxml.zip_copy import copy_with
from xlscore.write.style import CREATED, Looks
from xlscore.write.summary.analysis import Analysis
from xlscore.write.summary.balance_sheet import write_balance
from xlscore.write.summary.bands_sheet import write_bands
from xlscore.write.summary.changes import write_changes
from xlscore.write.summary.chart_data import write_chart_data
from xlscore.write.summary.charts_sheet import NAME as CHARTS
from xlscore.write.summary.charts_sheet import REMARK, hang_charts
from xlscore.write.summary.departments_sheet import write_departments
from xlscore.write.summary.filing import write_filing
from xlscore.write.summary.findings_sheet import write_findings
from xlscore.write.summary.front import fill_front, open_front
from xlscore.write.summary.last_year import write_last_year
from xlscore.write.summary.losses import write_losses
from xlscore.write.summary.page import Desk, Places
from xlscore.write.summary.rates import write_rates
from xlscore.write.summary.rules_sheet import write_rules
from xlscore.write.summary.same_texts_sheet import write_same_texts
from xlscore.write.summary.scores import write_scores
from xlscore.write.summary.sensitive_sheet import write_sensitive
from xlscore.write.summary.units_sheet import write_units
from xlscore.write.summary.urge_sheet import write_urging
from xlscore.write.summary.wall import Wall
from xlscore.write.summary.years_chart import hang_years, write_year_data

Writer = Callable[[Analysis, Desk, Places], None]
"""What writes a sheet; it may draw on what the sheets before it hold, and notes where its own figures stand."""

WRITERS: tuple[Writer, ...] = (
    write_units,
    write_filing,
    write_urging,
    write_scores,
    write_losses,
    write_rates,
    write_findings,
    write_rules,
    write_sensitive,
    write_same_texts,
)
"""In the order of their sheets."""


def summary_bytes(
    roster: Roster, folder: Path, copies: tuple[Path | None, ...] = (), balancing: Balancing | None = None
) -> bytes:
    """Return the summary workbook (.xlsx) of many returns; ``balancing`` adds the table of rounded amounts.

    ``folder`` is where it will stand, so that links to the submissions and to their annotated ``copies`` (one a
    file, ``None`` where there is none) are relative and survive moving the folder.
    """
    out = io.BytesIO()
    # Rows of long sheets wait in files of this folder, which goes whatever happens.
    with TemporaryDirectory() as rows:
        book = Workbook(out, {"tmpdir": rows, "strings_to_formulas": False, "strings_to_urls": False})
        book.set_properties({"title": SUMMARY, "created": CREATED})
        write_book(Desk(book, Looks(book)), roster, Places(folder, copies), balancing)
        book.close()
    return _portable(out.getvalue())


def write_book(desk: Desk, roster: Roster, places: Places, balancing: Balancing | None = None) -> None:
    """Write every sheet; 总览 is the first and is filled last, when what it sums up stands."""
    analysis = Analysis.of(roster)
    front = open_front(desk)
    for write in WRITERS:
        write(analysis, desk, places)
    pairs = paired(roster)
    if roster.previous:
        analysis.years = [compared(pair) for pair in pairs.years]
        write_last_year(analysis, desk, pairs)
    write_changes(analysis, desk, pairs, places)
    write_departments(analysis, desk, places)
    if balancing is not None:
        write_balance(analysis, desk, balancing)
    write_bands(analysis, desk, places)
    wall = Wall.put_up(desk, CHARTS, REMARK)
    data = write_chart_data(analysis, desk)
    hang_charts(desk, wall, data)
    if roster.previous:
        hang_years(desk, wall, write_year_data(analysis, desk))
    wall.finish()
    fill_front(analysis, desk, places, front, data[0])


def _portable(data: bytes) -> bytes:
    r"""Write links with ``/``: XlsxWriter turns it into ``\\``, which only Windows takes for a folder."""
    package = Package(data)
    parts = [name for name in package.names if name.startswith("xl/worksheets/_rels/")]
    return copy_with(package, {name: package.read(name).replace(b"\\", b"/") for name in parts})
