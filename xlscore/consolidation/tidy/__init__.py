"""Tidy tables of many returns: one list of tables and columns; writing, reading and the schema come from it."""

from typing import Final

from xlscore.consolidation.tidy.columns import Kind, Table, TidyColumn, exact_text
from xlscore.consolidation.tidy.editions import BANDS, COLUMNS, EDITIONS, FILINGS
from xlscore.consolidation.tidy.findings import FINDINGS, PASSAGES, STRAYS
from xlscore.consolidation.tidy.forms import Shelf
from xlscore.consolidation.tidy.rates import RATES
from xlscore.consolidation.tidy.scores import SCORES
from xlscore.consolidation.tidy.units import UNITS

TABLES: Final = (UNITS, SCORES, RATES, FINDINGS, STRAYS, PASSAGES, EDITIONS, COLUMNS, BANDS, FILINGS)
"""Every table, in the order they are documented."""

__all__ = ["TABLES", "Kind", "Shelf", "Table", "TidyColumn", "exact_text"]
