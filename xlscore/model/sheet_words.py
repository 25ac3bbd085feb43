"""Headers and marks that one floor writes into a workbook and another reads back."""

from typing import Final

ID_HEADER: Final = "编号（勿改）"
"""Header of the hidden column that holds the id of each finding on 审核结果."""
EXPLANATION: Final = "审核说明"
REVIEW_SCORE: Final = "复核分"
REVIEW_OPINION: Final = "复核意见"
FILLED: Final = (EXPLANATION, REVIEW_SCORE, REVIEW_OPINION)
"""The columns of 审核结果 that people fill in, by their headers."""
NOTHING: Final = "——"
"""What stands where a column does not apply."""
PAGE_KEY: Final = "xlscore-blank:"
"""What stands in the hidden column of 审核意见书 beside a blank, before the name of the blank and its column."""

FINDING_HEADERS: Final = (
    "文件",
    "单位",
    "指标体系",
    "审核结论",
    "级别",
    "代码",
    "位置",
    "问题",
    "审核意见",
    "自评/填报数",
    "复算数",
    "差额",
    "计算过程",
    "处理建议",
    "编号",
    "状态",
    EXPLANATION,
)
"""Columns of the table of findings (``check --format csv`` and ``xlsx``)."""
