"""The workbook part: which sheets there are, and how one more is put first without anything else moving."""

import posixpath
from dataclasses import dataclass

from xlscore.cells import quote_sheet
from xlscore.errors import UnreadableError
from xlscore.ooxml.draft import Draft
from xlscore.ooxml.names import CONTENT_WORKSHEET, WORKBOOK_ORDER, Dialect, dialect_of
from xlscore.ooxml.splice import Splicer, prefixed
from xlscore.ooxml.xml_text import attribute, content


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of the workbook: its name as shown and its part, empty where it is no worksheet (a chart sheet)."""

    name: str
    part: str


class WorkbookPart:
    """The workbook part of a draft."""

    def __init__(self, draft: Draft) -> None:
        """Parse the part; raises ``UnreadableError`` where it is not one of an .xlsx or .xlsm."""
        self._draft = draft
        self.part = draft.package.main_part
        if self.part.lower().endswith(".bin"):
            msg = "二进制格式 .xlsb 暂不能生成审核副本。请在 Excel 或 WPS 中另存为 .xlsx 后再试。"
            raise UnreadableError(msg)
        self._splicer = Splicer(self.part, draft.read(self.part))
        self.root = self._splicer.root
        sheets = self.root.first("sheets")
        if sheets is None or not sheets.all("sheet"):
            msg = "文件内没有任何工作表，无法生成审核副本。请确认选对了文件。"
            raise UnreadableError(msg)
        self._sheets = sheets
        parts = {item.id: item.target for item in draft.package.related(self.part, "worksheet")}
        self.sheets = tuple(
            SheetPart(sheet.get("name") or "", parts.get(sheet.relationship or "", "")) for sheet in sheets.all("sheet")
        )

    @property
    def dialect(self) -> Dialect:
        """The dialect the workbook is written in."""
        return dialect_of(self.root.namespace)

    @property
    def folder(self) -> str:
        """The folder of the workbook part, where its other parts go."""
        return posixpath.dirname(self.part)

    def free_sheet_name(self, wanted: str) -> str:
        """Return a sheet name that is not taken: ``审核结果``, ``审核结果(2)`` …; case does not tell names apart."""
        taken = {sheet.name.casefold() for sheet in self.sheets}
        name, number = wanted, 1
        while name.casefold() in taken:
            number += 1
            name = f"{wanted}({number})"
        return name

    def put_first(self, name: str, sheet: bytes, title_row: int) -> None:
        """Add a worksheet as the first one, its row ``title_row`` repeated on every printed page.

        Everything that counts sheets from 0 is moved on by one, so the sheet the user left open stays the open one.
        """
        part = self._draft.new_name(posixpath.join(self.folder, "worksheets"), "sheet", "xml")
        self._draft.write(part, sheet)
        self._draft.declare(part, CONTENT_WORKSHEET)
        identifier = self._draft.relate(self.part, "worksheet", part, self.dialect)
        present = self._sheets.all("sheet")
        number = 1 + max(int(item) for sheet in present if (item := sheet.get("sheetId") or "0").isdecimal())
        xml = (
            f'<sheet name="{attribute(name)}" sheetId="{number}" xmlns:r="{self.dialect.office}" r:id="{identifier}"/>'
        )
        self._splicer.insert(present[0].start, prefixed(xml, self._sheets.prefix))
        self._shift_views()
        self._shift_names(name, title_row)
        self._draft.write(self.part, self._splicer.result())
        self._list_title(name)

    def _shift_views(self) -> None:
        views = [view for group in self.root.all("bookViews") for view in group.all("workbookView")]
        if not views:
            xml = prefixed('<bookViews><workbookView activeTab="1"/></bookViews>', self.root.prefix)
            self._splicer.insert_ordered(self.root, "bookViews", xml, WORKBOOK_ORDER)
        for view in views:
            active, first = view.get("activeTab") or "0", view.get("firstSheet") or "0"
            if active.isdecimal():
                self._splicer.set_attribute(view, "activeTab", str(int(active) + 1))
            # A tab bar that began at the first tab goes on doing so: the new one is to be seen.
            if first.isdecimal() and int(first):
                self._splicer.set_attribute(view, "firstSheet", str(int(first) + 1))

    def _shift_names(self, name: str, title_row: int) -> None:
        names = self.root.first("definedNames")
        for defined in names.all("definedName") if names else ():
            number = defined.get("localSheetId") or ""
            if number.isdecimal():
                self._splicer.set_attribute(defined, "localSheetId", str(int(number) + 1))
        area = content(f"{quote_sheet(name)}!${title_row}:${title_row}")
        xml = f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{area}</definedName>'
        if names is None:
            xml = prefixed(f"<definedNames>{xml}</definedNames>", self.root.prefix)
            self._splicer.insert_ordered(self.root, "definedNames", xml, WORKBOOK_ORDER)
        elif names.children:
            self._splicer.insert(names.children[0].start, prefixed(xml, names.prefix))
        else:
            self._splicer.append(names, prefixed(xml, names.prefix))

    def _list_title(self, name: str) -> None:
        """Add the sheet to the list of titles in the document properties, where that has the form Excel writes."""
        for relationship in self._draft.package.related("", "extended-properties"):
            if not self._draft.has(relationship.target):
                continue
            splicer = Splicer(relationship.target, self._draft.read(relationship.target))
            pairs, titles = splicer.root.first("HeadingPairs"), splicer.root.first("TitlesOfParts")
            counts = [node for vector in pairs.children for node in vector.children] if pairs else []
            numbers = [node for variant in counts for node in variant.children if node.name == "i4"]
            listing = titles.children[0] if titles and titles.children else None
            if not numbers or listing is None or not listing.children or not numbers[0].text.strip().isdecimal():
                continue
            count = int(numbers[0].text)
            worksheets = sum(1 for sheet in self.sheets if sheet.part)
            if count != worksheets or str(len(listing.children)) != listing.get("size"):
                continue
            tag = f"{numbers[0].prefix}i4"
            splicer.replace(numbers[0], f"<{tag}>{count + 1}</{tag}>")
            splicer.set_attribute(listing, "size", str(len(listing.children) + 1))
            title = prefixed(f"<lpstr>{content(name)}</lpstr>", listing.prefix)
            splicer.insert(listing.children[0].start, title)
            self._draft.write(relationship.target, splicer.result())
