"""Page styles, print areas and panes of OpenDocument spreadsheets."""

import pytest
from lxml import etree

from xlscore.cells import Area
from xlscore.model.appearance import PageLook
from xlscore.read.ods_pages import OdsPages, frozen, print_areas, views

_NS = 'xmlns:style="s" xmlns:office="o" xmlns:fo="f" xmlns:text="t" xmlns:config="c"'


def page(properties: str = "", layout: str = "", master: str = "") -> PageLook:
    xml = (
        f'<office:root {_NS}><office:automatic-styles><style:page-layout style:name="L">'
        f"<style:page-layout-properties {properties}/>{layout}</style:page-layout></office:automatic-styles>"
        f'<office:master-styles><style:master-page style:name="M" style:page-layout-name="L">{master}'
        '</style:master-page><style:master-page style:name="N"/></office:master-styles></office:root>'
    )
    pages = OdsPages(etree.fromstring(xml))
    assert pages.page("N") == pages.page("nowhere") == PageLook()
    return pages.page("M")


@pytest.mark.parametrize(
    ("width", "height", "paper"),
    [
        ("21cm", "29.7cm", 9), ("42cm", "29.7cm", 8), ("8.5in", "11in", 1), ("10cm", "10cm", 9), ("", "", 9),
        ("210mm", "148mm", 11),
    ],
)  # fmt: skip
def test_paper_is_known_by_its_size(width: str, height: str, paper: int) -> None:
    assert page(f'fo:page-width="{width}" fo:page-height="{height}"').paper == paper


def test_margins_hold_the_header_as_well() -> None:
    layout = '<style:header-style><style:header-footer-properties fo:min-height="0.5in"/></style:header-style>'
    master = "<style:header><text:p>页眉</text:p></style:header>"
    assert page('fo:margin="1in"', layout, master).margins == (1000, 1000, 1500, 1000, 1000, 1000)
    assert page('fo:margin-left="1in"', layout).margins == (1000, None, None, None, None, None)
    assert (
        page('fo:margin="1in"', "<style:footer-style/>", "<style:footer><text:p>尾</text:p></style:footer>").margins[3]
        == 1000
    )


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('style:scale-to="85%"', PageLook(scale=85)),
        ('style:scale-to="5%"', PageLook()),
        ('style:scale-to-X="1" style:scale-to-Y="0"', PageLook(fit=(1, 0))),
        ('style:scale-to-Y="2"', PageLook(fit=(0, 2))),
        ('style:scale-to-X="1"', PageLook(fit=(1, 0))),
        ('style:scale-to-pages="1"', PageLook(fit=(1, 1))),
        ('style:print-orientation="landscape"', PageLook(landscape=True)),
        ('style:table-centering="both"', PageLook(centred=(True, True))),
        ('style:table-centering="vertical"', PageLook(centred=(False, True))),
        ('style:print="objects grid" style:print-page-order="ltr"', PageLook(grid_lines=True, over_then_down=True)),
    ],
)
def test_page_properties(properties: str, expected: PageLook) -> None:
    assert page(properties) == expected


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<text:p>第<text:s/><text:page-number>1</text:page-number> 页</text:p>", "&C第 &P 页"),
        ("<style:region-left><text:p><text:sheet-name/></text:p></style:region-left><style:region-right/>", "&L&A"),
        ("<text:p>甲&amp;乙</text:p>", "&C甲&&乙"),
        ("<text:p/>", ""),
    ],
)
def test_headers_and_footers(inside: str, text: str) -> None:
    assert page(master=f"<style:header>{inside}</style:header>").header == text
    assert page(master=f'<style:footer style:display="false">{inside}</style:footer>').footer == ""


def test_print_areas() -> None:
    assert print_areas("表.A1:表.H20 '甲 乙'.$B$2:.$C$3 nonsense") == (Area(1, 1, 20, 8), Area(2, 2, 3, 3))
    assert print_areas("") == ()


def test_views_are_known_by_sheet() -> None:
    def item(name: str, value: object) -> str:
        return f'<config:config-item config:name="{name}">{value}</config:config-item>'

    tables = "".join(
        item(*pair) for pair in (("VerticalSplitMode", 2), ("VerticalSplitPosition", 4), ("ShowGrid", "false"))
    )
    xml = (
        f'<office:root {_NS}><config:config-item-map-named config:name="Tables"><config:config-item-map-entry '
        f'config:name="表">{tables}</config:config-item-map-entry></config:config-item-map-named>'
        '<config:config-item-map-named config:name="Other"/></office:root>'
    )
    found = views(etree.fromstring(xml))
    assert found == {"表": {"VerticalSplitMode": "2", "VerticalSplitPosition": "4", "ShowGrid": "false"}}
    assert frozen(found["表"]) == (5, 1)
    assert views(None) == {}


@pytest.mark.parametrize(
    ("mode", "position", "place"), [("2", "1", (1, 2)), ("1", "1", None), ("2", "x", None), ("2", "0", None)]
)
def test_only_frozen_panes_count(mode: str, position: str, place: tuple[int, int] | None) -> None:
    assert frozen({"HorizontalSplitMode": mode, "HorizontalSplitPosition": position}) == place
