"""What becomes of findings: trials, waivers and explanations put to the findings of a file."""

from xlscore.checks.settlement.across import across_files
from xlscore.checks.settlement.matching import answers_of, covered_by
from xlscore.checks.settlement.settle import settled, settled_roster

__all__ = ["across_files", "answers_of", "covered_by", "settled", "settled_roster"]
