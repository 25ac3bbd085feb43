"""What a result rests on beside the file itself: our code, the editions, the libraries, what the operator asked for."""

from collections.abc import Iterable
from dataclasses import fields
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from sys import version_info
from typing import Any, Final

from xlscore import __version__

_PACKAGE: Final = Path(__file__).resolve().parents[1]
_READERS: Final = ("python-calamine", "xlrd", "lxml")


def fingerprint(options: Any, *, package: Path = _PACKAGE, more: Iterable[str] = ()) -> str:
    """Return a digest that changes with anything that could change a result.

    ``options`` is a dataclass; where a field of it is a path, what stands in that file or folder counts.  The text
    of every module counts too, so that a checkout being worked on never gives yesterday's results.
    """
    digest = sha256()
    for part in (__version__, repr(version_info), *map(_library, _READERS), *more):
        _put(digest, part.encode())
    templates = package / "workbook_templates"
    for folder, ending in (
        (package, "*.py"),
        (templates if templates.is_dir() else package.parent / "workbook_templates", "*.yaml"),
    ):
        for file in sorted(folder.rglob(ending)):
            _put(digest, file.relative_to(folder).as_posix().encode())
            _put(digest, file.read_bytes())
    for item in fields(options):
        _put(digest, item.name.encode())
        for piece in _content(getattr(options, item.name)):
            _put(digest, piece)
    return digest.hexdigest()


def _put(digest: Any, part: bytes) -> None:
    """Add a part and its length: two parts never read as one."""
    digest.update(len(part).to_bytes(8, "big"))
    digest.update(part)


def _library(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name


def _content(value: Any) -> Iterable[bytes]:
    """Yield what a field stands for: a path for its name and what is in it, anything else for its text."""
    if not isinstance(value, Path):
        yield repr(value).encode()
        return
    yield str(value).encode()
    for file in sorted(value.rglob("*")) if value.is_dir() else [value]:
        if file.is_file():
            yield file.name.encode()
            yield file.read_bytes()
