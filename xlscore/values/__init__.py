"""Text to meaning: amounts, percents, quantities, targets, dates and blanks (spec: how figures are written)."""

from xlscore.values.joining import join_target, read_name
from xlscore.values.notes import Note
from xlscore.values.pairing import PairReading, pair
from xlscore.values.read import read_value
from xlscore.values.reading import Exactness, Flag, Kind, Operator, Reading
from xlscore.values.render import render
from xlscore.values.settling import Column

__all__ = [
    "Column",
    "Exactness",
    "Flag",
    "Kind",
    "Note",
    "Operator",
    "PairReading",
    "Reading",
    "join_target",
    "pair",
    "read_name",
    "read_value",
    "render",
]
