"""The submitted file inside a rebuilt workbook: kept whole, because the rebuilt one cannot be undone into it.

It stands in a part of our own, with a content type and a relationship type nobody else uses; programs open the
workbook as if it were not there, and drop it when they save the workbook anew.
"""

import json
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from xlscore.errors import UnreadableError
from xlscore.model.appearance import Rebuilt
from xlscore.ooxml.draft import Draft
from xlscore.ooxml.names import dialect_of
from xlscore.ooxml.package import Package
from xlscore.write.annotated.origin import SUBMITTED, origin_of

RECEIVED: Final = "urn:xlscore:annotated:received"
_CONTENT: Final = "application/vnd.xlscore.received"
_FOLDER: Final = "xlscore"
_MAGIC: Final = b"xlscore received 1\n"
_NAME: Final = b"xlscore/received"
"""As the directory of an archive spells the part, so that no other file need be opened to tell."""


@dataclass(frozen=True, slots=True)
class Received:
    """A submitted file as it came, and what could not be carried over from it."""

    data: bytes
    file: str
    notices: tuple[str, ...]
    renamed: Mapping[str, str]

    @property
    def sha256(self) -> str:
        """The checksum of the submitted bytes."""
        return sha256(self.data).hexdigest()


def enclose(rebuilt: Rebuilt, data: bytes, file: str) -> bytes:
    """Return the rebuilt workbook with the submitted bytes in it."""
    draft = Draft(Package(rebuilt.data))
    main = draft.package.main_part
    part = draft.new_name(posixpath.join(posixpath.dirname(main), _FOLDER), "received", "bin")
    draft.declare(part, _CONTENT)
    draft.relate(main, RECEIVED, part, dialect_of(""))
    head = {
        "sha256": sha256(data).hexdigest(),
        "file": file,
        "notices": list(rebuilt.notices),
        "renamed": dict(rebuilt.renamed),
    }
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    draft.write(part, _MAGIC + line + b"\n" + data)
    return draft.finish()


def received_in(package: Package) -> Received | None:
    """Return the submitted file a workbook was rebuilt from, ``None`` where there is none or it is not whole.

    A copy of the rebuilt workbook that somebody changed and filed was rebuilt from nothing.
    """
    part = package.own_part(RECEIVED)
    if part is None or package.own_part(SUBMITTED) is not None:
        return None
    try:
        held = package.read(part)
        head, _, data = held.removeprefix(_MAGIC).partition(b"\n")
        known = json.loads(head)
        found = Received(data, str(known["file"]), tuple(map(str, known["notices"])), dict(known["renamed"]))
        return found if held.startswith(_MAGIC) and found.sha256 == known["sha256"] else None
    except (UnreadableError, ValueError, KeyError, TypeError):
        return None


def submitted_bytes(data: bytes) -> bytes:
    """Return the file a rebuilt copy was made from while the copy is as it was written, else ``data`` itself.

    A copy nobody changed says nothing the submitted file does not say, and its own format would let other things be
    known of it.
    """
    if _NAME not in data:
        return data
    try:
        origin = origin_of(Package(data))
        received = received_in(Package(origin.data)) if origin is not None and origin.untouched else None
    except UnreadableError:
        return data
    return data if received is None else received.data
