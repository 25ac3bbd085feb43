"""How OpenDocument spreadsheets look: what LibreOffice saved, and markup as any program may write it."""

import pytest

from tests.read.looks_book import converted
from tests.read.raw_workbooks import zipped
from xlscore.cells import Area
from xlscore.errors import UnreadableError
from xlscore.model.appearance import Appearance, CellLook, ColumnLook, Edge, Fill, Font, NoteLook, SheetLook
from xlscore.ooxml.package import Package
from xlscore.read import ods_looks, ods_styles
from xlscore.read.ods_looks import read_ods_looks

_NS = " ".join(
    f'xmlns:{name}="{name}"' for name in ("office", "style", "fo", "table", "text", "dc", "draw", "calcext", "number")
)


def looks(tables: str, styles: str = "", *, more: dict[str, str] | None = None, outside: str = "") -> Appearance:
    content = (
        f"<office:document-content {_NS}><office:font-face-decls><style:font-face style:name='F' svg='x' "
        f"style:font-family=\"'仿宋'\"/></office:font-face-decls><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{outside}{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return read_ods_looks(Package(zipped({"content.xml": content, **(more or {})})))


def sheet(inside: str, styles: str = "", attributes: str = "") -> SheetLook:
    return looks(f'<table:table table:name="表" {attributes}>{inside}</table:table>', styles).sheets[0]


def style(name: str, properties: str, *, family: str = "table-cell", more: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{properties}</style:style>'


def look(properties: str, more: str = "") -> CellLook:
    cell = '<table:table-row><table:table-cell table:style-name="ce1"/></table:table-row>'
    found = looks(f"<table:table>{cell}</table:table>", style("ce1", properties, more=more))
    return found.looks[found.sheets[0].cells[1, 1]]


@pytest.mark.office
def test_what_libreoffice_saved_looks_as_it_did() -> None:
    found = read_ods_looks(Package(converted("ods")))
    first = found.sheets[0]
    title, framed, odd = (found.looks[first.cells[place]] for place in ((1, 1), (5, 2), (4, 1)))
    assert (title.font.twips, title.font.bold, title.across, title.down) == (360, True, "center", "center")
    assert (framed.fill, framed.left, framed.number_format, framed.wrap) == (
        Fill(1, "DCE6F1"), Edge(1, "000000"), "0.00", True,
    )  # fmt: skip
    assert (odd.bottom, odd.top.line, odd.rotation, odd.font.colour) == (Edge(6, "0000FF"), 2, 45, "C00000")
    assert first.rows[3].hidden
    assert first.page.repeat_rows == (1, 4)
    assert first.notes[5, 1].text == "用户的批注"


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ('style:font-name="F" fo:font-size="12pt"', Font("仿宋", 240)),
        ('style:font-name-asian="黑体" style:font-size-asian="10.5pt" fo:font-size="20pt"', Font("黑体", 210)),
        (
            'fo:font-family="Arial" fo:font-weight="700" fo:font-style="italic"',
            Font("Arial", 200, bold=True, italic=True),
        ),
        ('fo:font-weight="bold" style:text-line-through-style="solid"', Font(twips=200, bold=True, strike=True)),
        ('style:text-underline-style="solid" style:text-underline-type="double"', Font(twips=200, underline=2)),
        ('style:text-underline-style="solid" style:text-position="super 58%"', Font(twips=200, underline=1, script=1)),
        ('style:text-position="sub 58%" fo:color="#c00000"', Font(twips=200, script=2, colour="C00000")),
        ('fo:color="#c00000" style:use-window-font-color="true"', Font(twips=200)),
        ('fo:color="red" fo:font-size="9999pt"', Font(twips=8180)),
    ],
)
def test_letters(text: str, font: Font) -> None:
    assert look(f"<style:text-properties {text}/>").font == font


@pytest.mark.parametrize(
    ("border", "edge"),
    [
        ("0.74pt solid #000000", Edge(1, "000000")), ("0.06pt solid #ff0000", Edge(7, "FF0000")),
        ("1.76pt solid #000000", Edge(2, "000000")), ("2.49pt solid #000000", Edge(5, "000000")),
        ("0.74pt dashed #000000", Edge(3, "000000")), ("1.76pt dashed #000000", Edge(8, "000000")),
        ("0.74pt dotted #000000", Edge(4, "000000")), ("2.49pt double #000000", Edge(6, "000000")),
        ("none", Edge()), ("0pt solid #000000", Edge()), ("1pt unheard #000000", Edge()), ("1pt solid red", Edge(1)),
    ],
)  # fmt: skip
def test_borders(border: str, edge: Edge) -> None:
    found = look(f'<style:table-cell-properties fo:border="none" fo:border-left="{border}"/>')
    assert (found.left, found.right) == (edge, Edge())
    assert look(f'<style:table-cell-properties fo:border="{border}"/>').bottom == edge


@pytest.mark.parametrize(
    ("cell", "paragraph", "expected"),
    [
        ('fo:background-color="#dce6f1"', "", CellLook(fill=Fill(1, "DCE6F1"))),
        ('fo:background-color="transparent" fo:wrap-option="wrap"', "", CellLook(wrap=True)),
        ('style:vertical-align="middle" style:shrink-to-fit="true"', "", CellLook(down="center", shrink=True)),
        ("", 'fo:text-align="start" fo:margin-left="20pt"', CellLook(across="left", indent=2)),
        ("", 'fo:text-align="end" fo:margin-left="20pt"', CellLook(across="right")),
        ('style:text-align-source="value-type"', 'fo:text-align="end"', CellLook()),
        ('style:repeat-content="true"', "", CellLook(across="fill")),
        ('style:rotation-angle="90"', "", CellLook(rotation=90)),
        ('style:rotation-angle="270deg"', "", CellLook(rotation=-90)),
        ('style:rotation-angle="-45"', "", CellLook(rotation=-45)),
        ('style:rotation-angle="180"', "", CellLook()),
        ('style:rotation-angle="x"', "", CellLook()),
        ('style:direction="ttb"', "", CellLook(rotation=270)),
        ('style:diagonal-bl-tr="0.74pt solid #000000"', "", CellLook(diagonal=Edge(1, "000000"), diagonal_ways=1)),
        ('style:diagonal-tl-br="0.74pt solid #000000"', "", CellLook(diagonal=Edge(1, "000000"), diagonal_ways=2)),
    ],
)
def test_cells(cell: str, paragraph: str, expected: CellLook) -> None:
    found = look(f"<style:table-cell-properties {cell}/><style:paragraph-properties {paragraph}/>")
    plain_font = CellLook(font=found.font)
    assert {name: getattr(found, name) for name in CellLook.__slots__ if name != "font"} == {
        name: getattr(expected, name) for name in CellLook.__slots__ if name != "font"
    }
    assert plain_font.font.twips == 200


def test_styles_inherit_and_a_circle_ends() -> None:
    parent = 'style:parent-style-name="ce1" style:data-style-name="N1"'
    styles = (
        style("ce1", '<style:text-properties fo:font-weight="bold"/>', more='style:parent-style-name="P"')
        + style("P", '<style:text-properties fo:font-size="12pt"/>', more=parent)
        + '<number:number-style style:name="N1"><number:number number:decimal-places="1"/></number:number-style>'
        + '<style:default-style style:family="table-cell"><style:text-properties fo:font-style="italic"/>'
        + "</style:default-style>"
    )  # fmt: skip
    cell = '<table:table-row><table:table-cell table:style-name="ce1"/></table:table-row>'
    found = looks(f"<table:table>{cell}</table:table>", styles).looks[0]
    assert (found.font, found.number_format) == (Font(twips=240, bold=True, italic=True), "0.0")


def test_only_so_many_styles_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods_styles, "_MOST_STYLES", 0)
    assert look('<style:text-properties fo:font-weight="bold"/>').font.bold is False


def test_columns_have_widths_and_looks() -> None:
    styles = style("co1", '<style:table-column-properties style:column-width="0.5in"/>', family="table-column") + style(
        "ce1", ""
    )
    columns = (
        '<table:table-header-columns><table:table-column table:style-name="co1"/></table:table-header-columns>'
        '<table:table-column table:number-columns-repeated="2" table:default-cell-style-name="ce1"'
        ' table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="99999" table:default-cell-style-name="Default"/>'
    )
    found = sheet(columns, styles)
    assert found.columns == (
        ColumnLook(1, 1, 1755), ColumnLook(2, 3, 3121, hidden=True, look=0), ColumnLook(4, 16_384, 3121),
    )  # fmt: skip
    assert found.page.repeat_columns == (1, 1)


def test_cells_take_the_look_of_their_row_or_column() -> None:
    styles = style("a", "") + style("b", "") + style("c", "")
    found = sheet(
        '<table:table-column table:number-columns-repeated="2" table:default-cell-style-name="a"/>'
        '<table:table-header-rows><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '</table:table-header-rows><table:table-row-group><table:table-row table:default-cell-style-name="b">'
        '<table:table-cell/><table:covered-table-cell table:style-name="c"/>'
        '<table:table-cell table:style-name="Default"/>'
        "</table:table-row></table:table-row-group>"
        '<table:table-row><table:table-cell table:number-columns-repeated="4"/></table:table-row>',
        styles,
    )  # fmt: skip
    assert found.cells == {(1, 1): 0, (2, 1): 0, (3, 1): 1, (3, 2): 2, (4, 1): 0, (4, 2): 0}
    assert found.page.repeat_rows == (1, 2)


def test_the_rest_of_a_sheet_is_not_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    rest = (
        '<table:table-row><table:table-cell table:style-name="a" table:number-columns-repeated="16384"/>'
        "<table:table-cell/></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:style-name="a"/>'
        "</table:table-row><table:table-row/>"
    )
    assert sheet(rest, style("a", "")).cells == {}
    assert len(sheet(rest, style("a", "")).rows) == 1
    monkeypatch.setattr(ods_looks, "_MOST_BLANKS", 1)
    many = (
        '<table:table-row><table:table-cell table:style-name="a" table:number-columns-repeated="3"/></table:table-row>'
    )
    assert sheet(many, style("a", "")).cells == {(1, 1): 0}


def test_notes_arrays_and_what_is_lost() -> None:
    found = looks(
        '<table:table table:name="表" table:protected="true"><calcext:conditional-format/>'
        '<table:table-row><table:table-cell table:number-matrix-columns-spanned="2"><office:annotation>'
        "<dc:creator>用户</dc:creator><text:p>一</text:p><text:p>二</text:p></office:annotation><text:p><text:a>链</text:a></text:p>"
        "<draw:frame><draw:object/></draw:frame><draw:frame><draw:image/></draw:frame><draw:frame/><draw:rect/>"
        "</table:table-cell></table:table-row></table:table><table:data-pilot-tables><table:data-pilot-table/></table:data-pilot-tables>",
        more={"Basic/Standard/Module1.xml": "", "Basic/script-lc.xlc": ""},
    )
    first = found.sheets[0]
    assert first.notes == {(1, 1): NoteLook("一\n二", "用户")}
    assert first.arrays == {(1, 1)}
    assert first.lost == {
        "条件格式": 1, "超链接（文字保留）": 1, "图表": 1, "图片": 1, "图形或控件": 2, "工作表保护": 1,
    }  # fmt: skip
    assert found.lost == {"数据透视表": 1, "宏": 1}


def test_views_pages_and_areas_come_with_the_sheet() -> None:
    settings = (
        '<o:s xmlns:o="o" xmlns:config="c"><config:config-item-map-named config:name="Tables">'
        '<config:e config:name="表">'
        '<config:i config:name="ZoomValue">85</config:i><config:i config:name="ShowGrid">false</config:i>'
        "</config:e></config:config-item-map-named></o:s>"
    )
    styles = (
        f'<office:document-styles {_NS}><office:automatic-styles><style:page-layout style:name="L">'
        '<style:page-layout-properties style:print-orientation="landscape"/></style:page-layout>'
        "</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="M" style:page-layout-name="L"/></office:master-styles>'
        "</office:document-styles>"
    )
    found = looks(
        '<table:table table:name="表" table:style-name="ta1" table:print-ranges="表.A1:表.B2"/>',
        style(
            "ta1",
            '<style:table-properties style:writing-mode="rl-tb"/>',
            family="table",
            more='style:master-page-name="M"',
        ),
        more={"settings.xml": settings, "styles.xml": styles},
    ).sheets[0]
    assert (found.zoom, found.shows_grid, found.right_to_left) == (85, False, True)
    assert (found.page.landscape, found.page.areas) == (True, (Area(1, 1, 2, 2),))


def test_a_content_too_large_for_a_tree_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods_looks, "LARGEST", 10)
    with pytest.raises(UnreadableError):
        looks("<table:table/>")
