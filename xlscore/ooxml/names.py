"""Names of the container format: namespaces, relationship types, content types and the order of children.

Source: ECMA-376 part 1 (18.2.27 workbook, 18.3.1.99 worksheet, 18.8.39 styleSheet) and ISO/IEC 29500 Strict.
"""

from dataclasses import dataclass
from typing import Final

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Dialect:
    """The two spellings of the standard: ``main`` is the namespace of sheets, ``office`` that of relationships."""

    main: str
    office: str

    def relationship_type(self, kind: str) -> str:
        """Return the full type of a relationship; a kind with a colon is one already.

        Strict packages, too, name drawings in VML the transitional way.
        """
        if ":" in kind:
            return kind
        return f"{_OFFICE if kind == 'vmlDrawing' else self.office}/{kind}"


TRANSITIONAL: Final = Dialect("http://schemas.openxmlformats.org/spreadsheetml/2006/main", _OFFICE)
STRICT: Final = Dialect(
    "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"
)


def dialect_of(namespace: str) -> Dialect:
    """Return the dialect of a part from its root's namespace; whatever is not Strict counts as transitional."""
    return STRICT if namespace == STRICT.main else TRANSITIONAL


_SHEETML: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CONTENT_WORKSHEET: Final = f"{_SHEETML}.worksheet+xml"
CONTENT_COMMENTS: Final = f"{_SHEETML}.comments+xml"
CONTENT_STYLES: Final = f"{_SHEETML}.styles+xml"
CONTENT_VML: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
CONTENT_RELATIONSHIPS: Final = "application/vnd.openxmlformats-package.relationships+xml"


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


WORKSHEET_ORDER: Final = _names(
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios"
    " autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations"
    " hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches"
    " ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls"
    " webPublishItems tableParts extLst"
)
WORKBOOK_ORDER: Final = _names(
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences"
    " definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing"
    " fileRecoveryPr webPublishObjects extLst"
)
STYLESHEET_ORDER: Final = _names(
    "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst"
)
