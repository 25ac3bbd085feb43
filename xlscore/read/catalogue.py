"""The editions at hand, by id; each is read when it is first asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Self

from xlscore.errors import UsageError
from xlscore.model.framework import Framework
from xlscore.read.framework_folder import FRAMEWORK_FILE, load_framework
from xlscore.read.overlay import load_overlay, overlaid_id

TEMPLATES = "workbook_templates"
TEMPLATE_FILE = "template.xlsx"
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Catalogue:
    """Framework folders by edition id, in the order of the ids; ``read`` holds what was read so far."""

    folders: dict[str, Path]
    read: dict[str, Framework] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path) -> Self:
        """Return the catalogue of the framework folders inside ``root``; a folder is named after its edition."""
        return cls({file.parent.name: file.parent for file in sorted(root.glob(f"*/{FRAMEWORK_FILE}"))})

    @classmethod
    def shipped(cls) -> Self:
        """Return the editions that come with the program: inside the installed package, or beside it in a checkout."""
        inside = _PACKAGE / TEMPLATES
        return cls.of(inside if inside.is_dir() else _PACKAGE.parent / TEMPLATES)

    def __iter__(self) -> Iterator[str]:
        """Go through the ids; nothing is read for it."""
        return iter(self.folders)

    def __len__(self) -> int:
        """Return how many editions there are."""
        return len(self.folders)

    def __contains__(self, framework_id: object) -> bool:
        """Tell whether there is an edition of that id."""
        return framework_id in self.folders

    def folder(self, framework_id: str) -> Path:
        """Return the folder of an edition; raises ``UsageError`` where there is none of that id."""
        if framework_id not in self.folders:
            near = get_close_matches(framework_id, self.folders, n=3, cutoff=0.5) or list(self.folders)
            msg = f"没有评分表“{framework_id}”，可用的有：{'、'.join(near)}（全部见 xlscore frameworks）"
            raise UsageError(msg)
        return self.folders[framework_id]

    def framework(self, framework_id: str) -> Framework:
        """Return an edition, read once; raises ``UsageError`` (no such id) or ``FrameworkError`` (badly declared)."""
        if framework_id not in self.read:
            self.read[framework_id] = load_framework(self.folder(framework_id))
        return self.read[framework_id]

    def template(self, framework_id: str) -> Path:
        """Return the place of an edition's blank template."""
        return self.folder(framework_id) / TEMPLATE_FILE

    def all(self) -> tuple[Framework, ...]:
        """Return every edition, reading those not read yet."""
        return tuple(self.framework(framework_id) for framework_id in self.folders)

    def with_overlay(self, path: Path) -> Self:
        """Return the catalogue with the figures of an overlay merged into the edition it names."""
        framework_id = overlaid_id(path)
        changed = load_overlay(self.framework(framework_id), path)
        return replace(self, read={**self.read, framework_id: changed})
