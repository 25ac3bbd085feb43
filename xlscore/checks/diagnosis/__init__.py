"""Diagnosis: how a wrong figure came about, said only where one explanation reproduces it and no other does."""

from xlscore.checks.diagnosis.explanation import Explanation, the_one
from xlscore.checks.diagnosis.rates import explain_rate
from xlscore.checks.diagnosis.scores import explain_score
from xlscore.checks.diagnosis.sums import Part, explain_sum

__all__ = ["Explanation", "Part", "explain_rate", "explain_score", "explain_sum", "the_one"]
