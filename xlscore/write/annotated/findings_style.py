"""How the sheet 审核结果 looks: its cell formats, added to the workbook's own stylesheet."""

from typing import Final

from xlscore.model.finding import Severity, Verdict
from xlscore.write.annotated.marks import MARKS, framed, solid
from xlscore.write.annotated.stylesheet import Stylesheet

_INK, _PALE, _LINK, _LINE = "1F1F1F", "7F7F7F", "0563C1", "8C8C8C"
_HEAD, _LABEL, _INPUT = "DCE6F1", "F5F5F5", "FFF9E3"
VERDICT_COLOURS: Final = {
    Verdict.PASS: ("DDEFD9", "375623"),
    Verdict.EXPLAIN: (MARKS[Severity.WARNING].fill, MARKS[Severity.WARNING].ink),
    Verdict.FAIL: (MARKS[Severity.ERROR].fill, MARKS[Severity.ERROR].ink),
    Verdict.UNCHECKED: (MARKS[Severity.ERROR].fill, MARKS[Severity.ERROR].ink),
    Verdict.UNREADABLE: (MARKS[Severity.ERROR].fill, MARKS[Severity.ERROR].ink),
}
"""Fill and ink of the cell that states the verdict, and the colour of the sheet's tab."""


_UNDERLINE: Final = (
    f'<border><left/><right/><top/><bottom style="thin"><color rgb="FF{_INK}"/></bottom><diagonal/></border>'
)


def _font(size: int = 10, ink: str = _INK, *, bold: bool = False, name: str = "宋体", underlined: bool = False) -> str:
    marks = ("<b/>" if bold else "") + ("<u/>" if underlined else "")
    return (
        f'<font>{marks}<sz val="{size}"/><color rgb="FF{ink}"/><name val="{name}"/><family val="3"/>'
        '<charset val="134"/></font>'
    )


def _aligned(across: str, down: str = "center") -> str:
    indent = "" if across == "center" else ' indent="1"'
    return f'<alignment horizontal="{across}" vertical="{down}" wrapText="1"{indent}/>'


class FindingsStyle:
    """The formats by name."""

    def __init__(self, stylesheet: Stylesheet, verdict: Verdict) -> None:
        """Add the formats; raises ``UsageError`` where the workbook can take no more."""
        thin = framed("thin", _LINE)
        head, label = solid(_HEAD), solid(_LABEL)
        fill, ink = VERDICT_COLOURS[verdict]
        kinds = {
            "title": (_font(18, bold=True, name="黑体"), "", "", _aligned("center")),
            "section": (_font(12, bold=True, name="黑体"), "", "", _aligned("left")),
            "remark": (_font(9, _PALE), "", "", _aligned("left")),
            "head": (_font(bold=True, name="黑体"), head, thin, _aligned("center")),
            "label": (_font(bold=True), label, thin, _aligned("center")),
            "text": (_font(), "", thin, _aligned("left")),
            "middle": (_font(), "", thin, _aligned("center")),
            "figure": (_font(), "", thin, _aligned("right")),
            "link": (_font(ink=_LINK, underlined=True), "", thin, _aligned("left")),
            "link_middle": (_font(ink=_LINK, underlined=True), "", thin, _aligned("center")),
            "input": (_font(), solid(_INPUT), thin, _aligned("left")),
            "letter": (_font(12), "", "", _aligned("left")),
            "letter_bold": (_font(14, bold=True), "", "", _aligned("left")),
            "foot": (_font(12), "", "", _aligned("left", "bottom")),
            "foot_right": (_font(12), "", "", _aligned("right", "bottom")),
            "blank": (_font(12), "", _UNDERLINE, _aligned("left", "bottom")),
            "verdict": (_font(14, ink, bold=True, name="黑体"), solid(fill), thin, _aligned("center")),
        }
        for severity, mark in MARKS.items():
            kinds[severity.value] = (
                _font(ink=mark.ink, bold=True),
                mark.fill_xml,
                mark.border_xml,
                _aligned("center"),
            )
        self.numbers = {name: stylesheet.format(*look) for name, look in kinds.items()}
