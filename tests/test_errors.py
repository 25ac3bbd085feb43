"""Why the system would not read or write, said in Chinese."""

import errno

import pytest

from xlscore.errors import reason


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "a"), "磁盘空间不足"),
        (PermissionError(errno.EACCES, "Permission denied"), "没有权限，或正被其他程序占用"),
        (OSError(errno.ENAMETOOLONG, "File name too long"), "名称太长"),
        (OSError(9999, "一种没有见过的错误"), "一种没有见过的错误"),
        (OSError("没有编号"), "没有编号"),
    ],
)
def test_the_reason_is_said_in_chinese_and_in_the_systems_words_if_need_be(error: OSError, words: str) -> None:
    assert reason(error) == words
