"""A package under edit: changed and added parts, their relationships and content types."""

import posixpath
from urllib.parse import quote

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


class Draft:
    """What the copy of a package is to be; the package itself stays as it is."""

    def __init__(self, package: Package) -> None:
        """Begin with the package unchanged."""
        self.package = package
        self.changed: dict[str, bytes] = {}

    def read(self, part: str) -> bytes:
        """Return a part as it stands in the draft; raises ``UnreadableError`` where there is none."""
        name = self.package.find(part) or part
        return self.changed[name] if name in self.changed else self.package.read(part)

    def has(self, part: str) -> bool:
        """Tell whether there is a part of that name, case aside."""
        return self.package.find(part) is not None or part.lower() in {name.lower() for name in self.changed}

    def write(self, part: str, data: bytes) -> None:
        """Change a part, or add it."""
        self.changed[self.package.find(part) or part] = data

    def new_name(self, folder: str, stem: str, extension: str) -> str:
        """Return a part name that is still free: ``xl/comments3.xml``."""
        number = 1
        while self.has(name := posixpath.join(folder, f"{stem}{number}.{extension}")):
            number += 1
        return name

    def relate(self, part: str, kind: str, target: str, dialect: Dialect) -> str:
        """Add a relationship from one part to another and return its id."""
        list_part = relationships_part(part)
        if not self.has(list_part):
            self.write(list_part, _NEW_RELATIONSHIPS)
            self._declare_default("rels", CONTENT_RELATIONSHIPS)
        splicer = Splicer(list_part, self.read(list_part))
        taken = {node.get("Id") for node in splicer.root.children}
        number = len(taken) + 1
        while (identifier := f"rId{number}") in taken:
            number += 1
        path = quote(posixpath.relpath(target, posixpath.dirname(part) or "."))
        xml = f'<Relationship Id="{identifier}" Type="{dialect.relationship_type(kind)}" Target="{attribute(path)}"/>'
        splicer.append(splicer.root, prefixed(xml, splicer.root.prefix))
        self.write(list_part, splicer.result())
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
        splicer = Splicer(_TYPES, self.read(_TYPES))
        xml = f'<Override PartName="/{attribute(quote(part))}" ContentType="{content_type}"/>'
        splicer.append(splicer.root, prefixed(xml, splicer.root.prefix))
        self.write(_TYPES, splicer.result())

    def _declare_default(self, extension: str, content_type: str) -> bool:
        """Declare an extension; ``False`` where it already stands for something else."""
        splicer = Splicer(_TYPES, self.read(_TYPES))
        for node in splicer.root.all("Default"):
            if (node.get("Extension") or "").lower() == extension:
                return node.get("ContentType") == content_type
        xml = prefixed(f'<Default Extension="{extension}" ContentType="{content_type}"/>', splicer.root.prefix)
        first = splicer.root.children[:1]
        if first:
            splicer.insert(first[0].start, xml)
        else:
            splicer.append(splicer.root, xml)
        self.write(_TYPES, splicer.result())
        return True

    def finish(self) -> bytes:
        """Return the copy."""
        return copy_with(self.package, self.changed)
