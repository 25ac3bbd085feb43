"""XS216: a result that says no more than that everything was done."""

import re
from collections.abc import Iterator
from typing import Final

from xlscore.checks._wording import cells_of, spot
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity
from xlscore.model.submission import State
from xlscore.values.glyphs import plain

_DONE: Final = ("实际完成情况", "全年目标实际完成情况")
_EMPTY_WORDS: Final = re.compile(
    "(?:全部|全年|年度|本年度?|各项|预期|既定|绩效|总体|年初|计划|目标|任务|工作|指标|的)*"
    "(?:已|均|都|全部|全面|基本|圆满|顺利|按期|按时|如期|按计划|按要求)*(?:完成|达成|实现|达到)了?"
    "(?:全部|全年|年度|本年|各项|预期|既定|绩效|总体|年初|计划)*(?:目标|任务|工作|指标|要求|效果)*"
)


@check(
    "XS216",
    Severity.WARNING,
    "完成情况只写“已完成”",
    fix="请对照预期目标逐项写明完成的数量、质量、时间和效果。",
)
def result_only_completed(stage: Understood) -> Iterator[Fault]:
    """Report completion texts of the annual goal that say only that it was completed, without a figure or a fact.

    查什么：年度总体目标的实际完成情况只有“已完成”“圆满完成各项任务”之类的话，没有数字和事实。

    为什么：只说完成，不说完成了什么、完成多少，复核时不能作为得分依据。

    怎么办：按预期目标的顺序，逐项写明实际数字；没有完成的写明原因。
    """
    for label in _DONE:
        entry = stage.submission.texts.get(label)
        if entry is None or entry.state is not State.GIVEN:
            continue
        if _EMPTY_WORDS.fullmatch(plain(entry.text)):
            yield Fault(
                message=f"{spot(entry)} 年度总体目标的{label}只写「{entry.text.strip()}」，没有写明完成的内容和数量。",
                cells=cells_of(entry),
                subject=label,
            )
