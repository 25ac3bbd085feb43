"""What is kept of an edition, and the columns its returns are laid side by side in."""

from xlscore.model.framework import Framework
from xlscore.model.record import Edition, IndicatorColumn


def edition_of(framework: Framework) -> Edition:
    """Return what is kept of an edition."""
    fixed = [
        IndicatorColumn(item.code, item.title, item.path[0] if item.path else "", item.points)
        for item in framework.indicators
    ]
    written = [IndicatorColumn(item.code, item.path[0], item.path[0], item.points) for item in framework.open_sections]
    return Edition(
        id=framework.id,
        title=framework.title,
        place=framework.place,
        family=framework.family,
        total=framework.total,
        bands=framework.grades.bands,
        columns=(*fixed, *written),
    )
