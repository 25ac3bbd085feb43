"""``xlscore annotate``: the annotated copy of one workbook."""

from pathlib import Path
from typing import Annotated

import typer

from xlscore.cli import options
from xlscore.cli.console import fail, speaks
from xlscore.cli.paths import confirm_source, confirm_target


@speaks
def run(  # noqa: PLR0913 -- one parameter an option of the contract
    file: Annotated[Path, typer.Argument(metavar="文件", help="报送的工作簿；只读，不会被改动。")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="文件", help="写到哪里。")],
    framework: options.FrameworkId = None,
    figures: options.Figures = None,
    *,
    waivers: options.Waivers = None,
    explanations: options.Explanations = None,
    convert: options.Convert = None,
    clean: Annotated[bool, typer.Option("--clean", help="反过来：从审核副本还原报送的原文件，一字节不差。")] = False,
    memory: options.Memory = options.MEMORY,
    timeout: options.Timeout = options.TIMEOUT,
    force: options.Force = False,
) -> None:
    """写出一份带批注的副本：原内容一字不动，问题单元格着色加批注，首页为审核结果。

    .xls、.et、.xlsb、.ods 不能直接加批注，副本据原内容重建为 .xlsx，未能带入的列在审核结果上。
    """
    confirm_source(file)
    if clean:
        typed = {"--framework": framework, "--with": figures, "--waivers": waivers, "--explanations": explanations}
        others = "、".join(name for name, value in (typed | {"--convert": convert}).items() if value is not None)
        if others:
            fail(f"--clean 只还原报送的原文件，不能与 {others} 一起用。请去掉 {others}。")
        _restore(file, output, force=force)
        return
    from xlscore.cli.planning import OPEN_XML
    from xlscore.cli.running import say_broken, say_idle
    from xlscore.consolidation.condense import condense
    from xlscore.model.finding import VERDICT_WORDS
    from xlscore.pipeline import Limits, Office, assess_all, confirm_units, gather, needs_rebuilding, rebuilt_alone
    from xlscore.write.annotated import write_annotated

    confirm_target(output, (file, figures, waivers, explanations), force=force)
    asked = options.with_measures(options.asked(framework, figures, "", ""), waivers, explanations)
    limits = Limits(memory, timeout)
    office = None if convert is None else Office()
    dossier = next(assess_all([file], asked, limits=limits))
    if not dossier.readable:
        fail(f"{file}：{dossier.findings[0].message}")
    ending = file.suffix.lower() if file.suffix.lower() in OPEN_XML else ".xlsx"
    if needs_rebuilding(file):
        if output.suffix.lower() != ".xlsx":
            fail(f"报送文件不是 .xlsx 格式，审核副本要重建为 .xlsx。请把 -o 的文件名改为“{output.stem}.xlsx”。")
    elif convert is not None:
        fail(f"“{file}”本来就能加批注，不需要转换。请去掉 --convert。")
    elif output.suffix.lower() != ending:
        fail(f"审核副本与报送文件格式相同，请把 -o 的文件名改为“{output.stem}{ending}”。")
    record = condense(dossier)
    confirm_units(asked.measures, [record])
    roster = gather([record], options=asked)
    say_idle(roster, asked)
    rebuilt = rebuilt_alone(file, limits, office)
    write_annotated(dossier, file, output, rebuilt=rebuilt, force=force)
    typer.echo(f"{output}：{VERDICT_WORDS[dossier.verdict]}，审核意见 {len(dossier.findings)} 条。")
    for notice in rebuilt.notices if rebuilt else ():
        typer.echo(notice)
    raise typer.Exit(say_broken(roster))


def _restore(file: Path, output: Path, *, force: bool) -> None:
    """Give the submitted bytes of a copy back."""
    confirm_target(output, (file,), force=force)
    from xlscore.errors import UnreadableError
    from xlscore.write.annotated import write_submitted

    try:
        origin = write_submitted(file, output, force=force)
    except UnreadableError as error:
        fail(f"{file}：{error}")
    typer.echo(f"{output}：已还原报送的原文件“{origin.file}”，SHA-256 {origin.sha256}。")
    if not origin.untouched:
        typer.echo("审核副本在生成之后又改动过，改动的内容不在还原的文件里。")
