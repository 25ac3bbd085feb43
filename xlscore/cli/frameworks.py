"""``xlscore frameworks``: what is known of each edition, and how two of them differ."""

from typing import Annotated

import typer

from xlscore.cli.console import fail, speaks


@speaks
def run(
    framework: Annotated[str | None, typer.Argument(metavar="ID", help="指标体系；不写则列出全部。")] = None,
    other: Annotated[str | None, typer.Argument(metavar="ID2", help="与 --diff 同用：与哪一个比较。")] = None,
    *,
    diff: Annotated[bool, typer.Option("--diff", help="比较两个指标体系：--diff A B。")] = False,
) -> None:
    """查看指标体系：来源文号、分值、评分标准和核实程度。"""
    from xlscore.read.catalogue import Catalogue
    from xlscore.read.framework_diff import diff_frameworks
    from xlscore.write.framework_text import framework_lines, listing_lines

    catalogue = Catalogue.shipped()
    if diff:
        if framework is None or other is None:
            fail("--diff 要写两个指标体系，例如：--diff guangdong_overall_2020 guangdong_overall_2021。")
        lines = diff_frameworks(catalogue.framework(framework), catalogue.framework(other)) or ["两者没有差别。"]
    elif other is not None:
        fail("一次只能查看一个指标体系；要比较两个请加 --diff。")
    elif framework is not None:
        lines = list(framework_lines(catalogue.framework(framework)))
    else:
        lines = list(listing_lines(catalogue.all()))
    for line in lines:
        typer.echo(line)
