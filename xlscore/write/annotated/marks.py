"""What a mark looks like: the fill and the border of each severity, told apart in colour and in black and white."""

from dataclasses import dataclass
from typing import Final

from xlscore.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Mark:
    """One severity's mark: ``fill`` and ``ink`` are ``RRGGBB``, ``line`` a border style of the standard."""

    fill: str
    ink: str
    line: str
    words: str
    """How the legend describes it."""

    @property
    def fill_xml(self) -> str:
        """The fill as the stylesheet holds it."""
        return solid(self.fill)

    @property
    def border_xml(self) -> str:
        """The border on all four sides as the stylesheet holds it."""
        return framed(self.line, self.ink)


def solid(colour: str) -> str:
    """Return a plain fill of one colour (``RRGGBB``)."""
    inner = f'<fgColor rgb="FF{colour}"/><bgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{inner}</patternFill></fill>'


def framed(line: str, colour: str) -> str:
    """Return a border of one line style and colour on all four sides."""
    sides = "".join(
        f'<{side} style="{line}"><color rgb="FF{colour}"/></{side}>' for side in ("left", "right", "top", "bottom")
    )
    return f"<border>{sides}<diagonal/></border>"


MARKS: Final = {
    Severity.ERROR: Mark("FFC7CE", "C00000", "double", "红底双线框"),
    Severity.WARNING: Mark("FFEB9C", "9C5700", "mediumDashed", "黄底粗虚线框"),
    Severity.NOTE: Mark("DDEBF7", "1F4E79", "dotted", "蓝底点线框"),
}
