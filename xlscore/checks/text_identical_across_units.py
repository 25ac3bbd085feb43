"""XS505: long texts that are the same word for word in several units' filings."""

import re
from collections.abc import Iterator
from typing import Final

from xlscore.checks._wording import joined
from xlscore.checks.registry import Fault, check
from xlscore.model.dossier import Dossier, Roster
from xlscore.model.finding import Severity
from xlscore.model.submission import Entry, State

LEAST: Final = 30
"""Characters, punctuation left out, from which equal texts are no coincidence."""

_MOST_SHOWN: Final = 40
_MOST_UNITS: Final = 8
_NO_WORD: Final = re.compile(r"[\W_]+")


def _texts(dossier: Dossier) -> Iterator[tuple[str, Entry]]:
    """Yield completion texts, reasons and worded actuals with what they are; goals may well be handed down."""
    if dossier.submission is None:
        return
    for label, entry in dossier.submission.texts.items():
        if "完成" in label:
            yield label, entry
    for row in dossier.submission.rows:
        yield "原因", row.reason
        yield "实际完成值", row.actual
    for line in dossier.submission.lines:
        yield "说明", line.reason


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
    found: dict[str, dict[str, tuple[str, Entry]]] = {}
    for dossier in stage.dossiers:
        unit = dossier.unit.strip()
        for label, entry in _texts(dossier):
            key = _NO_WORD.sub("", entry.text)
            if unit and entry.state is State.GIVEN and len(key) >= LEAST:
                found.setdefault(key, {}).setdefault(unit, (label, entry))
    for key, units in found.items():
        if len(units) > 1:
            label, first = next(iter(units.values()))
            text = " ".join(first.text.split())
            shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}……"
            places = joined(f"「{unit}」{entry.at or ''}" for unit, (_, entry) in list(units.items())[:_MOST_UNITS])
            more = f"等 {len(units)} 个单位" if len(units) > _MOST_UNITS else ""
            yield Fault(message=f"{places}{more}的{label}一字不差：「{shown}」。", subject=key[:24])
