"""Options that mean the same in every command, declared once."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from xlscore.cli.paths import confirm_named

if TYPE_CHECKING:
    from datetime import date

    from xlscore.consolidation.balanced_totals import Balancing
    from xlscore.model.roster import Expected
    from xlscore.pipeline import Options


class Format(StrEnum):
    """What a result is printed as."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class FailOn(StrEnum):
    """From which level on the exit code is 1."""

    ERROR = "error"
    WARNING = "warning"
    NONE = "none"


class Converter(StrEnum):
    """What makes an .xlsx of a workbook in another format."""

    LIBREOFFICE = "libreoffice"


Paths = Annotated[list[Path], typer.Argument(metavar="路径", help="工作簿或文件夹（文件夹逐级查找）。")]
FrameworkId = Annotated[
    str | None, typer.Option("--framework", metavar="ID", help="指定指标体系，不自动识别（见 xlscore frameworks）。")
]
Figures = Annotated[
    Path | None, typer.Option("--with", metavar="FIGURES.yaml", help="用户掌握的分值、标准等，用来补齐待核数据。")
]
AnnotateInto = Annotated[
    Path | None, typer.Option("--annotate", metavar="文件夹", help="把带批注的副本写入该文件夹，原件不动。")
]
Convert = Annotated[
    Converter | None,
    typer.Option(
        "--convert",
        help="批注副本由 .xls、.et、.xlsb、.ods 转换而来时用什么转换；不写则自行重建，不需要其他软件。",
    ),
]
Select = Annotated[str, typer.Option("--select", metavar="代码,...", help="只看这些审核规则，如 XS3,XS401。")]
Ignore = Annotated[str, typer.Option("--ignore", metavar="代码,...", help="不看这些审核规则。")]
Waivers = Annotated[
    Path | None,
    typer.Option("--waivers", metavar="文件", help="豁免和试运行的规则：谁批准、为什么、到哪天（.xlsx 或 .yaml）。"),
]
Explanations = Annotated[
    Path | None,
    typer.Option(
        "--explanations", metavar="文件.xlsx", help="单位对提示性意见的说明；同一条以此为准，批注副本里的其余照读。"
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, max=256, metavar="N", help="并行的进程数；0 为自动。")]
Memory = Annotated[
    int, typer.Option("--memory", min=16, metavar="MiB", help="每个文件最多可用的内存；超过的按无法读取处理。")
]
Timeout = Annotated[
    int, typer.Option("--timeout", min=1, metavar="秒", help="每个文件最多可用的时间；超过的按无法读取处理。")
]
MEMORY: Final = 512
TIMEOUT: Final = 20
NoProgress = Annotated[bool, typer.Option("--no-progress", help="不显示进度。")]
Previous = Annotated[
    Path | None,
    typer.Option(
        "--previous",
        metavar="路径",
        help="以前的报表（文件夹）或以前的汇总表：上年的用来对比，本年度早先报送的用来看改了什么。",
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="不用上次留存的审核结果，全部重新读取和审核。")]
Force = Annotated[bool, typer.Option("--force", help="覆盖已有的输出文件。")]


def confirm_convert(convert: Converter | None, annotate: Path | None) -> None:
    """Raise ``UsageError`` where copies are to be converted and none are asked for."""
    from xlscore.errors import UsageError

    if convert is not None and annotate is None:
        msg = "--convert 说的是批注副本用什么转换，要与 --annotate 一起用。请加上 --annotate 文件夹，或去掉 --convert。"
        raise UsageError(msg)


def codes(text: str) -> tuple[str, ...]:
    """Return the codes of a comma-separated list; raises ``UsageError`` for one that begins no known code."""
    from xlscore.checks import ALL
    from xlscore.errors import UsageError

    wanted = tuple(code.strip().upper() for code in text.replace("，", ",").split(",") if code.strip())
    if text and not wanted:
        msg = f"“{text}”里没有写审核规则的代码。请写成 XS3,XS401 这样。"
        raise UsageError(msg)
    for code in wanted:
        if not any(check.code.startswith(code) for check in ALL):
            msg = f"没有以“{code}”开头的审核规则。用 xlscore explain 查看全部规则。"
            raise UsageError(msg)
    return wanted


def confirm_figures(figures: Path | None) -> None:
    """Raise ``UsageError`` where ``--with`` names no file, or a workbook."""
    from xlscore.errors import UsageError
    from xlscore.pipeline.files import SUFFIXES

    confirm_named(figures, "--with")
    if figures is not None and figures.suffix.lower() in SUFFIXES:
        msg = f"--with 要写 .yaml 文件，“{figures}”是工作簿。写法见 README“手里有正式评分表时”。"
        raise UsageError(msg)


def asked(framework: str | None, figures: Path | None, select: str, ignore: str) -> "Options":
    """Return the pipeline's options from what was typed; raises ``UsageError`` where that cannot be."""
    from xlscore.pipeline import Options, catalogue_for

    confirm_figures(figures)
    result = Options(framework, figures, codes(select), codes(ignore))
    catalogue_for(result)
    return result


def with_measures(
    asked: "Options", waivers: Path | None, explanations: Path | None, expected: "Expected | None" = None
) -> "Options":
    """Return the options with waivers and explanations read, and today as the day their terms are judged by.

    Raises ``UsageError`` or ``FrameworkError`` (``file:line: sentence``) for a file that cannot be used as it stands.
    """
    from dataclasses import replace
    from datetime import datetime

    from xlscore.checks import ALL
    from xlscore.model.settlement import Measures
    from xlscore.read.explanations import read_explanations
    from xlscore.read.measures import read_measures, with_units

    confirm_named(waivers, "--waivers")
    confirm_named(explanations, "--explanations")
    known = {check.code for check in ALL}
    today = datetime.now().astimezone().date()
    # Results that no term is judged in do not depend on the day: they may be kept from one day to the next.
    dated = any(check.trial_until is not None for check in ALL)
    measures = read_measures(waivers, known, today) if waivers is not None else Measures(today if dated else None)
    if explanations is not None:
        measures = replace(measures, answers=read_explanations(explanations, known))
    units = [(unit.code, unit.name) for unit in (expected.units if expected else ())]
    measures = replace(measures, waivers_file=str(waivers or ""), answers_file=str(explanations or ""))
    return replace(asked, measures=with_units(measures, (*measures.known_units, *units)))


def day(option: str, text: str) -> "date":
    """Return the day an option names, today where it names none; raises ``UsageError`` for what is no day."""
    from datetime import date

    from xlscore.errors import UsageError

    if not text:
        return date.today()  # noqa: DTZ011 -- the operator's own calendar day
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        msg = f"{option} 的取值“{text}”不是日期。请写成 2022-03-31 这样。"
        raise UsageError(msg) from error


def balancing(scale: str, places: int | None) -> "Balancing | None":
    """Return what was asked of the balanced table; raises ``UsageError`` for a unit there is not."""
    from xlscore.consolidation.balanced_totals import Balancing, Scale
    from xlscore.errors import UsageError

    if not scale:
        if places is not None:
            msg = "--balance-places 要与 --balance 一起用，例如 --balance 亿元 --balance-places 2。"
            raise UsageError(msg)
        return None
    if scale not in {item.value for item in Scale}:
        msg = f"--balance 的取值“{scale}”不对，请写{'或'.join(item.value for item in Scale)}。"
        raise UsageError(msg)
    return Balancing(Scale(scale), 2 if places is None else places)
