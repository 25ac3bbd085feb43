"""The program ``xlscore``: its commands, and wrong usage answered in one Chinese sentence."""

import re
import sys
from typing import Annotated, Any, Final

import typer

from xlscore.cli import annotate, catalogue, check, explain, frameworks, lint, read, roster, summary, template
from xlscore.cli.console import CANNOT_RUN, INTERRUPTED, ChineseCommand, ChineseGroup, utf8_streams

app = typer.Typer(
    cls=ChineseGroup,
    help="绩效自评表的模板、审核、批注与汇总。离线运行，不改动报送的文件。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for module in (check, read, annotate, roster, summary, template, frameworks, explain, lint, catalogue):
    name = module.__name__.rpartition(".")[2]
    app.command(
        name, cls=ChineseCommand, no_args_is_help=name in {"check", "read", "annotate", "roster", "summary", "explain"}
    )(module.run)


def _version(show: bool) -> None:
    if show:
        from xlscore import __version__

        typer.echo(f"xlscore {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本号。")] = False,
) -> None:
    del version


_USAGE_ERROR: Final[type[Exception]] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "UsageError")
"""Base of wrong usage: click's own, or, in releases of typer that bring their own click, the one in there."""

_QUOTED: Final = re.compile(r"'([^']*)'")


def usage_sentence(error: Any) -> str:
    """Return wrong usage (a ``UsageError`` of click) as one Chinese sentence with what to do."""
    command = error.ctx.command_path if error.ctx else "xlscore"
    advice = f"用 {command} --help 查看用法。"
    kind = type(error).__name__
    quoted = _QUOTED.findall(error.message or "")
    param = getattr(error, "param", None)
    names = [*getattr(param, "opts", ())] or [""]
    if kind == "NoSuchOption":
        near = f"是不是想写 {error.possibilities[0]}？" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项。{near}{advice}"
    if kind == "MissingParameter":
        wanted = names[-1] if names[-1].startswith("-") else getattr(param, "metavar", "") or names[-1]
        return f"缺少 {wanted}。{advice}"
    if kind == "BadParameter":
        given = f"“{quoted[0]}”" if quoted else ""
        return f"{names[-1]} 的取值{given}不对。{advice}"
    if kind == "BadOptionUsage":
        return f"{error.option_name} 后面要写取值。{advice}"
    if "No such command" in str(error.message) and quoted:
        near = f"是不是想写 {quoted[1]}？" if len(quoted) > 1 else ""
        return f"没有 {quoted[0]} 这个命令。{near}{advice}"
    return f"命令写得不对：多了或少了参数。{advice}"


def main() -> None:
    """Run the program; exit codes 0, 1 and 2 as the contract says, 130 when interrupted."""
    utf8_streams()
    try:
        code = app(standalone_mode=False)
    except _USAGE_ERROR as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(str(error))
        else:
            typer.echo(f"xlscore：{usage_sentence(error)}", err=True)
        code = CANNOT_RUN
    except (typer.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        code = CANNOT_RUN
    if code == INTERRUPTED:  # some releases of typer raise when they are interrupted, others return this code
        typer.echo("xlscore：已中断，未留下写到一半的文件。", err=True)
    sys.exit(code if isinstance(code, int) else 0)
