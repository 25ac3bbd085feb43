"""``xlscore check``: audit workbooks and folders, and optionally write annotated copies."""

from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from xlscore.cli import options
from xlscore.cli.console import fail, speaks, write_file
from xlscore.cli.paths import WORKBOOK, confirm_apart, confirm_target, confirm_text


@speaks
def run(  # noqa: PLR0913 -- one parameter an option of the contract
    paths: options.Paths,
    *,
    previous: options.Previous = None,
    framework: options.FrameworkId = None,
    figures: options.Figures = None,
    annotate: options.AnnotateInto = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="另列出最小改动建议：改哪几格就能消除全部强制性意见。只建议，不改动文件。")
    ] = False,
    output_format: Annotated[options.Format, typer.Option("--format", help="结果的格式。")] = options.Format.TEXT,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="结果写入文件，不打印。")] = None,
    waivers: options.Waivers = None,
    explanations: options.Explanations = None,
    convert: options.Convert = None,
    select: options.Select = "",
    ignore: options.Ignore = "",
    fail_on: Annotated[options.FailOn, typer.Option(help="从哪一级起退出码为 1。")] = options.FailOn.ERROR,
    jobs: options.Jobs = 0,
    memory: options.Memory = options.MEMORY,
    timeout: options.Timeout = options.TIMEOUT,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="只列有问题的文件，不显示进度。")] = False,
    no_progress: options.NoProgress = False,
    no_cache: options.NoCache = False,
    force: options.Force = False,
) -> None:
    """审核工作簿或文件夹：逐项复算，指出问题所在的单元格、算式和改法。"""
    from xlscore.cli.planning import Output, given, left_aside, planned
    from xlscore.cli.results import Result, exit_code
    from xlscore.cli.returns import read_previous
    from xlscore.cli.running import Way, say_broken, say_idle, say_left_aside, worked_off
    from xlscore.pipeline import Limits, gather

    if output_format is options.Format.XLSX and output is None:
        fail("--format xlsx 要用 --output 指定写到哪个文件。")
    options.confirm_convert(convert, annotate)
    beside = given(waivers, explanations, figures)
    if output is not None:
        confirm_target(output, beside, force=force, endings=WORKBOOK if output_format is options.Format.XLSX else ())
        if output_format is not options.Format.XLSX:
            confirm_text(output, "；要写成工作簿的，用 --format xlsx")
        confirm_apart(output, {"--annotate": annotate})
    if suggest and output_format in {options.Format.CSV, options.Format.XLSX}:
        fail(f"--suggest 的建议只能写成 text 或 json，--format {output_format.value} 放不下。请换一种格式。")
    asked = options.with_measures(options.asked(framework, figures, select, ignore), waivers, explanations)
    asked = replace(asked, suggest=suggest)
    wanted = Output(annotate, force, given(output), beside, previous)
    tasks = planned(paths, wanted)
    say_left_aside(left_aside(paths, wanted))
    way = Way(Limits(memory, timeout), jobs, progress=not (no_progress or quiet), cached=not no_cache, convert=convert)
    before = read_previous(previous, asked, way)
    result = Result(output_format, quiet, whole=previous is not None)
    blocks = result.taken_in(worked_off(tasks, asked, way, data=output_format is options.Format.JSON))
    if output is not None:
        head = "".join(blocks).encode()
        roster = gather(result.records, options=asked, previous=before)
        say_idle(roster, asked)
        write_file(output, chain([head], result.closed(roster)), force=force)
    else:
        for block in blocks:
            typer.echo(block, nl=False)
        roster = gather(result.records, options=asked, previous=before)
        for piece in result.closed(roster):
            typer.echo(piece.decode(), nl=False)
        say_idle(roster, asked)
    if output is not None or output_format is not options.Format.TEXT:  # the text on the screen says so by itself
        say_broken(roster)
    raise typer.Exit(exit_code(roster, fail_on))
