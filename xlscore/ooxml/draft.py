"""A package under edit: changed and added parts, their relationships and content types."""

import posixpath
from collections.abc import Collection
from urllib.parse import quote, unquote
from zlib import crc32

from xlscore.ooxml.names import CONTENT_RELATIONSHIPS, Dialect
from xlscore.ooxml.package import Package, relationships_part
from xlscore.ooxml.splice import Splicer, prefixed
from xlscore.ooxml.xml_text import attribute
from xlscore.ooxml.zip_copy import copy_with

_TYPES = "[Content_Types].xml"
_NEW_RELATIONSHIPS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


def _relative(target: str, folder: str) -> str:
    """Return a part's name as seen from a folder; ``posixpath.relpath`` would ask for the current directory."""
    there, here = target.split("/"), folder.split("/") if folder else []
    same = 0
    while same < min(len(there) - 1, len(here)) and there[same] == here[same]:
        same += 1
    return "/".join([*[".."] * (len(here) - same), *there[same:]])


class _OpenList:
    """A list of relationships or content types while it grows: parsed once, put together when it is read."""

    def __init__(self, part: str, data: bytes) -> None:
        self.splicer = Splicer(part, data)
        self._root = self.splicer.root
        self.taken = {node.get("Id") or "" for node in self._root.children}
        self.overrides = {
            unquote(node.get("PartName") or "").lstrip("/").lower(): node for node in self._root.all("Override")
        }
        self.defaults = {
            (node.get("Extension") or "").lower(): node.get("ContentType")
            for node in reversed(self._root.all("Default"))
        }

    def append(self, xml: str) -> None:
        """Add an entry at the end."""
        self.splicer.append(self._root, prefixed(xml, self._root.prefix))

    def correct(self, part: str, content_type: str) -> None:
        """Give a part that is declared already another content type."""
        name = attribute(self.overrides[part.lower()].get("PartName") or "")
        xml = f'<Override PartName="{name}" ContentType="{content_type}"/>'
        self.splicer.replace(self.overrides[part.lower()], prefixed(xml, self._root.prefix))

    def put_first(self, xml: str) -> None:
        """Add an entry before those that were there."""
        if self._root.children:
            self.splicer.insert(self._root.children[0].start, prefixed(xml, self._root.prefix))
        else:
            self.append(xml)


class Draft:
    """What the copy of a package is to be; the package itself stays as it is."""

    def __init__(self, package: Package) -> None:
        """Begin with the package unchanged."""
        self.package = package
        self._changed: dict[str, bytes] = {}
        self._added: set[str] = set()
        self._checksums: dict[str, tuple[bytes, int]] = {}
        self._open: dict[str, _OpenList] = {}
        self._grown: set[str] = set()

    @property
    def changed(self) -> dict[str, bytes]:
        """The parts that differ from the package, in the order in which they were first changed."""
        for name in self._grown:
            self._changed[name] = self._open[name].splicer.result()
        self._grown.clear()
        return self._changed

    def read(self, part: str) -> bytes:
        """Return a part as it stands in the draft; raises ``UnreadableError`` where there is none."""
        name = self.package.find(part) or part
        changed = self.changed if name in self._grown else self._changed
        return changed[name] if name in changed else self.package.read(part)

    def has(self, part: str) -> bool:
        """Tell whether there is a part of that name, case aside."""
        return self.package.find(part) is not None or part.lower() in self._added

    def write(self, part: str, data: bytes) -> None:
        """Change a part, or add it."""
        name = self.package.find(part) or part
        self._open.pop(name, None)
        self._grown.discard(name)
        self._changed[name] = data
        self._added.add(name.lower())

    def checksum(self, part: str) -> int:
        """Return the CRC-32 of a changed part, worked out once however often it is asked for."""
        data = self.changed[part]
        kept = self._checksums.get(part)
        if kept is None or kept[0] is not data:
            kept = self._checksums[part] = data, crc32(data)
        return kept[1]

    def _listed(self, part: str) -> _OpenList:
        """Return a list to look into."""
        name = self.package.find(part) or part
        if name not in self._open:
            self._open[name] = _OpenList(name, self.read(name))
        return self._open[name]

    def _growing(self, part: str) -> _OpenList:
        """Return a list to add to."""
        listed = self._listed(part)
        name = self.package.find(part) or part
        self._changed.setdefault(name, b"")
        self._grown.add(name)
        return listed

    def new_name(self, folder: str, stem: str, extension: str) -> str:
        """Return a part name that is still free: ``xl/comments3.xml``."""
        number = 1
        while self.has(name := posixpath.join(folder, f"{stem}{number}.{extension}")):
            number += 1
        return name

    def relate(
        self, part: str, kind: str, target: str, dialect: Dialect, asked_for: Collection[str] = frozenset()
    ) -> str:
        """Add a relationship from one part to another and return its id.

        The id is none of those the part asks for: where its list has lost one, ours must not take that place.
        """
        list_part = relationships_part(part)
        if not self.has(list_part):
            self.write(list_part, _NEW_RELATIONSHIPS)
            self._declare_default("rels", CONTENT_RELATIONSHIPS)
        taken = self._listed(list_part).taken | set(asked_for)
        number = len(taken) + 1
        while (identifier := f"rId{number}") in taken:
            number += 1
        self._listed(list_part).taken.add(identifier)
        path = quote(_relative(target, posixpath.dirname(part)))
        xml = f'<Relationship Id="{identifier}" Type="{dialect.relationship_type(kind)}" Target="{attribute(path)}"/>'
        self._growing(list_part).append(xml)
        return identifier

    def unrelate(self, part: str, identifier: str | None = None) -> None:
        """Take one relationship of a part away, or all of them; what they led to stays, named by nobody."""
        list_part = relationships_part(part)
        if not self.has(list_part):
            return
        splicer = Splicer(list_part, self.read(list_part))
        for node in splicer.root.children:
            if identifier is None or node.get("Id") == identifier:
                splicer.replace(node, "")
        self.write(list_part, splicer.result())

    def declare(self, part: str, content_type: str) -> None:
        """Say what a part is, by its extension where that is VML, else by its name."""
        extension = part.rpartition(".")[2]
        if extension == "vml" and self._declare_default(extension, content_type):
            return
        declared = self._listed(_TYPES).overrides.get(part.lower())
        if declared is None:
            xml = f'<Override PartName="/{attribute(quote(part))}" ContentType="{content_type}"/>'
            self._growing(_TYPES).append(xml)
        elif declared.get("ContentType") != content_type:
            self._growing(_TYPES).correct(part, content_type)

    def _declare_default(self, extension: str, content_type: str) -> bool:
        """Declare an extension; ``False`` where it already stands for something else."""
        defaults = self._listed(_TYPES).defaults
        if extension in defaults:
            return defaults[extension] == content_type
        defaults[extension] = content_type
        self._growing(_TYPES).put_first(f'<Default Extension="{extension}" ContentType="{content_type}"/>')
        return True

    def finish(self) -> bytes:
        """Return the copy."""
        return copy_with(self.package, self.changed, {name: self.checksum(name) for name in self.changed})
