"""The comments part of a sheet: our author, our notes, and our lines below the user's own where a cell has both."""

from collections.abc import Mapping
from typing import Final

from xlscore.cells import a1, parse_a1
from xlscore.ooxml.cell_texts import Cell
from xlscore.ooxml.elements import Element
from xlscore.ooxml.names import Dialect
from xlscore.ooxml.splice import Splicer, prefixed
from xlscore.ooxml.xml_text import content
from xlscore.write.annotated.note_text import AUTHOR, NoteText

_ORDER = ("authors", "commentList", "extLst")
_THREAD = "tc="
"""How the author of the legacy note begins that stands in for a thread."""


_OURS: Final = f"<author>{content(AUTHOR)}</author>"


def new_comments(dialect: Dialect, notes: Mapping[Cell, NoteText]) -> bytes:
    """Return a comments part with our notes only."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<comments xmlns="{dialect.main}"><authors>{_OURS}</authors>'
        f"<commentList>{_listed(notes, 0)}</commentList></comments>"
    ).encode()


def _listed(notes: Mapping[Cell, NoteText], author: int) -> str:
    """Return notes from the top down as elements of the list."""
    return "".join(
        f'<comment ref="{a1(*cell)}" authorId="{author}"><text>{note.runs()}</text></comment>'
        for cell, note in sorted(notes.items())
    )


def _pieces(comment: Element) -> list[tuple[Element, Element]]:
    """Return the stretches of text of a note, each with the element that holds nothing else."""
    pieces = []
    for text in comment.all("text"):
        for child in text.children:
            nodes = [child] if child.name == "t" else child.all("t") if child.name == "r" else []
            pieces += [(node, child) for node in nodes]
    return pieces


class Comments:
    """One comments part under edit."""

    def __init__(self, part: str, data: bytes) -> None:
        """Parse the part; raises ``UnreadableError`` where it cannot be."""
        self._splicer = Splicer(part, data)
        root = self._splicer.root
        self._authors = root.first("authors")
        self._list = root.first("commentList")
        self._by_cell: dict[Cell, Element] = {}
        for comment in self._list.all("comment") if self._list else ():
            try:
                self._by_cell.setdefault(parse_a1(comment.get("ref") or ""), comment)
            except ValueError:
                continue

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells that have a note already."""
        return tuple(self._by_cell)

    def text(self, cell: Cell) -> str:
        """Return the words of a note that is there already."""
        return "".join(node.text for node, _ in _pieces(self._by_cell[cell]))

    def cut(self, cell: Cell, start: int, end: int) -> bool:
        """Take a stretch out of a note; a note of which no word is left goes, and ``False`` is returned."""
        pieces = _pieces(self._by_cell[cell])
        length = sum(len(node.text) for node, _ in pieces)
        if not "".join(node.text for node, _ in pieces)[:start].strip() and end >= length:
            self._splicer.replace(self._by_cell.pop(cell), "")
            return False
        position = 0
        for node, holder in pieces:
            text = node.text
            low, high = max(start - position, 0), min(end - position, len(text))
            position += len(text)
            if low >= high:
                continue
            left = text[:low] + text[high:]
            if left:
                tag = f"{node.prefix}t"
                self._splicer.replace(node, f'<{tag} xml:space="preserve">{content(left)}</{tag}>')
            else:
                self._splicer.replace(holder, "")
        return True

    def result(self) -> bytes:
        """Return the part with what was cut gone."""
        return self._splicer.result()

    def threaded(self) -> set[Cell]:
        """Return the cells whose note only stands in for a thread."""
        names = [author.text for author in self._authors.all("author")] if self._authors else []
        threads = {str(index) for index, name in enumerate(names) if name.startswith(_THREAD)}
        return {cell for cell, comment in self._by_cell.items() if comment.get("authorId") in threads}

    def write(self, notes: Mapping[Cell, NoteText]) -> bytes:
        """Return the part with our notes in it."""
        root = self._splicer.root
        fresh = {cell: note for cell, note in notes.items() if cell not in self._by_cell}
        for cell in sorted(notes.keys() - fresh.keys()):
            self._add_below(self._by_cell[cell], notes[cell])
        if fresh:
            xml = _listed(fresh, self._author())
            if self._list is None:
                xml = prefixed(f"<commentList>{xml}</commentList>", root.prefix)
                self._splicer.insert_ordered(root, "commentList", xml, _ORDER)
            else:
                self._splicer.append(self._list, prefixed(xml, self._list.prefix))
        return self._splicer.result()

    def _author(self) -> int:
        """Return the number of our author, added where it is not there yet."""
        if self._authors is None:
            root = self._splicer.root
            self._splicer.insert_ordered(root, "authors", prefixed(f"<authors>{_OURS}</authors>", root.prefix), _ORDER)
            return 0
        names = [author.text for author in self._authors.all("author")]
        if AUTHOR in names:
            return names.index(AUTHOR)
        self._splicer.append(self._authors, prefixed(_OURS, self._authors.prefix))
        return len(names)

    def _add_below(self, comment: Element, note: NoteText) -> None:
        """Add our lines to a note, turning its plain text into a run: mixed, some programs show only the runs."""
        runs = prefixed(note.runs(after_text=True), comment.prefix)
        text = comment.first("text")
        if text is None:
            tag = f"{comment.prefix}text"
            self._splicer.append(comment, f"<{tag}>{runs}</{tag}>")
            return
        plain = text.first("t")
        if plain is not None:
            self._splicer.insert(plain.start, f"<{text.prefix}r>")
            self._splicer.insert(plain.end, f"</{text.prefix}r>")
        before = [child for child in text.children if child.name in {"t", "r"}]
        if before:
            self._splicer.insert(before[-1].end, runs)
        elif text.children:
            self._splicer.insert(text.children[0].start, runs)
        else:
            self._splicer.append(text, runs)
