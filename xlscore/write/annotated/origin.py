"""What a copy keeps of the file it was made from: a part of our own, by which a copy is known and undone.

The part stands beside the workbook's other parts with a content type and a relationship type nobody else uses.
Programs that save the workbook anew drop it: then the submitted bytes are gone, and nobody pretends otherwise.
"""

import json
import posixpath
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from xlscore.errors import UnreadableError
from xlscore.ooxml.draft import Draft
from xlscore.ooxml.names import Dialect
from xlscore.ooxml.package import Package
from xlscore.ooxml.zip_delta import Steps, kept_bytes, rebuilt

SUBMITTED: Final = "urn:xlscore:annotated:submitted"
_CONTENT: Final = "application/vnd.xlscore.submitted"
_FOLDER: Final = "xlscore"
_MAGIC: Final = b"xlscore submitted 1\n"


@dataclass(frozen=True, slots=True)
class Origin:
    """The submitted file of a copy."""

    data: bytes
    """Its bytes, checked against its SHA-256."""
    file: str
    received_at: datetime | None
    untouched: bool
    """Whether the copy is still as it was written: nothing was changed in it, added or taken out."""

    @property
    def sha256(self) -> str:
        """The checksum of the submitted bytes."""
        return sha256(self.data).hexdigest()


def attach(draft: Draft, dialect: Dialect, file: str, received_at: datetime | None) -> None:
    """Add the part to a draft that is otherwise finished."""
    package = draft.package
    main = package.main_part
    part = draft.new_name(posixpath.join(posixpath.dirname(main), _FOLDER), "submitted", "bin")
    draft.declare(part, _CONTENT)
    draft.relate(main, SUBMITTED, part, dialect)
    steps, kept = kept_bytes(package, draft.changed)
    head = {
        "sha256": sha256(package.data).hexdigest(),
        "file": file,
        "received_at": received_at.isoformat() if received_at else None,
        "parts": {name: [draft.checksum(name), len(data)] for name, data in draft.changed.items()},
        "steps": steps,
    }
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    draft.write(part, _MAGIC + line + b"\n" + kept)


def forget(draft: Draft, kind: str) -> None:
    """Name a part of ours no longer: the workbook was changed since it was written and is a filing of its own."""
    main = draft.package.main_part
    for item in draft.package.related(main, kind):
        draft.unrelate(main, item.id)


def origin_of(package: Package) -> Origin | None:
    """Return what a copy keeps of the file it was made from.

    ``None`` where it keeps nothing.  Raises ``UnreadableError`` where it was changed so that the bytes do not come
    back as they were.
    """
    part = package.own_part(SUBMITTED)
    if part is None:
        return None
    held = package.read(part)
    head, _, kept = held.removeprefix(_MAGIC).partition(b"\n")
    try:
        known = json.loads(head)
        steps: Steps = known["steps"]
        data = rebuilt(package, steps, kept)
        moment = datetime.fromisoformat(known["received_at"]) if known["received_at"] else None
        whole = held.startswith(_MAGIC) and sha256(data).hexdigest() == known["sha256"]
        file, parts = str(known["file"]), dict(known["parts"])
    except (ValueError, KeyError, TypeError) as error:
        raise _changed() from error
    if not whole:
        raise _changed()
    return Origin(data, file, moment, untouched=_untouched(package, part, parts, data))


def _changed() -> UnreadableError:
    return UnreadableError("审核副本已被改动，其中的原报送文件不完整，无法还原。请使用报送的原文件。")


def _untouched(package: Package, part: str, parts: dict[str, list[int]], data: bytes) -> bool:
    """Tell whether the parts are the ones that were written; the rest is known to be whole by the checksum."""
    present = {name: [info.CRC, info.file_size] for name, info in package.entries.items()}
    if any(present.get(name) != known for name, known in parts.items()):
        return False
    return set(present) == {*Package(data).entries, *parts, part}
