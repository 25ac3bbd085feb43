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
    previous: options.Previous = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="文件夹", help="另把各项数据写成 CSV 表，供程序或数据库使用。")
    ] = None,
    parquet: Annotated[
        Path | None, typer.Option("--parquet", metavar="文件夹", help="另把各项数据写成 Parquet 表（需要 pyarrow）。")
    ] = None,
    framework: options.FrameworkId = None,
    figures: options.Figures = None,
    annotate: options.AnnotateInto = None,
    waivers: options.Waivers = None,
    explanations: options.Explanations = None,
    select: options.Select = "",
    ignore: options.Ignore = "",
    jobs: options.Jobs = 0,
    memory: options.Memory = options.MEMORY,
    timeout: options.Timeout = options.TIMEOUT,
    no_progress: options.NoProgress = False,
    no_cache: options.NoCache = False,
    force: options.Force = False,
) -> None:
    """把一批自评表汇总成一个工作簿：得分、执行率、审核意见、上报情况和图表。

    路径也可以是以前用 --csv 或 --parquet 写出的数据表的文件夹。
    """
    from xlscore.cli.results import check_tables, write_tables
    from xlscore.cli.returns import left_out, read_previous, read_returns
    from xlscore.cli.running import Output, Way, say_idle
    from xlscore.pipeline import Limits, gather
    from xlscore.read.roster import read_roster
    from xlscore.write.summary import summary_bytes

    if output.exists() and not force:
        fail(f"“{output}”已经存在，未作改动。如要覆盖请加 --force，或换一个文件名。")
    tables = {"csv": csv, "parquet": parquet}
    check_tables(tables, force=force)
    expected = read_roster(roster) if roster is not None else None
    asked = options.asked(framework, figures, select, ignore)
    asked = options.with_measures(asked, waivers, explanations, expected)
    way = Way(Limits(memory, timeout), jobs, progress=not no_progress, cached=not no_cache)
    held = read_returns(
        paths, asked, Output(annotate, force, left_out((output, roster, previous, waivers, explanations))), way
    )
    gathered = gather(held.records, expected, asked, read_previous(previous, asked, way))
    say_idle(gathered, asked)
    write_tables(gathered, tables)
    write_file(output, summary_bytes(gathered, output.parent, held.copies), force=force)
    typer.echo(f"{output}：汇总 {len(held.records)} 个文件。")
