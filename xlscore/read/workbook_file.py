"""Reading a workbook from disk into the flat grid, whatever its extension, and refusing what is none."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from xlscore.errors import UnreadableError
from xlscore.model.workbook import Workbook
from xlscore.ooxml.package import Package
from xlscore.read.bounds import check_size
from xlscore.read.content import ENCRYPTED, Content, recognise
from xlscore.read.limits import MAX_FILE_BYTES
from xlscore.read.own_sheets import without_own_sheets
from xlscore.read.panics import is_panic, silenced

if TYPE_CHECKING:
    from xlscore.read.other_formats import Other

_LOCK: Final = "~$"
_OUT_OF_MEMORY: Final = (
    "读取这份文件所需的内存超出限制。请删除多余的空行、空列和格式，另存为 .xlsx 后再报送；"
    "确需审核的，可用 --memory 放宽。"
)


def read_workbook(path: Path) -> Workbook:
    """Read a workbook; the file is opened for reading only.

    Raises ``UnreadableError``, and nothing else, with a Chinese sentence saying what is wrong and what to do.
    """
    return read_workbook_bytes(file_bytes(path), path.name)


def file_bytes(path: Path) -> bytes:
    """Return a file's bytes, its size looked at first.

    Raises ``UnreadableError`` where it is no file, cannot be opened, or is too large.
    """
    try:
        if path.is_dir():
            msg = "这是一个文件夹，不是工作簿。请指定其中的 .xlsx 文件。"
            raise UnreadableError(msg)
        if not path.is_file():
            msg = "找不到该文件，或它不是普通文件。请核对文件名和所在文件夹。"
            raise UnreadableError(msg)
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_FILE_BYTES else b""
    except (OSError, ValueError) as error:
        msg = "文件无法打开：没有权限，或文件正被占用。请关闭打开它的程序、核对权限后重试。"
        raise UnreadableError(msg) from error
    if size > MAX_FILE_BYTES:
        raise UnreadableError(_too_large(size))
    return data


def read_workbook_bytes(data: bytes, name: str, *, own_sheets: bool = False) -> Workbook:
    """Read a workbook held in memory; ``name`` is the file's name without its folder.

    The sheets an annotated copy added are left out unless ``own_sheets``.
    Raises ``UnreadableError``, and nothing else, with a Chinese sentence saying what is wrong and what to do.
    """
    if name.startswith(_LOCK):
        msg = "这是 Excel 或 WPS 打开表格时产生的临时文件（~$ 开头），不是工作簿。请关闭表格，报送不带 ~$ 的同名文件。"
        raise UnreadableError(msg)
    if not data:
        msg = "文件是空的（0 字节）。请重新保存或重新传送后再报送。"
        raise UnreadableError(msg)
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableError(_too_large(len(data)))
    try:
        with silenced():
            workbook = _read(data, name)
        return workbook if own_sheets else without_own_sheets(workbook)
    except UnreadableError:
        raise
    except MemoryError as error:
        raise UnreadableError(_OUT_OF_MEMORY) from error
    except Exception as error:  # the libraries raise whatever a damaged file leads them into
        raise UnreadableError(_what_failed(error)) from error
    except BaseException as error:
        if not is_panic(error):
            raise
        raise UnreadableError(_what_failed(error)) from None


def _read(data: bytes, name: str) -> Workbook:
    content, package = recognise(data)
    sha256 = hashlib.sha256(data).hexdigest()
    if package is not None and content is Content.XLSX:
        from xlscore.read.open_xml import read_open_xml

        found = read_open_xml(package)
        return Workbook(
            name=name,
            sha256=sha256,
            format=content.value,
            sheets=found.sheets,
            names=found.book.names,
            properties=found.properties,
            external_links=found.book.external_links,
            unknown=found.unknown,
        )
    other = _read_other(data, content, package)
    return Workbook(
        name=name,
        sha256=sha256,
        format=content.value,
        sheets=other.sheets,
        names=other.names,
        unknown=other.unknown,
    )


def _read_other(data: bytes, content: Content, package: Package | None) -> "Other":
    if package is None:
        from xlscore.read.xls_format import read_xls

        return read_xls(data)
    check_size(package, package.names)
    if content is Content.ODS:
        from xlscore.read.ods_format import read_ods

        return read_ods(data, package)
    from xlscore.read.xlsb_format import read_xlsb

    return read_xlsb(data, package)


def _too_large(size: int) -> str:
    limit = MAX_FILE_BYTES // 2**20
    return f"文件超出限制：大小为 {size / 2**20:.0f} MiB，上限为 {limit} MiB。请删除表内的图片和多余内容后再报送。"


def _what_failed(error: BaseException) -> str:
    if type(error).__name__ == "PasswordError" or "password" in str(error).lower():
        return ENCRYPTED
    return "文件已损坏，或含有无法识别的内容。请在 Excel 或 WPS 中打开检查，另存为 .xlsx 后再报送。"
