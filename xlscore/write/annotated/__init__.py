"""The annotated copy (审核副本): the submitted package patched with marks, notes and the sheet 审核结果."""

from xlscore.write.annotated.output import write_annotated, write_submitted
from xlscore.write.annotated.patch import annotate
from xlscore.write.annotated.received import submitted_bytes

__all__ = ["annotate", "submitted_bytes", "write_annotated", "write_submitted"]
