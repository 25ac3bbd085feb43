"""The SHA-256 of a file that could not be read: evidence of what was received, whatever became of the reading."""

import hashlib
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 2**30
"""A larger file is no submission: it is refused by its size, and hashing it would hold up the batch."""
_PIECE: Final = 2**20


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, read piece by piece.

    Empty where it is no regular file, cannot be opened, or is larger than ``MOST_BYTES``.
    """
    found = hashlib.sha256()
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return ""
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                found.update(piece)
    except (OSError, ValueError):
        return ""
    return found.hexdigest()
