"""``xlscore read``: what was understood of one workbook, before any check."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from xlscore.cli import options
from xlscore.cli.console import speaks, write_file
from xlscore.cli.paths import confirm_source, confirm_target, confirm_text


class ReadFormat(StrEnum):
    """What the reading is printed as."""

    TEXT = "text"
    JSON = "json"


@speaks
def run(  # noqa: PLR0913 -- one parameter an option of the contract
    file: Annotated[Path, typer.Argument(metavar="文件", help="报送的工作簿；只读，不会被改动。")],
    framework: options.FrameworkId = None,
    figures: options.Figures = None,
    output_format: Annotated[ReadFormat, typer.Option("--format", help="结果的格式。")] = ReadFormat.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="文件", help="结果写入文件，不打印。")
    ] = None,
    *,
    memory: options.Memory = options.MEMORY,
    timeout: options.Timeout = options.TIMEOUT,
    force: options.Force = False,
) -> None:
    """列出从工作簿里读到了什么：每个数在哪一格、怎样理解，哪些没有采用。不作审核。"""
    from xlscore.pipeline import Limits, read_guarded
    from xlscore.write.reading_json import write_reading_json
    from xlscore.write.reading_text import reading_lines

    confirm_source(file)
    if output is not None:
        confirm_target(output, (file, figures), force=force)
        confirm_text(output)
    understanding = read_guarded(file, options.asked(framework, figures, "", ""), Limits(memory, timeout))
    if output_format is ReadFormat.JSON:
        text = write_reading_json(understanding)
    else:
        text = "\n".join(reading_lines(understanding)) + "\n"
    if output is not None:
        write_file(output, text.encode("utf-8"), force=force)
    else:
        typer.echo(text, nl=False)
