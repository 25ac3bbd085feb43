"""From one file to its dossier, from a folder to many, and from many dossiers to the roster."""

from xlscore.pipeline.batch import assess_all
from xlscore.pipeline.files import find_workbooks
from xlscore.pipeline.limits import Limits
from xlscore.pipeline.measures import confirm_units, idle_waivers
from xlscore.pipeline.one_file import Options, assess, assess_bytes, catalogue_for, gather
from xlscore.pipeline.understanding import read_guarded, read_one

__all__ = [
    "Limits",
    "Options",
    "assess",
    "assess_all",
    "assess_bytes",
    "catalogue_for",
    "confirm_units",
    "find_workbooks",
    "gather",
    "idle_waivers",
    "read_guarded",
    "read_one",
]
