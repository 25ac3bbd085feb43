"""Taking the marks and notes of an earlier copy out of a workbook that was saved anew by another program."""

from collections import Counter
from collections.abc import Mapping

from xlscore.cells import a1
from xlscore.ooxml.draft import Draft
from xlscore.write.annotated import vml
from xlscore.write.annotated.carried import Carried
from xlscore.write.annotated.comments import Comments
from xlscore.write.annotated.note_text import own_stretch
from xlscore.write.annotated.stylesheet import Look, Stylesheet
from xlscore.write.annotated.workbook_part import SheetPart
from xlscore.write.annotated.worksheet import Worksheet


def strip(draft: Draft, sheets: tuple[SheetPart, ...], styles_part: str, carried: Carried) -> int:
    """Take our marks and notes out of some sheets; words of others stay.

    Returns how many marked cells could not be given back their own fill and border: these are left without.
    """
    stylesheet = Stylesheet(styles_part, draft.read(styles_part))
    lost = 0
    for sheet in sheets:
        if sheet.part and draft.has(sheet.part):
            lost += _unmark(draft, sheet.part, stylesheet, carried.looks.get(sheet.name, {}))
            _take_notes(draft, sheet.part, carried.notes)
    draft.write(styles_part, stylesheet.result())
    return lost


def _unmark(draft: Draft, part: str, stylesheet: Stylesheet, looks: Mapping[str, Look]) -> int:
    marked = stylesheet.marked_formats()
    if not marked:
        return 0
    found = Worksheet(part, draft.read(part), None)
    cells = found.styled(marked)
    if not cells:
        return 0
    # Cells move when rows are inserted; where all had one look, that is the one.
    common = Counter(looks.values())
    only = next(iter(common)) if len(common) == 1 else None
    lost = 0
    plain: dict[tuple[int, int], int] = {}
    for cell, style in cells.items():
        look = looks.get(a1(*cell), only)
        lost += look is None
        plain[cell] = stylesheet.plain(style, look or Look())
    found.set_styles(set(cells), lambda cell, _: plain[cell])
    draft.write(part, found.result())
    return lost


def _take_notes(draft: Draft, part: str, digests: frozenset[str]) -> None:
    related = [item for item in draft.package.relationships(part) if not item.external and draft.has(item.target)]
    for item in related:
        if item.kind != "comments":
            continue
        comments = Comments(item.target, draft.read(item.target))
        gone = []
        for cell in comments.cells:
            stretch = own_stretch(comments.text(cell), digests)
            if stretch is not None and not comments.cut(cell, *stretch):
                gone.append(cell)
        draft.write(item.target, comments.result())
        for drawn in (other for other in related if other.kind == "vmlDrawing"):
            drawing = vml.Drawing(draft.read(drawn.target), drawn.target, 0)
            for cell in gone:
                drawing.remove(cell)
            draft.write(drawn.target, drawing.result())
