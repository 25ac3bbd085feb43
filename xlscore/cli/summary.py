"""``xlscore summary``: one consolidated workbook for a folder of submissions."""

from pathlib import Path
from typing import Annotated

import typer

from xlscore.cli import options
from xlscore.cli.console import fail, speaks, write_file
from xlscore.cli.paths import WORKBOOK, confirm_apart, confirm_named, confirm_target


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
    waivers: options.Waivers = None,
    explanations: options.Explanations = None,
    convert: options.Convert = None,
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
    from dataclasses import replace

    from xlscore.cli.planning import Output, given, left_aside
    from xlscore.cli.results import check_tables, write_tables
    from xlscore.cli.returns import read_previous, read_returns, say_as_written, sources_of
    from xlscore.cli.running import Way, say_broken, say_idle, say_left_aside
    from xlscore.model.path_text import path_text
    from xlscore.pipeline import Limits, gather
    from xlscore.read.roster import read_roster
    from xlscore.write.summary import summary_bytes

    options.confirm_convert(convert, annotate)
    confirm_named(roster, "--roster")
    beside = given(roster, waivers, explanations, figures)
    confirm_target(output, beside, force=force, endings=WORKBOOK)
    confirm_apart(output, {"--annotate": annotate, "--csv": csv, "--parquet": parquet})
    tables = {"csv": csv, "parquet": parquet}
    check_tables(tables, (*paths, previous), force=force)
    if as_of and roster is None:
        fail("--as-of 用来计算名册中未报单位的逾期天数，要与 --roster 一起用。")
    balancing = options.balancing(balance, balance_places)
    until = options.day("--as-of", as_of)
    expected = None if roster is None else replace(read_roster(roster), as_of=until)
    asked = options.asked(framework, figures, select, ignore)
    asked = options.with_measures(asked, waivers, explanations, expected)
    way = Way(Limits(memory, timeout), jobs, progress=not no_progress, cached=not no_cache, convert=convert)
    wanted = Output(annotate, force, (output,), beside, previous)
    sources = sources_of(paths, wanted)
    left = left_aside(sources.searched, wanted)
    say_left_aside(left)
    before = read_previous(previous, asked, way)
    held = read_returns(sources, asked, way)
    gathered = gather(held.records, expected, asked, before)
    gathered = replace(gathered, unread=tuple(map(path_text, left.documents)))
    say_idle(gathered, asked)
    typed = {"--framework": framework, "--with": figures, "--annotate": annotate, "--waivers": waivers}
    typed |= {"--explanations": explanations, "--select": select, "--ignore": ignore}
    say_as_written(held, typed)
    write_tables(gathered, tables)
    write_file(output, summary_bytes(gathered, output.parent, held.copies, balancing), force=force)
    for remark in expected.remarks if expected is not None else ():
        typer.echo(f"xlscore：{remark}", err=True)
    typer.echo(f"{output}：汇总 {len(held.records)} 个文件。")
    raise typer.Exit(say_broken(gathered))
