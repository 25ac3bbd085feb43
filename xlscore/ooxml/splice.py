"""Editing a part by insertions at offsets: every byte that is not ours stays as it was."""

import re
from collections.abc import Callable, Container, Sequence

from xlscore.ooxml.elements import Element, everything, parse
from xlscore.ooxml.xml_text import attribute, from_utf8, to_utf8

_ATTRIBUTE = re.compile(r"""([^\s=<>/"']+)\s*=\s*("[^"]*"|'[^']*')""")
_NAME = re.compile(r"<[^\s/>]+")
_PREFIX = re.compile(r"(</?)[\w.-]+:(?=[A-Za-z])")
_OWN_TAG = re.compile(r"(</?)(?=[A-Za-z])")


def prefixed(xml: str, prefix: str) -> str:
    """Return markup of ours with every element in ``prefix`` (``x:`` or empty); its texts must be escaped."""
    return _OWN_TAG.sub(rf"\1{prefix}", xml) if prefix else xml


def unprefixed(xml: str) -> str:
    """Return the markup of an element without the prefixes of its tags."""
    return _PREFIX.sub(r"\1", xml)


def with_attribute(tag: str, name: str, value: str) -> str:
    """Return an element whose start tag carries the attribute; everything else of it stays as it was."""
    start, end, replacement = _attribute_edit(tag, name, value)
    return tag[:start] + replacement + tag[end:]


def _attribute_edit(tag: str, name: str, value: str) -> tuple[int, int, str]:
    opening = _NAME.match(tag)
    assert opening is not None, "a tag begins with its name"  # noqa: S101 -- callers hand over whole tags
    position = opening.end()
    while match := _ATTRIBUTE.match(tag, position + len(tag[position:]) - len(tag[position:].lstrip())):
        if match[1] == name:
            return match.start(2), match.end(2), f'"{attribute(value)}"'
        position = match.end()
    return position, position, f' {name}="{attribute(value)}"'


def _whole(_: bytes) -> Sequence[tuple[int, int]]:
    return ()


class Splicer:
    """One part under edit.  Insertions at one place stand in the order they were asked for."""

    def __init__(
        self,
        part: str,
        data: bytes,
        descend: Callable[[Element], bool] = everything,
        flat: Container[str] = (),
        segments: Callable[[bytes], Sequence[tuple[int, int]]] = _whole,
    ) -> None:
        """Parse a part, or the segments of it that are named; raises ``UnreadableError`` where that cannot be done."""
        self.source, self._encoding = to_utf8(data, part)
        self.root = parse(self.source, part, descend, flat, segments(self.source))
        self._edits: list[tuple[int, int, str]] = []
        self._opened: dict[int, tuple[Element, list[str]]] = {}

    def insert(self, offset: int, xml: str) -> None:
        """Insert markup at an offset into ``source``."""
        self._edits.append((offset, offset, xml))

    def replace(self, element: Element, xml: str) -> None:
        """Put markup in the place of an element."""
        self._edits.append((element.start, element.end, xml))

    def append(self, parent: Element, xml: str) -> None:
        """Insert markup as the last child of an element, opening it where it is self-closed."""
        if parent.self_closed:
            self._opened.setdefault(parent.start, (parent, []))[1].append(xml)
        else:
            self.insert(parent.close, xml)

    def insert_ordered(self, parent: Element, name: str, xml: str, order: Sequence[str]) -> None:
        """Insert a child called ``name`` behind every child that must stand before it."""
        before = set(order[: order.index(name)])
        earlier = [child for child in parent.children if child.name in before and child.namespace == parent.namespace]
        if earlier:
            self.insert(earlier[-1].end, xml)
        elif parent.children:
            self.insert(parent.children[0].start, xml)
        else:
            self.append(parent, xml)

    def set_attribute(self, element: Element, name: str, value: str) -> None:
        """Set an attribute without namespace."""
        tag = self.source[element.start : element.open_end].decode("utf-8")
        start, end, replacement = _attribute_edit(tag, name, value)
        offset = element.start
        self._edits.append((offset + len(tag[:start].encode()), offset + len(tag[:end].encode()), replacement))

    def result(self) -> bytes:
        """Return the part with all edits made, in the encoding it came in."""
        opened = [
            (element.open_end - 2, element.open_end, f">{''.join(children)}</{element.prefix}{element.name}>")
            for element, children in self._opened.values()
        ]
        pieces: list[bytes] = []
        position = 0
        for start, end, xml in sorted([*self._edits, *opened], key=lambda edit: edit[:1]):
            assert start >= position, "two edits of one stretch"  # noqa: S101 -- a defect of ours, not of the file
            pieces += [self.source[position:start], xml.encode("utf-8")]
            position = end
        pieces.append(self.source[position:])
        return from_utf8(b"".join(pieces), self._encoding)
