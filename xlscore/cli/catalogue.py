"""``xlscore catalogue``: the published list of checks."""

from pathlib import Path
from typing import Annotated

import typer

from xlscore.cli import options
from xlscore.cli.console import speaks, write_file
from xlscore.cli.paths import WORKBOOK, confirm_target


@speaks
def run(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="文件", help="写到哪里：.md 或 .xlsx。")],
    *,
    force: options.Force = False,
) -> None:
    """写出全部审核规则的目录：代码、级别、问题和处理建议。"""
    confirm_target(output, force=force, endings=(".md", ".xlsx"))
    from xlscore.write.check_catalogue import catalogue_markdown, catalogue_xlsx

    data = catalogue_xlsx() if output.suffix.lower() in WORKBOOK else catalogue_markdown().encode()
    write_file(output, data, force=force)
    typer.echo(f"{output}：审核规则目录。")
