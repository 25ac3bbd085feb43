"""From one file to its dossier, from a folder to many, and from many dossiers to the roster."""

from xlscore.pipeline.batch import assess_all
from xlscore.pipeline.files import find_workbooks
from xlscore.pipeline.limits import Limits
from xlscore.pipeline.office import Office
from xlscore.pipeline.one_file import Options, assess, assess_bytes, catalogue_for, gather
from xlscore.pipeline.rebuilding import Rebuilding, needs_rebuilding
from xlscore.pipeline.understanding import read_guarded, read_one

__all__ = [
    "Limits",
    "Office",
    "Options",
    "Rebuilding",
    "assess",
    "assess_all",
    "assess_bytes",
    "catalogue_for",
    "find_workbooks",
    "gather",
    "needs_rebuilding",
    "read_guarded",
    "read_one",
]
