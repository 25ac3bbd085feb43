"""Writing a package anew: members that did not change keep their compressed bytes.

Source: PKWARE APPNOTE 6.3 (4.3.7 local header, 4.3.12 central directory, 4.3.16 end record).
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from xlscore.errors import UnreadableError
from xlscore.ooxml.package import Package

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_MARK: Final = b"PK\3\4"
_LENGTHS: Final = struct.Struct("<2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_ENCRYPTED, _DESCRIPTOR, _LEVEL, _UTF8 = 0x1, 0x8, 0x6, 0x800
_ZIP64_EXTRA: Final = 1
_LIMIT: Final = 0xFFFFFFFF
_MOST_MEMBERS: Final = 0xFFFF
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The date of members we add: the same input gives the same bytes."""


_EFFORT: Final = 2
"""Of 9: less than a third of the time of the usual 6, for parts a seventh larger."""


def _damaged(name: str) -> UnreadableError:
    return UnreadableError(f"文件已损坏：部件 {name} 的数据不完整，无法生成审核副本。请重新另存为 .xlsx 后再试。")


def behind_header(data: bytes, info: zipfile.ZipInfo) -> tuple[int, int]:
    """Return where the extra field of a member's local header begins and where its payload does.

    Raises ``struct.error`` where the archive ends before.
    """
    header_end = info.header_offset + _LOCAL.size
    name, extra = _LENGTHS.unpack_from(data, header_end - _LENGTHS.size)
    return header_end + name, header_end + name + extra


def _without_zip64(extra: bytes) -> bytes:
    """Drop the zip64 field: sizes are written out, so it would have nothing to say."""
    kept, position = b"", 0
    while position + 4 <= len(extra):
        field, size = struct.unpack_from("<HH", extra, position)
        if field != _ZIP64_EXTRA:
            kept += extra[position : position + 4 + size]
        position += 4 + size
    return kept + extra[position:]


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(_EFFORT, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


class _Writer:
    """Members one after the other, then their directory."""

    def __init__(self) -> None:
        self.body: list[bytes] = []
        self.directory: list[bytes] = []
        self.offset = 0

    def member(self, info: zipfile.ZipInfo, local_extra: bytes, payload: bytes) -> None:
        """Write one member whose sizes, checksum and flags stand in ``info``."""
        flags = info.flag_bits & ~_DESCRIPTOR
        name = info.orig_filename.encode("utf-8" if flags & _UTF8 else "cp437")
        year, month, day, hour, minute, second = info.date_time
        common = (
            flags,
            info.compress_type,
            hour << 11 | minute << 5 | second // 2,
            (year - 1980) << 9 | month << 5 | day,
            info.CRC,
            len(payload),
            info.file_size,
            len(name),
        )
        central_extra = _without_zip64(info.extra)
        header = _LOCAL.pack(_MARK, info.extract_version, *common, len(local_extra)) + name + local_extra
        self.directory.append(
            _CENTRAL.pack(
                b"PK\1\2",
                info.create_version | info.create_system << 8,
                info.extract_version,
                *common,
                len(central_extra),
                len(info.comment),
                0,
                info.internal_attr,
                info.external_attr,
                self.offset,
            )
            + name
            + central_extra
            + info.comment
        )
        self.body += [header, payload]
        self.offset += len(header) + len(payload)

    def finish(self, comment: bytes) -> bytes:
        """Return the whole archive."""
        directory = b"".join(self.directory)
        count = len(self.directory)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), self.offset, len(comment)) + comment
        return b"".join([*self.body, directory, end])


def _replaced(info: zipfile.ZipInfo, data: bytes, checksum: int) -> tuple[zipfile.ZipInfo, bytes]:
    """Return a member's description with new content; its name, date and attributes stay."""
    fresh = zipfile.ZipInfo(info.orig_filename, info.date_time)
    for kept in ("extra", "comment", "create_version", "create_system", "internal_attr", "external_attr"):
        setattr(fresh, kept, getattr(info, kept))
    fresh.flag_bits = info.flag_bits & ~_LEVEL
    stored = info.compress_type == zipfile.ZIP_STORED
    fresh.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    fresh.extract_version = info.extract_version
    fresh.file_size, fresh.CRC = len(data), checksum
    return fresh, data if stored else _deflated(data)


def copy_with(
    package: Package, changed: Mapping[str, bytes], checksums: Mapping[str, int] = MappingProxyType({})
) -> bytes:
    """Return the package with some parts changed; a name it does not have yet is added at the end.

    ``checksums`` are the CRC-32 of changed parts as far as the caller knows them already.
    Order, dates, attributes and comments stay, and so do members that stand twice.  Raises ``UnreadableError`` for
    encrypted or cut-off members and for archives beyond 4 GiB or 65,535 members.
    """
    members = package.archive.infolist()
    added = [name for name in changed if name not in package.entries]
    if len(members) + len(added) > _MOST_MEMBERS:
        msg = "文件内部部件过多（超过 65,535 个），无法生成审核副本。请重新另存为 .xlsx 后再试。"
        raise UnreadableError(msg)
    known = {name: checksums[name] if name in checksums else zlib.crc32(data) for name, data in changed.items()}
    replaced = {id(package.entries[name]): name for name in changed if name in package.entries}
    writer = _Writer()
    for info in members:
        if info.flag_bits & _ENCRYPTED:
            msg = f"文件已加密：部件 {info.filename} 设有密码。请去除密码、另存为 .xlsx 后再试。"
            raise UnreadableError(msg)
        cut_off = len(package.data) < info.header_offset + _LOCAL.size
        if cut_off or not package.data.startswith(_MARK, info.header_offset):
            raise _damaged(info.filename)
        extra_start, start = behind_header(package.data, info)
        extra = _without_zip64(package.data[extra_start:start])
        if id(info) in replaced:
            name = replaced[id(info)]
            fresh, payload = _replaced(info, changed[name], known[name])
            writer.member(fresh, extra, payload)
            continue
        payload = package.data[start : start + info.compress_size]
        if len(payload) < info.compress_size or info.file_size >= _LIMIT:
            raise _damaged(info.filename)
        writer.member(info, extra, payload)
    for name in added:
        info = zipfile.ZipInfo(name, _FIRST_DAY)
        info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
        info.flag_bits = 0 if name.isascii() else _UTF8
        info.file_size, info.CRC = len(changed[name]), known[name]
        writer.member(info, b"", _deflated(changed[name]))
    if writer.offset >= _LIMIT:
        msg = "文件超过 4 GB，无法生成审核副本。请删去无关的图片和工作表后再试。"
        raise UnreadableError(msg)
    return writer.finish(package.archive.comment)
