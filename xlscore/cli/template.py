"""``xlscore template``: blank templates of the editions."""

from pathlib import Path
from typing import Annotated

import typer

from xlscore.cli import options
from xlscore.cli.console import fail, speaks, write_file
from xlscore.cli.paths import WORKBOOK, confirm_folder, confirm_target


@speaks
def run(
    framework: Annotated[str | None, typer.Argument(metavar="ID", help="指标体系；不写则为全部。")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="路径", help="写到哪个文件；不写 ID 时为文件夹。")
    ] = None,
    figures: options.Figures = None,
    *,
    listing: Annotated[bool, typer.Option("--list", help="列出全部指标体系。")] = False,
    force: options.Force = False,
) -> None:
    """写出空白模板（.xlsx），在 Excel、WPS 或 LibreOffice 中填报。"""
    from xlscore.read.catalogue import Catalogue

    catalogue = Catalogue.shipped()
    if listing:
        if framework is not None or output is not None or figures is not None:
            fail("--list 只列出全部指标体系，不能与 ID、-o、--with 一起用。请去掉其中之一。")
        for edition in catalogue.all():
            typer.echo(f"{edition.id:<28}{edition.place}  {edition.title}")
        return
    if output is None:
        fail("请用 -o 指定模板写到哪里，例如：xlscore template national_project_2020 -o 自评表.xlsx。")
    options.confirm_figures(figures)
    from xlscore.pipeline.files import SUFFIXES
    from xlscore.write.template import template_bytes

    if framework is None:
        if output.suffix.lower() in SUFFIXES or figures is not None:
            fail("不写 ID 时会写出全部模板，-o 须是文件夹，且不能用 --with。")
        confirm_folder(output, "-o")
        for edition in catalogue.all():
            confirm_target(output / f"{edition.id}.xlsx", force=force)
        for edition in catalogue.all():
            write_file(output / f"{edition.id}.xlsx", template_bytes(edition), force=force)
        typer.echo(f"{output}：已写出 {len(catalogue)} 个模板。")
        return
    confirm_target(output, (figures,), force=force, endings=WORKBOOK)
    edition = (catalogue if figures is None else catalogue.with_overlay(figures)).framework(framework)
    write_file(output, template_bytes(edition), force=force)
    typer.echo(f"{output}：{edition.title}（{edition.id}）空白模板。")
