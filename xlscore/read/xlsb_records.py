"""The records of the parts of an .xlsb workbook, and the few kinds of data in them.

Source: [MS-XLSB] 2.1.4 (records), 2.5.122 (XLWideString), 2.5.24 (BrtColor).
"""

import struct
from collections.abc import Iterator
from typing import Final

_AUTOMATIC_TYPE: Final = 0
_BY_RGB: Final = 0x01
_LONGEST: Final = 32_767


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield kind and content of the records of a part, as far as they are whole."""
    position = 0
    while position < len(data):
        kind = data[position]
        position += 1
        if kind & 0x80 and position < len(data):
            kind = kind & 0x7F | (data[position] & 0x7F) << 7
            position += 1
        length = shift = 0
        while position < len(data):
            byte = data[position]
            position += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift > 21:  # noqa: PLR2004 -- four bytes at most
                break
        if position + length > len(data):
            return
        yield kind, data[position : position + length]
        position += length


def text_at(data: bytes, position: int) -> str:
    """Return a text of counted letters; raises ``struct.error`` where there is none."""
    (count,) = struct.unpack_from("<I", data, position)
    return data[position + 4 : position + 4 + 2 * min(count, _LONGEST)].decode("utf-16-le", "replace")


def colour_at(data: bytes, position: int) -> str:
    """Return ``RRGGBB``, empty for the automatic colour; raises ``struct.error`` where there is none."""
    flags, _, _, red, green, blue = struct.unpack_from("<BBhBBB", data, position)
    if flags >> 1 == _AUTOMATIC_TYPE or not flags & _BY_RGB:
        return ""
    return f"{red:02X}{green:02X}{blue:02X}"
