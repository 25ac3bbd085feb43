"""``xlscore lint``: examine framework folders before a template is issued."""

from pathlib import Path
from typing import Annotated

import typer

from xlscore.cli.console import FINDINGS, fail, speaks


@speaks
def run(
    folder: Annotated[
        Path | None, typer.Argument(metavar="文件夹", help="一个指标体系的文件夹，或装有多个的；不写则为自带的全部。")
    ] = None,
) -> None:
    """检查指标体系的声明：分值合计、分档衔接、填报项、核实程度和样例是否自洽。"""
    from xlscore.read.catalogue import Catalogue
    from xlscore.read.lint import lint_framework

    if folder is not None and folder.is_file():
        fail(f"“{folder}”是文件，要写指标体系的文件夹，例如“{folder.parent}”。")
    if folder is not None and not folder.is_dir():
        fail(f"找不到文件夹“{folder}”。")
    if folder is not None and (folder / "framework.yaml").is_file():
        folders = [folder]
    else:
        folders = list((Catalogue.of(folder) if folder is not None else Catalogue.shipped()).folders.values())
    if not folders:
        fail(f"“{folder}”里没有 framework.yaml。请指向一个指标体系的文件夹。")
    problems = [problem for item in folders for problem in lint_framework(item)]
    for problem in problems:
        typer.echo(str(problem))
    faults = sum(not problem.hint for problem in problems)
    typer.echo(f"检查 {len(folders)} 个指标体系：问题 {faults} 个，提示 {len(problems) - faults} 个。")
    raise typer.Exit(FINDINGS if faults else 0)
