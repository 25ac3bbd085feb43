"""The workbook part: which sheets there are, and how ours are put first without anything else moving."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlscore.cells import quote_sheet
from xlscore.errors import UnreadableError
from xlscore.model.stamp import OWN_NAMES
from xlscore.ooxml.draft import Draft
from xlscore.ooxml.names import CONTENT_WORKSHEET, WORKBOOK_ORDER, Dialect, dialect_of
from xlscore.ooxml.splice import Splicer, prefixed
from xlscore.ooxml.xml_text import attribute, content
from xlscore.write.annotated.calc_chain import forget_formulas


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of the workbook: its name as shown and its part, empty where it is no worksheet (a chart sheet)."""

    name: str
    part: str


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A sheet of ours that is to be in the workbook: ``kind`` is its name unless that is taken."""

    kind: str
    data: bytes
    title_row: int = 0
    """The row repeated on every printed page."""
    filtered: str = ""
    """The area with filter arrows, written ``$A$1:$B$2``."""


def _defined_name(sheet: NewSheet, name: str, place: int) -> str:
    """Return the names a sheet of ours needs, in the order of their letters."""
    quoted = quote_sheet(name)
    local = {
        "_xlnm._FilterDatabase": (sheet.filtered, ' hidden="1"'),
        "_xlnm.Print_Titles": (f"${sheet.title_row}:${sheet.title_row}" if sheet.title_row else "", ""),
    }
    own = f'<definedName name="{OWN_NAMES[sheet.kind]}" hidden="1">{content(quoted)}!$A$1</definedName>'
    return own + "".join(
        f'<definedName name="{label}" localSheetId="{place}"{hidden}>{content(f"{quoted}!{area}")}</definedName>'
        for label, (area, hidden) in local.items()
        if area
    )


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

    def pointed(self) -> dict[str, str]:
        """Return the sheets that the defined names of our own sheets lead to."""
        names = self.root.first("definedNames")
        places = {
            (defined.get("name") or "").casefold(): defined.text
            for defined in (names.all("definedName") if names else ())
        }
        found = {kind: places.get(name, "").rpartition("!")[0] for kind, name in OWN_NAMES.items()}
        return {kind: text.strip("'").replace("''", "'") for kind, text in found.items() if text}

    def put(self, sheets: Sequence[NewSheet], present: Mapping[str, SheetPart]) -> None:
        """Put sheets of ours in the place of those that are ``present``, else before all others.

        Everything that counts sheets from 0 is moved on, so the sheet the user left open stays the open one.
        """
        fresh = [sheet for sheet in sheets if sheet.kind not in present]
        names = {sheet.kind: present[sheet.kind].name for sheet in sheets if sheet.kind in present}
        names |= self._add(fresh)
        for sheet in sheets:
            if sheet.kind in present:
                part = present[sheet.kind].part
                self._draft.write(part, sheet.data)
                self._draft.unrelate(part)
        if present:
            forget_formulas(self._draft, {self._sheet_id(sheet) for sheet in present.values()})
        self._shift_views(len(fresh))
        own = {self.sheets.index(present[sheet.kind]) for sheet in sheets if sheet.kind in present}
        places = {sheet.kind: index for index, sheet in enumerate(fresh)}
        places |= {kind: self.sheets.index(sheet) + len(fresh) for kind, sheet in present.items()}
        added = [_defined_name(sheet, names[sheet.kind], places[sheet.kind]) for sheet in sheets]
        self._shift_names(len(fresh), own, "".join(added))
        self._draft.write(self.part, self._splicer.result())
        self._list_titles([names[sheet.kind] for sheet in fresh])

    def _sheet_id(self, sheet: SheetPart) -> str:
        return self._sheets.all("sheet")[self.sheets.index(sheet)].get("sheetId") or ""

    def _add(self, fresh: Sequence[NewSheet]) -> dict[str, str]:
        """Add worksheets as the first ones and return their names by kind."""
        listed = self._sheets.all("sheet")
        number = max(int(item) for sheet in listed if (item := sheet.get("sheetId") or "0").isdecimal())
        names, entries = {}, []
        for sheet in fresh:
            part = self._draft.new_name(posixpath.join(self.folder, "worksheets"), "sheet", "xml")
            self._draft.write(part, sheet.data)
            self._draft.declare(part, CONTENT_WORKSHEET)
            identifier = self._draft.relate(self.part, "worksheet", part, self.dialect)
            number += 1
            name = names[sheet.kind] = self.free_sheet_name(sheet.kind)
            entries.append(
                f'<sheet name="{attribute(name)}" sheetId="{number}" xmlns:r="{self.dialect.office}"'
                f' r:id="{identifier}"/>'
            )
        self._splicer.insert(listed[0].start, prefixed("".join(entries), self._sheets.prefix))
        return names

    def _shift_views(self, by: int) -> None:
        views = [view for group in self.root.all("bookViews") for view in group.all("workbookView")]
        if not views and by:
            xml = prefixed(f'<bookViews><workbookView activeTab="{by}"/></bookViews>', self.root.prefix)
            self._splicer.insert_ordered(self.root, "bookViews", xml, WORKBOOK_ORDER)
        for view in views if by else ():
            active, first = view.get("activeTab") or "0", view.get("firstSheet") or "0"
            if active.isdecimal():
                self._splicer.set_attribute(view, "activeTab", str(int(active) + by))
            # A tab bar that began at the first tab goes on doing so: the new ones are to be seen.
            if first.isdecimal() and int(first):
                self._splicer.set_attribute(view, "firstSheet", str(int(first) + by))

    def _shift_names(self, by: int, own: set[int], added: str) -> None:
        """Move names of single sheets on, and put ours in the place of those of the sheets ``own``."""
        names = self.root.first("definedNames")
        if names is None:
            xml = prefixed(f"<definedNames>{added}</definedNames>", self.root.prefix)
            self._splicer.insert_ordered(self.root, "definedNames", xml, WORKBOOK_ORDER)
            return
        if names.children:
            self._splicer.insert(names.children[0].start, prefixed(added, names.prefix))
        else:
            self._splicer.append(names, prefixed(added, names.prefix))
        for defined in names.all("definedName"):
            number = defined.get("localSheetId") or ""
            local = int(number) if number.isdecimal() else None
            if local in own or (defined.get("name") or "").casefold() in OWN_NAMES.values():
                self._splicer.replace(defined, "")
            elif local is not None and by:
                self._splicer.set_attribute(defined, "localSheetId", str(local + by))

    def _list_titles(self, names: Sequence[str]) -> None:
        """Add sheets to the list of titles in the document properties, where that has the form Excel writes."""
        for relationship in self._draft.package.related("", "extended-properties") if names else ():
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
            splicer.replace(numbers[0], f"<{tag}>{count + len(names)}</{tag}>")
            splicer.set_attribute(listing, "size", str(len(listing.children) + len(names)))
            titles_xml = "".join(f"<lpstr>{content(name)}</lpstr>" for name in names)
            splicer.insert(listing.children[0].start, prefixed(titles_xml, listing.prefix))
            self._draft.write(relationship.target, splicer.result())
