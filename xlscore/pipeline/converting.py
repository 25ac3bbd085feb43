"""Workbooks that LibreOffice converts for their annotated copies, before they are worked off.

A reading process has its memory limited, and what it starts has the same limits: so its parent converts.
"""

from collections.abc import Sequence
from dataclasses import replace

from xlscore.model.appearance import Rebuilt
from xlscore.pipeline.office import Office
from xlscore.pipeline.rebuilding import needs_rebuilding
from xlscore.pipeline.returns import Task


def converted(tasks: Sequence[Task], office: Office | None) -> list[Task]:
    """Return the tasks, those that need it with their file converted or the sentence that says why it is not."""
    return [_converted(task, office) if office is not None else task for task in tasks]


def _converted(task: Task, office: Office) -> Task:
    if task.part is None or not needs_rebuilding(task.file):
        return task
    outcome = office.convert(task.file)
    if not isinstance(outcome, Rebuilt):
        return replace(task, refused=outcome)
    place = task.part.with_name(f"{task.part.stem}.converted.xlsx")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(outcome.data)
    return replace(task, converted=place)
