import hashlib
import os
from pathlib import Path

import pytest

from xlscore.pipeline import digest
from xlscore.pipeline.digest import digest_of


@pytest.mark.parametrize("size", [0, 5, 2**20, 2**20 + 1])
def test_a_file_is_hashed_piece_by_piece(size: int, tmp_path: Path) -> None:
    path = tmp_path / "自评表.xlsx"
    path.write_bytes(b"x" * size)
    assert digest_of(path) == hashlib.sha256(b"x" * size).hexdigest()


def test_a_file_too_large_to_be_a_submission_is_not_hashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "自评表.xlsx"
    path.write_bytes(b"x" * 11)
    monkeypatch.setattr(digest, "MOST_BYTES", 11)
    assert digest_of(path)
    monkeypatch.setattr(digest, "MOST_BYTES", 10)
    assert digest_of(path) == ""


def test_what_is_no_file_has_no_digest(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "none.xlsx", tmp_path / "pipe", Path("a\0b")):
        assert digest_of(path) == ""
