"""The program ``xlscore``: its commands, and wrong usage answered in one Chinese sentence."""

import sys
from typing import Annotated

import click
import typer

from xlscore.cli import annotate, catalogue, check, explain, frameworks, lint, summary, template
from xlscore.cli.console import CANNOT_RUN, ChineseCommand, ChineseGroup, utf8_streams

app = typer.Typer(
    cls=ChineseGroup,
    help="绩效自评表的模板、审核、批注与汇总。离线运行，不改动报送的文件。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for module in (check, annotate, summary, template, frameworks, explain, lint, catalogue):
    name = module.__name__.rpartition(".")[2]
    app.command(name, cls=ChineseCommand, no_args_is_help=name in {"check", "annotate", "summary", "explain"})(
        module.run
    )


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


def usage_sentence(error: click.UsageError) -> str:
    """Return wrong usage as one Chinese sentence with what to do."""
    command = error.ctx.command_path if error.ctx else "xlscore"
    advice = f"用 {command} --help 查看用法。"
    if isinstance(error, click.NoSuchOption):
        near = f"是不是想写 {error.possibilities[0]}？" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项。{near}{advice}"
    if isinstance(error, click.MissingParameter):
        wanted = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        return f"缺少参数 {wanted}。{advice}"
    if isinstance(error, click.BadParameter):
        wanted = error.param.opts[0] if error.param and error.param.opts else ""
        return f"{wanted} 的取值不对（{error.message}）。{advice}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 的用法不对（缺少取值）。{advice}"
    return f"命令写得不对（{error.format_message()}）。{advice}"


def main() -> None:
    """Run the program; exit codes 0, 1 and 2 as the contract says."""
    utf8_streams()
    try:
        code = app(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        typer.echo(error.format_message())
        code = CANNOT_RUN
    except click.UsageError as error:
        typer.echo(f"xlscore：{usage_sentence(error)}", err=True)
        code = CANNOT_RUN
    except (click.Abort, KeyboardInterrupt):
        typer.echo("xlscore：已中断，未留下写到一半的文件。", err=True)
        code = 130
    except BrokenPipeError:
        sys.stderr.close()
        code = CANNOT_RUN
    sys.exit(code if isinstance(code, int) else 0)
