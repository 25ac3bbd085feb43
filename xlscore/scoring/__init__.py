"""Scores and rates recomputed from a submission: the one place where a total comes from."""

from xlscore.scoring.card import compute_scorecard

__all__ = ["compute_scorecard"]
