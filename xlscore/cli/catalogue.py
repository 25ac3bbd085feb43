"""``xlscore catalogue``: the published list of checks."""

from pathlib import Path
from typing import Annotated

import typer

from xlscore.cli import options
from xlscore.cli.console import fail, speaks, write_file


@speaks
def run(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="文件", help="写到哪里：.md 或 .xlsx。")],
    *,
    force: options.Force = False,
) -> None:
    """写出全部审核规则的目录：代码、级别、问题和处理建议。"""
    from xlscore.write.check_catalogue import catalogue_markdown, catalogue_xlsx

    if output.suffix == ".md":
        write_file(output, catalogue_markdown().encode(), force=force)
    elif output.suffix == ".xlsx":
        write_file(output, catalogue_xlsx(), force=force)
    else:
        fail(f"目录只能写成 .md 或 .xlsx，“{output.name}”不行。")
    typer.echo(f"{output}：审核规则目录。")
