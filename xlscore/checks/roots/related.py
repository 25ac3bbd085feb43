"""What a sheet's figures follow from and what would put them right: worked out once, and only where it is asked for."""

from collections.abc import Mapping
from functools import cached_property

from xlscore.cells import CellRef
from xlscore.checks.registry import Scored
from xlscore.checks.roots.graph import Graph, graph_of
from xlscore.checks.roots.repairs import Repair, repairs_of


class Related:
    """The graph and the repairs of one scored sheet."""

    def __init__(self, stage: Scored) -> None:
        """Take the stage; nothing is worked out yet."""
        self.stage = stage

    @cached_property
    def graph(self) -> Graph:
        """Which cell follows from which."""
        return graph_of(self.stage.framework, self.stage.submission)

    @cached_property
    def repairs(self) -> Mapping[CellRef, tuple[Repair, ...]]:
        """Every repair that changes something, by its cell."""
        return repairs_of(self.stage)
