"""A bar on the terminal while many files are worked off: how many, how fast, how long still; silent in a pipe."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

Item = TypeVar("Item")

FEW: Final = 24
"""Up to this many files there is nothing to wait for."""


def watched(items: Iterable[Item], total: int, *, wanted: bool, console: "Console | None" = None) -> Iterator[Item]:
    """Yield the items, with a bar on the error stream where that is a terminal; ``wanted`` is what was asked for."""
    if not wanted or total <= FEW or not (console is not None or sys.stderr.isatty()):
        yield from items
        return
    from rich.console import Console

    with _bar(console or Console(stderr=True)) as bar:
        task = bar.add_task("审核中", total=total)
        for item in items:
            yield item
            bar.advance(task)


def _bar(console: "Console") -> Any:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining
    from rich.text import Text

    class Speed(ProgressColumn):
        """Files a second."""

        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"{speed:.1f} 个/秒" if speed else "")

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Speed(), TextColumn("剩余"))
    return Progress(
        *columns,
        Remaining(),
        console=console,
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
        speed_estimate_period=30,
    )
