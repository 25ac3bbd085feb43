"""Figures a unit holds for an edition's unconfirmed ones (``--with figures.yaml``), merged into the framework."""

from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from xlscore.exact import decimal_text
from xlscore.model.framework import (
    Declared,
    FieldSpec,
    Framework,
    Grades,
    Indicator,
    OpenSection,
    Policy,
    RateSpec,
    Remainder,
    Section,
    Source,
    Standing,
    Standings,
)
from xlscore.read.declared import build
from xlscore.read.framework_folder import with_steps
from xlscore.read.yaml_lines import Declaration, Place, read_yaml
from xlscore.rules import Rule
from xlscore.rules.base import Exact

_FIGURES = ("points", "rule", "rate")


class IndicatorFigures(Declared):
    """What an overlay says of one indicator; ``standing`` as one word speaks of the figures given here only."""

    code: str
    points: Exact | None = None
    rule: Rule | None = None
    rate: RateSpec | None = None
    rates: dict[str, RateSpec] = Field(default_factory=dict)
    inputs: dict[str, str] = Field(default_factory=dict)
    standing: Standing | dict[Literal["points", "rule", "rate"], Standing] | None = None
    not_applicable: Literal["refuse", "full_marks", "redistribute"] | None = None
    criterion: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _standing_stated(self) -> "IndicatorFigures":
        if self.standing is None and self.model_fields_set & {*_FIGURES, "rates"}:
            msg = "改动了分值、评分标准或计算口径，却没有写明核实程度，请补上 standing"
            raise ValueError(msg)
        return self


class SectionFigures(Declared):
    """The points of a fixed section, by its path."""

    path: tuple[str, ...]
    points: Exact
    standing: Standing


class OpenFigures(Declared):
    """Points or rule of an open section, by its code."""

    code: str
    points: Exact | None = None
    rule: Rule | None = None
    standing: Standing


class Overlay(Declared):
    """A file of figures for one edition, in the edition's own words."""

    framework: str
    source: Source
    """The document the figures were taken from."""
    policy: dict[str, str] = Field(default_factory=dict)
    grades: Grades | None = None
    fields: dict[str, FieldSpec] = Field(default_factory=dict)
    sections: tuple[SectionFigures, ...] = ()
    indicators: tuple[IndicatorFigures, ...] = ()
    open_sections: tuple[OpenFigures, ...] = ()
    remainder: Remainder | None = None


def overlaid_id(path: Path) -> str:
    """Return the id of the edition an overlay is for; raises ``FrameworkError`` where it names none."""
    declaration = read_yaml(path)
    named = declaration.data.get("framework")
    if not isinstance(named, str):
        raise declaration.fault((), "缺少“framework”，请写明这些数字用于哪个评分表")
    return named


def load_overlay(framework: Framework, path: Path) -> Framework:
    """Return the framework with the figures of an overlay; its file name is noted in ``overlays``.

    Raises ``FrameworkError`` (``file:line: sentence``) for another edition, an unknown code or path, and figures
    that do not add up to the total.
    """
    declaration = read_yaml(path)
    policy = _policy(framework, declaration)
    overlay = build(Overlay, declaration, data=with_steps(declaration.data, policy.steps))
    if overlay.framework != framework.id:
        sentence = f"这些数字用于“{overlay.framework}”，而当前评分表是“{framework.id}”"
        raise declaration.fault(("framework",), sentence)
    merged = framework.model_copy(
        update={
            "policy": policy,
            "grades": overlay.grades or framework.grades,
            "fields": {**framework.fields, **overlay.fields},
            "sections": _merge_sections(framework, overlay, declaration),
            "indicators": _merge_indicators(framework, overlay, declaration, policy),
            "open_sections": _merge_open(framework, overlay, declaration),
            "source": _noted(framework.source, overlay.source, path.name),
            "overlays": (*framework.overlays, path.name),
        }
    )
    return merged.model_copy(update={"remainder": _remainder(merged, overlay, declaration)})


def _policy(framework: Framework, declaration: Declaration) -> Policy:
    given = declaration.data.get("policy")
    if not isinstance(given, dict):
        return framework.policy
    return build(Policy, declaration, ("policy",), {**framework.policy.model_dump(), **given})


def _noted(source: Source, added: Source, name: str) -> Source:
    named = f"叠加 {name}：{added.document}《{added.title}》"
    return source.model_copy(update={"note": f"{source.note}；{named}" if source.note else named})


def _unknown(declaration: Declaration, place: Place, what: str, known: list[str]) -> Exception:
    return declaration.fault(place, f"评分表中没有{what}，可用的是 {'、'.join(known)}")


def _merge_indicators(
    framework: Framework, overlay: Overlay, declaration: Declaration, policy: Policy
) -> tuple[Indicator, ...]:
    changes: dict[str, IndicatorFigures] = {}
    for index, item in enumerate(overlay.indicators):
        if framework.indicator(item.code) is None:
            known = [indicator.code for indicator in framework.indicators]
            raise _unknown(declaration, ("indicators", index, "code"), f"指标“{item.code}”", known)
        changes[item.code] = item
    result = []
    for indicator in framework.indicators:
        changed = _recounted(indicator, framework.policy, policy)
        if indicator.code in changes:
            changed = _changed(changed, changes[indicator.code])
        result.append(changed)
    return tuple(result)


def _recounted(indicator: Indicator, before: Policy, after: Policy) -> Indicator:
    """Let a step rule that counts by the edition's policy follow it."""
    rule: Any = indicator.rule
    if before.steps == after.steps or getattr(rule, "count", None) != before.steps:
        return indicator
    return indicator.model_copy(update={"rule": rule.model_copy(update={"count": after.steps})})


def _changed(indicator: Indicator, figures: IndicatorFigures) -> Indicator:
    given = figures.model_fields_set - {"code", "standing"}
    update = {name: getattr(figures, name) for name in given}
    stated: dict[str, Standing] = {}
    if isinstance(figures.standing, Standing):
        changed = {"rate" if name == "rates" else name for name in given}
        stated = dict.fromkeys(changed & set(_FIGURES), figures.standing)
    elif figures.standing is not None:
        stated = {str(name): standing for name, standing in figures.standing.items()}
    if stated:
        update["standing"] = Standings.model_validate({**indicator.standing.model_dump(), **stated})
    return indicator.model_copy(update=update)


def _merge_sections(framework: Framework, overlay: Overlay, declaration: Declaration) -> tuple[Section, ...]:
    changes: dict[tuple[str, ...], SectionFigures] = {}
    for index, item in enumerate(overlay.sections):
        if not any(section.path == item.path for section in framework.sections):
            known = ["／".join(section.path) for section in framework.sections]
            raise _unknown(declaration, ("sections", index, "path"), f"“{'／'.join(item.path)}”", known)
        changes[item.path] = item
    return tuple(
        section.model_copy(update={"points": changes[section.path].points, "standing": changes[section.path].standing})
        if section.path in changes
        else section
        for section in framework.sections
    )


def _merge_open(framework: Framework, overlay: Overlay, declaration: Declaration) -> tuple[OpenSection, ...]:
    changes: dict[str, OpenFigures] = {}
    for index, item in enumerate(overlay.open_sections):
        if framework.open_section(item.code) is None:
            known = [section.code for section in framework.open_sections]
            raise _unknown(declaration, ("open_sections", index, "code"), f"自设指标部分“{item.code}”", known)
        changes[item.code] = item
    return tuple(
        section.model_copy(update=_given(changes[section.code])) if section.code in changes else section
        for section in framework.open_sections
    )


def _given(figures: OpenFigures) -> dict[str, object]:
    return {name: getattr(figures, name) for name in figures.model_fields_set if name != "code"}


def _remainder(merged: Framework, overlay: Overlay, declaration: Declaration) -> Remainder | None:
    """Return what no indicator carries now: as the overlay says, or what is left of the edition's own remainder."""
    carried = [item.points for item in merged.indicators] + [item.points for item in merged.open_sections]
    listed = sum((points for points in carried if points is not None), Fraction(0))
    rest, stated = merged.total - listed, overlay.remainder
    if stated is not None and stated.points == rest:
        return stated
    if stated is None and rest == 0:
        return None
    if stated is None and rest > 0 and merged.remainder is not None:
        return merged.remainder.model_copy(update={"points": rest})
    place: Place = ("remainder", "points") if stated is not None else ("indicators",)
    sums = f"各项分值合计{decimal_text(listed)}分，总分{decimal_text(merged.total)}分，差{decimal_text(rest)}分"
    raise declaration.fault(place, f"{sums}，请核对分值或用 remainder 写明差额")
