"""Elements of a part with the byte offsets where they begin and end, as a parser found them."""

import re
from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from html import unescape
from xml.parsers import expat

from xlscore.errors import UnreadableError
from xlscore.ooxml.names import STRICT, TRANSITIONAL

_RELATIONSHIPS = {TRANSITIONAL.office, STRICT.office}
_TAG = re.compile(rb"""<[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>""")


@lru_cache(maxsize=1024)
def _words(name: str) -> tuple[str, str, str]:
    """Return namespace, name and prefix (``x:`` or empty) of an element as the parser calls it."""
    namespace, name, prefix, *_ = (*name.split(" "), "", "") if " " in name else ("", name, "")
    return namespace, name, f"{prefix}:" if prefix else ""


class Element:
    """One element: its name, its attributes and its stretch of ``source`` (offsets into UTF-8 bytes)."""

    __slots__ = ("_attributes", "children", "close", "name", "namespace", "parent", "prefix", "source", "start")

    def __init__(self, source: bytes, name: str, attributes: list[str], parent: "Element | None", start: int) -> None:
        """Take what the parser says at a start tag; ``close``, the offset of the end tag, is set later."""
        self.namespace, self.name, self.prefix = _words(name)
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
        for child in self.children:
            if child.name == name and child.namespace == self.namespace:
                return child
        return None

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


class _Scan:
    """One pass over a part, keeping the elements that are asked for."""

    def __init__(self, source: bytes, descend: Callable[[Element], bool], flat: Container[str]) -> None:
        self._source = source
        self._descend = descend
        self._flat = flat
        self.root: Element | None = None
        self._current: Element | None = None
        self._skipped: Element | None = None
        self._skipped_name = ""
        self._depth = 0
        self.shift = 0
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.namespace_prefixes = True
        self.parser.ordered_attributes = True
        self.parser.StartDoctypeDeclHandler = _refuse_document_type
        self._look()

    def _look(self) -> None:
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: list[str]) -> None:
        if self._depth:
            self._depth += 1
            return
        element = Element(self._source, name, attributes, self._current, self.parser.CurrentByteIndex + self.shift)
        if self._current is None:
            self.root = element
        else:
            self._current.children.append(element)
        if self._descend(element):
            self._current = element
            return
        self._skipped, self._skipped_name, self._depth = element, name, 1
        if element.name in self._flat:
            self.parser.StartElementHandler = None
            self.parser.EndElementHandler = self._flat_end

    def _flat_end(self, name: str) -> None:
        if name == self._skipped_name:
            self._look()
            self._end(name)

    def _end(self, _: str) -> None:
        if self._depth:
            self._depth -= 1
            if not self._depth and self._skipped is not None:
                self._skipped.close = self.parser.CurrentByteIndex + self.shift
        elif self._current is not None:
            self._current.close = self.parser.CurrentByteIndex + self.shift
            self._current = self._current.parent


def parse(
    source: bytes,
    part: str,
    descend: Callable[[Element], bool] = everything,
    flat: Container[str] = (),
    segments: Sequence[tuple[int, int]] = (),
) -> Element:
    """Return the root of a part in UTF-8; children of an element are kept only where ``descend`` says so.

    Elements whose names are in ``flat`` never hold one of their own name, which makes passing over them cheaper.
    ``segments`` are the stretches of the part to look at, whole elements left out between them; without any, all.
    Raises ``UnreadableError`` where the part is not well-formed, or brings a document type, which no part may.
    """
    scan = _Scan(source, descend, flat)
    try:
        position = 0
        for start, end in segments:
            scan.shift = start - position
            scan.parser.Parse(source[start:end], False)  # noqa: FBT003 -- expat takes it by position
            position += end - start
        scan.parser.Parse(b"" if segments else source, True)  # noqa: FBT003 -- the same
    except expat.ExpatError as error:
        msg = f"文件已损坏：部件 {part} 的内容不是有效的 XML。请重新另存为 .xlsx 后再报送。"
        raise UnreadableError(msg) from error
    assert scan.root is not None, "a well-formed part has a root"  # noqa: S101 -- holds by construction
    return scan.root
