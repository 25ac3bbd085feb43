"""What every command shares: Chinese help, printing, and the exit codes of the contract."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import Any, Final, NoReturn, ParamSpec, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from xlscore.cli.paths import stands_there
from xlscore.errors import XlscoreError, reason

OK: Final = 0
FINDINGS: Final = 1
CANNOT_RUN: Final = 2
INTERRUPTED: Final = 130
"""128 and the number of the signal, as shells have it."""

_HELP_WORDS: Final = (
    ("Usage:", "用法："),
    ("Options:", "选项："),
    ("Arguments:", "参数："),
    ("Commands:", "命令："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]..."),
    ("Show this message and exit.", "显示本帮助。"),
    ("[required]", "[必填]"),
    ("[default: ", "[默认："),
)

Params = ParamSpec("Params")
Result = TypeVar("Result")


def _translated(text: str) -> str:
    for english, chinese in _HELP_WORDS:
        text = text.replace(english, chinese)
    return text


class ChineseCommand(TyperCommand):
    """A command whose help frame is Chinese too."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return _translated(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """The group of commands, its help frame Chinese too."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return _translated(super().get_help(ctx))


def fail(sentence: str) -> NoReturn:
    """Say on the error stream why the command could not run, and leave with exit code 2."""
    typer.echo(f"xlscore：{sentence}", err=True)
    raise typer.Exit(CANNOT_RUN)


@contextmanager
def stopped_like_ctrl_c() -> Iterator[None]:
    """Clean up after oneself when the program is ended or its terminal closed, as when it is interrupted."""
    names = ("SIGTERM", "SIGHUP") if threading.current_thread() is threading.main_thread() else ()
    numbers = [number for name in names if (number := getattr(signal, name, None)) is not None]
    # Where somebody else decided on a signal (nohup), that holds.
    ours = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def hang_up() -> None:
    """Print no more: whoever read the output has gone, and what is left of it must not complain at the end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def speaks(command: Callable[Params, Result]) -> Callable[Params, Result]:
    """Turn every mistake of the operator into one sentence and exit code 2."""

    @wraps(command)
    def guarded(*args: Params.args, **kwargs: Params.kwargs) -> Result:
        try:
            return command(*args, **kwargs)
        except XlscoreError as error:
            fail(str(error))
        except BrokenPipeError as error:
            hang_up()
            raise typer.Exit(CANNOT_RUN) from error
        except OSError as error:
            what = f"文件“{error.filename}”" if error.filename else "文件"
            fail(f"{what}无法读写：{reason(error)}。请检查路径、权限和磁盘空间。")

    return guarded


def write_file(target: Path, data: bytes | Iterable[bytes], *, force: bool = False) -> None:
    """Write a file, whole or in pieces: to a temporary name beside it, then renamed; over another with ``force``."""
    if target.exists() and not force:
        raise stands_there(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".xlscore-{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def utf8_streams() -> None:
    """Print UTF-8 wherever the console's own code page could not show Chinese (Windows pipes)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
