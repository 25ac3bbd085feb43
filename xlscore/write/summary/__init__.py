"""The consolidated workbook of a bureau: units, indicators, rates, findings and filing, with native charts."""

from xlscore.write.summary.book import summary_bytes

__all__ = ["summary_bytes"]
