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
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="日期", help="未报单位的逾期天数算到哪一天；不写为今天。")
    ] = "",
    balance: Annotated[
        str, typer.Option("--balance", metavar="万元|亿元", help="另加一张舍位平衡表：金额舍到该单位后仍相加相等。")
    ] = "",
    balance_places: Annotated[
        int | None, typer.Option("--balance-places", min=0, max=6, metavar="N", help="舍位平衡表的小数位数；不写为 2。")
    ] = None,
    framework: options.FrameworkId = None,
    figures: options.Figures = None,
    annotate: options.AnnotateInto = None,
    select: options.Select = "",
    ignore: options.Ignore = "",
    jobs: options.Jobs = 0,
    memory: options.Memory = options.MEMORY,
    timeout: options.Timeout = options.TIMEOUT,
    no_progress: options.NoProgress = False,
    force: options.Force = False,
) -> None:
    """把一批自评表汇总成一个工作簿：得分、执行率、审核意见、上报情况和图表。"""
    from dataclasses import replace

    from xlscore.cli.running import Output, assessed
    from xlscore.consolidation.condense import condense
    from xlscore.pipeline import Limits, gather
    from xlscore.read.roster import read_roster
    from xlscore.write.summary import summary_bytes

    if output.exists() and not force:
        fail(f"“{output}”已经存在，未作改动。如要覆盖请加 --force，或换一个文件名。")
    asked = options.asked(framework, figures, select, ignore)
    if as_of and roster is None:
        fail("--as-of 用来计算名册中未报单位的逾期天数，要与 --roster 一起用。")
    balancing = options.balancing(balance, balance_places)
    until = options.day("--as-of", as_of)
    expected = None if roster is None else replace(read_roster(roster), as_of=until)
    written = Output(annotate, force, tuple(path for path in (output, roster) if path is not None))
    limits = Limits(memory, timeout)
    outcome = assessed(paths, asked, written, limits, jobs=jobs, progress=not no_progress)
    gathered = gather(map(condense, outcome.dossiers), expected, asked)
    write_file(output, summary_bytes(gathered, output.parent, outcome.copies, balancing), force=force)
    for remark in expected.remarks if expected is not None else ():
        typer.echo(f"xlscore：{remark}", err=True)
    typer.echo(f"{output}：汇总 {len(outcome.dossiers)} 个文件。")
