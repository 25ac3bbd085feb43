"""What brings an archive back byte for byte from a copy of it: the bytes the copy lacks, and where it has the rest."""

import struct
from collections.abc import Collection, Sequence

from xlscore.errors import UnreadableError
from xlscore.ooxml.package import Package
from xlscore.ooxml.zip_copy import behind_header

Steps = list[int | str]
"""A number takes that many of the kept bytes, a text takes the payload of the member at that place of the copy."""


def _payload(package: Package, index: int) -> tuple[int, int]:
    """Return the offsets between which the payload of a member stands."""
    info = package.archive.infolist()[index]
    _, start = behind_header(package.data, info)
    return start, start + info.compress_size


def kept_bytes(package: Package, changed: Collection[str]) -> tuple[Steps, bytes]:
    """Return the steps and the bytes that bring ``package`` back from a copy whose parts ``changed`` differ.

    The copy must hold all members in the same order, with the same payload unless they are among ``changed``.
    """
    fresh = {id(package.entries[name]) for name in changed if name in package.entries}
    members = package.archive.infolist()
    steps: Steps = []
    kept: list[bytes] = []
    position = 0

    def keep(until: int) -> None:
        if until > position:
            kept.append(package.data[position:until])
            if steps and isinstance(steps[-1], int):
                steps[-1] += until - position
            else:
                steps.append(until - position)

    for index in sorted(range(len(members)), key=lambda index: members[index].header_offset):
        start, end = _payload(package, index)
        if id(members[index]) in fresh or start < position or end > len(package.data):
            continue
        keep(start)
        steps.append(str(index))
        position = end
    keep(len(package.data))
    return steps, b"".join(kept)


def rebuilt(copy: Package, steps: Sequence[int | str], kept: bytes) -> bytes:
    """Return the archive the steps were made for; raises ``UnreadableError`` where the copy has not what they name."""
    pieces: list[bytes] = []
    position = 0
    for step in steps:
        if isinstance(step, int):
            pieces.append(kept[position : position + step])
            position += step
            continue
        try:
            start, end = _payload(copy, int(step))
        except (IndexError, ValueError, struct.error) as error:
            msg = "审核副本已被改动，其中的原报送文件不完整，无法还原。请使用报送的原文件。"
            raise UnreadableError(msg) from error
        pieces.append(copy.data[start:end])
    return b"".join(pieces)
