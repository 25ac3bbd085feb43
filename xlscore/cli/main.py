"""The program ``xlscore``: its commands and its exit codes."""

import sys
from typing import Annotated

import typer

from xlscore.cli import annotate, catalogue, check, explain, frameworks, lint, read, roster, summary, template
from xlscore.cli.console import (
    CANNOT_RUN,
    INTERRUPTED,
    ChineseCommand,
    ChineseGroup,
    hang_up,
    stopped_like_ctrl_c,
    utf8_streams,
)
from xlscore.cli.wrong_usage import USAGE_ERROR, empty_argument, usage_sentence

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


def _run() -> object:
    """Run what was typed and return the exit code, 0 where the command names none."""
    sentence = empty_argument(sys.argv[1:])
    if sentence:
        typer.echo(f"xlscore：{sentence}", err=True)
        return CANNOT_RUN
    return app(prog_name="xlscore", standalone_mode=False)


def main() -> None:
    """Run the program; exit codes 0, 1 and 2 as the contract says, 130 when it is stopped from outside."""
    utf8_streams()
    try:
        with stopped_like_ctrl_c():
            code = _run()
    except USAGE_ERROR as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(str(error))
        else:
            typer.echo(f"xlscore：{usage_sentence(error, sys.argv[1:])}", err=True)
        code = CANNOT_RUN
    except (typer.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except BrokenPipeError:
        hang_up()
        code = CANNOT_RUN
    if code == INTERRUPTED:  # some releases of typer raise when they are interrupted, others return this code
        typer.echo("xlscore：已中断，未留下写到一半的文件。", err=True)
    sys.exit(code if isinstance(code, int) else 0)
