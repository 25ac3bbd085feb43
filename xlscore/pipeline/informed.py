"""What a run has to know of all its files before it works them off one by one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from xlscore.checks.settlement import across_files
from xlscore.model.record import Record
from xlscore.pipeline.batch import Plan, work_off_all
from xlscore.pipeline.measures import confirm_units
from xlscore.pipeline.one_file import Options
from xlscore.pipeline.returns import Task
from xlscore.read.marked import is_marked


def informed(tasks: Sequence[Task], plan: Plan, beside: Sequence[Record] = ()) -> Options:
    """Return the options with what only all files together tell of explanations.

    Explanations come in annotated copies, or in a file beside them for whichever unit: only files that may hold some
    are looked at.  Raises ``UsageError`` for a waiver or an explanation of a unit that is neither among the files nor
    among the returns ``beside`` them.
    """
    measures = plan.options.measures
    named = bool(measures.answers) or any(waiver.units for waiver in measures.waivers)
    first = [Task(file) for file in _wanted([task.file for task in tasks], plan, named=named)]
    if not first and not named:
        return plan.options
    records = [record for _, record in work_off_all(first, plan)]
    if named:
        confirm_units(measures, [*records, *beside])
    return replace(plan.options, measures=replace(measures, across=across_files(records)))


def _wanted(files: Sequence[Path], plan: Plan, *, named: bool) -> list[Path]:
    """Return the files that may hold explanations, or all where some are ``named``."""
    if named:
        return list(files)
    if plan.cache is not None:
        return list(plan.cache.looked(files, is_marked))
    return [file for file in files if is_marked(file)]
