"""The titles of workbooks this program writes as results: by them a result is told from a submission."""

from typing import Final

SUMMARY: Final = "绩效自评审核汇总"
ROSTER: Final = "上报名册"
FINDINGS: Final = "绩效自评审核意见"
RESULT_TITLES: Final = frozenset({SUMMARY, ROSTER, FINDINGS})
"""Document titles, kept by Excel, WPS and LibreOffice when they save the workbook."""
