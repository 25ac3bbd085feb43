"""Figures a unit holds for an edition's unconfirmed ones (``--with figures.yaml``), merged into the framework."""

from fractions import Fraction
from pathlib import Path
from typing import Any

from xlscore.exact import decimal_text
from xlscore.model.framework import (
    Framework,
    Indicator,
    OpenSection,
    Policy,
    Remainder,
    Section,
    Source,
    Standing,
    Standings,
)
from xlscore.read.declared import build
from xlscore.read.framework_folder import with_steps
from xlscore.read.overlay_model import FIGURES, IndicatorFigures, OpenFigures, Overlay, SectionFigures
from xlscore.read.yaml_lines import Declaration, Place, read_yaml
from xlscore.rules.combined import Combined
from xlscore.rules.either import Either
from xlscore.rules.steps import StepRule


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
    if not isinstance(declaration.data.get("policy"), dict):
        return framework.policy
    given = build(Policy, declaration, ("policy",))
    return framework.policy.model_copy(update={name: getattr(given, name) for name in given.model_fields_set})


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
        rule = _recounted(indicator.rule, framework.policy, policy)
        changed = indicator.model_copy(update={"rule": rule})
        if indicator.code in changes:
            changed = _changed(changed, changes[indicator.code])
        result.append(changed)
    return tuple(result)


def _recounted(rule: Any, before: Policy, after: Policy) -> Any:
    """Let a step rule that counts by the edition's policy follow it, alone or inside another rule."""
    if isinstance(rule, StepRule) and rule.count == before.steps:
        return rule.model_copy(update={"count": after.steps})
    if isinstance(rule, Either):
        first, second = (_recounted(inner, before, after) for inner in (rule.first, rule.second))
        return rule.model_copy(update={"first": first, "second": second})
    if isinstance(rule, Combined):
        parts = tuple(part.model_copy(update={"rule": _recounted(part.rule, before, after)}) for part in rule.parts)
        return rule.model_copy(update={"parts": parts})
    return rule


def _changed(indicator: Indicator, figures: IndicatorFigures) -> Indicator:
    given = figures.model_fields_set - {"code", "standing"}
    update = {name: getattr(figures, name) for name in given}
    stated: dict[str, Standing] = {}
    if isinstance(figures.standing, Standing):
        changed = {"rate" if name == "rates" else name for name in given}
        stated = dict.fromkeys(changed & set(FIGURES), figures.standing)
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
