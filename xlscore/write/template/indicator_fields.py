"""Which fields an indicator is worked out from, and which of them are typed in on its own line."""

from xlscore.model.framework import Indicator
from xlscore.rules import Rule
from xlscore.write.template.draft import Draft


def level_words(rule: Rule | None) -> tuple[str, ...]:
    """Return the levels a person chooses from in the row itself, none where the rule is no such thing."""
    if rule is None:
        return ()
    return next((item.choices for item in rule.inputs() if item.name == "level"), ())


def fields_of(indicator: Indicator) -> set[str]:
    """Return every field an indicator is worked out from."""
    rates = [rate for rate in (indicator.rate, *indicator.rates.values()) if rate is not None]
    return {term.field for rate in rates for term in (*rate.of, *rate.to)} | {
        bound.field for bound in indicator.bound_inputs()
    }


def level_field(indicator: Indicator) -> str | None:
    """Return the field that holds the level of a judged indicator: typed in as 完成等级 of its line."""
    if not level_words(indicator.rule):
        return None
    return next((bound.field for bound in indicator.bound_inputs() if bound.name == "level"), None)


def hosted_field(draft: Draft, indicator: Indicator) -> str | None:
    """Return the field typed in as 实际完成值 of an indicator: the one its rate is, where the sheet has that column."""
    rate = indicator.rate
    if rate is None or rate.to or len(rate.of) != 1 or draft.columns.of("actual") is None:
        return None
    name = rate.of[0].field
    users = [item for item in draft.framework.indicators if name in fields_of(item)]
    return name if len(users) == 1 else None
