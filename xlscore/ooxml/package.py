"""Reading an OPC package: parts, relationships and content types, by what the package says and never by usual names.

Source: ECMA-376 part 2 (Open Packaging Conventions).  Strict packages (ISO/IEC 29500 Strict) name the same
relationship types under ``purl.oclc.org``; both are reduced to their last word here.
"""

import io
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import unquote

from lxml import etree

from xlscore.errors import UnreadableError

MAX_ENTRIES: Final = 20_000
"""Entries of an archive; a workbook with a picture in every row has some hundreds, a bomb of names a million."""
MAX_PART_BYTES: Final = 128 * 2**20
"""Uncompressed bytes of one part; a sheet of a million cells has about 40 MiB."""
MAX_TREE_BYTES: Final = 32 * 2**20
"""Uncompressed bytes of a part held as a tree, which takes about twenty times its size in memory."""
MAX_RATIO: Final = 250
"""Uncompressed by compressed size; the most repetitive sheets found reach about 60, a bomb 1,000."""
RATIO_FREE_BYTES: Final = 4 * 2**20
"""Below this size a part may have any ratio: it cannot do harm."""

OLD_CONTAINER: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins, the container of .xls and of encrypted workbooks (MS-CFB 2.2)."""
_CENTRAL_ENTRY: Final = b"PK\x01\x02"
_ENCRYPTED: Final = 0x1


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


def local_name(node: etree._Element) -> str:
    """Return a tag without its namespace; empty for comments and processing instructions."""
    tag: object = node.tag  # a function for what is no element, which the stubs do not know
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def relationships_part(part: str) -> str:
    """Return the name of the part that holds the relationships of ``part`` (of the package where it is empty)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


class Package:
    """An OPC package held in memory.

    Part names have no leading slash; look-ups ignore case and take a backslash for a slash.
    """

    def __init__(self, data: bytes) -> None:
        """Open the container; raises ``UnreadableError`` where it is not an intact zip archive of a sane size."""
        self.data = data
        if data.count(_CENTRAL_ENTRY) > MAX_ENTRIES:
            msg = f"文件超出限制：压缩包内的部件超过 {MAX_ENTRIES} 个。请删除多余的图片和对象，另存为 .xlsx 后再报送。"
            raise UnreadableError(msg)
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # a hostile directory makes zipfile raise errors without a common base
            msg = "文件已损坏：不是完整的压缩包，无法打开。请在 Excel 或 WPS 中重新打开并另存为 .xlsx 后再报送。"
            raise UnreadableError(msg) from error
        self.entries: dict[str, zipfile.ZipInfo] = {}
        self._by_key: dict[str, str] = {}
        self._relationships: dict[str, tuple[Relationship, ...]] = {}
        for info in self.archive.infolist():
            name = info.filename.replace("\\", "/").lstrip("/")
            if name.lower() in self._by_key and not info.is_dir():
                # Which of them counts differs from program to program, and Excel offers to repair the file.
                msg = (
                    f"文件已损坏：压缩包里有两个同名的部件 {name}，不同的软件会读出不同的内容。"
                    "请在 Excel 或 WPS 中打开核对，另存为 .xlsx 后再报送。"
                )
                raise UnreadableError(msg)
            self.entries[name] = info
            self._by_key.setdefault(name.lower(), name)

    @property
    def names(self) -> tuple[str, ...]:
        """Part names in the order of the archive."""
        return tuple(self.entries)

    def find(self, name: str) -> str | None:
        """Return a part's name as the archive spells it, or ``None``."""
        return self._by_key.get(name.replace("\\", "/").lstrip("/").lower())

    def size(self, name: str) -> int:
        """Return the uncompressed bytes a part declares; ``read`` never yields more.  0 where there is no such part."""
        found = self.find(name)
        return 0 if found is None else self.entries[found].file_size

    def read(self, name: str) -> bytes:
        """Return a part's bytes; raises ``UnreadableError`` where it is missing, damaged, encrypted or over the limits.

        The size is looked at before anything is decompressed.
        """
        found = self.find(name)
        if found is None:
            msg = f"文件已损坏：缺少部件 {name}。请在 Excel 或 WPS 中重新打开并另存为 .xlsx 后再报送。"
            raise UnreadableError(msg)
        entry = self.entries[found]
        if entry.flag_bits & _ENCRYPTED:
            msg = f"文件已加密：部件 {name} 需要密码。请去除密码、另存为 .xlsx 后再报送。"
            raise UnreadableError(msg)
        repetitive = entry.file_size > max(RATIO_FREE_BYTES, MAX_RATIO * entry.compress_size)
        if entry.file_size > MAX_PART_BYTES or repetitive:
            msg = (
                f"文件超出限制：部件 {name} 解压后有 {entry.file_size / 2**20:.0f} MiB，"
                f"上限为 {MAX_PART_BYTES // 2**20} MiB，且不得超过压缩后的 {MAX_RATIO} 倍。"
                "请删除多余的空行、空列和格式，另存为 .xlsx 后再报送。"
            )
            raise UnreadableError(msg)
        try:
            return self.archive.read(entry)
        except Exception as error:  # zipfile, zlib, lzma and struct errors have no common base
            msg = f"文件已损坏：部件 {name} 无法解压。请重新另存为 .xlsx 后再报送。"
            raise UnreadableError(msg) from error

    def xml(self, name: str) -> etree._Element:
        """Return a part's root element; raises ``UnreadableError`` where it is not well-formed XML or too large."""
        if self.size(name) > MAX_TREE_BYTES:
            msg = (
                f"文件超出限制：部件 {name} 解压后超过 {MAX_TREE_BYTES // 2**20} MiB。"
                "请把内容复制到新建的工作簿，另存为 .xlsx 后再报送。"
            )
            raise UnreadableError(msg)
        try:
            return etree.fromstring(self.read(name), safe_parser())
        except etree.XMLSyntaxError as error:
            msg = f"文件已损坏：部件 {name} 的内容不是有效的 XML。请重新另存为 .xlsx 后再报送。"
            raise UnreadableError(msg) from error

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """Return the relationships of a part, or of the package itself; none where the part has no list."""
        if part not in self._relationships:
            self._relationships[part] = self._listed(part)
        return self._relationships[part]

    def _listed(self, part: str) -> tuple[Relationship, ...]:
        name = self.find(relationships_part(part))
        if name is None:
            return ()
        result = []
        for node in self.xml(name):
            if local_name(node) != "Relationship":
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

    def own_part(self, kind: str) -> str | None:
        """Return the part the workbook names by a relationship of ours, ``None`` where it has or names none."""
        return next((item.target for item in self.related(self.main_part, kind) if self.find(item.target)), None)
