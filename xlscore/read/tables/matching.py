"""Which indicator of the framework a line is: by its defined name, else by its title within its path."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from xlscore.model.framework import Framework, Indicator, OpenSection
from xlscore.read.tables.keys import level_key, title_key, unnumbered

_OWN_WORDING: Final = frozenset({"project", "overall"})


@dataclass(slots=True)
class Matcher:
    """The indicators of a framework by title, and its open sections by level label."""

    framework: Framework
    named: Mapping[tuple[str, int], str]
    """(Sheet, row) → code of the indicator whose title cell bears its defined name."""
    titles: dict[str, list[Indicator]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    """Codes given out so far: where a form prints no levels, like titles stand in the order of the edition."""

    def __post_init__(self) -> None:
        """Index the titles and their other wordings."""
        for indicator in self.framework.indicators:
            for title in {title_key(wording) for wording in (indicator.title, *indicator.aliases)}:
                self.titles.setdefault(title, []).append(indicator)

    def indicator(self, sheet: str, row: int, title: str, path: tuple[str, ...]) -> Indicator | None:
        """Return the indicator that stands on a row, ``None`` where the unit's own or an unknown one does."""
        found = self._find(sheet, row, title, path)
        if found is not None:
            self.taken.add(found.code)
        return found

    def _find(self, sheet: str, row: int, title: str, path: tuple[str, ...]) -> Indicator | None:
        """A title that is another indicator's beats the name: rows were sorted and the names stayed behind."""
        key = title_key(title)
        found = (self.titles.get(key) or self.titles.get(unnumbered(key), [])) if title else []
        name = self.named.get((sheet, row))
        by_name = self.framework.indicator(name) if name is not None else None
        if by_name is not None and (not found or by_name in found):
            return by_name
        keys = [level_key(label) for label in path]
        near = [indicator for indicator in found if indicator.path and level_key(indicator.path[-1]) in keys]
        if len(near) == 1:
            return near[0]
        if not path and found:
            return next((indicator for indicator in found if indicator.code not in self.taken), None)
        # The same words may be an indicator here and a line of the unit's own in an open section there.
        if self.section(path) is not None:
            return None
        return found[0] if len(found) == 1 else self._alone(title, keys)

    def _alone(self, title: str, keys: list[str]) -> Indicator | None:
        """On forms whose titles the unit words itself, return the only indicator of a level (满意度指标)."""
        if self.framework.layout.form not in _OWN_WORDING or not title:
            return None
        here = [item for item in self.framework.indicators if item.path and level_key(item.path[0]) in keys[:1]]
        return here[0] if len(here) == 1 and here[0].code not in self.taken else None

    def section(self, path: tuple[str, ...]) -> OpenSection | None:
        """Return the open section a path lies in: by its own labels, else by the 二级指标 printed under it."""
        keys = [level_key(label) for label in path]
        sections = self.framework.open_sections
        if not keys and self.framework.layout.form == "flat" and len(sections) == 1:
            return sections[0]
        inside = [item for item in sections if keys[: len(item.path)] == _keys(item.path)]
        if inside:
            return max(inside, key=lambda item: len(item.path))
        loose = [item for item in sections if _keys(item.path)[-1] in keys]
        below = set(keys[1:] or keys)
        grouped = [item for item in sections if below & set(_keys(item.groups))]
        candidates = loose or grouped
        return candidates[0] if len(candidates) == 1 else None


def _keys(labels: tuple[str, ...]) -> list[str]:
    return [level_key(label) for label in labels]


def known_levels(framework: Framework) -> dict[str, str]:
    """Return level key → the words of the framework, for every level label it prints."""
    own, fixed = framework.open_sections, framework.indicators
    paths = [*(item.path for item in framework.sections), *(item.path for item in fixed), *(item.path for item in own)]
    groups = [item.groups for item in framework.open_sections]
    return {level_key(label): label for labels in (*groups, *paths) for label in labels}
