"""Reading an OPC package: parts, relationships and content types, by what the package says and never by usual names.

Source: ECMA-376 part 2 (Open Packaging Conventions).  Strict packages (ISO/IEC 29500 Strict) name the same
relationship types under ``purl.oclc.org``; both are reduced to their last word here.
"""

import io
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from xlscore.errors import UnreadableError


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship: ``kind`` is the last word of its type (``worksheet``), ``target`` an absolute part name."""

    id: str
    kind: str
    target: str
    external: bool = False


def safe_parser() -> etree.XMLParser:
    """Return a parser that resolves no entity, loads no DTD and touches no network."""
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)


def relationships_part(part: str) -> str:
    """Return the name of the part that holds the relationships of ``part`` (of the package where it is empty)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


class Package:
    """An OPC package held in memory.  Part names have no leading slash; look-ups ignore case and ``\\`` against ``/``."""

    def __init__(self, data: bytes) -> None:
        """Open the container; raises ``UnreadableError`` where it is not an intact zip archive."""
        self.data = data
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            msg = "文件已损坏：不是完整的压缩包，无法打开。请在 Excel 或 WPS 中重新打开并另存为 .xlsx 后再报送。"
            raise UnreadableError(msg) from error
        self.entries: dict[str, zipfile.ZipInfo] = {}
        self._by_key: dict[str, str] = {}
        for info in self.archive.infolist():
            name = info.filename.replace("\\", "/").lstrip("/")
            self.entries[name] = info
            self._by_key.setdefault(name.lower(), name)

    @property
    def names(self) -> tuple[str, ...]:
        """Part names in the order of the archive."""
        return tuple(self.entries)

    def find(self, name: str) -> str | None:
        """Return a part's name as the archive spells it, or ``None``."""
        return self._by_key.get(name.replace("\\", "/").lstrip("/").lower())

    def read(self, name: str) -> bytes:
        """Return a part's bytes; raises ``UnreadableError`` where it is missing or damaged."""
        found = self.find(name)
        if found is None:
            msg = f"文件已损坏：缺少部件 {name}。请在 Excel 或 WPS 中重新打开并另存为 .xlsx 后再报送。"
            raise UnreadableError(msg)
        try:
            return self.archive.read(self.entries[found])
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
            msg = f"文件已损坏或已加密：部件 {name} 无法解压。请去除密码、重新另存为 .xlsx 后再报送。"
            raise UnreadableError(msg) from error
        except Exception as error:  # zlib.error has no common base with the others
            msg = f"文件已损坏：部件 {name} 无法解压。请重新另存为 .xlsx 后再报送。"
            raise UnreadableError(msg) from error

    def xml(self, name: str) -> etree._Element:
        """Return a part's root element; raises ``UnreadableError`` where it is not well-formed XML."""
        try:
            return etree.fromstring(self.read(name), safe_parser())
        except etree.XMLSyntaxError as error:
            msg = f"文件已损坏：部件 {name} 的内容不是有效的 XML。请重新另存为 .xlsx 后再报送。"
            raise UnreadableError(msg) from error

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """Return the relationships of a part, or of the package itself; none where the part has no list."""
        name = self.find(relationships_part(part))
        if name is None:
            return ()
        result = []
        for node in self.xml(name):
            if not isinstance(node.tag, str) or etree.QName(node).localname != "Relationship":
                continue
            target = unquote(node.get("Target", "")).replace("\\", "/")
            external = node.get("TargetMode") == "External"
            if not external:
                base = posixpath.dirname(part)
                absolute = target if target.startswith("/") else posixpath.join("/", base, target)
                target = posixpath.normpath(absolute).lstrip("/")
            result.append(Relationship(node.get("Id", ""), node.get("Type", "").rpartition("/")[2], target, external))
        return tuple(result)

    @cached_property
    def main_part(self) -> str:
        """The workbook part; raises ``UnreadableError`` where the package names none."""
        for relationship in self.relationships():
            if relationship.kind == "officeDocument":
                return relationship.target
        msg = "文件不是工作簿：压缩包内没有工作簿部件。请确认选对了文件，并另存为 .xlsx 后再报送。"
        raise UnreadableError(msg)

    def related(self, part: str, kind: str) -> tuple[Relationship, ...]:
        """Return the relationships of one kind of a part, e.g. ``worksheet`` of the workbook part."""
        return tuple(item for item in self.relationships(part) if item.kind == kind)
