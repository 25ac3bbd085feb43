"""``xlscore explain``: what a check means, or how a score in a workbook came about."""

from pathlib import Path
from typing import Annotated

import typer

from xlscore.cli import options
from xlscore.cli.console import fail, speaks
from xlscore.cli.paths import confirm_source


@speaks
def run(
    subject: Annotated[str, typer.Argument(metavar="代码或文件", help="审核规则的代码（如 XS301），或一个工作簿。")],
    cell: Annotated[
        str | None, typer.Argument(metavar="单元格", help="要说明的单元格，如 自评表!I14；只有一张表时可写 I14。")
    ] = None,
    framework: options.FrameworkId = None,
    figures: options.Figures = None,
) -> None:
    """说明一条审核规则，或一个得分是怎样算出来的。"""
    from xlscore.checks import ALL
    from xlscore.cli.running import say_broken
    from xlscore.model.roster import Roster
    from xlscore.write.explanation import cell_lines, check_lines

    broken = Roster(())
    if cell is None:
        if framework is not None or figures is not None:
            fail("--framework、--with 只在说明工作簿里的得分时有用。请再写文件和单元格，或去掉这些选项。")
        found = [item for item in ALL if item.code == subject.upper()]
        if not found:
            fail(
                f"没有审核规则“{subject}”。要说明工作簿里的得分，请再写单元格，例如：xlscore explain 自评表.xlsx I14。"
            )
        lines = check_lines(found[0])
    else:
        from xlscore.consolidation.condense import condense
        from xlscore.pipeline import assess_all

        file = Path(subject)
        if not file.exists() and any(item.code == subject.upper() for item in ALL):
            fail(f"{subject.upper()} 是审核规则的代码，后面不写单元格。要说明工作簿里的得分，请写文件名和单元格。")
        confirm_source(file)
        dossier = next(assess_all([file], options.asked(framework, figures, "", "")))
        lines = cell_lines(dossier, cell)
        broken = Roster((condense(dossier),))
    for line in lines:
        typer.echo(line)
    raise typer.Exit(say_broken(broken))
