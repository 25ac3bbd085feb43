"""The sample workbooks are what their text says: each is rebuilt and compared part by part.

Parts and not zip bytes, because how well a part is compressed depends on the zlib of the machine.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from samples.rebuild import HERE, samples
from tests.ooxml.packages import parts

SAMPLES = list(samples())


def test_every_workbook_in_the_folder_has_its_text() -> None:
    assert {path for path, _ in SAMPLES} == set(HERE.rglob("*.xlsx"))


@pytest.mark.parametrize(("path", "make"), SAMPLES, ids=lambda value: getattr(value, "stem", ""))
def test_a_sample_is_fresh(path: Path, make: Callable[[], bytes]) -> None:
    built, stored = make(), path.read_bytes()
    if not stored.startswith(b"PK"):
        assert built == stored
        return
    assert parts(built) == parts(stored), "run: python -m samples.rebuild"
