"""From one file to its dossier, from a folder to many, and from many dossiers to the roster."""

from xlscore.pipeline.batch import Plan, assess_all, work_off_all
from xlscore.pipeline.cache import Cache
from xlscore.pipeline.files import find_workbooks
from xlscore.pipeline.informed import informed
from xlscore.pipeline.limits import Limits
from xlscore.pipeline.measures import confirm_units, idle_waivers
from xlscore.pipeline.one_file import Options, assess, assess_bytes, catalogue_for, gather
from xlscore.pipeline.returns import Outcome, Task
from xlscore.pipeline.understanding import read_guarded, read_one

__all__ = [
    "Cache",
    "Limits",
    "Options",
    "Outcome",
    "Plan",
    "Task",
    "assess",
    "assess_all",
    "assess_bytes",
    "catalogue_for",
    "confirm_units",
    "find_workbooks",
    "gather",
    "idle_waivers",
    "informed",
    "read_guarded",
    "read_one",
    "work_off_all",
]
