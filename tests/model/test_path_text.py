"""A path written down: names of any bytes become text that can be printed, saved and looked for."""

import os
from pathlib import Path

import pytest

from xlscore.model.path_text import path_text


@pytest.mark.parametrize("name", ["上报/甲 乙.xlsx", "a.xlsx", "/srv/100%.xls", "甲　乙.xlsx", "."])
def test_a_name_that_can_be_written_stays_as_it_is(name: str) -> None:
    assert path_text(Path(name)) == name


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("上报/".encode() + "甲单位.xlsx".encode("gbk"), "上报/甲单位.xlsx"),
        (b"/srv/" + "㐂局.xls".encode("gb18030"), "/srv/㐂局.xls"),
        (b"\xff\xfe\xe7\x94\xb2.xlsx", "%FF%FE甲.xlsx"),
        (b"a\nb\x01.xlsx", "a%0Ab%01.xlsx"),
    ],
)
def test_a_name_of_other_bytes_is_read_as_it_was_meant(raw: bytes, shown: str) -> None:
    found = path_text(Path(os.fsdecode(raw)))
    assert found == shown
    assert found.encode().decode() == shown
