"""Formats added to a stylesheet: those that are there keep their numbers."""

import pytest
from lxml import etree

from tests.ooxml.packages import HEAD, MAIN
from xlscore.errors import UsageError
from xlscore.model.finding import Severity
from xlscore.ooxml.names import TRANSITIONAL
from xlscore.write.annotated import stylesheet
from xlscore.write.annotated.stylesheet import Stylesheet, empty_stylesheet

N = f"{{{MAIN}}}"
_FONTS = '<fonts count="1"><font/></fonts>'
_FILLS = '<fills count="2"><fill/><fill/></fills>'
_BORDERS = '<borders count="1"><border/></borders>'


def _sheet(inner: str) -> Stylesheet:
    return Stylesheet("p", f'{HEAD}<styleSheet xmlns="{MAIN}">{inner}</styleSheet>'.encode())


def _list(data: bytes, name: str) -> list[etree._Element]:
    found = etree.fromstring(data).find(f"{N}{name}")
    assert found is not None
    if found.get("count") is not None:
        assert found.get("count") == str(len(found))
    return list(found)


def test_clone_keeps_everything_but_fill_and_border() -> None:
    sheet = _sheet(
        f"{_FONTS}{_FILLS}{_BORDERS}<cellStyleXfs count='1'><xf/></cellStyleXfs>"
        '<cellXfs count="9"><xf/><xf numFmtId="14" fillId="1" borderId="0" applyFill="0" quotePrefix="1">'
        '<alignment wrapText="1"/><protection locked="0"/></xf></cellXfs>'
    )
    assert sheet.marked(1, Severity.ERROR) == 2
    assert sheet.marked(1, Severity.NOTE) == 3
    assert sheet.marked(0, Severity.ERROR) == 4
    assert sheet.marked(1, Severity.ERROR) == 2, "one format for one original and severity"
    data = sheet.result()
    clone = _list(data, "cellXfs")[2]
    assert {name: clone.get(name) for name in ("numFmtId", "fillId", "borderId", "applyFill", "applyBorder")} == {
        "numFmtId": "14",
        "fillId": "2",
        "borderId": "1",
        "applyFill": "1",
        "applyBorder": "1",
    }
    assert clone.get("quotePrefix") == "1"
    assert [etree.QName(child).localname for child in clone] == ["alignment", "protection"]
    assert len(_list(data, "fills")) == 4
    assert len(_list(data, "borders")) == 3
    assert [side.get("style") for side in _list(data, "borders")[1]][:4] == ["double"] * 4


def test_a_format_number_beyond_the_list_shows_as_the_plain_one() -> None:
    sheet = _sheet(f'{_FONTS}{_FILLS}{_BORDERS}<cellXfs><xf numFmtId="3"/></cellXfs>')
    assert sheet.marked(77, Severity.WARNING) == 1
    assert _list(sheet.result(), "cellXfs")[1].get("numFmtId") == "3"


def test_missing_lists_and_reserved_entries_are_made_in_order() -> None:
    sheet = _sheet('<fills count="1"><fill/></fills><extLst/>')
    assert sheet.marked(0, Severity.ERROR) == 1
    data = sheet.result()
    assert [etree.QName(child).localname for child in etree.fromstring(data)] == [
        "fonts",
        "fills",
        "borders",
        "cellXfs",
        "extLst",
    ]
    patterns = [fill.find(f"{N}patternFill") for fill in _list(data, "fills")]
    assert [pattern.get("patternType") for pattern in patterns if pattern is not None] == ["gray125", "solid"]
    assert _list(data, "cellXfs")[0].get("xfId") is None, "there is no list of named formats to point into"
    assert _list(data, "cellXfs")[1].get("fillId") == "2"


def test_prefixed_stylesheet_is_extended_with_its_prefix() -> None:
    xml = (
        f'<x:styleSheet xmlns:x="{MAIN}" xmlns:y="urn:y"><x:cellXfs count="1"><x:xf><x:alignment/><x:extLst><x:ext>'
        "<y:z/></x:ext></x:extLst></x:xf></x:cellXfs></x:styleSheet>"
    )
    sheet = Stylesheet("p", xml.encode())
    assert sheet.marked(0, Severity.NOTE) == 1
    data = sheet.result()
    assert len(_list(data, "cellXfs")[1]) == 2
    assert len(_list(data, "borders")) == 2
    assert data.count(b"<y:z/>") == 2


def test_own_formats_are_made_once() -> None:
    sheet = Stylesheet("p", empty_stylesheet(TRANSITIONAL))
    first = sheet.format("<font><b/></font>", "", "", '<alignment wrapText="1"/>')
    assert first == 1
    assert sheet.format("<font><b/></font>", "", "", '<alignment wrapText="1"/>') == first
    assert sheet.format("<font><b/></font>", "<fill/>", "<border/>", "") == 2
    made = _list(sheet.result(), "cellXfs")
    assert [(xf.get("fontId"), xf.get("fillId"), xf.get("borderId"), xf.get("xfId")) for xf in made[1:]] == [
        ("1", "0", "0", "0"),
        ("1", "2", "1", "0"),
    ]


def test_no_more_than_the_most_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stylesheet, "MOST_FORMATS", 2)
    sheet = Stylesheet("p", empty_stylesheet(TRANSITIONAL))
    assert sheet.marked(0, Severity.ERROR) == 1
    assert sheet.marked(0, Severity.NOTE) is None
    with pytest.raises(UsageError, match="65,490"):
        sheet.format("<font/>", "", "", "")


def test_untouched_stylesheet_stays() -> None:
    data = empty_stylesheet(TRANSITIONAL)
    assert Stylesheet("p", data).result() == data
