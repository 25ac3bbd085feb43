"""Roots: which figure follows from which, what a wrong one spoils, and what would put it right."""

from xlscore.checks.roots.amended import amended
from xlscore.checks.roots.grades import grade_doubt
from xlscore.checks.roots.graph import Graph, graph_of
from xlscore.checks.roots.repairs import Rank, Repair, repairs_of
from xlscore.checks.roots.rooted import rooted

__all__ = ["Graph", "Rank", "Repair", "amended", "grade_doubt", "graph_of", "repairs_of", "rooted"]
