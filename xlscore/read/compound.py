"""A look into an OLE compound file, the container of .xls workbooks and of encrypted ones.

Chains of sectors are followed here first, because a chain that runs in circles makes calamine abort the process.
Source: [MS-CFB] 2.2-2.6 (container), [MS-XLS] 2.4.117 (FilePass).
"""

import struct
from typing import Final

from xlscore.errors import UnreadableError

BOOK_STREAMS: Final = ("Workbook", "Book")
"""The stream of a workbook: Excel 97 and later, Excel 5.0 and 95."""
ENCRYPTED_STREAM: Final = "EncryptedPackage"

_HEADER_BYTES: Final = 512
_HEADER_FAT_SECTORS: Final = 109
_LAST_SECTOR: Final = 0xFFFFFFF9
"""Numbers above mark the end of a chain, or sectors that are none."""
_ENTRY_BYTES: Final = 128
_ROOT: Final = 5
_BOUND_SHEET: Final = 0x85
_FILE_PASS: Final = 0x2F
_DAMAGED: Final = "文件已损坏：内部目录不完整（.xls 格式）。请在 Excel 或 WPS 中重新打开并另存为 .xlsx 后再报送。"


class CompoundFile:
    """The streams of a compound file; raises ``UnreadableError`` where its directory or a needed chain is broken."""

    def __init__(self, data: bytes) -> None:
        """Read the sector table and the directory."""
        self._data = data
        try:
            self._open()
        except struct.error as error:
            raise UnreadableError(_DAMAGED) from error

    def _open(self) -> None:
        sector_shift, mini_shift = struct.unpack_from("<HH", self._data, 30)
        if sector_shift not in {9, 12} or mini_shift != 6:  # noqa: PLR2004 -- 512 or 4096, and 64 bytes
            raise UnreadableError(_DAMAGED)
        self._sector, self._mini = int(1 << sector_shift), 64
        directory, self._cutoff, mini_fat, _, more = struct.unpack_from("<I4xIIII", self._data, 48)
        self._fat = self._sector_table(more)
        mini_table = self._join(self._chain(mini_fat, self._fat))
        self._mini_fat = struct.unpack(f"<{len(mini_table) // 4}I", mini_table[: len(mini_table) // 4 * 4])
        self._streams: dict[str, tuple[int, int]] = {}
        entries = self._join(self._chain(directory, self._fat))
        self._mini_stream = b""
        for start in range(0, len(entries) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            name_bytes, kind = struct.unpack_from("<HB", entries, start + 64)
            first, size = struct.unpack_from("<II", entries, start + 116)
            name = entries[start : start + max(0, min(name_bytes, 64) - 2)].decode("utf-16-le", errors="replace")
            if kind == _ROOT:
                self._mini_stream = self._join(self._chain(first, self._fat))[:size]
            elif name:
                self._streams.setdefault(name.lower(), (first, size))

    def _sector_table(self, more: int) -> tuple[int, ...]:
        sectors = list(struct.unpack_from(f"<{_HEADER_FAT_SECTORS}I", self._data, 76))
        per_sector = self._sector // 4
        seen: set[int] = set()
        while more <= _LAST_SECTOR:
            if more in seen:
                raise UnreadableError(_DAMAGED)
            seen.add(more)
            *further, more = struct.unpack_from(f"<{per_sector}I", self._data, self._offset(more))
            sectors += further
        table = self._join([sector for sector in sectors if sector <= _LAST_SECTOR])
        return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])

    def _offset(self, sector: int) -> int:
        return max(_HEADER_BYTES, self._sector) + sector * self._sector

    def _join(self, sectors: list[int]) -> bytes:
        return b"".join(self._data[self._offset(s) : self._offset(s) + self._sector] for s in sectors)

    def _chain(self, first: int, table: tuple[int, ...]) -> list[int]:
        chain: list[int] = []
        while first <= _LAST_SECTOR:
            if first >= len(table) or len(chain) == len(table):
                raise UnreadableError(_DAMAGED)
            chain.append(first)
            first = table[first]
        return chain

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a stream of that name, in whatever case."""
        return name.lower() in self._streams

    def stream(self, name: str) -> bytes:
        """Return a stream's bytes, as many as the file holds; raises ``KeyError`` where there is none of that name."""
        first, size = self._streams[name.lower()]
        if size >= self._cutoff:
            return self._join(self._chain(first, self._fat))[:size]
        pieces = (self._mini_stream[n * self._mini : (n + 1) * self._mini] for n in self._chain(first, self._mini_fat))
        return b"".join(pieces)[:size]


def is_password_protected(book: bytes) -> bool:
    """Tell whether a workbook stream is encrypted: a FilePass record stands before the first sheet is listed."""
    position = 0
    while position + 4 <= len(book):
        record, length = struct.unpack_from("<HH", book, position)
        if record == _FILE_PASS:
            return True
        if record == _BOUND_SHEET:
            return False
        position += 4 + length
    return False
