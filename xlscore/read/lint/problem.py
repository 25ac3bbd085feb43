"""What a lint check has to say of a framework folder, and how it finds the line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from xlscore.errors import FrameworkError
from xlscore.model.framework import Framework
from xlscore.read.yaml_lines import Declaration, Place

_PLACED = re.compile(r"(?P<path>.+?):(?P<line>\d+): (?P<sentence>.+)")


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a declaration; a hint does not keep it from being issued."""

    path: Path
    line: int
    sentence: str
    hint: bool = False

    def __str__(self) -> str:
        """Return it as printed: ``file:line: sentence``."""
        mark = "（提示）" if self.hint else ""
        return f"{self.path}:{self.line}: {mark}{self.sentence}"

    @classmethod
    def of(cls, error: FrameworkError) -> Iterator[Self]:
        """Yield the problems an error names, one a line."""
        for text in str(error).splitlines():
            found = _PLACED.fullmatch(text)
            if found is not None:
                yield cls(Path(found["path"]), int(found["line"]), found["sentence"])


@dataclass(frozen=True, slots=True)
class Inspected:
    """A framework together with the file it was read from."""

    framework: Framework
    declaration: Declaration

    def problem(self, place: Place, sentence: str, *, hint: bool = False) -> Problem:
        """Return the problem that stands at a place of the declaration."""
        return Problem(self.declaration.path, self.declaration.line(place), sentence, hint)
