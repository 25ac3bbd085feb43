"""Text to meaning: amounts, percents, quantities, targets, dates and blanks (spec: how figures are written)."""

from xlscore.values.pairing import PairReading, pair
from xlscore.values.read import read_value
from xlscore.values.reading import Exactness, Flag, Kind, Operator, Reading

__all__ = ["Exactness", "Flag", "Kind", "Operator", "PairReading", "Reading", "pair", "read_value"]
