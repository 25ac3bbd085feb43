"""Records as bytes: small, and taken in again without trusting them.

A pickle may name any function to be called.  Only classes of our own model, fractions and dates are let in here, so
bytes that somebody else wrote can at worst be refused.
"""

import io
import pickle
import zlib
from datetime import date
from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import Any, Final

from xlscore.consolidation.sharing import Sharing
from xlscore.model.record import Record

_EFFORT: Final = 1
_PLAIN: Final[dict[tuple[str, str], type]] = {("fractions", "Fraction"): Fraction, ("datetime", "date"): date}
_HOMES: Final = tuple(f"xlscore.{floor}" for floor in ("exact", "cells", "values", "rules", "model", "checks"))
"""The pure floors: making an object of a class of theirs touches nothing."""


class _Careful(pickle.Unpickler):
    """Takes in what records are made of, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """Return one of the classes let in; raises ``UnpicklingError`` for any other name."""
        return _class_of(module, name)


@cache
def _class_of(module: str, name: str) -> type:
    if (module, name) in _PLAIN:
        return _PLAIN[module, name]
    if module.startswith(_HOMES) and name.isidentifier():
        found = getattr(import_module(module), name, None)
        if isinstance(found, type) and found.__module__ == module:
            return found
    msg = f"{module}.{name} is no part of a record"
    raise pickle.UnpicklingError(msg)


def packed(record: Record) -> bytes:
    """Return a record as compressed bytes; parts that are equal are held, and taken in again, once."""
    return zlib.compress(pickle.dumps(Sharing().record(record), pickle.HIGHEST_PROTOCOL), _EFFORT)


def unpacked(data: bytes) -> Record:
    """Return the record of these bytes; raises ``ValueError`` where they are not one."""
    try:
        record = _Careful(io.BytesIO(zlib.decompress(data))).load()
    except Exception as error:  # damaged bytes can break an unpickler in any way
        msg = "no record"
        raise ValueError(msg) from error
    if not isinstance(record, Record):
        msg = "no record"
        raise ValueError(msg)  # noqa: TRY004 -- what the bytes hold is a value, not an argument's type
    return record
