"""``xlscore check``: audit workbooks and folders, and optionally write annotated copies."""

from pathlib import Path
from typing import Annotated

import typer

from xlscore.cli import options
from xlscore.cli.console import fail, speaks, write_file


@speaks
def run(  # noqa: PLR0913 -- one parameter an option of the contract
    paths: options.Paths,
    *,
    framework: options.FrameworkId = None,
    figures: options.Figures = None,
    annotate: options.AnnotateInto = None,
    output_format: Annotated[options.Format, typer.Option("--format", help="结果的格式。")] = options.Format.TEXT,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="结果写入文件，不打印。")] = None,
    convert: options.Convert = None,
    select: options.Select = "",
    ignore: options.Ignore = "",
    fail_on: Annotated[options.FailOn, typer.Option(help="从哪一级起退出码为 1。")] = options.FailOn.ERROR,
    jobs: options.Jobs = 0,
    memory: options.Memory = options.MEMORY,
    timeout: options.Timeout = options.TIMEOUT,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="只列有问题的文件，不显示进度。")] = False,
    no_progress: options.NoProgress = False,
    force: options.Force = False,
) -> None:
    """审核工作簿或文件夹：逐项复算，指出问题所在的单元格、算式和改法。"""
    from xlscore.cli.running import Output, assessed, exit_code, rendered
    from xlscore.pipeline import Limits, gather

    if output_format is options.Format.XLSX and output is None:
        fail("--format xlsx 要用 --output 指定写到哪个文件。")
    if output is not None and output.exists() and not force:
        fail(f"“{output}”已经存在，未作改动。如要覆盖请加 --force，或换一个文件名。")
    asked = options.asked(framework, figures, select, ignore)
    written = Output(annotate, force, tuple([output] if output is not None else []), convert)
    limits = Limits(memory, timeout)
    outcome = assessed(paths, asked, written, limits, jobs=jobs, progress=not (no_progress or quiet))
    roster = gather(outcome.dossiers, options=asked)
    data = rendered(roster, output_format, quiet=quiet)
    if output is not None:
        write_file(output, data, force=force)
    else:
        typer.echo(data.decode("utf-8"), nl=False)
    raise typer.Exit(exit_code(roster, fail_on))
