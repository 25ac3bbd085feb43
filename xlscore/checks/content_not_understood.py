"""XS111: content added to the template."""

from collections.abc import Iterator
from typing import Final

from xlscore.cells import CellRef
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity

_MOST_SHOWN: Final = 10


@check("XS111", Severity.NOTE, "模板之外增加的内容", fix="请确认增加的内容不影响计分；需要说明的事项请填在规定的栏内。")
def content_not_understood(stage: Understood) -> Iterator[Fault]:
    """Report cells whose meaning was not understood, those of one sheet in one finding.

    查什么：表上有评分表以外增加的工作表、行、列或单元格，程序没有把它们当作填报数据。

    为什么：增加的内容不参与计分，填报人应当知道哪些内容没有被采用。

    怎么办：核对所列单元格；应当计分的数据，移到模板规定的行、列里。
    """
    form = next((row.at.sheet for row in stage.submission.rows if row.at is not None), None)
    places: dict[str, list[tuple[CellRef, str]]] = {}
    for cell, word in stage.submission.leftovers:
        places.setdefault(cell.sheet, []).append((cell, word))
    for sheet, leftovers in places.items():
        shown = "；".join(f"{cell}（{word}）" for cell, word in leftovers[:_MOST_SHOWN])
        more = f"；等共 {len(leftovers)} 处" if len(leftovers) > _MOST_SHOWN else ""
        yield Fault(
            message=f"模板之外的内容及读取情况：{shown}{more}。",
            cells=tuple(cell for cell, _ in leftovers),
            subject="" if sheet == form else sheet,
        )
