"""``xlscore summary``: one consolidated workbook for a folder of submissions."""

from pathlib import Path
from typing import Annotated

import typer

from xlscore.cli import options
from xlscore.cli.console import fail, speaks, write_file


@speaks
def run(  # noqa: PLR0913 -- one parameter an option of the contract
    paths: options.Paths,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="文件.xlsx", help="汇总表写到哪里。")],
    *,
    roster: Annotated[
        Path | None, typer.Option("--roster", metavar="名册.xlsx", help="应报单位名册，用来核对谁已报、谁未报。")
    ] = None,
    framework: options.FrameworkId = None,
    figures: options.Figures = None,
    annotate: options.AnnotateInto = None,
    convert: options.Convert = None,
    select: options.Select = "",
    ignore: options.Ignore = "",
    jobs: options.Jobs = 0,
    memory: options.Memory = options.MEMORY,
    timeout: options.Timeout = options.TIMEOUT,
    no_progress: options.NoProgress = False,
    force: options.Force = False,
) -> None:
    """把一批自评表汇总成一个工作簿：得分、执行率、审核意见、上报情况和图表。"""
    from xlscore.cli.running import Output, assessed
    from xlscore.pipeline import Limits, gather
    from xlscore.read.roster import read_roster
    from xlscore.write.summary import summary_bytes

    if output.exists() and not force:
        fail(f"“{output}”已经存在，未作改动。如要覆盖请加 --force，或换一个文件名。")
    asked = options.asked(framework, figures, select, ignore)
    expected = read_roster(roster) if roster is not None else None
    written = Output(annotate, force, tuple(path for path in (output, roster) if path is not None), convert)
    limits = Limits(memory, timeout)
    outcome = assessed(paths, asked, written, limits, jobs=jobs, progress=not no_progress)
    gathered = gather(outcome.dossiers, expected, asked)
    write_file(output, summary_bytes(gathered, output.parent, outcome.copies), force=force)
    typer.echo(f"{output}：汇总 {len(outcome.dossiers)} 个文件。")
