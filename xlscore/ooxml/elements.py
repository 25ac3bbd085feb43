"""Elements of a part with the byte offsets where they begin and end, as a parser found them."""

import re
from collections.abc import Callable
from html import unescape
from xml.parsers import expat

from xlscore.errors import UnreadableError
from xlscore.ooxml.names import STRICT, TRANSITIONAL

_RELATIONSHIPS = {TRANSITIONAL.office, STRICT.office}
_TAG = re.compile(rb"""<[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>""")


class Element:
    """One element: its name, its attributes and its stretch of ``source`` (offsets into UTF-8 bytes)."""

    __slots__ = ("_attributes", "children", "close", "name", "namespace", "parent", "prefix", "source", "start")

    def __init__(self, source: bytes, name: str, attributes: list[str], parent: "Element | None", start: int) -> None:
        """Take what the parser says at a start tag; ``close``, the offset of the end tag, is set later."""
        words = name.split(" ")
        self.namespace = words[0] if len(words) > 1 else ""
        self.name = words[1] if len(words) > 1 else name
        self.prefix = f"{words[2]}:" if len(words) > 2 else ""  # noqa: PLR2004 -- namespace, name, prefix
        self.source = source
        self._attributes = attributes
        self.parent = parent
        self.children: list[Element] = []
        self.start = start
        self.close = start

    def get(self, name: str) -> str | None:
        """Return the value of an attribute without namespace, or ``None``."""
        names = self._attributes[::2]
        return self._attributes[2 * names.index(name) + 1] if name in names else None

    @property
    def relationship(self) -> str | None:
        """The relationship the element names (``r:id``), whatever the prefix and the dialect."""
        for name, value in zip(self._attributes[::2], self._attributes[1::2], strict=True):
            namespace, _, local = name.partition(" ")
            if local.partition(" ")[0] == "id" and namespace in _RELATIONSHIPS:
                return value
        return None

    def all(self, name: str) -> "list[Element]":
        """Return the children of one name in the element's own namespace."""
        return [child for child in self.children if child.name == name and child.namespace == self.namespace]

    def first(self, name: str) -> "Element | None":
        """Return the first child of one name, or ``None``."""
        return next(iter(self.all(name)), None)

    @property
    def open_end(self) -> int:
        """Offset behind the start tag."""
        match = _TAG.match(self.source, self.start)
        assert match is not None, "the parser has seen a whole tag here"  # noqa: S101 -- holds by construction
        return match.end()

    @property
    def self_closed(self) -> bool:
        """Whether it is written ``<a/>``."""
        end = self.open_end
        return self.source[end - 2 : end - 1] == b"/"

    @property
    def end(self) -> int:
        """Offset behind the whole element."""
        return self.open_end if self.self_closed else self.source.index(b">", self.close) + 1

    @property
    def raw(self) -> str:
        """The element as it stands in the part."""
        return self.source[self.start : self.end].decode("utf-8")

    @property
    def text(self) -> str:
        """What stands between the tags of an element that holds text only."""
        return "" if self.self_closed else unescape(self.source[self.open_end : self.close].decode("utf-8"))


def everything(_: Element) -> bool:
    """Descend into every element."""
    return True


def _refuse_document_type(*_: object) -> None:
    msg = "文件内有部件带文档类型声明（DTD），出于安全考虑不予处理。请在 Excel 或 WPS 中另存为 .xlsx 后再试。"
    raise UnreadableError(msg)


def parse(source: bytes, part: str, descend: Callable[[Element], bool] = everything) -> Element:
    """Return the root of a part in UTF-8; children of an element are kept only where ``descend`` says so.

    Raises ``UnreadableError`` where the part is not well-formed, or brings a document type, which no part may.
    """
    parser = expat.ParserCreate("utf-8", " ")
    parser.namespace_prefixes = True
    parser.ordered_attributes = True
    root: Element | None = None
    current: Element | None = None
    skipped: Element | None = None
    depth = 0

    def start(name: str, attributes: list[str]) -> None:
        nonlocal root, current, skipped, depth
        if depth:
            depth += 1
            return
        element = Element(source, name, attributes, current, parser.CurrentByteIndex)
        if current is None:
            root = element
        else:
            current.children.append(element)
        if descend(element):
            current = element
        else:
            skipped, depth = element, 1

    def end(_: str) -> None:
        nonlocal current, depth
        if depth:
            depth -= 1
            if not depth and skipped is not None:
                skipped.close = parser.CurrentByteIndex
        elif current is not None:
            current.close = parser.CurrentByteIndex
            current = current.parent

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        parser.Parse(source, True)  # noqa: FBT003 -- expat takes it by position
    except expat.ExpatError as error:
        msg = f"文件已损坏：部件 {part} 的内容不是有效的 XML。请重新另存为 .xlsx 后再报送。"
        raise UnreadableError(msg) from error
    assert root is not None, "a well-formed part has a root"  # noqa: S101 -- holds by construction
    return root
