"""A workbook with everything a package may hold besides cells, written by hand part by part."""

from tests.ooxml.packages import HEAD, MAIN, OFFICE, PACKAGE, STRICT_MAIN, STRICT_OFFICE, zipped

_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_XM = "http://schemas.microsoft.com/office/excel/2006/main"
_OTHERS: dict[str, str | bytes] = {
    "xl/theme/theme1.xml": "<a:theme xmlns:a='urn:a'/>",
    "xl/calcChain.xml": f'<calcChain xmlns="{MAIN}"><c r="C2" i="7"/></calcChain>',
    "xl/cellimages.xml": "<etc:cellImages xmlns:etc='http://www.wps.cn/officeDocument/2017/etCustomData'/>",
    "xl/media/image1.png": b"\x89PNG\r\n\x1a\n" + bytes(range(200)),
    "xl/drawings/drawing1.xml": "<xdr:wsDr xmlns:xdr='urn:x'/>",
    "xl/charts/chart1.xml": "<c:chartSpace xmlns:c='urn:c'/>",
    "xl/tables/table1.xml": f'<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="H1:I3"/>',
    "xl/pivotTables/pivotTable1.xml": f'<pivotTableDefinition xmlns="{MAIN}" name="P"/>',
    "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition xmlns="{MAIN}"/>',
    "xl/ctrlProps/ctrlProp1.xml": f'<formControlPr xmlns="{_X14}" objectType="CheckBox"/>',
    "xl/printerSettings/printerSettings1.bin": bytes(range(64)),
    "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros",
    "xl/persons/person.xml": "<personList/>",
    "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}"/>',
    "customXml/item1.xml": "<own/>",
    "_xmlsignatures/origin.sigs": b"",
    "_xmlsignatures/sig1.xml": "<Signature/>",
}
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    '</o:shapelayout><v:shape id="_x0000_s1025" type="#_x0000_t201"><x:ClientData ObjectType="Checkbox">'
    "<x:Anchor>1, 0, 1, 0, 2, 0, 2, 0</x:Anchor></x:ClientData></v:shape>"
    '<v:shape id="_x0000_s1026" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Anchor>3, 0, 1, 0, 5, 0, 4, 0'
    "</x:Anchor><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>"
)


def _sheet(main: str, office: str) -> str:
    rules = (
        f'<ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" xmlns:x14="{_X14}"><x14:conditionalFormattings>'
        f'<x14:conditionalFormatting xmlns:xm="{_XM}"><xm:sqref>B2</xm:sqref></x14:conditionalFormatting>'
        "</x14:conditionalFormattings></ext>"
        f'<ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="{_X14}"><x14:dataValidations count="0"/></ext>'
    )
    return (
        f'{HEAD}<worksheet xmlns="{main}" xmlns:r="{office}" xmlns:mc="{_MC}" xmlns:x14ac="urn:x14ac"'
        ' mc:Ignorable="x14ac"><sheetPr codeName="表1"/><dimension ref="A1:I3"/><sheetViews><sheetView tabSelected="1"'
        ' workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="14" x14ac:dyDescent="0.15"/><sheetData>'
        '<row r="1" spans="1:3" ht="30" customHeight="1" x14ac:dyDescent="0.2"><c r="A1" s="999" t="inlineStr"><is><r>'
        "<rPr><b/></rPr><t>富</t></r><r><t>文本</t></r></is></c></row>"
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="5"><v>0.1</v></c><c r="C2" s="7"><f>B2*2</f><v>9</v></c>'
        '<c r="D2" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c></row>'
        '<row r="3" hidden="1"><c r="B3"><v>1</v></c></row></sheetData>'
        '<sheetProtection sheet="1" password="CC1A"/><autoFilter ref="A1:C3"/><mergeCells count="1">'
        '<mergeCell ref="E1:F2"/></mergeCells><phoneticPr fontId="1"/>'
        '<conditionalFormatting sqref="B2"><cfRule type="cellIs" priority="1" operator="lessThan"><formula>0</formula>'
        '</cfRule></conditionalFormatting><dataValidations count="1"><dataValidation sqref="C3"/></dataValidations>'
        '<hyperlinks><hyperlink ref="A1" location="A2"/></hyperlinks><pageMargins left="1" right="1" top="1"'
        ' bottom="1" header="0" footer="0"/><pageSetup r:id="p"/><drawing r:id="d"/><legacyDrawing r:id="v"/>'
        '<controls><control shapeId="1025" r:id="k"/></controls><tableParts count="1"><tablePart r:id="t"/>'
        f"</tableParts><extLst>{rules}</extLst></worksheet>"
    )


def _related(*entries: tuple[str, str, str], office: str) -> str:
    items = "".join(f'<Relationship Id="{i}" Type="{office}/{kind}" Target="{at}"/>' for i, kind, at in entries)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def _styles(main: str) -> str:
    formats = "".join(f'<xf numFmtId="{number % 50}" fontId="0" fillId="0" borderId="0"/>' for number in range(1000))
    return (
        f'{HEAD}<styleSheet xmlns="{main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        f'<borders count="1"><border/></borders><cellXfs count="1000">{formats}</cellXfs><dxfs count="0"/></styleSheet>'
    )


def torture(*, strict: bool = False) -> dict[str, str | bytes]:
    """Return the parts of the workbook: macros, a signature, absolute targets, names in quotes, odd content types."""
    main, office = (STRICT_MAIN, STRICT_OFFICE) if strict else (MAIN, OFFICE)
    comments = (
        f'{HEAD}<comments xmlns="{main}"><authors><author>用户</author><author>tc={{1}}</author></authors>'
        '<commentList><comment ref="B2" authorId="0"><text><r><rPr><b/></rPr><t>用户:</t></r><r><t>原话</t></r></text>'
        '</comment><comment ref="C2" authorId="1"><text><t>会话</t></text></comment></commentList></comments>'
    )
    return {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="XML" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/odd"/>'
            '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'
            f'<Override PartName="/xl/worksheets/form.xml" ContentType="{_TYPES}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>'
        ),
        "_rels/.rels": _related(
            ("a", "officeDocument", "/xl/workbook.xml"), ("b", "origin", "/_xmlsignatures/origin.sigs"), office=office
        ),
        "xl/workbook.xml": (
            f'{HEAD}<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr date1904="1"/><workbookProtection'
            ' lockStructure="1"/><bookViews><workbookView activeTab="0"/></bookViews><sheets>'
            '<sheet name="它\'s 自评表" sheetId="7" r:id="rId1"/></sheets><definedNames>'
            "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">'它''s 自评表'!$A$1:$C$3</definedName>"
            '</definedNames><calcPr calcId="191029" iterate="1"/></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _related(
            ("rId1", "worksheet", "/xl/worksheets/form.xml"),
            ("rId2", "styles", "/xl/styles.xml"),
            ("rId3", "sharedStrings", "sharedStrings.xml"),
            ("rId4", "theme", "theme/theme1.xml"),
            ("rId5", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"),
            ("rId6", "gone", "nowhere.xml"),
            office=office,
        ),
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{main}"><si><t>单位</t></si></sst>',
        "xl/styles.xml": _styles(main),
        "xl/worksheets/form.xml": _sheet(main, office),
        "xl/worksheets/_rels/form.xml.rels": _related(
            ("d", "drawing", "/xl/drawings/drawing1.xml"),
            ("v", "vmlDrawing", "../drawings/v.vml"),
            ("c", "comments", "/xl/notes.xml"),
            ("t", "table", "../tables/table1.xml"),
            ("k", "ctrlProp", "../ctrlProps/ctrlProp1.xml"),
            ("p", "printerSettings", "../printerSettings/printerSettings1.bin"),
            office=office,
        ),
        "xl/drawings/v.vml": _VML,
        "xl/notes.xml": comments,
        **_OTHERS,
    }


def torture_book(*, strict: bool = False) -> bytes:
    """Return the workbook."""
    return zipped(torture(strict=strict))
