"""The annotated copy (审核副本): the submitted package patched with marks, notes and the sheet 审核结果."""

from xlscore.write.annotated.output import write_annotated, write_submitted
from xlscore.write.annotated.patch import annotate

__all__ = ["annotate", "write_annotated", "write_submitted"]
