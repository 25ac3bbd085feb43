"""``xlscore roster``: a first draft of the roster from the files of a folder."""

from pathlib import Path
from typing import Annotated

import typer

from xlscore.cli import options
from xlscore.cli.console import speaks, write_file
from xlscore.cli.paths import WORKBOOK, confirm_target


@speaks
def run(  # noqa: PLR0913 -- one parameter an option of the contract
    paths: options.Paths,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="名册.xlsx", help="名册写到哪里。")],
    *,
    framework: options.FrameworkId = None,
    jobs: options.Jobs = 0,
    memory: options.Memory = options.MEMORY,
    timeout: options.Timeout = options.TIMEOUT,
    no_progress: options.NoProgress = False,
    no_cache: options.NoCache = False,
    force: options.Force = False,
) -> None:
    """据收到的文件起草上报名册：单位、编码、评价类型，其余各列留待填写。"""
    from xlscore.cli.planning import Output, left_aside
    from xlscore.cli.returns import read_returns, sources_of
    from xlscore.cli.running import Way, say_broken, say_left_aside
    from xlscore.consolidation.drafting import draft_roster
    from xlscore.model.roster import Roster
    from xlscore.pipeline import Limits
    from xlscore.write.roster_book import draft_bytes

    confirm_target(output, force=force, endings=WORKBOOK)
    asked = options.asked(framework, None, "", "")
    way = Way(Limits(memory, timeout), jobs, progress=not no_progress, cached=not no_cache)
    wanted = Output(force=force, written=(output,))
    sources = sources_of(paths, wanted)
    say_left_aside(left_aside(sources.searched, wanted))
    records = read_returns(sources, asked, way).records
    units = draft_roster(records)
    write_file(output, draft_bytes(units), force=force)
    several = sum(len(item.files) > 1 for item in units)
    said = [f"起草 {len(units)} 户", f"编码待填 {sum(not item.unit.code for item in units)} 户"]
    said += [f"收到多份的 {several} 户"] if several else []
    unreadable = sum(not item.readable for item in units)
    said += [f"有文件无法读取的 {unreadable} 户"] if unreadable else []
    typer.echo(f"{output}：{'，'.join(said)}。请补全后用于 xlscore summary --roster。")
    raise typer.Exit(say_broken(Roster(records)))
