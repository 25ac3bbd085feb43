"""The annotated copy of a workbook: the submitted package plus marks, notes and the sheet 审核结果."""

import hashlib
import posixpath
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from xlscore.cells import Area, a1
from xlscore.errors import UnreadableError, UsageError
from xlscore.model.appearance import Rebuilt
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding
from xlscore.ooxml.cell_texts import Cell
from xlscore.ooxml.draft import Draft
from xlscore.ooxml.names import CONTENT_STYLES
from xlscore.ooxml.package import OLD_CONTAINER, Package
from xlscore.write.annotated import vml
from xlscore.write.annotated.carried import Carried
from xlscore.write.annotated.findings_sheet import SheetFacts, findings_sheet, numbers_of
from xlscore.write.annotated.findings_style import FindingsStyle
from xlscore.write.annotated.note_text import NoteText
from xlscore.write.annotated.opinion_sheet import opinion_sheet
from xlscore.write.annotated.origin import SUBMITTED, Origin, attach, forget, origin_of
from xlscore.write.annotated.previous import previous_in
from xlscore.write.annotated.received import RECEIVED, Received, enclose, received_in
from xlscore.write.annotated.sheet_notes import SheetNotes
from xlscore.write.annotated.strip import strip
from xlscore.write.annotated.stylesheet import Look, Stylesheet, empty_stylesheet
from xlscore.write.annotated.summary_text import file_name
from xlscore.write.annotated.workbook_part import SheetPart, WorkbookPart
from xlscore.write.annotated.worksheet import Worksheet, merged_areas

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_SIGNED: Final = "原文件带有数字签名。签名只对报送的原文件有效，不涵盖本审核副本；核验签名请以原文件为准。"
_UNCOLOURED: Final = "工作簿的单元格格式已达上限，部分单元格未能着色，请以批注和本表为准。"
_NO_LOOK: Final = "本文件由审核副本另存而来，其中 {} 个单元格标注前的底色和边框已无从得知，现为无底色、无边框。"
_NO_NOTES: Final = "本文件由审核副本另存而来，上一稿的批注已无法与他人的批注区分，均予保留。"
_THREADED: Final = "该单元格已有批注会话，意见未写入批注"
_NO_SHEET: Final = "该位置不在普通工作表上，未能着色和加批注"


def annotate(
    dossier: Dossier, data: bytes, *, rebuilt: Rebuilt | None = None, received_at: datetime | None = None
) -> bytes:
    """Return the annotated copy of a submitted workbook (.xlsx, .xlsm); the same input gives the same bytes.

    Every part that is not touched keeps its compressed bytes, every touched part its bytes apart from insertions.
    A workbook of another format comes with what it was ``rebuilt`` as: that is marked, and keeps ``data`` whole.
    ``received_at`` is printed as the time of the file where it is given; a copy keeps the time it was made with.
    Raises ``UnreadableError`` where the package cannot be annotated and ``UsageError`` where ``data`` is not the file
    the dossier is about or has no room for another cell format.
    """
    if dossier.sha256 and dossier.sha256 != hashlib.sha256(data).hexdigest():
        msg = "文件在审核之后被改动过（校验值不符），不能用旧的审核结果标注。请重新审核后再生成副本。"
        raise UsageError(msg)
    if rebuilt is not None:
        package = Package(enclose(rebuilt, data, file_name(dossier)))
        return _Annotation(dossier, package, received_in(package)).run(received_at)
    if data.startswith(OLD_CONTAINER):
        if _ENCRYPTED in data:
            msg = "文件设有打开密码，无法生成审核副本。请去除密码、另存为 .xlsx 后再试。"
            raise UnreadableError(msg)
        msg = "旧格式 .xls（含 WPS .et）不能直接加批注，须先重建为 .xlsx。请在 Excel 或 WPS 中另存为 .xlsx 后再试。"
        raise UnreadableError(msg)
    package = Package(data)
    origin = _untouched_origin(package)
    received = None
    if origin is not None:
        # A copy as it was written says nothing the submitted file does not say.
        package, received_at = Package(origin.data), origin.received_at or received_at
        dossier = replace(dossier, file=origin.file, sha256=origin.sha256)
        received = received_in(package)
    return _Annotation(dossier, package, received).run(received_at)


def _untouched_origin(package: Package) -> Origin | None:
    try:
        origin = origin_of(package)
    except UnreadableError:
        return None
    return origin if origin is not None and origin.untouched else None


class _Annotation:
    """One run: the draft, the stylesheet all sheets share, and what is to be said on 审核结果."""

    def __init__(self, dossier: Dossier, package: Package, received: Received | None) -> None:
        self.dossier = dossier if received is None else _as_received(dossier, received)
        self.draft = Draft(package)
        self.workbook = WorkbookPart(self.draft)
        self.styles_part = self._styles_part()
        self.notices = [_SIGNED] if self._signed() else []
        if received is None:
            for kind in (SUBMITTED, RECEIVED):
                forget(self.draft, kind)
        else:
            self.notices += received.notices
        self.previous = previous_in(self.draft, self.workbook)
        if self.previous.sheets:
            self._strip()
        own = set(self.previous.sheets.values())
        self.sheets = tuple(sheet for sheet in self.workbook.sheets if sheet not in own)
        self.stylesheet = Stylesheet(self.styles_part, self.draft.read(self.styles_part))
        self.look = FindingsStyle(self.stylesheet, dossier.verdict)
        self.numbers = numbers_of(self.dossier.findings, [sheet.name for sheet in self.sheets])
        self.remarks: dict[int, str] = {}
        self.looks: dict[str, dict[str, Look]] = {}
        self.digests: set[str] = set()
        self.last_block: int | None = None
        self.uncoloured = False

    def _strip(self) -> None:
        """Take out what an earlier copy left in a workbook that was saved anew."""
        carried = self.previous.carried
        own = set(self.previous.sheets.values())
        others = tuple(sheet for sheet in self.workbook.sheets if sheet not in own)
        lost = strip(self.draft, others, self.styles_part, carried or Carried())
        if lost:
            self.notices.append(_NO_LOOK.format(lost))
        if carried is None:
            self.notices.append(_NO_NOTES)

    def run(self, received_at: datetime | None) -> bytes:
        """Patch sheet by sheet, then put the sheet of findings first."""
        by_name = {sheet.name.casefold(): sheet for sheet in reversed(self.sheets)}
        by_sheet: dict[SheetPart, dict[Cell, list[int]]] = {}
        for index, finding in enumerate(self.dossier.findings):
            for ref in finding.cells:
                sheet = by_name.get(ref.sheet.casefold())
                if sheet is None or not sheet.part or not self.draft.has(sheet.part):
                    self.remarks[index] = _NO_SHEET
                    continue
                listed = by_sheet.setdefault(sheet, {}).setdefault((ref.row, ref.column), [])
                if index not in listed:
                    listed.append(index)
        for sheet in self.sheets:
            if sheet in by_sheet:
                self._mark_sheet(sheet, by_sheet[sheet])
        self._write_findings(received_at)
        return self.draft.finish()

    def _styles_part(self) -> str:
        package = self.draft.package
        for relationship in package.related(self.workbook.part, "styles"):
            if package.find(relationship.target) is not None:
                return relationship.target
        # The usual name, which some readers take for granted, unless something else has it.
        part = posixpath.join(self.workbook.folder, "styles.xml")
        if self.draft.has(part):
            part = self.draft.new_name(self.workbook.folder, "styles", "xml")
        self.draft.write(part, empty_stylesheet(self.workbook.dialect))
        self.draft.declare(part, CONTENT_STYLES)
        self.draft.relate(self.workbook.part, "styles", part, self.workbook.dialect)
        return part

    def _mark_sheet(self, listed_sheet: SheetPart, found: dict[Cell, list[int]]) -> None:
        part = listed_sheet.part
        data = self.draft.read(part)
        cells = _at_top_left(found, part, data)
        sheet = Worksheet(part, data, set(cells))
        gravest = {cell: min(self._findings(listed), key=_rank).weight for cell, listed in cells.items()}

        def style_of(cell: Cell, original: int) -> int:
            number = self.stylesheet.marked(original, gravest[cell])
            self.uncoloured |= number is None
            if number is not None:
                self.looks.setdefault(listed_sheet.name, {})[a1(*cell)] = self.stylesheet.look(original)
            return original if number is None else number

        sheet.set_styles(set(cells), style_of)
        notes = SheetNotes(self.draft, part, sheet)
        threaded = notes.threaded()
        texts = {}
        for cell, listed in sorted(cells.items()):
            if cell in threaded:
                self.remarks.update(dict.fromkeys(listed, _THREADED))
            else:
                texts[cell] = NoteText.of(self._findings(listed), self.numbers)
                self.digests.add(texts[cell].digest)
        if texts:
            if self.last_block is None:
                self.last_block = self._last_block()
            self.last_block = max(self.last_block, notes.add(texts, self.last_block + 1))
        self.draft.write(part, sheet.result())

    def _findings(self, indices: Sequence[int]) -> list[Finding]:
        return [self.dossier.findings[index] for index in indices]

    def _last_block(self) -> int:
        """Return the last block of shape ids that any drawing of notes in the workbook uses."""
        names = {*self.draft.package.names, *self.draft.changed}
        drawings = [name for name in names if name.lower().endswith(".vml")]
        return max((block for name in drawings for block in vml.blocks(self.draft.read(name))), default=0)

    def _write_findings(self, received_at: datetime | None) -> None:
        notices = [*self.notices, *([_UNCOLOURED] if self.uncoloured else [])]
        facts = SheetFacts(
            linkable=frozenset(sheet.name for sheet in self.sheets if sheet.part),
            styles=self.look.numbers,
            sheets=[sheet.name for sheet in self.sheets],
            remarks=self.remarks,
            notices=notices,
            received_at=received_at,
            previous=self.previous,
            carried=Carried(self.looks, frozenset(self.digests)),
        )
        dialect = self.workbook.dialect
        sheets = [findings_sheet(self.dossier, facts, dialect), opinion_sheet(self.dossier, facts, dialect)]
        self.workbook.put(sheets, self.previous.sheets)
        self.draft.write(self.styles_part, self.stylesheet.result())
        attach(self.draft, dialect, file_name(self.dossier), received_at)

    def _signed(self) -> bool:
        package = self.draft.package
        return bool(package.related("", "origin")) or any(
            name.lower().startswith("_xmlsignatures/") for name in package.names
        )


def _as_received(dossier: Dossier, received: Received) -> Dossier:
    """Return the dossier as one of the submitted file, its cells where the rebuilt workbook has them."""
    findings = tuple(
        replace(
            finding,
            cells=tuple(cell._replace(sheet=received.renamed.get(cell.sheet, cell.sheet)) for cell in finding.cells),
        )
        for finding in dossier.findings
    )
    return replace(dossier, file=received.file, sha256=received.sha256, findings=findings)


def _rank(finding: Finding) -> int:
    return finding.weight.rank


def _at_top_left(found: dict[Cell, list[int]], part: str, data: bytes) -> dict[Cell, list[int]]:
    """Move cells inside merged areas to the cell that shows: the top left one."""
    areas = merged_areas(part, data)
    moved: dict[Cell, list[int]] = {}
    for cell, listed in found.items():
        area = next((area for area in areas if _covers(area, cell)), None)
        target = moved.setdefault((area.top, area.left) if area else cell, [])
        target += [index for index in listed if index not in target]
    return moved


def _covers(area: Area, cell: Cell) -> bool:
    return area.top <= cell[0] <= area.bottom and area.left <= cell[1] <= area.right
