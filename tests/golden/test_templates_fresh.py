"""The templates in the folders of the editions are what the writer makes today."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.golden.rebuild_templates import fresh_templates

LARGEST = 100 * 1024
"""Bytes a template may take."""


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package; the compressed bytes themselves depend on the build of zlib."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def fresh() -> dict[Path, bytes]:
    return fresh_templates()


def test_every_shipped_template_is_fresh(fresh: dict[Path, bytes]) -> None:
    stale = [str(path) for path, data in fresh.items() if not path.exists() or parts(path.read_bytes()) != parts(data)]
    assert stale == [], "run: python -m tests.golden.rebuild_templates"


def test_there_are_thirteen_editions_and_no_template_is_larger_than_100_kilobytes(fresh: dict[Path, bytes]) -> None:
    assert len(fresh) == 13
    assert {path.parent.name: len(data) for path, data in fresh.items() if len(data) > LARGEST} == {}


def test_a_second_run_gives_the_same_bytes(fresh: dict[Path, bytes]) -> None:
    assert fresh_templates() == fresh


def test_no_template_holds_macros_or_external_links(fresh: dict[Path, bytes]) -> None:
    names = {name for data in fresh.values() for name in parts(data)}
    assert not [name for name in names if "vba" in name.lower() or "externalLink" in name]
