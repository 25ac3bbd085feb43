"""What the operator did wrong.  What a unit filled in wrong is never an exception but a ``Finding``."""

import errno
from typing import Final

_REASONS: Final = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.EACCES: "没有权限，或正被其他程序占用",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在磁盘是只读的",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "同名的文件或文件夹已经存在",
    errno.ENOTEMPTY: "同名的文件夹已经存在",
    errno.ENAMETOOLONG: "名称太长",
    errno.ENOSPC: "磁盘空间不足",
    errno.EBUSY: "正被其他程序占用",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "链接指来指去，没有尽头",
    errno.EMFILE: "同时打开的文件太多",
    errno.EINVAL: "名称中有系统不允许的字符",
    errno.ENOMEM: "内存不足",
}


class XlscoreError(Exception):
    """A mistake of whoever runs the program: one Chinese sentence saying what is wrong and what to do."""


class FrameworkError(XlscoreError):
    """A framework folder, overlay or case file that cannot be used: ``file:line: sentence``."""


class UsageError(XlscoreError):
    """A command that cannot run as asked: no such file, no such framework, output that exists already."""


class UnreadableError(XlscoreError):
    """A file that cannot be read as a workbook; the pipeline turns it into finding XS101 of that file."""


def reason(error: OSError) -> str:
    """Return in Chinese, as part of a sentence, why the system would not read or write; in its words if need be."""
    known = _REASONS.get(error.errno) if error.errno is not None else None
    return known or error.strerror or str(error)
