"""The notes of one sheet: comments, their boxes, and the relationships between the three parts."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from xlscore.cells import parse_a1
from xlscore.ooxml.cell_texts import Cell
from xlscore.ooxml.draft import Draft
from xlscore.ooxml.names import CONTENT_COMMENTS, CONTENT_VML
from xlscore.write.annotated import vml
from xlscore.write.annotated.comments import Comments, new_comments
from xlscore.write.annotated.note_text import NoteText
from xlscore.write.annotated.worksheet import Worksheet

_BOX = (144, 79)
"""Pixels of the box Excel gives a note whose own box is missing."""


@dataclass
class SheetNotes:
    """What a sheet has of notes before we add ours."""

    draft: Draft
    part: str
    sheet: Worksheet

    def __post_init__(self) -> None:
        """Find the parts through the relationships of the sheet."""
        drawing = self.sheet.legacy_drawing
        related = self.draft.package.relationships(self.part)
        inside = [item for item in related if not item.external]
        present = [item for item in inside if self.draft.has(item.target)]
        self._comments_part = next((item.target for item in present if item.kind == "comments"), None)
        # A list that names a part which is missing gets that part: a second entry of the kind would be an error.
        missing = [item for item in inside if item not in present and item.target.endswith((".xml", ".vml"))]
        self._promised = next((item.target for item in missing if item.kind == "comments"), None)
        self._promised_boxes = next(
            (item.target for item in missing if (item.kind, item.id) == ("vmlDrawing", drawing)), None
        )
        self._vml_part = next(
            (item.target for item in present if (item.kind, item.id) == ("vmlDrawing", drawing)), None
        )
        self._threads = [item.target for item in present if item.kind == "threadedComment"]
        part = self._comments_part
        self._comments = Comments(part, self.draft.read(part)) if part else None

    def threaded(self) -> set[Cell]:
        """Return the cells that carry a thread: a note of ours would part it from its stand-in."""
        cells = self._comments.threaded() if self._comments else set()
        for part in self._threads:
            for node in self.draft.package.xml(part).iterfind("{*}threadedComment"):
                try:
                    cells.add(parse_a1(node.get("ref", "")))
                except ValueError:
                    continue
        return cells

    def add(self, notes: Mapping[Cell, NoteText], free_block: int) -> int:
        """Write notes to cells without threads; ``free_block`` is the first block of shape ids nobody uses.

        Return the last block the sheet uses now.
        """
        dialect = self.sheet.dialect
        folder = posixpath.dirname(self.draft.package.main_part)
        comments, part = self._comments, self._comments_part
        if comments is None or part is None:
            part = self._promised or self.draft.new_name(folder, "comments", "xml")
            self.draft.declare(part, CONTENT_COMMENTS)
            if self._promised is None:
                self.draft.relate(self.part, "comments", part, dialect, self.sheet.asked_for)
            self.draft.write(part, new_comments(dialect, notes))
        else:
            self.draft.write(part, comments.write(notes))
        return self._add_boxes(notes, folder, free_block)

    def _add_boxes(self, notes: Mapping[Cell, NoteText], folder: str, free_block: int) -> int:
        part = self._vml_part
        present = set(self._comments.cells) if self._comments else set()
        boxless = present - notes.keys() if part is None else set()
        if part is None:
            promised = self._promised_boxes
            part = promised or self.draft.new_name(posixpath.join(folder, "drawings"), "vmlDrawing", "vml")
            data = vml.new_drawing(free_block, len(notes) + len(boxless))
            self.draft.declare(part, CONTENT_VML)
            if promised is None:
                dialect, asked_for = self.sheet.dialect, self.sheet.asked_for
                self.sheet.set_legacy_drawing(self.draft.relate(self.part, "vmlDrawing", part, dialect, asked_for))
        else:
            data = self.draft.read(part)
        drawing = vml.Drawing(data, part, free_block)
        geometry = self.sheet.geometry
        sizes = dict.fromkeys(boxless, _BOX)
        for cell, note in notes.items():
            above = self._comments.text(cell) if self._comments and cell in present else ""
            sizes[cell] = note.size(above)
        fresh = []
        boxes = drawing.boxes()
        for cell, size in sorted(sizes.items()):
            if cell in boxes:
                drawing.enlarge(cell, partial(geometry.grown, size=size))
            else:
                fresh.append((cell, geometry.anchor(cell, size), size))
        drawing.add(fresh)
        self.draft.write(part, drawing.result())
        return drawing.last_block
