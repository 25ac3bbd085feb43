"""Scores that rest on a figure reported as negative: the figure is the fault, not what follows from it."""

from xlscore.checks._required import fields_of
from xlscore.checks.registry import Scored


def on_negative(stage: Scored, code: str) -> bool:
    """Tell whether an indicator is worked out from a field that is negative and must not be."""
    indicator, specs = stage.framework.indicator(code), stage.framework.all_fields()
    if indicator is None:
        return False
    for name in fields_of(indicator, stage.submission):
        entry, spec = stage.submission.fields.get(name), specs.get(name)
        if entry is not None and spec is not None and not spec.signed and (entry.value or 0) < 0:
            return True
    return False
