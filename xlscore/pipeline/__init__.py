"""From one file to its dossier, from a folder to many, and from many dossiers to the roster."""

from xlscore.pipeline.batch import Plan, assess_all, work_off_all
from xlscore.pipeline.cache import Cache
from xlscore.pipeline.converting import converted
from xlscore.pipeline.files import PassedOver, find_workbooks, passed_over
from xlscore.pipeline.informed import informed
from xlscore.pipeline.limits import Limits
from xlscore.pipeline.measures import confirm_units, idle_waivers
from xlscore.pipeline.office import Office
from xlscore.pipeline.one_file import Options, assess, assess_bytes, catalogue_for, gather
from xlscore.pipeline.rebuilding import needs_rebuilding, rebuilt_alone
from xlscore.pipeline.returns import Outcome, Task
from xlscore.pipeline.understanding import read_guarded, read_one

__all__ = [
    "Cache",
    "Limits",
    "Office",
    "Options",
    "Outcome",
    "PassedOver",
    "Plan",
    "Task",
    "assess",
    "assess_all",
    "assess_bytes",
    "catalogue_for",
    "confirm_units",
    "converted",
    "find_workbooks",
    "gather",
    "idle_waivers",
    "informed",
    "needs_rebuilding",
    "passed_over",
    "read_guarded",
    "read_one",
    "rebuilt_alone",
    "work_off_all",
]
