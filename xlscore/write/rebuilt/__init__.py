"""The rebuilt workbook: an .xlsx written from what was read of a format that cannot be added to."""

from xlscore.write.rebuilt.book import rebuild

__all__ = ["rebuild"]
