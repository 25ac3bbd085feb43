"""``xlscore annotate``: the annotated copy of one workbook."""

from pathlib import Path
from typing import Annotated

import typer

from xlscore.cli import options
from xlscore.cli.console import fail, speaks


@speaks
def run(  # noqa: PLR0913 -- one parameter an option of the contract
    file: Annotated[Path, typer.Argument(metavar="文件", help="报送的工作簿；只读，不会被改动。")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="文件", help="带批注的副本写到哪里。")],
    framework: options.FrameworkId = None,
    figures: options.Figures = None,
    *,
    memory: options.Memory = options.MEMORY,
    timeout: options.Timeout = options.TIMEOUT,
    force: options.Force = False,
) -> None:
    """写出一份带批注的副本：原内容一字不动，问题单元格着色加批注，首页为审核结果。"""
    from xlscore.model.finding import VERDICT_WORDS
    from xlscore.pipeline import Limits, assess_all
    from xlscore.write.annotated import write_annotated

    if not file.is_file():
        fail(f"找不到“{file}”。请检查路径和文件名是否写对。")
    asked = options.asked(framework, figures, "", "")
    dossier = next(assess_all([file], asked, limits=Limits(memory, timeout)))
    if not dossier.readable:
        fail(f"{file}：{dossier.findings[0].message}")
    output.parent.mkdir(parents=True, exist_ok=True)
    write_annotated(dossier, file, output, force=force)
    typer.echo(f"{output}：{VERDICT_WORDS[dossier.verdict]}，审核意见 {len(dossier.findings)} 条。")
