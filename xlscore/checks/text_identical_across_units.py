"""XS505: long texts that are the same word for word in several units' filings."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._wording import joined
from xlscore.checks.registry import Fault, check
from xlscore.consolidation.long_texts import same_texts
from xlscore.model.finding import Severity
from xlscore.model.roster import Roster

_MOST_SHOWN: Final = 40
_MOST_UNITS: Final = 8


@check(
    "XS505",
    Severity.WARNING,
    "不同单位的文字一字不差",
    fix="请有关单位按本单位实际情况重写；统一口径的内容，写明统一口径的依据。",
)
def text_identical_across_units(stage: Roster) -> Iterator[Fault]:
    """Report long reasons and completion texts that are identical in the filings of different units.

    查什么：不同单位的偏差原因、实际完成情况等较长的文字（三十字以上，标点不计）是否一字不差。短语和统一下达的目标不查。

    为什么：各单位情况不同，成段文字完全一样，多为互相抄用，不能作为完成情况或扣分原因的依据。

    怎么办：退回有关单位按实际情况重写；确属统一口径的，注明依据。
    """
    for group in same_texts(stage.records):
        units = group.units
        text = " ".join(group.text.split())
        shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}……"
        places = joined(f"「{record.unit.strip()}」{at or ''}" for record, at in units[:_MOST_UNITS])
        more = f"等 {len(units)} 个单位" if len(units) > _MOST_UNITS else ""
        yield Fault(message=f"{places}{more}的{group.label}一字不差：「{shown}」。", subject=group.wording[:24])
