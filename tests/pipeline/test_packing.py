"""Records as bytes: whole again afterwards, and foreign bytes refused without running anything in them."""

import os
import pickle
import zlib
from pathlib import Path

import pytest

from xlscore.consolidation.condense import condense
from xlscore.pipeline import assess, find_workbooks
from xlscore.pipeline.packing import packed, unpacked

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.mark.parametrize("folder", ["faults", "published", "bureau"])
def test_every_sample_comes_back_as_it_was(folder: str) -> None:
    for path in find_workbooks([SAMPLES / folder]):
        record = condense(assess(path))
        assert unpacked(packed(record)) == record


class Trap:
    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, ("xlscore-trap",)


def test_a_function_to_be_called_is_never_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match="no record"):
        unpacked(zlib.compress(pickle.dumps(Trap())))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not compressed",
        zlib.compress(b"no pickle"),
        zlib.compress(pickle.dumps("a text")),
        zlib.compress(b"\x80\x04\x8c\x12xlscore.checks\x8c\x05check\x93."),
        zlib.compress(b"\x80\x04\x8c\x15xlscore.pipeline.pool\x8c\x04Pool\x93."),
    ],
)
def test_bytes_that_are_no_record_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no record"):
        unpacked(data)
